import { textOf } from './encoding.ts';
import { SqlState } from './sql-state.ts';

const newline = 0x0a;
/** Longer lines are large values, of no interest here; the longest COPY statement (1600 columns) is far below. */
const keptBytes = 1024 * 1024;

/**
 * Cuts a script into lines; one that breaks within quotes goes on. Memory does not grow with the length of a line: of a very
 * long one only the beginning is shown.
 */
export class Lines {
  readonly #onLine: (line: string) => 'go on' | 'stop';
  /** Of the script. */
  encoding: string | undefined;
  readonly #state = new SqlState();
  #parts: Buffer[] = [];
  #bytes = 0;

  /** @param onLine called with each line, without its newline; it may stop the reading right behind it */
  constructor(onLine: (line: string) => 'go on' | 'stop') {
    this.#onLine = onLine;
  }

  /** Reads to the end of the piece or of the line at which onLine stopped; returns what is left. */
  take(chunk: Uint8Array): Uint8Array {
    let at = 0;
    while (at < chunk.byteLength) {
      const end = chunk.indexOf(newline, at);
      const next = end === -1 ? chunk.byteLength : end + 1;
      this.#state.read(chunk.subarray(at, next));
      const whole = end !== -1 && this.#state.neutral;
      if (!whole) this.#keep(chunk.slice(at, next));
      const answer = whole ? this.#show(chunk.subarray(at, end)) : 'go on';
      at = next;
      if (answer === 'stop') break;
    }
    return chunk.subarray(at);
  }

  /** Shows a last line that has no newline. */
  end(): void {
    if (this.#bytes > 0) this.#show(new Uint8Array());
  }

  #keep(part: Uint8Array): void {
    if (this.#bytes < keptBytes) this.#parts.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
    this.#bytes += part.byteLength;
  }

  #show(last: Uint8Array): 'go on' | 'stop' {
    const whole = Buffer.concat([...this.#parts, last]);
    this.#parts = [];
    this.#bytes = 0;
    return this.#onLine(textOf(whole, this.encoding));
  }
}
