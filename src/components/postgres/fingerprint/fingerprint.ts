import { borrowKernel, inputBytes, type Kernel, returnKernel } from './kernel.ts';

/** What the rows of a table are, whatever their order. */
export interface Fingerprint {
  readonly rows: number;
  /** 128 bits in hex: two sums, modulo 2^64, of a hash of each row with its length. */
  readonly sum: string;
  /** Bytes of COPY text, newlines included, the end line not. */
  readonly bytes: number;
}

/**
 * Hashes the rows of one table as `COPY … TO STDOUT` (text format) sends them, in pieces of any size. In a dump they are
 * followed by a line `\.` and then by something else.
 */
export class RowsReader {
  readonly #kernel: Kernel = borrowKernel();
  /** Bytes at the beginning of the input which update() has seen and not consumed: seven at most, without a newline. */
  #left = 0;
  #ended = false;

  /** True after the end line. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Takes the piece up to the end of the rows; returns how many of its bytes were taken: fewer than all after the end line. */
  update(chunk: Uint8Array): number {
    const { input } = this.#kernel;
    let taken = 0;
    while (taken < chunk.byteLength && !this.#ended) {
      const size = Math.min(chunk.byteLength - taken, inputBytes - this.#left);
      input.set(size === chunk.byteLength ? chunk : chunk.subarray(taken, taken + size), this.#left);
      const end = this.#left + size;
      const consumed = this.#kernel.update(end);
      this.#ended = this.#kernel.ended();
      if (this.#ended) return taken + consumed - this.#left;
      if (consumed < end) input.copyWithin(0, consumed, end);
      this.#left = end - consumed;
      taken += size;
    }
    return taken;
  }

  /** The fingerprint of the rows so far; the reader must not be used afterwards. */
  end(): Fingerprint {
    const { rows, bytes, sumA, sumB } = this.#kernel.result();
    returnKernel(this.#kernel);
    return { rows: Number(rows), sum: hex(sumA) + hex(sumB), bytes: Number(bytes) };
  }

  /** Gives up without a result. */
  abandon(): void {
    returnKernel(this.#kernel);
  }
}

function hex(lane: bigint): string {
  return lane.toString(16).padStart(16, '0');
}

/** The fingerprint's sum of the rows of several tables together. */
export function addFingerprints(one: string, other = '0'.repeat(32)): string {
  const lane = (sum: string, at: number) => BigInt(`0x${sum.slice(at, at + 16)}`);
  return (
    hex(BigInt.asUintN(64, lane(one, 0) + lane(other, 0))) + hex(BigInt.asUintN(64, lane(one, 16) + lane(other, 16)))
  );
}
