import { setTimeout as delay } from 'node:timers/promises';
import { BackupError, cancelled, reasonsOf } from '../../../lib/errors.ts';

const tries = 3;
const longestPauseMs = 10_000;

/** Repeats work that failed because a lock was held too long, after a pause that grows; every other failure ends it. */
export async function retryLocked<T>(
  work: () => Promise<T>,
  { lockWaitMs, signal, onRetry }: { lockWaitMs: number; signal: AbortSignal; onRetry: (error: BackupError) => void },
): Promise<T> {
  return await retry(work, signal, (error, attempt) => {
    if (!(error instanceof BackupError) || error.code !== 'lock-timeout' || attempt >= tries) throw error;
    onRetry(error);
    return Math.min(longestPauseMs, lockWaitMs * attempt);
  });
}

const longestGoneMs = 10_000;
const noSession = /too many connections|connection slots/;

/** A program that has just ended may leave a session that the server has still to end. */
export async function whenSessionIsFree<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  return await retry(work, signal, (error, attempt) => {
    const pauseMs = 25 * 2 ** attempt;
    if (pauseMs > longestGoneMs || !reasonsOf(error).some((reason) => noSession.test(reason))) throw error;
    return pauseMs;
  });
}

/** @param pauseAfter how long to wait, in ms, after an attempt (the first is 1); it throws what ends the attempts */
async function retry<T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  pauseAfter: (error: unknown, attempt: number) => number,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const pauseMs = pauseAfter(error, attempt);
      await delay(pauseMs, undefined, { signal }).catch(() => {
        throw cancelled(signal);
      });
    }
  }
}
