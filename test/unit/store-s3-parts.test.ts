import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inParts } from '../../src/stores/in-parts.ts';
import { keyOf, nameOfKey } from '../../src/stores/s3/keys.ts';
import { partBytes } from '../../src/stores/s3/parts.ts';

const mebibyte = 2 ** 20;

/** How many parts an upload of so many bytes has; undefined: more than there may be. */
function partsOf(bytes: number, expected: number, most: number): number | undefined {
  let held = 0;
  for (let index = 0; index < most; index += 1) {
    held += partBytes(index, expected, 8 * mebibyte, most);
    if (held >= bytes) return index + 1;
  }
  return undefined;
}

test.each([100, 1000, 10_000])('of %i parts half are planned, and a hundred times as much still fits', (most) => {
  for (const expected of [1, 1e9, 1e10]) {
    expect(partsOf(expected, expected, most)).toBeLessThanOrEqual(most / 2);
    // Parts are held in memory: they stop growing at a gibibyte.
    expect(partsOf(Math.min(expected * 100, most * 2 ** 27), expected, most)).toBeDefined();
  }
});

test('without any expectation 2 TB fit into 10,000 parts, and 200 GB into 1,000', () => {
  expect(partsOf(2e12, 0, 10_000)).toBeDefined();
  expect(partsOf(2e11, 0, 1000)).toBeDefined();
});

test('content is cut into parts of the sizes asked for, whatever its pieces', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 40 })), async (chunks) => {
      const source = (async function* () {
        yield* chunks;
      })();
      const parts = await Array.fromAsync(inParts(source, (index) => 7 + index));
      expect(Buffer.concat(parts)).toEqual(Buffer.concat(chunks));
      const sizes = parts.map((part) => part.byteLength);
      const last = sizes.pop() ?? -1;
      expect(sizes).toEqual(sizes.map((_, index) => 7 + index));
      expect(last).toBeLessThan(7 + sizes.length);
    }),
  );
});

test('every name is a key without control characters, and comes back from it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('%', '0', 'A', '2', '5', '7', 'F', '\n', '\u007f', '\u0001', 'é') }),
      (name) => {
        const key = keyOf(name);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in a key
        expect(key).not.toMatch(/[\u0000-\u001f\u007f]/);
        expect(nameOfKey(key)).toBe(name);
      },
    ),
    { numRuns: 2000 },
  );
});
