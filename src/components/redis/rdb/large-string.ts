import type { Lanes } from './lanes.ts';
import type { LzfHash } from './lzf.ts';

/** A string that is hashed while it arrives, since it is too large to be held. */
export class LargeString {
  readonly #length: number;
  readonly #lzf: LzfHash | undefined;
  #left: number;

  /**
   * @param length bytes of the string itself
   * @param left bytes of it in the file, compressed when `lzf` is given
   */
  constructor(length: number, left: number, lzf: LzfHash | undefined) {
    this.#length = length;
    this.#left = left;
    this.#lzf = lzf;
  }

  get done(): boolean {
    return this.#left === 0;
  }

  /** Takes what is there of it; returns where it stopped, or -1 when it is broken. */
  take(buffer: Uint8Array, from: number, end: number, lanes: Lanes): number {
    const there = Math.min(this.#left, end - from);
    const last = there === this.#left;
    const at =
      this.#lzf === undefined ? from + (there & ~15) : this.#lzf.update(buffer, from, from + there, last, lanes);
    if (at < 0) return -1;
    this.#left -= at - from;
    if (this.#lzf !== undefined) return this.#left > 0 || this.#lzf.finish(lanes, this.#length) ? at : -1;
    lanes.blocks(buffer, from, at);
    if (!last) return at;
    lanes.tail(buffer, at, from + there, this.#length);
    this.#left = 0;
    return from + there;
  }
}
