import { int32 } from './bytes.ts';

const polynomial = 0x95ac9329ac4bc9b5n;

/** The checksum at the end of an RDB file: CRC-64/Jones, reflected, starting at 0 (redis/src/crc64.c). */
export class Crc64 {
  #low = 0;
  #high = 0;

  update(bytes: Uint8Array, from: number, to: number): void {
    const table = eightTables;
    let low = this.#low;
    let high = this.#high;
    let at = from;
    for (const stop = to - 7; at < stop; at += 8) {
      low ^= int32(bytes, at);
      high ^= int32(bytes, at + 4);
      const i0 = 3584 + ((low & 255) << 1);
      const i1 = 3072 + (((low >>> 8) & 255) << 1);
      const i2 = 2560 + (((low >>> 16) & 255) << 1);
      const i3 = 2048 + ((low >>> 24) << 1);
      const i4 = 1536 + ((high & 255) << 1);
      const i5 = 1024 + (((high >>> 8) & 255) << 1);
      const i6 = 512 + (((high >>> 16) & 255) << 1);
      const i7 = (high >>> 24) << 1;
      low =
        word(table, i0) ^
        word(table, i1) ^
        word(table, i2) ^
        word(table, i3) ^
        word(table, i4) ^
        word(table, i5) ^
        word(table, i6) ^
        word(table, i7);
      high =
        word(table, i0 + 1) ^
        word(table, i1 + 1) ^
        word(table, i2 + 1) ^
        word(table, i3 + 1) ^
        word(table, i4 + 1) ^
        word(table, i5 + 1) ^
        word(table, i6 + 1) ^
        word(table, i7 + 1);
    }
    for (; at < to; at += 1) {
      const index = ((low ^ (bytes[at] ?? 0)) & 255) << 1;
      low = ((low >>> 8) | (high << 24)) ^ word(table, index);
      high = (high >>> 8) ^ word(table, index + 1);
    }
    this.#low = low;
    this.#high = high;
  }

  /** The checksum as it stands at the end of a file: eight bytes, little endian. */
  bytes(): Buffer {
    const trailer = Buffer.alloc(8);
    trailer.writeInt32LE(this.#low, 0);
    trailer.writeInt32LE(this.#high, 4);
    return trailer;
  }
}

/** Table k, entry i: the checksum of byte i followed by k zero bytes, as low and high halves side by side. */
const eightTables = createTables();

function createTables(): Int32Array {
  const tables = new BigUint64Array(8 * 256);
  for (let at = 0; at < tables.length; at += 1) {
    let crc = at < 256 ? BigInt(at) : (tables[at - 256] ?? 0n);
    if (at >= 256) crc = (crc >> 8n) ^ (tables[Number(crc & 255n)] ?? 0n);
    else for (let bit = 0; bit < 8; bit += 1) crc = (crc >> 1n) ^ (crc & 1n ? polynomial : 0n);
    tables[at] = crc;
  }
  return new Int32Array(tables.buffer);
}

function word(table: Int32Array, at: number): number {
  return table[at] ?? 0;
}
