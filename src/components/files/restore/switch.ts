import { mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BackupError, messageOf, systemCode } from '../../../lib/errors.ts';
import { fsPath } from '../../../lib/file-name.ts';
import { putBack, replace, statusNow } from '../../../lib/replace.ts';
import { syncToDisk } from '../../../lib/sync-to-disk.ts';
import type { Places, Unit } from './places.ts';
import { removeEmpty } from './remove.ts';
import { undonePath } from './undone.ts';

/** Moments at which a test may end the process. */
export type Moment = 'begun' | 'between' | 'switched';

/**
 * Switches the staged files in, one path after the other: the former is set aside below `before`, the new one takes its name.
 * A reader of a file finds the old or the new one, never half of one; a folder's name is absent for some microseconds (see
 * `replace`). When a path fails, those already switched are put back.
 *
 * @throws BackupError `restore-failed`: what was in place is in place again, or undo brings it back
 */
export async function switchIn(
  places: Places,
  units: readonly Unit[],
  reached: (moment: Moment, unit?: Unit) => void = () => {},
): Promise<void> {
  const done: Unit[] = [];
  try {
    mkdirSync(places.before, { mode: 0o700 });
    for (const unit of units)
      mkdirSync(fsPath(dirname(join(places.before, unit.path))), { recursive: true, mode: 0o700 });
    await syncToDisk(places.root);
    reached('begun');
    for (const unit of units) {
      done.push(unit);
      switchOne(places, unit, () => reached('between', unit));
      reached('switched', unit);
    }
    await syncFolders(places, units);
  } catch (error) {
    await putAllBack(places, done, error);
    throw switchError(error, 'What was in place is in place again; nothing was lost.');
  }
}

function switchOne(places: Places, unit: Unit, between: () => void): void {
  const live = join(places.root, unit.path);
  const next = join(places.staging, unit.path);
  if (unit.former) replace(live, next, join(places.before, unit.path), between);
  else if (statusNow(live) === undefined) renameSync(fsPath(next), fsPath(live));
  else throw new Error(`${live} has appeared since the restore was prepared`);
}

async function putAllBack(places: Places, done: readonly Unit[], why: unknown): Promise<void> {
  try {
    for (const unit of done.toReversed()) putOneBack(places, unit);
    await removeEmpty(places.before);
    await syncFolders(places, done);
  } catch (error) {
    const cause = new AggregateError([why, error], messageOf(why));
    throw switchError(cause, 'Not everything could be put back either: run the undo as printed.', [messageOf(error)]);
  }
}

/** Takes one step back, however far it had come. The staged copy goes back to where it waited. */
function putOneBack(places: Places, unit: Unit): void {
  const live = join(places.root, unit.path);
  const staged = join(places.staging, unit.path);
  const former = join(places.before, unit.path);
  const waiting = statusNow(staged) !== undefined;
  if (unit.former) {
    // With the staged copy still waiting, what is in place came from elsewhere just now: it is kept too.
    if (statusNow(former) !== undefined) putBack(live, former, waiting ? undonePath(places, unit) : staged);
  } else if (!waiting && statusNow(live) !== undefined) renameSync(fsPath(live), fsPath(staged));
}

/** The names on both sides of every move. */
export async function syncFolders(places: Places, units: readonly Unit[]): Promise<void> {
  const folders = new Set([places.root]);
  for (const unit of units) {
    for (const place of [places.root, places.before, places.staging]) folders.add(dirname(join(place, unit.path)));
  }
  for (const folder of folders) if (statusNow(folder) !== undefined) await syncToDisk(folder);
}

function switchError(cause: unknown, outcome: string, because: readonly string[] = []): BackupError {
  const hint =
    systemCode(cause) === 'EXDEV' || systemCode(cause) === 'EBUSY'
      ? `${outcome} A file system is mounted there: names cannot be swapped across it. Unmount it for the restore.`
      : `${outcome} Correct the cause, then run the restore again.`;
  return new BackupError('restore-failed', 'The restored files could not be switched in', {
    cause,
    because: [messageOf(cause), ...because],
    hint,
  });
}
