import type { BackupError } from './errors.ts';

/** A timer of Node.js cannot run longer (24 days). */
const longestTimerMs = 2 ** 31 - 1;

/** The signal, or the error `late` after a time, whichever comes first. Disposing it stops the clock. */
export function withDeadline(
  signal: AbortSignal,
  ms: number,
  late: BackupError,
): { readonly signal: AbortSignal } & Disposable {
  const own = new AbortController();
  const timer = setTimeout(() => own.abort(late), Math.min(ms, longestTimerMs));
  return { signal: AbortSignal.any([signal, own.signal]), [Symbol.dispose]: () => clearTimeout(timer) };
}
