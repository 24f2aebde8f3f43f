import { BackupError, messageOf, reasonsOf } from '../../../lib/errors.ts';
import type { RestoreSession } from '../../restorable.ts';
import { enterPhase } from './former.ts';
import type { Switch } from './switch-job.ts';

/**
 * Puts the former data back at once when a switch fails, over what it has at hand: the way back of the whole restore finds it
 * done. Returns the error to throw.
 *
 * @param bringBack what the way back does, too; absent: the server was not touched
 */
export async function rolledBack(
  { session, config, target, keeping }: Switch,
  error: unknown,
  bringBack: ((late: RestoreSession) => Promise<unknown>) | undefined,
): Promise<unknown> {
  try {
    // The session may be cancelled: this must be done all the same.
    const late = { ...session, signal: AbortSignal.timeout(config.timeout) };
    await (bringBack === undefined ? enterPhase(keeping, 'former') : bringBack(late));
  } catch (second) {
    return new BackupError('restore-failed', `Redis at ${target.name} does not serve its former data yet`, {
      because: [messageOf(error), ...reasonsOf(error), `Putting them back: ${messageOf(second)}`, ...reasonsOf(second)],
      hint: `They are kept in ${keeping.path}. As soon as the server answers, run backupctl restore --undo.`,
      cause: error,
    });
  }
  if (!(error instanceof BackupError)) return error;
  return new BackupError(error.code, error.message, {
    because: [...error.because, `Redis at ${target.name} holds its former data again.`],
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    cause: error,
  });
}
