import { BackupError } from '../../lib/errors.ts';

/** The signal, or a timeout of its own, whichever comes first. */
export function withTimeout(
  signal: AbortSignal,
  timeoutMs: number,
  what: string,
): Disposable & { readonly signal: AbortSignal } {
  const own = new AbortController();
  const timer = setTimeout(() => {
    own.abort(
      new BackupError('timeout', `The Redis ${what} was not done after ${Math.round(timeoutMs / 1000)} s`, {
        hint: 'Raise redis.timeout, or find out why the server is so slow.',
      }),
    );
  }, timeoutMs);
  return { signal: AbortSignal.any([signal, own.signal]), [Symbol.dispose]: () => clearTimeout(timer) };
}
