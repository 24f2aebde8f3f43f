import type { RestoreSession } from '../../components/restorable.ts';
import { BackupError, failuresIn, failureText, messageOf, reasonsOf } from '../../lib/errors.ts';
import type { Journal } from '../../state/journal.ts';
import type { OpenJournal } from './open-journal.ts';
import type { RestorablePart } from './parts.ts';
import { startServices, stopServices } from './services.ts';
import { type TradingGate, whyTradingWouldBeOn } from './trading-gate.ts';

/** For each step: putting the former data back must not be cut off by the cancellation that made it necessary. */
const leastStepMs = 10 * 60_000;

/** A restore that failed, or was cancelled, and how far it had come. */
export interface Failed {
  readonly cause: unknown;
  readonly parts: readonly RestorablePart[];
  readonly journal: OpenJournal;
  readonly session: RestoreSession;
  readonly gate: TradingGate;
  readonly undoCommand: string;
  readonly undoFile: string;
  /** Some services may run again. */
  readonly starting: boolean;
}

interface Outcome {
  readonly done: string[];
  /** What could not be put back or removed. */
  readonly problems: string[];
  /** Components whose live data may be half replaced. */
  readonly notBack: string[];
  /** What is left down and services need. */
  readonly down: string[];
  /** Services that are not up again, and why. */
  readonly services: string[];
}

/** Puts back what was switched, last first, starts the services, and returns the error that tells all of it. */
export async function rollBack(failure: Failed): Promise<BackupError> {
  const { cause, journal, session, starting } = failure;
  const stepMs = Math.max(leastStepMs, session.config.redis?.timeout ?? 0);
  const calm = (): RestoreSession => ({ ...session, signal: AbortSignal.timeout(stepMs) });
  const outcome: Outcome = { done: [], problems: [], notBack: [], down: [], services: [] };
  const { problems, services } = outcome;
  await session.log.group('Roll back', async () => {
    if (starting) await attempt(problems, 'the services could not be stopped again', () => stopServices(calm()));
    for (const entry of journal.now.components.toReversed()) await putBack(entry, failure, calm(), outcome);
    if (journal.now.servicesStopped) {
      await attempt(services, 'the services were not started again', () => startAgain(failure, calm(), outcome));
    }
  });
  const status = problems.length + services.length === 0 ? 'undone' : 'failed';
  await journal.note({ status, servicesStopped: services.length > 0 });
  const { first, closing } = failuresIn(cause);
  for (const error of closing) session.log.warning(`Something could not be closed: ${failureText(error)}`);
  return rollbackError(first, outcome, failure);
}

async function putBack(
  entry: Journal['components'][number],
  { parts, journal }: Failed,
  calm: RestoreSession,
  { done, problems, notBack, down }: Outcome,
): Promise<void> {
  const staging = entry.phase === 'staging';
  const failure = staging
    ? `what was begun beside ${entry.component} may still be there`
    : `${entry.component} could not be put back`;
  const back = await attempt(problems, failure, async () => {
    const part = parts.find(({ component }) => component.name === entry.component);
    if (part === undefined) throw new BackupError('internal', 'no such component is known');
    const back = await (await part.component.planUndo(entry, calm)).carryOut('try-keep');
    await journal.noteUndone(entry);
    if (!staging) done.push(...back.done);
    if (back.down !== undefined) down.push(back.down);
  });
  if (!back && !staging) notBack.push(entry.component);
}

/** Services must not run on data that are half replaced: the undo puts them back and starts the services. */
async function startAgain(
  { gate }: Failed,
  calm: RestoreSession,
  { done, notBack, down, services }: Outcome,
): Promise<void> {
  const against = [
    ...notBack.map((name) => `${name} could not be put back, which the undo does first`),
    ...(await whyTradingWouldBeOn(calm, gate)),
    ...down,
  ];
  const failures = await startServices(calm, against);
  services.push(...failures.map((failure) => `services: ${failure}`));
  if (failures.length === 0 && calm.config.services.start.length > 0) done.push('services were started again');
}

/** Whether it was done; else why not is among the problems. */
async function attempt(problems: string[], what: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    problems.push(`${what}: ${failureText(error)}`);
    return false;
  }
}

function rollbackError(
  cause: unknown,
  { done, problems, services }: Outcome,
  { undoCommand, undoFile }: Failed,
): BackupError {
  const code = cause instanceof BackupError && cause.code === 'cancelled' ? 'cancelled' : 'restore-failed';
  const title = code === 'cancelled' ? 'The restore was cancelled' : `The restore failed: ${messageOf(cause)}`;
  const because = [...reasonsOf(cause), ...done.map((line) => `put back: ${line}`), ...problems, ...services];
  const own = (cause instanceof BackupError ? cause.hint : undefined) ?? 'Mend the cause and run the restore again.';
  let hint = `The former data serve, as before. ${own}`;
  if (services.length > 0) hint = `The former data serve, but services are not up: start them by hand. ${own}`;
  if (problems.length > 0)
    hint = `Not everything could be put back. Run: ${undoCommand}; by hand, the commands are in ${undoFile}.`;
  return new BackupError(code, title, { cause, because, hint });
}
