import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateKernel } from '../../script/support/generate/kernel.ts';
import { RowsReader } from '../../src/components/postgres/fingerprint/fingerprint.ts';

const mask = (1n << 64n) - 1n;
const p1 = 0x9e3779b185ebca87n;
const p2 = 0xc2b2ae3d27d4eb4fn;
const p3 = 0x165667b19e3779f9n;
const rotate = (x: bigint, by: bigint) => ((x << by) | (x >> (64n - by))) & mask;
const mixed = (x: bigint) => {
  let y = x & mask;
  y = ((y ^ (y >> 33n)) * 0xff51afd7ed558ccdn) & mask;
  y = ((y ^ (y >> 33n)) * 0xc4ceb9fe1a85ec53n) & mask;
  return y ^ (y >> 33n);
};

/** The two lanes of one row: slow, and plainly what rows.kernel.ts promises. */
function lanesOf(row: Uint8Array): [bigint, bigint] {
  let [a, b] = [p3, p1];
  for (let at = 0; at <= row.length; at += 8) {
    let word = 0n;
    for (let i = 0; i < 8; i += 1) word |= BigInt(row[at + i] ?? 0) << BigInt(8 * i);
    a = (rotate(a ^ word, 29n) * p1) & mask;
    b = (rotate((b + word) & mask, 31n) * p2) & mask;
  }
  const length = BigInt(row.length);
  return [mixed(a ^ length), mixed(b + ((length * p3) & mask))];
}

function reference(rows: readonly Uint8Array[]) {
  let [sumA, sumB, bytes] = [0n, 0n, 0];
  for (const row of rows) {
    const [a, b] = lanesOf(row);
    sumA = (sumA + a) & mask;
    sumB = (sumB + b) & mask;
    bytes += row.length + 1;
  }
  const hex = (lane: bigint) => lane.toString(16).padStart(16, '0');
  return { rows: rows.length, sum: hex(sumA) + hex(sumB), bytes };
}

const isEnd = (row: Uint8Array) => row.length === 2 && row[0] === 0x5c && row[1] === 0x2e;
const row = fc
  .oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc
      .array(fc.constantFrom(0x5c, 0x2e, 0x00, 0x0b, 0x8a, 0x0a ^ 0x80), { maxLength: 20 })
      .map((bytes) => Uint8Array.from(bytes)),
    fc.nat({ max: 700 }).map((length) => new Uint8Array(length).fill(0x61)),
  )
  .map((bytes) => bytes.map((byte) => (byte === 10 ? 11 : byte)))
  .filter((bytes) => !isEnd(bytes));
const rows = fc.array(row, { maxLength: 30 });
const cuts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 20 });

const text = (list: readonly Uint8Array[]) => Buffer.concat(list.flatMap((bytes) => [bytes, Buffer.from('\n')]));

function* pieces(whole: Buffer, sizes: readonly number[]): Generator<Buffer> {
  for (let at = 0, turn = 0; at < whole.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield whole.subarray(at, at + size);
    at += size;
  }
}

test('a stream of rows has the reference fingerprint, however it is cut', () => {
  fc.assert(
    fc.property(rows, cuts, (list, sizes) => {
      const fingerprint = new RowsReader();
      for (const piece of pieces(text(list), sizes)) fingerprint.update(piece);
      expect(fingerprint.end()).toEqual(reference(list));
    }),
    { numRuns: 400 },
  );
});

test('rows in a dump end at the end line, and exactly there', () => {
  fc.assert(
    fc.property(rows, cuts, fc.uint8Array({ maxLength: 40 }), (list, sizes, after) => {
      const reader = new RowsReader();
      const whole = Buffer.concat([text(list), Buffer.from('\\.\n'), after]);
      let taken = 0;
      for (const piece of pieces(whole, sizes)) {
        const count = reader.update(piece);
        taken += count;
        if (count < piece.length) break;
        if (reader.ended) break;
      }
      expect(reader.ended).toBe(true);
      expect(taken).toBe(whole.length - after.length);
      expect(reader.end()).toEqual(reference(list));
    }),
    { numRuns: 400 },
  );
});

test('the order of rows does not matter, their number and content do', () => {
  const sum = (...list: string[]) => {
    const fingerprint = new RowsReader();
    fingerprint.update(Buffer.from(list.map((line) => `${line}\n`).join('')));
    return fingerprint.end().sum;
  };
  expect(sum('a\t1', 'b\t2', 'b\t2')).toBe(sum('b\t2', 'a\t1', 'b\t2'));
  expect(sum('a\t1', 'b\t2', 'b\t2')).not.toBe(sum('a\t1'));
  expect(sum('a\t1', 'b\t2')).not.toBe(sum('a\t2', 'b\t1'));
  expect(sum('ab', '')).not.toBe(sum('a', 'b'));
  expect(sum('\0')).not.toBe(sum(''));
  expect(sum('12345678')).not.toBe(sum('12345678\0'));
});

test('a row longer than every buffer is one row', () => {
  const long = Buffer.alloc(1_500_003, 'x');
  const fingerprint = new RowsReader();
  fingerprint.update(Buffer.concat([long, Buffer.from('\nshort\n')]));
  expect(fingerprint.end()).toEqual(reference([long, Buffer.from('short')]));
});

test('the generated kernel is up to date', async () => {
  for (const { path, content } of await generateKernel()) {
    expect(await readFile(join(import.meta.dirname, '../..', path), 'utf8')).toBe(content);
  }
});
