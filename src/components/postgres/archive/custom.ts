import { BackupError } from '../../../lib/errors.ts';
import type { Consumer } from '../../../pipeline/stored-file.ts';
import { parseCopy } from './copy.ts';
import type { ReadTable } from './plain.ts';
import { RowsFile } from './rows-file.ts';
import { type ArchiveHead, parseArchiveHead, type SequenceState, sequencesIn, type TocEntry } from './toc.ts';

const blockOfData = 1;
const blockOfLargeObjects = 3;
const gatherBytes = 256 * 1024;

/** Where the reader is: what the next bytes mean. */
type Place = { readonly at: 'head' | 'block' } | { readonly at: 'object' | 'length' | 'data'; readonly block: Block };

interface Block {
  readonly entry: TocEntry;
  readonly largeObjects: boolean;
  /** The rows, when the block is a table's. */
  readonly rows: RowsFile | undefined;
}

/**
 * Reads an uncompressed custom-format archive (`pg_dump -Fc -Z0`) as it streams by: its table of contents, and the
 * fingerprint of every table's rows. The format has no end mark: it is whole when every entry that has data had its block.
 */
export class CustomArchive implements Consumer {
  readonly keepsNothing = true;
  head: ArchiveHead | undefined;
  readonly tables: ReadTable[] = [];

  #place: Place = { at: 'head' };
  #carry: Buffer = Buffer.alloc(0);
  #retryHeadAt = 0;
  /** Bytes of the current piece of data that are still to come. */
  #remaining = 0;
  /** Entries whose data is still to come, by dump id. */
  readonly #expected = new Map<number, TocEntry>();
  /** Rows arrive one by one, each behind its length; they are gathered before they are hashed. */
  readonly #gathered = Buffer.allocUnsafe(gatherBytes);
  #gatheredBytes = 0;

  get definitions(): readonly TocEntry[] {
    return this.head?.entries ?? [];
  }

  get sequences(): readonly SequenceState[] {
    return sequencesIn(this.definitions);
  }

