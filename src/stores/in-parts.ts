/**
 * Content in pieces of the sizes that are asked for; the last one is shorter, and may be empty. Copied: who gives it may use its
 * memory again.
 */
export async function* inParts(
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
