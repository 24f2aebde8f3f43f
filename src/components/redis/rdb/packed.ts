import { int32, uint32Big } from './bytes.ts';
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
  abstract next(): boolean;

  hash(lanes: Lanes): void {
    if (this.isNumber) lanes.of(digits, writeDigits(this.high, this.low), digits.length);
    else lanes.of(this.bytes, this.from, this.to);
  }

  text(): string {
    const bytes = this.isNumber ? digits : this.bytes;
    const from = this.isNumber ? writeDigits(this.high, this.low) : this.from;
    const to = this.isNumber ? digits.length : this.to;
    return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');
  }

  protected begin(bytes: Uint8Array, from: number, to: number): void {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
    this.broken = false;
  }

  protected fail(): false {
    this.broken = true;
    return false;
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
    this.small(low);
    if (size === 8) this.high = this.word(start + 4);
    return start + size;
  }

  protected small(value: number): void {
    this.isNumber = true;
    this.low = value;
    this.high = value >> 31;
  }

  protected peek(at: number): number {
    return this.bytes[at] ?? 0;
  }

  protected word(at: number): number {
    return int32(this.bytes, at);
  }
}

/** listpack.c: header of 6 bytes, elements each followed by their own length, 0xFF. */
export class Listpack extends Packed {
  open(bytes: Uint8Array, from: number, to: number): void {
    this.begin(bytes, from + 6, to - 1);
    this.broken = to - from < 7 || this.word(from) >>> 0 !== to - from || this.peek(to - 1) !== 0xff;
  }

  next(): boolean {
    if (this.broken || this.at === this.end) return false;
    const start = this.at;
    const first = this.peek(start);
    const after = this.#element(start, first);
    if (after < 0) return this.fail();
    const size = after - start;
    this.at = after + (size < 128 ? 1 : size < 16_384 ? 2 : size < 2_097_152 ? 3 : size < 268_435_456 ? 4 : 5);
    return this.at <= this.end ? true : this.fail();
  }

  #element(start: number, first: number): number {
    if (first < 0x80) {
      this.small(first);
      return start + 1;
    }
    if (first < 0xc0) return this.piece(start + 1, first & 63);
    if (first < 0xe0) {
      this.small(((((first & 31) << 8) | this.peek(start + 1)) << 19) >> 19);
      return start + 2;
    }
    if (first < 0xf0) return this.piece(start + 2, ((first & 15) << 8) | this.peek(start + 1));
    switch (first) {
      case 0xf0:
        return this.piece(start + 5, this.word(start + 1) >>> 0);
      case 0xf1:
        return this.number(start + 1, 2);
      case 0xf2:
        return this.number(start + 1, 3);
      case 0xf3:
        return this.number(start + 1, 4);
      case 0xf4:
        return this.number(start + 1, 8);
      default:
        return -1;
    }
  }
}

/** ziplist.c: header of 10 bytes, elements each led by the length of the one before, 0xFF. */
export class Ziplist extends Packed {
  open(bytes: Uint8Array, from: number, to: number): void {
    this.begin(bytes, from + 10, to - 1);
    this.broken = to - from < 11 || this.word(from) >>> 0 !== to - from || this.peek(to - 1) !== 0xff;
  }

  next(): boolean {
    if (this.broken || this.at === this.end) return false;
    const start = this.at + (this.peek(this.at) < 254 ? 1 : 5);
    const after = this.#element(start, this.peek(start));
    if (after < 0 || after > this.end) return this.fail();
    this.at = after;
    return true;
  }

  #element(start: number, first: number): number {
    if (first < 0x40) return this.piece(start + 1, first);
    if (first < 0x80) return this.piece(start + 2, ((first & 63) << 8) | this.peek(start + 1));
    if (first < 0xc0) return this.piece(start + 5, uint32Big(this.bytes, start + 1));
    switch (first) {
      case 0xc0:
        return this.number(start + 1, 2);
      case 0xd0:
        return this.number(start + 1, 4);
      case 0xe0:
        return this.number(start + 1, 8);
      case 0xf0:
        return this.number(start + 1, 3);
      case 0xfe:
        return this.number(start + 1, 1);
      default:
        if (first < 0xf1 || first > 0xfd) return -1;
        this.small(first - 0xf1);
        return start + 1;
    }
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

  next(): boolean {
    if (this.broken || this.at === this.end) return false;
    this.at = this.number(this.at, this.#width);
    return true;
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

  next(): boolean {
    if (this.broken || this.at === this.end) return false;
    const first = this.peek(this.at);
    let start = this.at + 1;
    let length = first;
    if (first === 254) {
      length = this.word(start) >>> 0;
      start += 4;
    }
    let slack = 0;
    if (this.#isValue) {
      slack = this.peek(start);
      start += 1;
    }
    this.#isValue = !this.#isValue;
    this.at = this.piece(start, length) + slack;
    return first !== 255 && this.at <= this.end ? true : this.fail();
  }
}
