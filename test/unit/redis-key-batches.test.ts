import { expect, test } from 'vitest';
import { inBatches } from '../../src/components/redis/restore/keys/read.ts';

test('keys are read together up to a size, and a larger one alone', () => {
  const key = (name: string, bytes: number) => ({ name: Buffer.from(name), bytes });
  const batches = inBatches(
    [key('a', 4), key('b', 6), key('c', 1), key('d', 100), key('e', 1), key('f', Infinity), key('g', 2), key('h', 3)],
    10,
  );
  expect(batches.map((batch) => batch.join(''))).toEqual(['ab', 'c', 'd', 'e', 'f', 'gh']);
  expect(inBatches([], 10)).toEqual([]);
});
