const longestLineBytes = 64 * 1024;

/** What a server sends: first lines, then bytes. Reads no further ahead than the socket's own buffer. */
export class Inbox {
  /** Bytes taken from the socket so far. */
  received = 0;
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(content: AsyncIterable<Buffer>) {
    this.#chunks = content[Symbol.asyncIterator]();
  }

  /** The next line that is not empty; a server sends empty ones to show that it is alive. */
  async line(): Promise<string> {
    for (;;) {
      const end = this.#rest.indexOf(10);
      if (end >= 0) {
        const line = this.#rest.subarray(0, end).toString('latin1').replace(/\r$/, '');
        this.#rest = this.#rest.subarray(end + 1);
        if (line.length > 0) return line;
        continue;
      }
      if (this.#rest.length > longestLineBytes) throw new Error('the answer is not the Redis protocol');
      await this.#more();
    }
  }

  /** So many bytes. */
  async bytes(count: number): Promise<Buffer> {
    while (this.#rest.length < count) await this.#more();
    const bytes = this.#rest.subarray(0, count);
    this.#rest = this.#rest.subarray(count);
    return bytes;
  }

  /** The next bytes, at least one; undefined at the end of the connection. */
  async chunk(): Promise<Buffer | undefined> {
    if (this.#rest.length === 0) return this.#pull();
    const rest = this.#rest;
    this.#rest = Buffer.alloc(0);
    return rest;
  }

  async #more(): Promise<void> {
    const more = await this.#pull();
    if (more === undefined) throw new Error('Connection is closed before an answer came');
    this.#rest = Buffer.concat([this.#rest, more]);
  }

  async #pull(): Promise<Buffer | undefined> {
    const next = await this.#chunks.next();
    if (next.done === true) return undefined;
    this.received += next.value.length;
    return next.value;
  }
}
