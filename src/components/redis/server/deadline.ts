import { setTimeout as delay } from 'node:timers/promises';
import { withDeadline } from '../../../lib/deadline.ts';
import { BackupError, cancelled } from '../../../lib/errors.ts';
import type { Session } from '../../session.ts';

/** The session, with a timeout of its own. Disposing it stops the clock. */
export function withTimeout<S extends Session>(session: S, timeoutMs: number, what: string): S & Disposable {
  const late = new BackupError('timeout', `The Redis ${what} was not done after ${Math.round(timeoutMs / 1000)} s`, {
    hint: 'Raise redis.timeout, or find out why the server is so slow.',
  });
  return { ...session, ...withDeadline(session.signal, timeoutMs, late) };
}

/** @throws BackupError `cancelled` */
export async function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => {
    throw cancelled(signal);
  });
}
