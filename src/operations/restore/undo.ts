import type { Component } from '../../components/component.ts';
import { components } from '../../components/index.ts';
import type { RestoreSession } from '../../components/restorable.ts';
import type { Config } from '../../config/schema.ts';
import { BackupError, messageOf } from '../../lib/errors.ts';
import { type Journal, writeJournal } from '../../state/journal.ts';
import type { Store } from '../../stores/store.ts';
import { commandText } from '../commands.ts';
import { failureText } from './failure-text.ts';
import { OpenJournal } from './open-journal.ts';
import { startCommands, startServices, stopServices } from './services.ts';
import { type TradingGate, whyTradingWouldBeOn } from './trading-gate.ts';

/** Starting again what was stopped must not be cut off by the cancellation that made it necessary. */
const startAgainMs = 10 * 60_000;

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
 * Looks whether an undo can begin; changes nothing. When the way back of one component is gone, no other is put back: data
 * of different times would serve together. Only an undo that has begun goes on with what is left.
 *
 * @throws BackupError of the component that cannot be put back, or not yet: what to do
 */
export async function checkUndo(
  { components: changed, live }: Journal,
  session: RestoreSession,
  undoFile: string,
): Promise<void> {
  const gone: NotBack[] = [];
  for (const { component: name, state, phase } of changed) {
    const known = components.find((one) => one.name === name);
    const cause = await known?.checkUndo?.(state, session, { purpose: 'undo', phase });
    if (cause !== undefined) gone.push({ name, cause });
  }
  const left = changed.filter(({ phase }) => phase !== 'undone').map(({ component }) => component);
  const others = left.filter((name) => gone.every((one) => one.name !== name));
  const [first, ...more] = gone;
  if (first === undefined || (left.length < changed.length && others.length > 0)) return;
  if (others.length === 0 && more.length === 0) throw first.cause;
  const own = first.cause instanceof BackupError ? first.cause.hint : undefined;
  const byHand = `To put back ${others.join(' and ')} alone on purpose${live ? ', with the services stopped' : ''}: the commands are in ${undoFile}.`;
  throw new BackupError('restore-failed', `${first.name} cannot be put back: ${messageOf(first.cause)}`, {
    cause: first.cause,
    because: [
      ...more.map(({ name, cause }) => `${name} cannot be put back: ${failureText(cause)}`),
      'nothing was changed: the other data and the services are as they were',
    ],
    hint: [own, ...(others.length > 0 ? [byHand] : [])].filter(Boolean).join(' '),
  });
}

interface Undo {
  readonly journals: Store;
  /** The same by hand. */
  readonly undoFile: string;
  readonly journal: Journal;
  readonly session: RestoreSession;
  readonly gate: TradingGate;
}

type Entry = Journal['components'][number];
interface Changed {
  readonly entry: Entry;
  readonly component: Component;
}

/** Puts back what a restore replaced, last change first; what is already back stays. Returns what was done. */
export async function undoRestore(undo: Undo): Promise<string[]> {
  const { journals, journal, session, gate } = undo;
  const changed = journal.components.toReversed().flatMap((entry): Changed[] => {
    const component = components.find(({ name }) => name === entry.component);
    return component === undefined ? [] : [{ entry, component }];
  });
  const done: string[] = [];
  const failures: NotBack[] = [];
  const own = new OpenJournal(journal, journals, session.log);
  await own.write({ servicesStopped: journal.live });
  if (journal.live) await stopOrStartAgain(undo, changed);
  for (const { entry, component } of changed) {
    session.log.info(`Putting back: ${entry.component}`);
    try {
      done.push(
        ...((await component.undoRestore?.(entry.state, session, { purpose: 'undo', phase: entry.phase })) ?? []),
      );
    } catch (cause) {
      failures.push({ name: entry.component, cause });
      // What one component lacks is no reason to leave the others.
      if (isCancelled(cause)) break;
      continue;
    }
    await own.noteUndone(entry);
  }
  if (failures.length > 0) throw notBack(failures, done, undo);
  const problems = journal.live
    ? await startServices(session, restoredIn(changed), await whyTradingWouldBeOn(session, gate))
    : [];
  await own.note({ status: 'undone', servicesStopped: problems.length > 0 });
  if (problems.length === 0) return done;
  throw new BackupError('restore-failed', 'The former data are back, but services are not up', {
    because: [...done.map((line) => `put back: ${line}`), ...problems],
    hint: 'Start them by hand.',
  });
}

function restoredIn(changed: readonly Changed[]): Component[] {
  return changed.map(({ component }) => component);
}

/** @throws BackupError when a service cannot be stopped: nothing is put back then, and the services are as they were */
async function stopOrStartAgain(undo: Undo, changed: readonly Changed[]): Promise<void> {
  try {
    await stopServices(undo.session);
  } catch (cause) {
    throw new BackupError(isCancelled(cause) ? 'cancelled' : 'restore-failed', messageOf(cause), {
      cause,
      because: ['nothing was put back: the data are as they were before this undo', ...(await asBefore(undo, changed))],
      hint: (cause instanceof BackupError ? cause.hint : undefined) ?? 'Correct the cause and run the same undo again.',
    });
  }
}

/** Services that ran before the undo are started again; those that the restore had left stopped wait for the data. */
async function asBefore({ journals, journal, session }: Undo, changed: readonly Changed[]): Promise<string[]> {
  const by = startCommands(session);
  if (journal.servicesStopped)
    return by === '' ? [] : [`the services stay stopped, as the restore had left them: ${by}`];
  const calm: RestoreSession = { ...session, signal: AbortSignal.timeout(startAgainMs) };
  try {
    // Neither the data nor the environment file were changed.
    const problems = await startServices(calm, restoredIn(changed));
    if (problems.length > 0) return problems.map((problem) => `services: ${problem}`);
    await writeJournal(journals, journal);
    return by === ''
      ? ['services.start is empty: start again yourself what was stopped']
      : ['the services were started again'];
  } catch (error) {
    return [`the services may be stopped: ${failureText(error)}`];
  }
}

interface NotBack {
  readonly name: string;
  readonly cause: unknown;
}

/** What fails leaves services stopped: that must be said, and that it can be run again. */
function notBack(
  failures: readonly NotBack[],
  done: readonly string[],
  { journal: { live }, undoFile, session }: Undo,
): BackupError {
  const [first, ...others] = failures;
  const cause = first?.cause;
  const code = failures.some((one) => isCancelled(one.cause)) ? 'cancelled' : 'restore-failed';
  const own = cause instanceof BackupError ? cause.hint : undefined;
  const again = 'The same undo can be run again, it goes on where it stopped.';
  const by = startCommands(session);
  const stopped = live && session.config.services.stop.length > 0;
  return new BackupError(code, `${first?.name} could not be put back: ${messageOf(cause)}`, {
    cause,
    because: [
      ...others.map(({ name, cause: why }) => `${name} could not be put back: ${failureText(why)}`),
      ...done.map((line) => `put back: ${line}`),
      ...(stopped ? [`the services are stopped${by === '' ? '' : `; to start them: ${by}`}`] : []),
    ],
    hint: `${code === 'cancelled' && own !== undefined ? own : `${own ?? 'Correct the cause.'} ${again}`} By hand: ${undoFile}.`,
  });
}

function isCancelled(cause: unknown): boolean {
  return cause instanceof BackupError && cause.code === 'cancelled';
}
