import { components } from '../../components/index.ts';
import type { RestoreSession } from '../../components/restorable.ts';
import type { PlannedUndo } from '../../components/way-back.ts';
import { BackupError, failureText, messageOf } from '../../lib/errors.ts';
import { type Journal, writeJournal } from '../../state/journal.ts';
import type { Store } from '../../stores/store.ts';
import { OpenJournal } from './open-journal.ts';
import { startCommands, startServices, stopServices } from './services.ts';
import { type TradingGate, whyTradingWouldBeOn } from './trading-gate.ts';

/** Starting again what was stopped must not be cut off by the cancellation that made it necessary. */
const startAgainMs = 10 * 60_000;

type Entry = Journal['components'][number];

/** The way back of one component, and what the journal says of it. */
export interface WayBack extends PlannedUndo {
  readonly entry: Entry;
}

/** The ways back of all that a restore has changed, last change first; reads only. */
export async function planUndo({ components: changed }: Journal, session: RestoreSession): Promise<WayBack[]> {
  const ways: WayBack[] = [];
  for (const entry of changed.toReversed()) {
    const component = components.find(({ name }) => name === entry.component);
    const planned = await component?.planUndo?.(entry, session);
    if (planned !== undefined) ways.push({ ...planned, entry });
  }
  return ways;
}

/** What services wait for. */
export function leftDown(ways: readonly WayBack[]): string[] {
  return ways.flatMap(({ plan: { down } }) => (down === undefined ? [] : [down]));
}

/**
 * Whether an undo can begin. When the way back of one component is gone, no other is put back: data of different times would
 * serve together. Only an undo that has begun goes on with what is left.
 *
 * @throws BackupError of the component that cannot be put back, or not yet: what to do
 */
export function requireWayBack(
  { components: changed, live, servicesStopped }: Journal,
  ways: readonly WayBack[],
  undoFile: string,
): void {
  const gone: NotBack[] = [];
  for (const { entry, plan } of ways.toReversed()) {
    if (plan.obstacle?.kind === 'blocked') throw plan.obstacle.error;
    if (plan.obstacle !== undefined) gone.push({ name: entry.component, cause: plan.obstacle.error });
  }
  const left = changed.filter(({ phase }) => phase !== 'undone').map(({ component }) => component);
  const others = left.filter((name) => gone.every((one) => one.name !== name));
  const [first, ...more] = gone;
  if (first === undefined || (left.length < changed.length && others.length > 0)) return;
  if (others.length === 0 && more.length === 0 && !servicesStopped) throw first.cause;
  const own = first.cause instanceof BackupError ? first.cause.hint : undefined;
  const byHand = `To put back ${others.join(' and ')} alone on purpose${live ? ', with the services stopped' : ''}: the commands are in ${undoFile}.`;
  throw new BackupError('restore-failed', `${first.name} cannot be put back: ${messageOf(first.cause)}`, {
    cause: first.cause,
    because: [
      ...more.map(({ name, cause }) => `${name} cannot be put back: ${failureText(cause)}`),
      live && servicesStopped
        ? 'the services are stopped: start them by hand once the data are as they shall be'
        : 'nothing was changed: the other data and the services are as they were',
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
  /** Of the journal. */
  readonly ways: readonly WayBack[];
}

/** Puts back what a restore replaced, last change first; what is already back stays. Returns what was done. */
export async function carryOut(undo: Undo): Promise<string[]> {
  const { journals, journal, session, gate, ways } = undo;
  const done: string[] = [];
  const down: string[] = [];
  const failures: NotBack[] = [];
  const own = new OpenJournal(journal, journals, session.log);
  await own.write({ servicesStopped: journal.live });
  if (journal.live) await stopOrStartAgain(undo);
  for (const { entry, ...way } of ways) {
    session.log.info(`Putting back: ${entry.component}`);
    try {
      const back = await way.carryOut('must-keep');
      done.push(...back.done);
      if (back.down !== undefined) down.push(back.down);
    } catch (cause) {
      failures.push({ name: entry.component, cause });
      // What one component lacks is no reason to leave the others.
      if (isCancelled(cause)) break;
      continue;
    }
    await own.noteUndone(entry);
  }
  if (failures.length > 0) throw notBack(failures, done, undo);
  const against = journal.live ? [...(await whyTradingWouldBeOn(session, gate)), ...down] : [];
  const problems = journal.live ? await startServices(session, against) : [];
  await own.note({ status: 'undone', servicesStopped: problems.length > 0 });
  if (problems.length === 0) return done;
  throw new BackupError('restore-failed', 'The former data are back, but services are not up', {
    because: [...done.map((line) => `put back: ${line}`), ...problems],
    hint: 'Start them by hand.',
  });
}

/** @throws BackupError when a service cannot be stopped: nothing is put back then, and the services are as they were */
async function stopOrStartAgain(undo: Undo): Promise<void> {
  try {
    await stopServices(undo.session);
  } catch (cause) {
    throw new BackupError(isCancelled(cause) ? 'cancelled' : 'restore-failed', messageOf(cause), {
      cause,
      because: ['nothing was put back: the data are as they were before this undo', ...(await asBefore(undo))],
      hint: (cause instanceof BackupError ? cause.hint : undefined) ?? 'Correct the cause and run the same undo again.',
    });
  }
}

/** Services that ran before the undo are started again; those that the restore had left stopped wait for the data. */
async function asBefore({ journals, journal, session, ways }: Undo): Promise<string[]> {
  const by = startCommands(session);
  if (journal.servicesStopped)
    return by === '' ? [] : [`the services stay stopped, as the restore had left them: ${by}`];
  const calm: RestoreSession = { ...session, signal: AbortSignal.timeout(startAgainMs) };
  try {
    // Neither the data nor the environment file were changed.
    const problems = await startServices(calm, leftDown(ways));
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
