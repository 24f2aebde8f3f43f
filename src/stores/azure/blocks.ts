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

/** Content in pieces of the sizes that are asked for; the last one is shorter, and may be empty. */
export async function* inBlocks(
  content: AsyncIterable<Uint8Array>,
  sizeOf: (index: number) => number,
): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let [index, held] = [0, 0];
  for await (const chunk of content) {
    for (let rest = Buffer.from(chunk); rest.byteLength > 0; ) {
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
