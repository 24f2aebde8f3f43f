import { int32, latin1, uint32Big } from './bytes.ts';
import { digits, writeDigits } from './digits.ts';
import type { Lanes } from './lanes.ts';

/**
 * Walks the elements of a value that Redis keeps packed in one string. Each `next` puts one element into the fields:
 * a number as two halves, or a piece of `bytes`. A packed value that contradicts itself ends with `broken`.
 */
export abstract class Packed {
  protected bytes: Uint8Array = digits;
  protected at = 0;
  protected end = 0;
  broken = false;
  isNumber = false;
  high = 0;
  low = 0;
  from = 0;
  to = 0;

  /** Starts at the first element of the packed value in `bytes[from, to)`. */
  abstract open(bytes: Uint8Array, from: number, to: number): void;
  /** Puts the element at `start` into the fields; returns where the next one is, or a number below zero. */
  protected abstract element(start: number): number;

  next(): boolean {
    if (this.broken || this.at === this.end) return false;
    const after = this.element(this.at);
    this.broken = after < 0 || after > this.end;
    this.at = after;
    return !this.broken;
  }

  hash(lanes: Lanes): void {
    if (this.isNumber) lanes.of(digits, writeDigits(this.high, this.low), digits.length);
    else lanes.of(this.bytes, this.from, this.to);
  }

  text(): string {
    if (!this.isNumber) return latin1(this.bytes, this.from, this.to);
    return latin1(digits, writeDigits(this.high, this.low), digits.length);
  }

  protected begin(bytes: Uint8Array, from: number, to: number): void {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
    this.broken = false;
  }

  protected piece(start: number, length: number): number {
    this.isNumber = false;
    this.from = start;
    this.to = start + length;
    return this.to;
  }

  /** A signed little-endian number of `size` bytes at `start`. */
  protected number(start: number, size: number): number {
    const shift = size < 4 ? 32 - 8 * size : 0;
    let low = 0;
    for (let index = 0; index < Math.min(size, 4); index += 1) low |= this.peek(start + index) << (8 * index);
    low = (low << shift) >> shift;
    this.small(low, 0);
    if (size === 8) this.high = this.word(start + 4);
    return start + size;
  }

  protected small(value: number, after: number): number {
    this.isNumber = true;
    this.low = value;
    this.high = value >> 31;
    return after;
  }

  protected peek(at: number): number {
    return this.bytes[at] ?? 0;
  }

  protected word(at: number): number {
    return int32(this.bytes, at);
  }
}

/** Sizes of numbers by the byte before them. */
const listpackNumbers: Readonly<Record<number, number>> = { 241: 2, 242: 3, 243: 4, 244: 8 };
const ziplistNumbers: Readonly<Record<number, number>> = { 192: 2, 208: 4, 224: 8, 240: 3, 254: 1 };

/** listpack.c: header of 6 bytes, elements each followed by their own length, 0xFF. */
export class Listpack extends Packed {
  open(bytes: Uint8Array, from: number, to: number): void {
    this.begin(bytes, from + 6, to - 1);
    this.broken = to - from < 7 || this.word(from) >>> 0 !== to - from || this.peek(to - 1) !== 0xff;
  }

  protected element(start: number): number {
    const after = this.#content(start, this.peek(start));
    const size = after - start;
    return after < 0
      ? after
      : after + (size < 128 ? 1 : size < 16_384 ? 2 : size < 2_097_152 ? 3 : size < 268_435_456 ? 4 : 5);
  }

  #content(start: number, first: number): number {
    if (first < 0x80) return this.small(first, start + 1);
    if (first < 0xc0) return this.piece(start + 1, first & 63);
    if (first < 0xe0) return this.small(((((first & 31) << 8) | this.peek(start + 1)) << 19) >> 19, start + 2);
    if (first < 0xf0) return this.piece(start + 2, ((first & 15) << 8) | this.peek(start + 1));
    if (first === 0xf0) return this.piece(start + 5, this.word(start + 1) >>> 0);
    const size = listpackNumbers[first];
    return size === undefined ? -1 : this.number(start + 1, size);
  }
}

/** ziplist.c: header of 10 bytes, elements each led by the length of the one before, 0xFF. */
export class Ziplist extends Packed {
  open(bytes: Uint8Array, from: number, to: number): void {
    this.begin(bytes, from + 10, to - 1);
    this.broken = to - from < 11 || this.word(from) >>> 0 !== to - from || this.peek(to - 1) !== 0xff;
  }

  protected element(at: number): number {
    const start = at + (this.peek(at) < 254 ? 1 : 5);
    const first = this.peek(start);
    if (first < 0x40) return this.piece(start + 1, first);
    if (first < 0x80) return this.piece(start + 2, ((first & 63) << 8) | this.peek(start + 1));
    if (first < 0xc0) return this.piece(start + 5, uint32Big(this.bytes, start + 1));
    if (first >= 0xf1 && first <= 0xfd) return this.small(first - 0xf1, start + 1);
    const size = ziplistNumbers[first];
    return size === undefined ? -1 : this.number(start + 1, size);
  }
}

/** intset.c: width, count, little-endian numbers. */
export class Intset extends Packed {
  #width = 0;

  open(bytes: Uint8Array, from: number, to: number): void {
    this.begin(bytes, from + 8, to);
    this.#width = this.word(from);
    const known = this.#width === 2 || this.#width === 4 || this.#width === 8;
    this.broken = to - from < 8 || !known || (this.word(from + 4) >>> 0) * this.#width !== to - from - 8;
  }

  protected element(at: number): number {
    return this.number(at, this.#width);
  }
}

/** zipmap.c (Redis 2.4): count, then field and value in turn, the value with a byte of slack before it, 0xFF. */
export class Zipmap extends Packed {
  #isValue = false;

  open(bytes: Uint8Array, from: number, to: number): void {
    this.begin(bytes, from + 1, to - 1);
    this.#isValue = false;
    this.broken = to - from < 2 || this.peek(to - 1) !== 0xff;
  }

  protected element(at: number): number {
    const first = this.peek(at);
    if (first === 255) return -1;
    const long = first === 254;
    const length = long ? this.word(at + 1) >>> 0 : first;
    const start = at + (long ? 5 : 1);
    const slack = this.#isValue ? this.peek(start) : 0;
    const end = this.piece(this.#isValue ? start + 1 : start, length) + slack;
    this.#isValue = !this.#isValue;
    return end;
  }
}
