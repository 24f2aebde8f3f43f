/** A controller that also aborts when any signal it follows does. */
export interface LinkedAbort extends Disposable {
  readonly controller: AbortController;
  readonly signal: AbortSignal;
  follow(signal: AbortSignal): void;
}

export function linkedAbort(first: AbortSignal): LinkedAbort {
  const controller = new AbortController();
  const stops: (() => void)[] = [];
  const follow = (signal: AbortSignal) => {
    const abort = () => controller.abort(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    stops.push(() => signal.removeEventListener('abort', abort));
  };
  follow(first);
  return {
    controller,
    signal: controller.signal,
    follow,
    [Symbol.dispose]: () => {
      for (const stop of stops) stop();
    },
  };
}
