import { int32, uint32Big } from './bytes.ts';
import { digits, writeDigits } from './digits.ts';
import type { Lanes } from './lanes.ts';
import { LargeString } from './large-string.ts';
import { decompress, LzfHash } from './lzf.ts';
import { damaged } from './problem.ts';

/** Strings above this are hashed while they arrive; smaller ones are held whole. */
const heldBytes = 4 * 1024 * 1024;
/** No packed value of Redis is larger; a broken length must not fill the memory. */
const longestHeldBytes = 1024 * 1024 * 1024;

/** LZF makes at most 264 bytes of two. */
const longestExpansion = 132;

/** Those below it are numbers of 1, 2 and 4 bytes. */
const encodedLzf = 3;

/**
 * The part of the file at hand. Each reading method returns false, having consumed nothing, when its bytes have not all
 * arrived yet; the results are in the fields, so that the hot path allocates nothing.
 */
export class Window {
  /** Result of `take`, `string`: these bytes, until the next call. */
  bytes: Uint8Array = new Uint8Array(0);
  from = 0;
  to = 0;
  /** Result of `length`, `byte`. */
  value = 0;
  /** Result of `length`, `take8`: the halves of a 64-bit number. */
  low = 0;
  high = 0;

  #buffer: Uint8Array = new Uint8Array(0);
  #at = 0;
  #end = 0;
  #owned = false;
  #before = 0;
  #unpacked = new Uint8Array(64 * 1024);
  #large: LargeString | undefined;
  #encoding = -1;
  #next = 0;

  /** Where in the file the next byte lies. */
  get offset(): number {
    return this.#before + this.#at;
  }

