import { mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BackupError, messageOf, systemCode } from '../../../lib/errors.ts';
import { fsPath } from '../../../lib/file-name.ts';
import { replace, statusNow } from '../../../lib/replace.ts';
import { syncToDisk } from '../../../lib/sync-to-disk.ts';
import type { Places, Unit } from './places.ts';

/** Moments at which a test may end the process. */
export type Moment = 'begun' | 'between' | 'switched';

/**
 * Switches the staged files in, one path after the other: the former is set aside below `before`, the new one takes its name.
 * A reader of a file finds the old or the new one, never half of one; a folder's name is absent for some microseconds (see
 * `replace`).
 *
 * @throws BackupError `restore-failed`: the way back puts back what was switched by then
 */
export async function switchIn(
  places: Places,
  units: readonly Unit[],
  reached: (moment: Moment, unit?: Unit) => void = () => {},
): Promise<void> {
  try {
    mkdirSync(places.before, { mode: 0o700 });
    for (const unit of units)
      mkdirSync(fsPath(dirname(join(places.before, unit.path))), { recursive: true, mode: 0o700 });
    await syncToDisk(places.root);
    reached('begun');
    for (const unit of units) {
      switchOne(places, unit, () => reached('between', unit));
      reached('switched', unit);
    }
    await syncFolders(places, units);
  } catch (error) {
    throw switchError(error);
  }
}

function switchOne(places: Places, unit: Unit, between: () => void): void {
  const live = join(places.root, unit.path);
  const next = join(places.staging, unit.path);
  if (unit.former) replace(live, next, join(places.before, unit.path), between);
  else if (statusNow(live) === undefined) renameSync(fsPath(next), fsPath(live));
  else throw new Error(`${live} has appeared since the restore was prepared`);
}

/** The names on both sides of every move. */
export async function syncFolders(places: Places, units: readonly Unit[]): Promise<void> {
  const folders = new Set([places.root]);
  for (const unit of units) {
    for (const place of [places.root, places.before, places.staging]) folders.add(dirname(join(place, unit.path)));
  }
  for (const folder of folders) if (statusNow(folder) !== undefined) await syncToDisk(folder);
}

function switchError(cause: unknown): BackupError {
  const hint =
    systemCode(cause) === 'EXDEV' || systemCode(cause) === 'EBUSY'
      ? 'A file system is mounted there: names cannot be swapped across it. Unmount it for the restore.'
      : 'Correct the cause, then run the restore again.';
  return new BackupError('restore-failed', 'The restored files could not be switched in', {
    cause,
    because: [messageOf(cause)],
    hint,
  });
}
