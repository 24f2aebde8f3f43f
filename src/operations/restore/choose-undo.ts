import { BackupError } from '../../lib/errors.ts';
import { shellQuote } from '../../lib/format.ts';
import type { Log } from '../../lib/log.ts';
import { type Journal, readJournals, undoPath } from '../../state/journal.ts';
import type { StatePlace } from '../../state/places.ts';

/** The command that undoes a restore. */
export function undoCommand(restoreId: string, system: string): string {
  return `backupctl restore --undo ${restoreId} --yes ${shellQuote(system)}`;
}

/** A journal, and the place it lies in. */
export interface Found {
  readonly journal: Journal;
  readonly place: StatePlace;
}

interface Read {
  /** Oldest first. */
  readonly all: readonly Found[];
  /** Those, of whatever system, that cannot be read. */
  readonly unreadable: readonly { readonly id: string; readonly place: StatePlace }[];
  /** Where this user may not look: the state of another user. */
  readonly closed: readonly string[];
}

/**
 * Journals of a system in all places, the own one first.
 *
 * @throws BackupError `read-failed` when the own place cannot be read
 */
export async function readAll(places: readonly StatePlace[], system: string): Promise<Read> {
  const closed: string[] = [];
  const read = await Array.fromAsync(places, async (place) => {
    try {
      return { place, ...(await readJournals(place.look, system)) };
    } catch (error) {
      if (place === places[0] || !(error instanceof BackupError) || error.code !== 'read-failed') throw error;
      closed.push(place.look.location);
      return { place, journals: [], unreadable: [] };
    }
  });
  const all = read.flatMap(({ place, journals }) => journals.map((journal) => ({ journal, place })));
  return {
    all: all.sort((a, b) => (a.journal.restoreId < b.journal.restoreId ? -1 : 1)),
    unreadable: read.flatMap(({ place, unreadable }) => unreadable.map((id) => ({ id, place }))),
    closed,
  };
}

/** That there may be restores which this user cannot see. */
export function mayHide(closed: readonly string[]): string[] {
  return closed.map(
    (folder) => `${folder} cannot be read by this user: a restore that another user made may lie there.`,
  );
}

/**
 * The restore a user wants undone. `latest` is the newest restore of live data, whatever became of it: never one before it.
 *
 * @throws BackupError `backup-not-found`, `damaged`
 */
export async function findJournal(places: readonly StatePlace[], wanted: string, system: string): Promise<Found> {
  const { all, unreadable, closed } = await readAll(places, system);
  const found =
    wanted === 'latest'
      ? all.findLast(({ journal }) => journal.live)
      : all.find(({ journal }) => journal.restoreId === wanted);
  const newest = found?.journal.restoreId ?? '';
  const hidden = unreadable.find(({ id }) => id === wanted || (wanted === 'latest' && id > newest));
  if (hidden !== undefined) throw unreadableJournal(hidden.id, hidden.place);
  if (wanted === 'latest' && closed.length > 0)
    throw new BackupError('access-denied', 'Which restore is the latest cannot be seen by this user', {
      because: mayHide(closed),
      hint: 'Nothing was changed. Name the restore by its id, or run the same as the user who restored.',
    });
  if (found !== undefined) return found;
  throw new BackupError(
    'backup-not-found',
    wanted === 'latest' ? 'There is no restore of live data to undo' : `There was no restore ${wanted}`,
    {
      because: mayHide(closed),
      hint: `Restores of ${system} in ${places.map(({ look }) => look.location).join(', ')}: ${all.map(({ journal }) => journal.restoreId).join(', ') || 'none'}.`,
    },
  );
}

/** Whether something of a restore is still to be put back, removed or started. */
export function owesUndo({ live, servicesStopped, components }: Journal): boolean {
  return (live && servicesStopped) || components.some(({ phase }) => phase !== 'undone');
}

/** What is said when a restore owes nothing: that one before it is not undone in its place. */
export async function nothingOwed(places: readonly StatePlace[], { restoreId, system }: Journal): Promise<string[]> {
  const journals = (await readAll(places, system)).all.map(({ journal }) => journal);
  const earlier = journals.findLast((one) => one.live && one.restoreId < restoreId && replaced(one).length > 0);
  const begun = journals.filter((one) => !one.live && one.components.some(({ phase }) => phase === 'staging'));
  return [
    `nothing to do: restore ${restoreId} is undone already, or had replaced nothing; nothing was changed now`,
    ...(earlier === undefined
      ? []
      : [
          `the restore before it, ${earlier.restoreId}, is in place; to go back further: ${undoCommand(earlier.restoreId, system)}`,
        ]),
    ...begun.map(
      (one) =>
        `restore ${one.restoreId} of some tables did not end; to remove what it began: ${undoCommand(one.restoreId, system)}`,
    ),
  ];
}

/**
 * A restore is undone only while nothing newer lies on top: else data of different times would be mixed, and what serves now
 * would be overwritten.
 *
 * @throws BackupError `preflight-failed` with the order in which they are to be undone
 */
export async function requireOnTop(places: readonly StatePlace[], journal: Journal, log: Log): Promise<void> {
  if (!journal.live) return;
  const { all, unreadable, closed } = await readAll(places, journal.system);
  for (const line of mayHide(closed)) log.warning(line);
  const journals = all.map((one) => one.journal);
  const own = replaced(journal);
  const above = journals
    .filter(({ live, restoreId }) => live && restoreId > journal.restoreId)
    .map((one) => ({ ...one, both: replaced(one).filter((name) => own.includes(name)) }))
    .filter(({ both }) => both.length > 0)
    .toReversed();
  for (const { id } of unreadable.filter((one) => one.id > journal.restoreId)) {
    log.warning(
      `The journal of the later restore ${id} cannot be read: if it replaced the same data, undo that one first.`,
    );
  }
  if (above.length === 0) return;
  const order = [...above, journal].map(({ restoreId }) => undoCommand(restoreId, journal.system));
  throw new BackupError('preflight-failed', `Restore ${journal.restoreId} cannot be undone before the later ones`, {
    because: above.map(({ restoreId, both }) => `restore ${restoreId} has replaced ${both.join(', ')} since`),
    hint: `Nothing was changed. Undo the newest first, in this order: ${order.join('; then ')}`,
  });
}

/** Components whose live data a restore has replaced, or was about to, and that were not put back. */
export function replaced({ components }: Pick<Journal, 'components'>): string[] {
  return components
    .filter(({ phase }) => phase === 'switching' || phase === 'switched')
    .map(({ component }) => component);
}

function unreadableJournal(restoreId: string, place: StatePlace): BackupError {
  return new BackupError('damaged', `The journal of restore ${restoreId} cannot be read`, {
    hint: `A newer version of the program may have written it, or this user may not read it. By hand: the commands are in ${place.folder(undoPath(restoreId))}. To undo another restore, name it by its id.`,
  });
}
