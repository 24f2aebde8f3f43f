import { BackupError } from '../../lib/errors.ts';
import type { Ability, Store } from '../../stores/store.ts';

/** Not the name of a backup: nothing else looks at it. */
const folder = 'canary';
const path = `${folder}/lock`;

/**
 * Shows that a lock holds: a small object written as the files of backups are must not be removable. It stays until its lock
 * ends, and serves until then.
 */
export async function tryLock(store: Store, ability: Ability, wanted: boolean, now: Date): Promise<Ability> {
  if (!wanted) return { can: 'no', because: 'backup.yml asks for no lock' };
  if (ability.can === 'no') return ability;
  const isLocked = async () => ((await store.lockedUntil(path)) ?? now) > now;
  if (!(await isLocked())) await write(store);
  if (!(await isLocked())) return { can: 'no', because: `${path} was written and is not locked` };
  try {
    await store.remove(path);
  } catch (error) {
    if (error instanceof BackupError && error.code === 'locked') {
      return { can: 'yes', because: `the removal of ${path} was refused` };
    }
    throw error;
  }
  return { can: 'no', because: `${path} was locked, and could be removed all the same` };
}

async function write(store: Store): Promise<void> {
  await using stage = await store.resume(folder);
  await stage.discard('lock');
  const content = Buffer.from('status tries whether this can be removed\n');
  await stage.write(
    'lock',
    (async function* () {
      yield content;
    })(),
    content.byteLength,
  );
}
