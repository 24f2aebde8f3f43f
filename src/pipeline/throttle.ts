import { setTimeout as wait } from 'node:timers/promises';

/** Content no faster than that, together with all other content that passes the same throttle. */
export type Throttle = (content: AsyncIterable<Uint8Array>, signal: AbortSignal) => AsyncIterable<Uint8Array>;

/** @param bytesPerSecond undefined: as fast as it comes */
export function throttle(bytesPerSecond: number | undefined): Throttle {
  if (bytesPerSecond === undefined) return (content) => content;
  let freeAtMs = performance.now();
  return async function* (content, signal) {
    for await (const chunk of content) {
      const nowMs = performance.now();
      freeAtMs = Math.max(freeAtMs, nowMs) + (chunk.byteLength / bytesPerSecond) * 1000;
      await wait(freeAtMs - nowMs, undefined, { signal });
      yield chunk;
    }
  };
}
