const mebibyte = 2 ** 20;
export const mostBlocks = 50_000;
const leastBytes = 8 * mebibyte;
/** What the service takes in one block. */
const largestBytes = 4000 * mebibyte;

/** How large a block is. They are equal as far as was expected, and grow when that was wrong, so that there are always enough. */
export function blockBytes(index: number, expectedBytes = 0, least = leastBytes): number {
  const planned = mostBlocks * 0.8;
  const first = Math.max(least, Math.ceil(expectedBytes / planned));
  const doublings = Math.max(0, Math.floor((index - planned) / (mostBlocks / 25)) + 1);
  return Math.min(largestBytes, first * 2 ** doublings);
}
