import { createHash } from 'node:crypto';
import { BackupError, messageOf } from '../../../lib/errors.ts';
import type { Consumer } from '../../../pipeline/stored-file.ts';
import { attributeIn } from './attributes.ts';
import type { Entry } from './entry.ts';
import { HoleHash } from './hole-hash.ts';
import {
  blockBytes,
  countIn,
  entryOf,
  type Header,
  type Records,
  readHeader,
  readRecords,
  untilZero,
} from './tar-header.ts';

/** Asks for at most so many bytes of the archive, and gets at least one. */
type Parts<Result> = Generator<number, Result, Buffer>;

/** How the content of an entry was hashed elsewhere, so that both can be compared; undefined where nobody did. */
type Like = (path: string) => Entry | undefined;

/** Is given the content of each file, in pieces, with its name in the archive. */
type OnData = (path: string, data: Uint8Array) => void;

/** POSIX: two blocks of zeros end an archive. Without them it is cut, perhaps between two entries. */
const endMarkBytes = 2 * blockBytes;
/** Names, attributes and access control lists; more is no archive of ours. */
const mostRecordBytes = 16 * 1024 * 1024;

/** Reads a tar stream to its end mark and keeps the list of its entries, each with the hash of its content. */
export class TarReader implements Consumer {
  readonly entries: Entry[] = [];
  /** True once the archive was read to its end mark. */
  complete = false;
  readonly #like: Like;
  readonly #onData: OnData | undefined;
  readonly #parser = this.#archive();
  #wanted: number | undefined;
  #ended = false;
  #failure: unknown;

  constructor(like: Like = () => undefined, onData?: OnData) {
    this.#like = like;
    this.#onData = onData;
  }

  write(chunk: Buffer): void {
    if (this.#failure !== undefined) throw this.#failure;
    try {
      this.#wanted ??= this.#parser.next().value ?? 0;
      for (let rest = chunk; rest.length > 0; ) {
        const part = rest.subarray(0, this.#wanted);
        rest = rest.subarray(part.length);
        this.#wanted = this.#parser.next(part).value ?? 0;
      }
    } catch (cause) {
      this.#failure = new BackupError('damaged', 'The tar archive cannot be read', {
        cause,
        because: [messageOf(cause)],
      });
      throw this.#failure;
    }
  }

  end(): void {
    if (this.#failure !== undefined) throw this.#failure;
    if (!this.#ended) throw new BackupError('damaged', 'The tar archive has no end mark: it is cut');
    this.complete = true;
  }

  *#archive(): Parts<void> {
    let global: Records = new Map();
    let own = new Map<string, Buffer>();
    for (;;) {
      const block = yield* take(blockBytes);
      if (isZero(block)) return yield* this.#trailer();
      const header = readHeader(block);
      switch (header.flag) {
        case 'g':
          global = readRecords(yield* takeBlocks(header.size));
          break;
        case 'x':
          own = new Map([...own, ...readRecords(yield* takeBlocks(header.size))]);
          break;
        case 'L':
          own.set('path', untilZero(yield* takeBlocks(header.size)));
          break;
        case 'K':
          own.set('linkpath', untilZero(yield* takeBlocks(header.size)));
          break;
        default:
          this.entries.push(yield* this.#entry(header, new Map([...global, ...own])));
          own = new Map();
      }
    }
  }

  *#entry(header: Header, records: Records): Parts<Entry> {
    const entry = entryOf(header, records);
    const size = entry.type === 'directory' ? 0 : (countIn(records.get('size')?.toString(), 'size') ?? header.size);
    if (!(size >= 0)) throw new Error(`${entry.path} has an invalid size`);
    const attributes = attributesIn(records);
    const full = { ...entry, ...(attributes === undefined ? {} : { attributes }) };
    const isFile = entry.type === 'file' || entry.type === 'contiguous-file';
    const content = yield* this.#content(entry, records, size);
    yield* take(-size & (blockBytes - 1));
    return isFile ? { ...full, ...content } : full;
  }

  /** The hash over all bytes; of a file with holes that over its data, unless it is like one that was read whole. */
  *#content(entry: Entry, records: Records, size: number): Parts<Pick<Entry, 'sha256' | 'data'>> {
    const like = this.#like(entry.path);
    const sparse = records.has('GNU.sparse.realsize');
    const whole = like?.data === undefined && (like?.bytes === entry.bytes || !sparse);
    const regions = sparse ? yield* sparseMap(size) : { map: [{ at: 0, bytes: size }], data: size };
    const hash = whole ? createHash('sha256') : new HoleHash();
    const skip = (from: number, to: number) => {
      if (hash instanceof HoleHash) hash.skipTo(to);
      else for (let at = from; at < to; at += zeros.length) hash.update(zeros.subarray(0, to - at));
    };
    let at = 0;
    for (const region of regions.map) {
      if (region.at < at || region.at + region.bytes > entry.bytes) throw new Error(`${entry.path} has an invalid map`);
      skip(at, region.at);
      at = region.at + region.bytes;
      yield* each(region.bytes, (part) => {
        this.#onData?.(entry.path, part);
        if (hash instanceof HoleHash) hash.add(part);
        else hash.update(part);
      });
    }
    skip(at, entry.bytes);
    return hash instanceof HoleHash ? { sha256: hash.digest(), data: regions.data } : { sha256: hash.digest('hex') };
  }

