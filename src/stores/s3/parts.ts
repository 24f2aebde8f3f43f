/** What the service takes in one part is more; this is what is still held in memory. */
const largestBytes = 2 ** 30;

/**
 * How large a part is. They are equal as far as was expected, with as much again to spare, and then grow quickly: an upload a
 * hundred times as large as expected still ends before its parts do.
 */
export function partBytes(index: number, expectedBytes: number, leastBytes: number, mostParts: number): number {
  const planned = mostParts / 2;
  const first = Math.max(leastBytes, Math.ceil(expectedBytes / planned));
  const doublings = Math.max(0, Math.floor((index - planned) / (mostParts / 20)) + 1);
  return Math.min(largestBytes, first * 2 ** doublings);
}
