import type { Consumer } from '../../../pipeline/stored-file.ts';
import { int32, latin1 } from './bytes.ts';
import type { Reading } from './collections.ts';
import { Crc64 } from './crc64.ts';
import { type DatabaseSummary, Keyspace } from './keyspace.ts';
import { Lanes } from './lanes.ts';
import { damaged, unsupported } from './problem.ts';
import { decoderOf } from './read-value.ts';
import { Remarks } from './remarks.ts';
import { operations, valueTypes } from './types.ts';
import { milliseconds, Value } from './value.ts';
import { Window } from './window.ts';

/** What an RDB file holds. */
export interface RdbSummary {
  /** Who can load it: VALKEY files do not load into Redis. */
  readonly format: 'redis' | 'valkey';
  readonly version: number;
  readonly bytes: number;
  /** `none`: the server was told not to write a checksum (rdbchecksum no). */
  readonly checksum: 'crc64' | 'none';
  /** Remarks of the server: redis-ver, ctime, used-mem, repl-id, repl-offset … */
  readonly aux: Readonly<Record<string, string>>;
  readonly databases: readonly DatabaseSummary[];
  readonly functions: { readonly count: number; readonly digest: string };
  /** As it stands in the file. */
  readonly largestValueBytes: number;
}

export interface RdbReaderOptions {
  /** Sum up separately what outlives this moment (ms since 1970): see `DatabaseSummary.lasting`. */
  readonly cutoffMs?: number;
  /** Told where each key and each library of functions lies, as soon as it has been read. */
  readonly onEntry?: (entry: EntryPlace) => void;
}

/** Where an entry lies in the file: offsets of its type byte, of the first byte after its key, and of the next entry. */
export interface EntryPlace {
  readonly kind: 'key' | 'functions';
  readonly db: number;
  readonly type: number;
  readonly from: number;
  readonly keyEnd: number;
  readonly end: number;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number | undefined;
}

const oldestVersion = 6;
const trailerBytes = 8;

/** What the first nine bytes of a dump say; undefined when it is no dump. */
export function parseHeader(text: string): Pick<RdbSummary, 'format' | 'version'> | undefined {
  const match = /^(?:REDIS(\d{4})|VALKEY(\d{3}))$/.exec(text);
  if (match === null) return undefined;
  return { format: match[1] === undefined ? 'valkey' : 'redis', version: Number(match[1] ?? match[2]) };
}

/**
 * Reads an RDB file while it streams by and keeps only counts and digests. The digests are logical: they do not depend on
 * how the server encodes a value, so a server that loaded this file writes another one with the same digests.
 * `write` and `end` throw BackupError `damaged` or `unsupported` with the byte offset.
 */
export class RdbReader implements Consumer {
  readonly #window = new Window();
  readonly #crc = new Crc64();
  #trailer: Buffer = Buffer.alloc(0);
  readonly #options: RdbReaderOptions;
  readonly #reading: Reading;
  readonly #databases = new Map<number, Keyspace>();
  readonly #remarks = new Remarks();
  #bytes = 0;
  #format: 'redis' | 'valkey' = 'redis';
  #version = 0;
  #largestValueBytes = 0;
  #endOffset: number | undefined;
  #summary: RdbSummary | undefined;

  constructor(options: RdbReaderOptions = {}) {
    this.#options = options;
    this.#reading = this.#read();
  }

