import type { Journal } from '../../catalog/journal.ts';
import type { RestoreSession } from '../../components/restorable.ts';
import { BackupError, failuresIn, messageOf, reasonsOf } from '../../lib/errors.ts';
import { failureText } from './failure-text.ts';
import type { OpenJournal } from './open-journal.ts';
import type { RestorablePart } from './parts.ts';
import { startServices, stopServices } from './services.ts';

/** Putting the former data back must not be cut off by the cancellation that made it necessary. */
const rollbackMs = 10 * 60_000;

/** A restore that failed, or was cancelled, and how far it had come. */
export interface Failed {
  readonly cause: unknown;
  readonly parts: readonly RestorablePart[];
  readonly journal: OpenJournal;
  readonly session: RestoreSession;
  /** Some services may run again. */
  readonly starting: boolean;
}

interface Outcome {
  readonly done: string[];
  readonly problems: string[];
}

/** Puts back what was switched, last first, starts the services, and returns the error that tells all of it. */
export async function rollBack({ cause, parts, journal, session, starting }: Failed): Promise<BackupError> {
  const calm: RestoreSession = { ...session, signal: AbortSignal.timeout(rollbackMs) };
  const outcome: Outcome = { done: [], problems: [] };
  await session.log.group('Roll back', async () => {
    if (starting) await attempt(outcome, 'the services could not be stopped again', () => stopServices(calm));
    for (const entry of journal.now.components.toReversed()) await putBack(entry, parts, journal, calm, outcome);
    if (journal.now.servicesStopped) {
      await attempt(outcome, 'the services were not started again', () => startAgain(calm, parts, outcome));
    }
  });
  const failed = outcome.problems.length > 0;
  await journal.note({ status: failed ? 'failed' : 'undone', servicesStopped: failed });
  const { first, closing } = failuresIn(cause);
  for (const error of closing) session.log.warning(`Something could not be closed: ${failureText(error)}`);
  return rollbackError(first, outcome, session.restoreId);
}

async function putBack(
  entry: Journal['components'][number],
  parts: readonly RestorablePart[],
  journal: OpenJournal,
  calm: RestoreSession,
  outcome: Outcome,
): Promise<void> {
  const staging = entry.phase === 'staging';
  const failure = staging
    ? `what was begun beside ${entry.component} may still be there`
    : `${entry.component} could not be put back`;
  await attempt(outcome, failure, async () => {
    const part = parts.find(({ component }) => component.name === entry.component);
    if (part === undefined) throw new BackupError('internal', 'no such component is known');
    const lines = await part.component.undoRestore(entry.state, calm, 'roll-back');
    await journal.noteUndone(entry);
    if (!staging) outcome.done.push(...lines);
  });
}

async function startAgain(
  calm: RestoreSession,
  parts: readonly RestorablePart[],
  { done, problems }: Outcome,
): Promise<void> {
  const restored = parts.map(({ component }) => component);
  const failures = await startServices(calm, restored);
  problems.push(...failures.map((problem) => `services: ${problem}`));
  if (failures.length === 0 && calm.config.services.start.length > 0) done.push('services were started again');
}

async function attempt({ problems }: Outcome, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    problems.push(`${what}: ${failureText(error)}`);
  }
}

function rollbackError(cause: unknown, { done, problems }: Outcome, restoreId: string): BackupError {
  const code = cause instanceof BackupError && cause.code === 'cancelled' ? 'cancelled' : 'restore-failed';
  const title = code === 'cancelled' ? 'The restore was cancelled' : `The restore failed: ${messageOf(cause)}`;
  const because = [...reasonsOf(cause), ...done.map((line) => `put back: ${line}`), ...problems];
  const own = cause instanceof BackupError ? cause.hint : undefined;
  const hint =
    problems.length === 0
      ? `The former data serve, as before. ${own ?? 'Mend the cause and run the restore again.'}`
      : `Not everything could be put back. Run: backupctl restore --undo ${restoreId}; by hand, the commands are in restores/${restoreId}/UNDO.md of the store.`;
  return new BackupError(code, title, { cause, because, hint });
}
