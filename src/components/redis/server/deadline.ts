import { setTimeout as delay } from 'node:timers/promises';
import { withDeadline } from '../../../lib/deadline.ts';
import { BackupError, cancelled } from '../../../lib/errors.ts';

/** The signal, or a timeout of its own, whichever comes first. */
export function withTimeout(signal: AbortSignal, timeoutMs: number, what: string): ReturnType<typeof withDeadline> {
  const late = new BackupError('timeout', `The Redis ${what} was not done after ${Math.round(timeoutMs / 1000)} s`, {
    hint: 'Raise redis.timeout, or find out why the server is so slow.',
  });
  return withDeadline(signal, timeoutMs, late);
}

/** @throws BackupError `cancelled` */
export async function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => {
    throw cancelled(signal);
  });
}
