import { int32 } from './bytes.ts';

const c1 = 0x239b961b;
const c2 = 0xab0e9789 | 0;
const c3 = 0x38b34ae5;
const c4 = 0xa1e38b93 | 0;

/**
 * 128 bits as four 32-bit lanes: a running hash (MurmurHash3 x86_128, with the length mixed in last) or, when lanes of
 * other hashes are added, an order-independent sum. It finds accidents; forgery is what signatures and SHA-256 are for.
 */
export class Lanes {
  a = 0;
  b = 0;
  c = 0;
  d = 0;

  constructor(seed = 0) {
    this.begin(seed);
  }

  begin(seed: number): void {
    this.a = seed;
    this.b = seed;
    this.c = seed;
    this.d = seed;
  }

  block(k1: number, k2: number, k3: number, k4: number): void {
    let { a, b, c, d } = this;
    let k = Math.imul(k1, c1);
    a ^= Math.imul((k << 15) | (k >>> 17), c2);
    a = (Math.imul(((a << 19) | (a >>> 13)) + b, 5) + 0x561ccd1b) | 0;
    k = Math.imul(k2, c2);
    b ^= Math.imul((k << 16) | (k >>> 16), c3);
    b = (Math.imul(((b << 17) | (b >>> 15)) + c, 5) + 0x0bcaa747) | 0;
    k = Math.imul(k3, c3);
    c ^= Math.imul((k << 17) | (k >>> 15), c4);
    c = (Math.imul(((c << 15) | (c >>> 17)) + d, 5) + 0x96cd1c35) | 0;
    k = Math.imul(k4, c4);
    d ^= Math.imul((k << 18) | (k >>> 14), c1);
    d = (Math.imul(((d << 13) | (d >>> 19)) + a, 5) + 0x32ac3b17) | 0;
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
  }

  /** Takes in another hash, in order. */
  absorb(other: Lanes): void {
    this.block(other.a, other.b, other.c, other.d);
  }

  /** Takes in whole blocks of 16 bytes; `to - from` is a multiple of 16. */
  blocks(bytes: Uint8Array, from: number, to: number): void {
    for (let at = from; at < to; at += 16) {
      this.block(int32(bytes, at), int32(bytes, at + 4), int32(bytes, at + 8), int32(bytes, at + 12));
    }
  }

  /** Takes in the last bytes, fewer than 16, and ends the hash of `length` bytes. */
  tail(bytes: Uint8Array, from: number, to: number, length: number): void {
    const count = to - from;
    if (count > 0) {
      this.block(
        partial(bytes, from, to),
        count > 4 ? partial(bytes, from + 4, to) : 0,
        count > 8 ? partial(bytes, from + 8, to) : 0,
        count > 12 ? partial(bytes, from + 12, to) : 0,
      );
    }
    this.finish(length);
  }

  finish(length: number): void {
    let a = this.a ^ length;
    let b = this.b ^ length;
    let c = this.c ^ length;
    let d = this.d ^ length;
    a = (a + b + c + d) | 0;
    b = (b + a) | 0;
    c = (c + a) | 0;
    d = (d + a) | 0;
    a = spread(a);
    b = spread(b);
    c = spread(c);
    d = spread(d);
    a = (a + b + c + d) | 0;
    this.a = a;
    this.b = (b + a) | 0;
    this.c = (c + a) | 0;
    this.d = (d + a) | 0;
  }

  /** The hash of some bytes. */
  of(bytes: Uint8Array, from: number, to: number): void {
    this.begin(0);
    const whole = from + ((to - from) & ~15);
    this.blocks(bytes, from, whole);
    this.tail(bytes, whole, to, to - from);
  }

  /** Adds another hash, in any order. */
  add(other: Lanes): void {
    this.a = (this.a + other.a) | 0;
    this.b = (this.b + other.b) | 0;
    this.c = (this.c + other.c) | 0;
    this.d = (this.d + other.d) | 0;
  }

  set(other: Lanes): void {
    this.a = other.a;
    this.b = other.b;
    this.c = other.c;
    this.d = other.d;
  }

  hex(): string {
    return [this.a, this.b, this.c, this.d].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
  }
}

function spread(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Up to four bytes; what lies behind `to` counts as zero. */
function partial(bytes: Uint8Array, from: number, to: number): number {
  let value = bytes[from] ?? 0;
  if (from + 1 < to) value |= (bytes[from + 1] ?? 0) << 8;
  if (from + 2 < to) value |= (bytes[from + 2] ?? 0) << 16;
  if (from + 3 < to) value |= (bytes[from + 3] ?? 0) << 24;
  return value;
}
