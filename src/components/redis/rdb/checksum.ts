import { Crc64 } from './crc64.ts';

export const trailerBytes = 8;

/** The checksum of a file that ends with it, while the file streams by: everything but the last eight bytes counts. */
export class TrailingChecksum {
  readonly #crc = new Crc64();
  readonly #trailer = Buffer.alloc(trailerBytes);
  #held = 0;

  update(chunk: Buffer): void {
    if (chunk.length >= trailerBytes) {
      this.#crc.update(this.#trailer, 0, this.#held);
      const keepFrom = chunk.length - trailerBytes;
      this.#crc.update(chunk, 0, keepFrom);
      chunk.copy(this.#trailer, 0, keepFrom);
      this.#held = trailerBytes;
      return;
    }
    const joined = Buffer.concat([this.#trailer.subarray(0, this.#held), chunk]);
    const passed = Math.max(0, joined.length - trailerBytes);
    this.#crc.update(joined, 0, passed);
    joined.copy(this.#trailer, 0, passed);
    this.#held = joined.length - passed;
  }

  /** After the last byte. `none`: the file says that it has no checksum (rdbchecksum no). */
  judge(): 'crc64' | 'none' | 'wrong' {
    if (this.#trailer.every((byte) => byte === 0)) return 'none';
    return this.#crc.matches(this.#trailer) ? 'crc64' : 'wrong';
  }
}
