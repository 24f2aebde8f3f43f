const end = Buffer.from('\n\\.\n');

/** Passes over the rows of a COPY in a script, to the line that ends them. */
export class EndOfRows {
  within = false;
  /** The last bytes, which may begin the end. */
  #held: Buffer = Buffer.alloc(0);

  begin(): void {
    this.within = true;
    this.#held = end.subarray(0, 1);
  }

  /** Returns how many bytes belong to the rows and their end. */
  pass(chunk: Uint8Array): number {
    // Where the end lies on the border of two pieces.
    const border = Buffer.concat([this.#held, chunk.subarray(0, end.byteLength - 1)]);
    const found = border.indexOf(end);
    const after =
      found >= 0
        ? found - this.#held.byteLength
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).indexOf(end);
    this.within = found < 0 && after < 0;
    this.#held = Buffer.concat([this.#held, chunk.subarray(-end.byteLength)]).subarray(1 - end.byteLength);
    return this.within ? chunk.byteLength : after + end.byteLength;
  }
}
