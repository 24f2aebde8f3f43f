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

/** Content in pieces of the sizes that are asked for; the last one is shorter, and may be empty. */
export async function* inParts(
  content: AsyncIterable<Uint8Array>,
  sizeOf: (index: number) => number,
): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let [index, held] = [0, 0];
  for await (const chunk of content) {
    for (let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength); rest.byteLength > 0; ) {
      const piece = rest.subarray(0, sizeOf(index) - held);
      pieces.push(piece);
      held += piece.byteLength;
      rest = rest.subarray(piece.byteLength);
      if (held < sizeOf(index)) continue;
      yield Buffer.concat(pieces);
      [pieces, held, index] = [[], 0, index + 1];
    }
  }
  yield Buffer.concat(pieces);
}
