import { withDeadline } from '../../lib/deadline.ts';
import { BackupError } from '../../lib/errors.ts';

/** The signal, or a timeout of its own, whichever comes first. */
export function withTimeout(signal: AbortSignal, timeoutMs: number, what: string): ReturnType<typeof withDeadline> {
  const late = new BackupError('timeout', `The Redis ${what} was not done after ${Math.round(timeoutMs / 1000)} s`, {
    hint: 'Raise redis.timeout, or find out why the server is so slow.',
  });
  return withDeadline(signal, timeoutMs, late);
}