  push(chunk: Uint8Array): void {
    const rest = this.#end - this.#at;
    if (rest === 0) {
      this.#before += this.#end;
      this.#buffer = chunk;
      this.#owned = false;
      this.#at = 0;
      this.#end = chunk.length;
      return;
    }
    if (!this.#owned || this.#buffer.length - this.#end < chunk.length) {
      const larger = new Uint8Array(Math.max(2 * rest, rest + chunk.length, 64 * 1024));
      larger.set(this.#buffer.subarray(this.#at, this.#end));
      this.#before += this.#at;
      this.#buffer = larger;
      this.#owned = true;
      this.#at = 0;
      this.#end = rest;
    }
    this.#buffer.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  byte(): boolean {
    if (this.#at >= this.#end) return false;
    this.value = this.#buffer[this.#at] ?? 0;
    this.#at += 1;
    return true;
  }

  take(count: number): boolean {
    if (this.#end - this.#at < count) return false;
    this.bytes = this.#buffer;
    this.from = this.#at;
    this.to = this.#at + count;
    this.#at = this.to;
    return true;
  }

  /** Eight bytes, little endian. */
  take8(): boolean {
    if (!this.take(8)) return false;
    this.low = int32(this.bytes, this.from);
    this.high = int32(this.bytes, this.from + 4);
    return true;
  }

  /** A length, which is a plain count. */
  length(): boolean {
    if (!this.#header(this.#at)) return false;
    if (this.#encoding >= 0) throw damaged(this.offset, 'a count is written as a string');
    this.#at = this.#next;
    return true;
  }

  /** A whole string; a number is given in decimal. */
  string(): boolean {
    const start = this.#at;
    if (!this.#header(start)) return false;
    if (this.#encoding < 0) {
      this.#limit(this.value);
      this.#at = this.#next;
      if (this.take(this.value)) return true;
      this.#at = start;
      return false;
    }
    return this.#encoding === encodedLzf ? this.#compressed(start) : this.#number();
  }

  /** The hash of a string of any size. Call again with the same lanes until it returns true. */
  stringHash(lanes: Lanes): boolean {
    if (this.#large !== undefined) return this.#continueLarge(this.#large, lanes);
    if (!this.#header(this.#at)) return false;
    if (this.#encoding < 0 && this.value > heldBytes) {
      this.#at = this.#next;
      return this.#startLarge(new LargeString(this.value, this.value, undefined), lanes);
    }
    if (this.#encoding === encodedLzf) {
      const start = this.#at;
      const packed = this.#lzfHeader(start);
      if (packed >= 0 && this.value > heldBytes) {
        this.#at = this.#next;
        return this.#startLarge(new LargeString(this.value, packed, new LzfHash()), lanes);
      }
      this.#at = start;
    }
    if (!this.string()) return false;
    lanes.of(this.bytes, this.from, this.to);
    return true;
  }

  /** Reads the length at `at` into `value`, or the kind of a specially encoded string; what follows starts at `#next`. */
  #header(at: number): boolean {
    if (at >= this.#end) return false;
    const bytes = this.#buffer;
    const first = bytes[at] ?? 0;
    this.#encoding = -1;
    this.high = 0;
    if (first < 0x40) return this.#found(first, at + 1);
    if (first < 0x80) return at + 1 < this.#end && this.#found(((first & 63) << 8) | (bytes[at + 1] ?? 0), at + 2);
    if (first === 0x80) return at + 4 < this.#end && this.#found(uint32Big(bytes, at + 1), at + 5);
    if (first === 0x81) {
      if (at + 8 >= this.#end) return false;
      const high = uint32Big(bytes, at + 1);
      const low = uint32Big(bytes, at + 5);
      this.#found(high * 4_294_967_296 + low, at + 9);
      this.low = low | 0;
      this.high = high | 0;
      return true;
    }
    if (first < 0xc0 || first > 0xc3) throw damaged(this.#before + at, `unknown length encoding ${first}`);
    this.#encoding = first & 63;
    this.#next = at + 1;
    return true;
  }

  #found(value: number, next: number): boolean {
    this.value = value;
    this.low = value | 0;
    this.#next = next;
    return true;
  }

  #number(): boolean {
    const bytes = this.#buffer;
    const at = this.#next;
    const size = 1 << this.#encoding;
    if (at + size > this.#end) return false;
    const shift = 32 - 8 * size;
    const value = (int32(bytes, at) << shift) >> shift;
    this.#at = at + size;
    this.from = writeDigits(value >> 31, value);
    this.to = digits.length;
    this.bytes = digits;
    return true;
  }

  #compressed(start: number): boolean {
    const packed = this.#lzfHeader(start);
    if (packed < 0) return false;
    const length = this.value;
    this.#limit(length);
    this.#limit(packed);
    const at = this.#next;
    if (at + packed > this.#end) return false;
    if (this.#unpacked.length < length) this.#unpacked = new Uint8Array(Math.max(length, 2 * this.#unpacked.length));
    if (!decompress(this.#buffer, at, at + packed, this.#unpacked, length)) throw this.#brokenString(start);
    this.#at = at + packed;
    this.bytes = this.#unpacked;
    this.from = 0;
    this.to = length;
    return true;
  }

  /** The compressed size, with the full size in `value`; -1 when not all is there yet. */
  #lzfHeader(start: number): number {
    if (!this.#header(start + 1)) return -1;
    const packed = this.value;
    const valid = this.#encoding < 0;
    if (!this.#header(this.#next)) return -1;
    if (!valid || this.#encoding >= 0 || this.value > packed * longestExpansion) throw this.#brokenString(start);
    return packed;
  }

  #limit(length: number): void {
    if (length > longestHeldBytes) throw damaged(this.offset, `a value claims to be ${length} bytes long`);
  }

  #startLarge(large: LargeString, lanes: Lanes): boolean {
    lanes.begin(0);
    this.#large = large;
    return this.#continueLarge(large, lanes);
  }

  #continueLarge(large: LargeString, lanes: Lanes): boolean {
    const at = large.take(this.#buffer, this.#at, this.#end, lanes);
    if (at < 0) throw this.#brokenString(this.#at);
    this.#at = at;
    if (!large.done) return false;
    this.#large = undefined;
    return true;
  }

  #brokenString(start: number): Error {
    return damaged(this.#before + start, 'a compressed string does not decompress');
  }
}
