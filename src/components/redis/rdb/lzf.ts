import type { Lanes } from './lanes.ts';

/** Decompresses one whole LZF block; false when it is not one that gives exactly `length` bytes. */
export function decompress(from: Uint8Array, start: number, end: number, to: Uint8Array, length: number): boolean {
  let at = start;
  let out = 0;
  while (at < end) {
    const control = from[at] ?? 0;
    at += 1;
    if (control < 32) {
      const count = control + 1;
      if (at + count > end || out + count > length) return false;
      for (let index = 0; index < count; index += 1) to[out + index] = from[at + index] ?? 0;
      at += count;
      out += count;
      continue;
    }
    let count = control >> 5;
    if (count === 7) {
      count += from[at] ?? 0;
      at += 1;
    }
    count += 2;
    const back = out - ((control & 31) << 8) - (from[at] ?? 0) - 1;
    at += 1;
    if (at > end || back < 0 || out + count > length) return false;
    for (let index = 0; index < count; index += 1) to[out + index] = to[back + index] ?? 0;
    out += count;
  }
  return out === length;
}

const reachBytes = 8192;
const longestStepBytes = 264;
const longestInputBytes = 33;

/** Hashes what a large LZF block decompresses to, piece by piece, keeping only as much as a back reference can reach. */
export class LzfHash {
  readonly #out = new Uint8Array(reachBytes + 256 * 1024);
  #at = 0;
  #hashed = 0;
  #made = 0;

  /** Decompresses from `start` while whole steps are there; returns where it stopped, or -1 when the block is broken. */
  update(from: Uint8Array, start: number, end: number, last: boolean, lanes: Lanes): number {
    let at = start;
    while (at < end && (last || end - at >= longestInputBytes)) {
      if (this.#at + longestStepBytes > this.#out.length) this.#flush(lanes);
      const next = this.#step(from, at, end);
      if (next < 0) return -1;
      at = next;
    }
    return at;
  }

  /** Ends the hash; false when the block did not give `length` bytes. */
  finish(lanes: Lanes, length: number): boolean {
    const whole = this.#hashed + ((this.#at - this.#hashed) & ~15);
    lanes.blocks(this.#out, this.#hashed, whole);
    lanes.tail(this.#out, whole, this.#at, length);
    return this.#made === length;
  }

  #step(from: Uint8Array, start: number, end: number): number {
    const out = this.#out;
    const control = from[start] ?? 0;
    let at = start + 1;
    if (control < 32) {
      const stop = at + control + 1;
      if (stop > end) return -1;
      for (; at < stop; at += 1, this.#at += 1) out[this.#at] = from[at] ?? 0;
      this.#made += control + 1;
      return stop;
    }
    let count = control >> 5;
    if (count === 7) {
      count += from[at] ?? 0;
      at += 1;
    }
    count += 2;
    const distance = ((control & 31) << 8) + (from[at] ?? 0) + 1;
    at += 1;
    if (at > end || distance > this.#made) return -1;
    for (let index = 0; index < count; index += 1, this.#at += 1) out[this.#at] = out[this.#at - distance] ?? 0;
    this.#made += count;
    return at;
  }

  #flush(lanes: Lanes): void {
    const whole = this.#hashed + ((this.#at - this.#hashed) & ~15);
    lanes.blocks(this.#out, this.#hashed, whole);
    const keepFrom = Math.min(whole, this.#at - reachBytes);
    this.#out.copyWithin(0, keepFrom, this.#at);
    this.#hashed = whole - keepFrom;
    this.#at -= keepFrom;
  }
}