  *#trailer(): Parts<void> {
    for (let bytes = blockBytes; ; ) {
      this.#ended = bytes >= endMarkBytes;
      const part = yield zeros.length;
      if (!isZero(part)) throw new Error('it has bytes after its end');
      bytes += part.length;
    }
  }
}

/** GNU tar manual, "PAX Format, Version 1.0": decimal lines before the data, filled up to whole blocks. */
function* sparseMap(size: number): Parts<{ readonly map: { at: number; bytes: number }[]; readonly data: number }> {
  const numbers: number[] = [];
  let text = '';
  let read = 0;
  while (numbers.length === 0 || numbers.length < 1 + 2 * (numbers[0] ?? 0)) {
    read += blockBytes;
    if (read > size) throw new Error('a map of holes is longer than its file');
    const lines = (text + (yield* take(blockBytes)).toString('latin1')).split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) numbers.push(countIn(line, 'map') ?? 0);
  }
  const [count = 0] = numbers;
  const map = Array.from({ length: count }, (_none, index) => ({
    at: numbers[1 + 2 * index] ?? 0,
    bytes: numbers[2 + 2 * index] ?? 0,
  }));
  const data = map.reduce((sum, { bytes }) => sum + bytes, 0);
  if (read + data !== size) throw new Error('a map of holes does not fit its file');
  return { map, data };
}

const zeros = Buffer.alloc(64 * 1024);

function isZero(part: Buffer): boolean {
  return part.equals(zeros.subarray(0, part.length));
}

function attributesIn(records: Records): Record<string, string> | undefined {
  const kept = [...records].flatMap(([key, value]) => {
    const name = attributeIn(key);
    return name === undefined ? [] : [[name, createHash('sha256').update(value).digest('hex')] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function* each(bytes: number, use: (part: Buffer) => void): Parts<void> {
  for (let left = bytes; left > 0; ) {
    const part = yield left;
    use(part);
    left -= part.length;
  }
}

function* take(bytes: number): Parts<Buffer> {
  const parts: Buffer[] = [];
  yield* each(bytes, (part) => parts.push(part));
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first : Buffer.concat(parts);
}

function* takeBlocks(bytes: number): Parts<Buffer> {
  if (!(bytes >= 0 && bytes <= mostRecordBytes)) throw new Error('a header is larger than any may be');
  const data = yield* take(bytes);
  yield* take(-bytes & (blockBytes - 1));
  return data;
}
