// AssemblyScript, compiled to WebAssembly by script/generate. It finds the rows in COPY text and hashes them.
// A row is cut into little-endian 64-bit words from its own beginning, so the result does not depend on how the text
// arrives in pieces. test/unit/postgres-fingerprint.test.ts states the same function slowly and plainly.

const P1: u64 = 0x9e3779b185ebca87;
const P2: u64 = 0xc2b2ae3d27d4eb4f;
const P3: u64 = 0x165667b19e3779f9;
const newlines: u64 = 0x0a0a0a0a0a0a0a0a;
const lowBits: u64 = 0x0101010101010101;
const highBits: u64 = 0x8080808080808080;
/** The two bytes of the line that ends the rows: a backslash and a full stop. */
const endOfRows: u64 = 0x2e5c;

/** The row at hand: its two lanes and its length so far. */
let laneA: u64 = P3;
let laneB: u64 = P1;
let length: u64 = 0;

export let rows: u64 = 0;
export let bytes: u64 = 0;
export let sumA: u64 = 0;
export let sumB: u64 = 0;
/** 1 after the line that ends the rows. */
export let ended: i32 = 0;

export function reset(): void {
  startRow();
  rows = 0;
  bytes = 0;
  sumA = 0;
  sumB = 0;
  ended = 0;
}

/** 1 while a row has begun and its newline was not seen; bytes not consumed by update() are not known here. */
export function insideRow(): i32 {
  return length > 0 ? 1 : 0;
}

/**
 * Takes the text in [start, end) and returns the address of the first byte not consumed: the end after the line that ends
 * the rows, else the beginning of at most seven bytes without a newline, to be shown again in front of the next piece.
 */
export function update(start: usize, end: usize): usize {
  let at = start;
  let a = laneA;
  let b = laneB;
  let n = length;
  let count: u64 = 0;
  let size: u64 = 0;
  let s1: u64 = 0;
  let s2: u64 = 0;
  while (at < end) {
    let k: u64 = 0;
    let word: u64 = 0;
    if (at + 8 <= end) {
      const w = load<u64>(at);
      const x = w ^ newlines;
      const found = (x - lowBits) & ~x & highBits;
      if (found == 0) {
        a = rotl<u64>(a ^ w, 29) * P1;
        b = rotl<u64>(b + w, 31) * P2;
        n += 8;
        at += 8;
        continue;
      }
      k = ctz<u64>(found) >> 3;
      word = k == 0 ? 0 : w & (~(<u64>0) >> (64 - (k << 3)));
    } else {
      let byte: u64 = 0;
      while (at + <usize>k < end) {
        byte = load<u8>(at + <usize>k);
        if (byte == 10) break;
        word |= byte << (k << 3);
        k++;
      }
      if (at + <usize>k == end) break;
    }
    at += <usize>k + 1;
    n += k;
    if (n == 2 && word == endOfRows) {
      ended = 1;
      n = 0;
      break;
    }
    a = rotl<u64>(a ^ word, 29) * P1;
    b = rotl<u64>(b + word, 31) * P2;
    s1 += finish(a ^ n);
    s2 += finish(b + n * P3);
    count++;
    size += n + 1;
    a = P3;
    b = P1;
    n = 0;
  }
  laneA = a;
  laneB = b;
  length = n;
  rows += count;
  bytes += size;
  sumA += s1;
  sumB += s2;
  return at;
}

function startRow(): void {
  laneA = P3;
  laneB = P1;
  length = 0;
}

// The finaliser of MurmurHash3 (public domain): every bit of the input changes about half the bits of the result.
// @ts-ignore: a decorator of AssemblyScript
@inline
function finish(x: u64): u64 {
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccd;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53;
  x ^= x >> 33;
  return x;
}