  write(chunk: Buffer): void {
    this.#crc.update(chunk, 0, chunk.length);
    this.#trailer = Buffer.concat([this.#trailer, chunk.subarray(-trailerBytes)]).subarray(-trailerBytes);
    this.#bytes += chunk.length;
    if (this.#endOffset !== undefined) return;
    this.#window.push(chunk);
    this.#reading.next();
  }

  end(): void {
    const stop = this.#endOffset;
    if (stop === undefined)
      throw damaged(this.#bytes, this.#bytes === 0 ? 'it is empty' : 'it ends before its end mark');
    const rest = this.#bytes - stop;
    if (rest < trailerBytes) throw damaged(this.#bytes, 'its checksum is cut off');
    if (rest > trailerBytes) {
      throw damaged(stop + trailerBytes, `${rest - trailerBytes} bytes follow its end`);
    }
    // Zeros stand for no checksum. That of a text with its own checksum behind it is zero.
    const unchecked = isZero(this.#trailer);
    if (!unchecked && !isZero(this.#crc.bytes())) {
      throw damaged(stop, 'its checksum (CRC64) does not match its content');
    }
    const all = [...this.#databases].sort(([a], [b]) => a - b).map(([db, keyspace]) => keyspace.summary(db));
    this.#summary = {
      format: this.#format,
      version: this.#version,
      bytes: this.#bytes,
      checksum: unchecked ? 'none' : 'crc64',
      aux: this.#remarks.aux,
      databases: all.filter((database) => database.keys > 0),
      functions: this.#remarks.functions(),
      largestValueBytes: this.#largestValueBytes,
    };
  }

  /** Whether the file was read to its end and found whole. */
  get done(): boolean {
    return this.#summary !== undefined;
  }

  /** What was read; only after `end`. */
  get summary(): RdbSummary {
    if (this.#summary === undefined) throw new Error('the dump was not read to its end');
    return this.#summary;
  }

  *#read(): Reading {
    const window = this.#window;
    const key = new Lanes();
    const value = new Value();
    const { cutoffMs = Number.NEGATIVE_INFINITY, onEntry } = this.#options;
    let db = 0;
    let keyspace = this.#keyspace(db);
    let expires = false;
    let high = 0;
    let low = 0;
    yield* this.#readHeader();
    for (;;) {
      while (!window.byte()) yield;
      const operation = window.value;
      if (operation < operations.slotImport) {
        const start = window.offset - 1;
        while (!window.stringHash(key)) yield;
        const keyEnd = window.offset;
        value.vanishesAtMs = undefined;
        if (operation === valueTypes.string) {
          while (!window.stringHash(value.all)) yield;
          value.lasting.set(value.all);
          value.lasts = true;
          keyspace.add(0, key, value, expires, high, low);
        } else {
          const decoder = decoderOf(operation, this.#format);
          if (decoder === undefined) throw unsupported(start, `a value of type ${operation}`);
          yield* decoder.read(window, value, cutoffMs);
          keyspace.add(decoder.kind, key, value, expires, high, low);
        }
        this.#largestValueBytes = Math.max(this.#largestValueBytes, window.offset - keyEnd);
        if (onEntry !== undefined) {
          const expiresAtMs = expires ? milliseconds(high, low) : undefined;
          onEntry({ kind: 'key', db, type: operation, from: start, keyEnd, end: window.offset, expiresAtMs });
        }
        expires = false;
        high = 0;
        low = 0;
        continue;
      }
      switch (operation) {
        case operations.expireTimeMs:
          while (!window.take8()) yield;
          ({ high, low } = window);
          expires = true;
          break;
        case operations.expireTime: {
          while (!window.take(4)) yield;
          const ms = int32(window.bytes, window.from) * 1000;
          high = Math.floor(ms / 4_294_967_296);
          low = ms | 0;
          expires = true;
          break;
        }
        case operations.selectDb:
          while (!window.length()) yield;
          db = window.value;
          keyspace = this.#keyspace(db);
          break;
        case operations.end:
          this.#endOffset = window.offset;
          return;
        default: {
          const from = window.offset - 1;
          yield* this.#remarks.read(window, operation, this.#format);
          if (operation !== operations.function2) break;
          const place = { db: 0, type: operation, from, keyEnd: from, end: window.offset, expiresAtMs: undefined };
          onEntry?.({ kind: 'functions', ...place });
        }
      }
    }
  }

  *#readHeader(): Reading {
    const window = this.#window;
    while (!window.take(9)) yield;
    const header = parseHeader(latin1(window.bytes, window.from, window.to));
    if (header === undefined) throw damaged(0, 'it does not start like a Redis dump');
    this.#format = header.format;
    this.#version = header.version;
    if (this.#version < oldestVersion) throw unsupported(0, `RDB version ${this.#version}, older than Redis 2.6`);
  }

  #keyspace(db: number): Keyspace {
    const known = this.#databases.get(db);
    if (known !== undefined) return known;
    const added = new Keyspace(this.#options.cutoffMs);
    this.#databases.set(db, added);
    return added;
  }
}

function isZero(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}
