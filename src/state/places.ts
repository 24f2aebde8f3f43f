import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from '../lib/errors.ts';
import { localStore } from '../stores/local.ts';
import { type ReadableStore, readOnly, type Store } from '../stores/store.ts';

/** A folder of this host that keeps what belongs to its restores: journals, former data, reports. */
export interface StatePlace {
  readonly look: ReadableStore;
  /**
   * Only once it is certain that something is to be written.
   *
   * @throws BackupError `store-unwritable`
   */
  open(): Promise<Store>;
  /** A folder in it, by its path there. */
  folder(path: string): string;
}

const ofAll = '/var/lib/backup-actions';

/**
 * Where this host keeps its state: as configured, else in /var/lib for whoever may write there, else with the user.
 *
 * @throws BackupError `invalid-config` when there is no such place
 */
export async function statePlace(
  configured: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<StatePlace> {
  if (configured !== undefined) return placeAt(configured);
  if (await mayWrite(ofAll)) return placeAt(ofAll);
  const own = ofUser(env);
  if (own !== undefined) return placeAt(own);
  throw new BackupError('invalid-config', 'There is no place for what restores keep on this host', {
    because: [`${ofAll} cannot be written, and neither XDG_STATE_HOME nor HOME is set`],
    hint: 'Name a folder with state.path in backup.yml, or BACKUP_STATE.',
  });
}

/**
 * Every place where a restore of this host may have left its journal, the one in use first: other users and settings, and
 * beside the backups, where former versions wrote it.
 */
export function otherPlaces(
  own: StatePlace,
  env: Readonly<Record<string, string | undefined>>,
  localStoreFolder: string | undefined,
): StatePlace[] {
  const paths = [ofAll, ofUser(env), localStoreFolder].filter((path) => path !== undefined);
  return [...new Set(paths)].map(placeAt).filter(({ look }) => look.location !== own.look.location);
}

function placeAt(path: string): StatePlace {
  const store = localStore('state', path);
  return {
    look: readOnly(store),
    open: async () => {
      await requireWritable(path);
      return store;
    },
    folder: (below) => join(path, below),
  };
}

async function requireWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw new BackupError('store-unwritable', `What restores keep on this host cannot be written to ${folder}`, {
      cause,
      hint: 'Nothing was changed. Let this user write there, or name another folder with state.path in backup.yml, or BACKUP_STATE.',
    });
  }
}

function ofUser(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const base = env.XDG_STATE_HOME || (env.HOME && join(env.HOME, '.local', 'state'));
  return base ? join(base, 'backup-actions') : undefined;
}

/** Root makes it where it is missing. */
async function mayWrite(folder: string): Promise<boolean> {
  if (process.getuid?.() === 0) return true;
  return await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}
