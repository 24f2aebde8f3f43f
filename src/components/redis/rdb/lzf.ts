import type { Lanes } from './lanes.ts';

/** How far `step` has filled the bytes it decompresses into. */
let filled = 0;

/**
 * Decompresses one step into `to`; returns where the next one starts, or -1 when it is broken. Before the bytes in `to`,
 * `before` others were made.
 */
function step(from: Uint8Array, start: number, end: number, to: Uint8Array, length: number, before: number): number {
  const control = from[start] ?? 0;
  let at = start + 1;
  let out = filled;
  if (control < 32) {
    const stop = at + control + 1;
    if (stop > end || out + control + 1 > length) return -1;
    for (; at < stop; at += 1, out += 1) to[out] = from[at] ?? 0;
    filled = out;
    return stop;
  }
  let count = (control >> 5) + 2;
  if (count === 9) {
    count += from[at] ?? 0;
    at += 1;
  }
  const distance = ((control & 31) << 8) + (from[at] ?? 0) + 1;
  at += 1;
  if (at > end || distance > before + out || out + count > length) return -1;
  for (const stop = out + count; out < stop; out += 1) to[out] = to[out - distance] ?? 0;
  filled = out;
  return at;
}

/** Decompresses one whole LZF block; false when it is not one that gives exactly `length` bytes. */
export function decompress(from: Uint8Array, start: number, end: number, to: Uint8Array, length: number): boolean {
  filled = 0;
  let at = start;
  while (at >= 0 && at < end) at = step(from, at, end, to, length, 0);
  return at >= 0 && filled === length;
}

const reachBytes = 8192;
const longestStepBytes = 264;
const longestInputBytes = 33;

/** Hashes what a large LZF block decompresses to, piece by piece, keeping only as much as a back reference can reach. */
export class LzfHash {
  readonly #out = new Uint8Array(reachBytes + 256 * 1024);
  #at = 0;
  #hashed = 0;
  /** Bytes made that are no longer kept. */
  #dropped = 0;

  /** Decompresses from `start` while whole steps are there; returns where it stopped, or -1 when the block is broken. */
  update(from: Uint8Array, start: number, end: number, last: boolean, lanes: Lanes): number {
    let at = start;
    while (at >= 0 && at < end && (last || end - at >= longestInputBytes)) {
      if (this.#at + longestStepBytes > this.#out.length) this.#flush(lanes);
      filled = this.#at;
      at = step(from, at, end, this.#out, this.#out.length, this.#dropped);
      this.#at = filled;
    }
    return at;
  }

  /** Ends the hash; false when the block did not give `length` bytes. */
  finish(lanes: Lanes, length: number): boolean {
    const whole = this.#hashed + ((this.#at - this.#hashed) & ~15);
    lanes.blocks(this.#out, this.#hashed, whole);
    lanes.tail(this.#out, whole, this.#at, length);
    return this.#dropped + this.#at === length;
  }

  #flush(lanes: Lanes): void {
    const whole = this.#hashed + ((this.#at - this.#hashed) & ~15);
    lanes.blocks(this.#out, this.#hashed, whole);
    const keepFrom = Math.min(whole, this.#at - reachBytes);
    this.#out.copyWithin(0, keepFrom, this.#at);
    this.#hashed = whole - keepFrom;
    this.#at -= keepFrom;
    this.#dropped += keepFrom;
  }
}
