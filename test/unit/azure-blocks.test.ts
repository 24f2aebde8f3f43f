import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockBytes, mostBlocks } from '../../src/stores/azure/blocks.ts';
import { inParts } from '../../src/stores/in-parts.ts';

const mebibyte = 2 ** 20;
const tebibyte = 2 ** 40;

/** What fits into all blocks of an upload. */
const room = (expected: number | undefined) =>
  Array.from({ length: mostBlocks }, (_, index) => blockBytes(index, expected)).reduce((sum, bytes) => sum + bytes, 0);

test('blocks are small, and as large as the content needs', () => {
  expect(blockBytes(0, undefined)).toBe(8 * mebibyte);
  expect(blockBytes(39_999, 100 * mebibyte)).toBe(8 * mebibyte);
  expect(blockBytes(39_999, 4 * tebibyte)).toBe(Math.ceil((4 * tebibyte) / 40_000));
});

test.each([undefined, 0, 10 * mebibyte, tebibyte])(
  'where %s bytes were expected, four times that have room',
  (expected) => {
    expect(room(expected)).toBeGreaterThan(Math.max(tebibyte, 4 * (expected ?? 0)));
  },
);

test('no block is larger than the service takes', () => {
  expect(blockBytes(mostBlocks - 1, 190 * tebibyte)).toBe(4000 * mebibyte);
});

test('content is cut into the sizes that are asked for, whatever the sizes of its pieces; the last one is shorter', async () => {
  const property = fc.asyncProperty(
    fc.array(fc.uint8Array({ maxLength: 40 })),
    fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
    async (chunks, sizes) => {
      const sizeOf = (index: number) => sizes[index % sizes.length] ?? 1;
      const blocks = await Array.fromAsync(inParts(from(chunks), sizeOf));
      expect(Buffer.concat(blocks)).toEqual(Buffer.concat(chunks));
      const last = blocks.length - 1;
      for (const [index, block] of blocks.entries())
        if (index < last) expect(block.byteLength).toBe(sizeOf(index));
        else expect(block.byteLength).toBeLessThan(sizeOf(index));
    },
  );
  await fc.assert(property);
});

test('a producer may use its memory again', async () => {
  const reused = Buffer.alloc(3);
  const content = (async function* () {
    for (const value of [1, 2, 3]) yield reused.fill(value);
  })();
  expect(await buffer(inParts(content, () => 100))).toEqual(Buffer.from([1, 1, 1, 2, 2, 2, 3, 3, 3]));
});

async function* from(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
