import { type Journal, readJournals, undoPath, writeJournal } from '../../catalog/journal.ts';
import { components } from '../../components/index.ts';
import type { RestoreSession } from '../../components/restorable.ts';
import type { Config } from '../../config/schema.ts';
import { BackupError, messageOf } from '../../lib/errors.ts';
import type { ReadableStore, Store } from '../../stores/store.ts';
import { commandText } from '../commands.ts';
import { startServices, stopServices } from './services.ts';

/**
 * The restore a user wants undone.
 *
 * @throws BackupError `backup-not-found`
 */
export async function findJournal(store: ReadableStore, wanted: string, system: string): Promise<Journal> {
  const { journals, unreadable } = await readJournals(store, system);
  const open = journals.filter(isOpen);
  const found = wanted === 'latest' ? open.at(-1) : journals.find(({ restoreId }) => restoreId === wanted);
  const hidden = unreadable.find((id) => id === wanted || (wanted === 'latest' && id > (found?.restoreId ?? '')));
  if (hidden !== undefined) throw unreadableJournal(hidden, store.location);
  if (found !== undefined) return found;
  throw new BackupError(
    'backup-not-found',
    wanted === 'latest' ? 'There is no restore to undo' : `There was no restore ${wanted}`,
    {
      hint: `Restores of ${system} in ${store.location}: ${journals.map(({ restoreId }) => restoreId).join(', ') || 'none'}.`,
    },
  );
}

/** A restore that was killed before its first switch is to undo too: it left services stopped, or something half built. */
function isOpen({ live, servicesStopped, components: changed }: Journal): boolean {
  if (changed.some(({ phase }) => phase === 'staging')) return true;
  return live && (servicesStopped || changed.some(({ phase }) => phase !== 'undone'));
}

const undoPlans = {
  staging: 'what was begun beside the live data is removed',
  switching: 'the former state is put back, as far as it was replaced',
  switched: 'the former state is put back; the restored one is kept beside it',
  undone: 'is put back already; it is looked at again',
} as const;

/** What an undo would do, one line each, in its order. */
export function undoPlan(journal: Journal, { services }: Config): string[] {
  const stops = journal.live ? services.stop.map((command) => `stopped meanwhile: ${commandText(command)}`) : [];
  const changes = journal.components.toReversed().map(({ component, phase }) => {
    const side = !journal.live && phase === 'switched';
    return `${component}: ${side ? 'what the restore made beside the live data is removed' : undoPlans[phase]}`;
  });
  if (!journal.live) return changes;
  return [...stops, ...changes, `what was written since ${journal.startedAt} is not in the former state`];
}

/**
 * Looks whether an undo can begin; changes nothing.
 *
 * @throws BackupError of the component that cannot be put back yet: what to do first
 */
export async function checkUndo(journal: Journal, session: RestoreSession): Promise<void> {
  for (const entry of journal.components) {
    await components.find(({ name }) => name === entry.component)?.checkUndo?.(entry.state, session);
  }
}

function unreadableJournal(restoreId: string, location: string): BackupError {
  return new BackupError('damaged', `The journal of restore ${restoreId} cannot be read`, {
    hint: `A newer version of the program may have written it. By hand: the commands are in ${location}/${undoPath(restoreId)}. To undo another restore, name it by its id.`,
  });
}

/** Puts back what a restore replaced, last change first; what is already back stays. Returns what was done. */
export async function undoRestore(store: Store, journal: Journal, session: RestoreSession): Promise<string[]> {
  const changed = journal.components.toReversed().flatMap((entry) => {
    const component = components.find(({ name }) => name === entry.component);
    return component === undefined ? [] : [{ entry, component }];
  });
  const done: string[] = [];
  let current: Journal = { ...journal, servicesStopped: journal.live };
  await writeJournal(store, current);
  const stopped = journal.live && session.config.services.stop.length > 0;
  if (journal.live) await stopServices(session);
  for (const { entry, component } of changed) {
    if (component.undoRestore === undefined) continue;
    session.log.info(`Putting back: ${entry.component}`);
    done.push(...(await undoOne(component.undoRestore(entry.state, session), entry.component, done, journal, stopped)));
    const undone = current.components.map((one) =>
      one.component === entry.component ? { ...one, phase: 'undone' as const } : one,
    );
    current = { ...current, components: undone };
    await writeJournal(store, current);
  }
  const restored = changed.map(({ component }) => component);
  const problems = journal.live ? await startServices(session, restored) : [];
  await writeJournal(store, { ...current, status: 'undone', servicesStopped: problems.length > 0 });
  if (problems.length === 0) return done;
  throw new BackupError('restore-failed', 'The former data are back, but services are not up', {
    because: problems,
    hint: 'Start them by hand.',
  });
}

/** What fails in the middle leaves services stopped: that must be said, and that it can be run again. */
async function undoOne(
  undoing: Promise<readonly string[]>,
  name: string,
  done: readonly string[],
  { restoreId }: Journal,
  stopped: boolean,
): Promise<readonly string[]> {
  try {
    return await undoing;
  } catch (cause) {
    const own = cause instanceof BackupError ? cause.hint : undefined;
    const code = cause instanceof BackupError && cause.code === 'cancelled' ? 'cancelled' : 'restore-failed';
    throw new BackupError(code, `${name} could not be put back: ${messageOf(cause)}`, {
      cause,
      because: [...done.map((line) => `put back: ${line}`), ...(stopped ? ['the services are stopped'] : [])],
      hint: `${code === 'cancelled' && own !== undefined ? own : `${own ?? 'Correct the cause.'} Then run the same undo again: it goes on where it stopped.`} By hand: ${undoPath(restoreId)} in the store.`,
    });
  }
}
