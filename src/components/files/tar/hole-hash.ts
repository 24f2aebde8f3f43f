import { createHash } from 'node:crypto';

const pieceBytes = 4096;
const zeros = Buffer.alloc(pieceBytes);

/**
 * A hash of content in which zeros cost nothing: SHA-256 over every 4 KiB that are not all zero, each after its number, then
 * the length. Zeros on disk and holes of any layout come to the same.
 */
export class HoleHash {
  readonly #hash = createHash('sha256');
  readonly #piece = Buffer.alloc(pieceBytes);
  #at = 0;

  add(data: Buffer): void {
    for (let rest = data; rest.length > 0; ) {
      const inside = this.#at % pieceBytes;
      const part = rest.subarray(0, pieceBytes - inside);
      part.copy(this.#piece, inside);
      this.skipTo(this.#at + part.length);
      rest = rest.subarray(part.length);
    }
  }

  /** What lies before `at` and was not added is zeros. */
  skipTo(at: number): void {
    const index = Math.floor(this.#at / pieceBytes);
    if (Math.floor(at / pieceBytes) !== index) this.#take(index);
    this.#at = at;
  }

  digest(): string {
    this.#take(Math.floor(this.#at / pieceBytes));
    return this.#hash.update(`${this.#at}`).digest('hex');
  }

  #take(index: number): void {
    if (this.#piece.equals(zeros)) return;
    this.#hash.update(`${index}\n`).update(this.#piece);
    this.#piece.fill(0);
  }
}