  write(chunk: Buffer): void {
    let bytes = chunk;
    if (this.#carry.byteLength > 0) bytes = Buffer.concat([this.#carry, chunk]);
    const taken = this.#place.at === 'head' ? this.#readHead(bytes) : this.#readBlocks(bytes, 0);
    this.#carry = taken === bytes.byteLength ? Buffer.alloc(0) : Buffer.from(bytes.subarray(taken));
  }

  end(): void {
    if (this.#place.at === 'head') this.#retryHead();
    const missing = [...this.#expected.values()];
    const midway = this.#place.at !== 'block' || this.#carry.byteLength > 0;
    this.abandon();
    if (this.head === undefined) throw new BackupError('damaged', 'It ends within the table of contents');
    if (!midway && missing.length === 0) return;
    const first = missing[0];
    const what =
      first === undefined ? '' : `; ${missing.length} pieces of data are missing, first ${first.kind} ${first.name}`;
    throw new BackupError('damaged', `The archive ends too early${what}`);
  }

  abandon(): void {
    if ('block' in this.#place) this.#place.block.rows?.abandon();
    this.#place = { at: 'block' };
  }

  /** Nothing more comes: what is there must do, although it has not doubled since it was parsed last. */
  #retryHead(): void {
    this.#retryHeadAt = 0;
    this.#carry = this.#carry.subarray(this.#readHead(this.#carry));
  }

  /** Parsing starts again from the beginning each time the bytes have doubled, so that a long head stays cheap. */
  #readHead(bytes: Buffer): number {
    if (bytes.byteLength < this.#retryHeadAt) return 0;
    this.head = parseArchiveHead(bytes);
    this.#retryHeadAt = bytes.byteLength * 2;
    if (this.head === undefined) return 0;
    if (this.head.format !== 'custom')
      throw new BackupError('damaged', 'This is a table of contents, not a whole archive');
    for (const entry of this.head.entries) if (entry.hasData) this.#expected.set(entry.dumpId, entry);
    this.#place = { at: 'block' };
    return this.#readBlocks(bytes, this.head.headBytes);
  }

  /** Takes all it can understand and returns how much that was; the rest is a piece of an integer. */
  #readBlocks(bytes: Buffer, from: number): number {
    const intBytes = 1 + (this.head?.intBytes ?? 4);
    let at = from;
    while (at < bytes.byteLength) {
      const place = this.#place;
      if (place.at === 'data') {
        at = this.#takeData(bytes, at, place.block);
        continue;
      }
      const needed = place.at === 'block' ? 1 + intBytes : intBytes;
      if (at + needed > bytes.byteLength) break;
      if (place.at === 'block') this.#openBlock(bytes[at] ?? 0, readInt(bytes, at + 1, intBytes));
      else if (place.at === 'object') this.#openObject(readInt(bytes, at, intBytes), place.block);
      else if (place.at === 'length') this.#openPiece(readInt(bytes, at, intBytes), place.block);
      at += needed;
    }
    return at;
  }

  #openBlock(type: number, dumpId: number): void {
    const entry = this.#expected.get(dumpId);
    const known = type === blockOfData || type === blockOfLargeObjects;
    if (!known || entry === undefined) {
      throw new BackupError('damaged', 'A piece of data does not belong to any entry of the table of contents');
    }
    this.#expected.delete(dumpId);
    const rows = entry.kind === 'TABLE DATA' ? new RowsFile() : undefined;
    const block: Block = { entry, largeObjects: type === blockOfLargeObjects, rows };
    this.#place = block.largeObjects ? { at: 'object', block } : { at: 'length', block };
  }

  /** Within a block of large objects: each one's OID, then its data; 0 ends the block. */
  #openObject(oid: number, block: Block): void {
    if (oid === 0) this.#closeBlock(block);
    else this.#place = { at: 'length', block };
  }

  #openPiece(length: number, block: Block): void {
    if (length < 0) throw new BackupError('damaged', 'A piece of data has a negative length');
    this.#remaining = length;
    if (length > 0) this.#place = { at: 'data', block };
    else if (block.largeObjects) this.#place = { at: 'object', block };
    else this.#closeBlock(block);
  }

  #takeData(bytes: Buffer, at: number, block: Block): number {
    const size = Math.min(this.#remaining, bytes.byteLength - at);
    if (block.rows !== undefined) this.#gather(bytes, at, size, block.rows);
    this.#remaining -= size;
    if (this.#remaining === 0) this.#place = { at: 'length', block };
    return at + size;
  }

  #gather(bytes: Buffer, at: number, size: number, rows: RowsFile): void {
    if (this.#gatheredBytes + size > gatherBytes) this.#flush(rows);
    if (size > gatherBytes) {
      rows.write(bytes.subarray(at, at + size));
      return;
    }
    bytes.copy(this.#gathered, this.#gatheredBytes, at, at + size);
    this.#gatheredBytes += size;
  }

  #flush(rows: RowsFile): void {
    if (this.#gatheredBytes > 0) rows.write(this.#gathered.subarray(0, this.#gatheredBytes));
    this.#gatheredBytes = 0;
  }

  #closeBlock({ rows, entry: { schema = '', name, copy = '' } }: Block): void {
    if (rows !== undefined) {
      this.#flush(rows);
      rows.end();
      const { fingerprint } = rows;
      const columns = parseCopy(copy)?.columns ?? [];
      if (fingerprint !== undefined) this.tables.push({ schema, name, columns, fingerprint });
    }
    this.#place = { at: 'block' };
  }
}

/** A sign byte, then the value, low byte first. */
function readInt(bytes: Buffer, at: number, size: number): number {
  const value = bytes.readUIntLE(at + 1, Math.min(size - 1, 6));
  return bytes[at] === 0 ? value : -value;
}
