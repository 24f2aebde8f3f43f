import { setTimeout as delay } from 'node:timers/promises';
import { withDeadline } from '../../lib/deadline.ts';
import { BackupError, cancelled, reasonsOf } from '../../lib/errors.ts';

const tries = 3;
const longestPauseMs = 10_000;

/** Repeats work that failed because a lock was held too long, after a pause that grows; every other failure ends it. */
export async function retryLocked<T>(
  work: () => Promise<T>,
  { lockWaitMs, signal, onRetry }: { lockWaitMs: number; signal: AbortSignal; onRetry: (error: BackupError) => void },
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof BackupError) || error.code !== 'lock-timeout' || attempt >= tries) throw error;
      onRetry(error);
    }
    await delay(Math.min(longestPauseMs, lockWaitMs * attempt), undefined, { signal }).catch(() => {
      throw cancelled(signal);
    });
  }
}

const longestGoneMs = 10_000;

/** A program that has just ended may leave a session that the server has still to end. */
export async function whenSessionIsFree<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let pauseMs = 50; ; pauseMs *= 2) {
    try {
      return await work();
    } catch (error) {
      if (
        pauseMs > longestGoneMs ||
        !reasonsOf(error).some((reason) => /too many connections|connection slots/.test(reason))
      )
        throw error;
    }
    await delay(pauseMs, undefined, { signal }).catch(() => {
      throw cancelled(signal);
    });
  }
}

/** A signal that also ends after a time, with an error that says so. Disposing it stops the clock. */
export function withTimeout(signal: AbortSignal, ms: number): ReturnType<typeof withDeadline> {
  const late = new BackupError('timeout', `The database backup took longer than ${Math.round(ms / 1000)} s`, {
    hint: 'Raise database.timeout, or look for what makes the dump slow (locks, disk, network).',
  });
  return withDeadline(signal, ms, late);
}
