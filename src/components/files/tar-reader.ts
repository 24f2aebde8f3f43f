import { createHash } from 'node:crypto';
import { type Extract, type ExtractEvents, extract, type Header } from 'tar-stream';
import { z } from 'zod';
import { BackupError } from '../../lib/errors.ts';
import type { Consumer } from '../../pipeline/stored-file.ts';
import { type Entry, entryTypes } from './entry.ts';

/** tar-stream gives these too, though its types tell little of them. */
const moreSchema = z.object({
  byteOffset: z.number(),
  pax: z
    .object({
      mtime: z.coerce.number(),
      uid: z.coerce.number(),
      gid: z.coerce.number(),
      uname: z.string(),
      gname: z.string(),
    })
    .partial()
    .nullish(),
});

type Content = ExtractEvents['entry'][1];

/** Is given the content of each file, in pieces, with its name in the archive. */
export type OnData = (path: string, data: Uint8Array) => void;

const blockBytes = 512;
/** POSIX: two blocks of zeros end an archive. tar-stream does not ask for them, so a cut between entries would pass. */
const endMarkBytes = 2 * blockBytes;

/** Reads a tar stream to its end mark and hands over each entry, with the hash of its content, as it goes by. */
export class TarReader implements Consumer {
  readonly #onEntry: (entry: Entry) => void;
  readonly #onData: OnData | undefined;
  readonly #extract: Extract = extract();
  readonly #closed: Promise<void>;
  #failure: Error | undefined;
  #totalBytes = 0;
  #zerosAtEnd = 0;
  #contentEnd = 0;

  constructor(onEntry: (entry: Entry) => void, onData?: OnData) {
    this.#onEntry = onEntry;
    this.#onData = onData;
    this.#extract.on('entry', (header, content, next) => this.#take(header, content, next));
    this.#closed = new Promise((resolve) => {
      this.#extract.on('error', (error: Error) => {
        this.#failure = error;
      });
      this.#extract.on('close', () => resolve());
    });
  }

  async write(chunk: Buffer): Promise<void> {
    this.#measure(chunk);
    if (this.#failure !== undefined) throw this.#damaged();
    if (this.#extract.write(chunk)) return;
    await Promise.race([new Promise<void>((resolve) => this.#extract.once('drain', resolve)), this.#closed]);
    if (this.#failure !== undefined) throw this.#damaged();
  }

  async end(): Promise<void> {
    this.#extract.end(null);
    await this.#closed;
    if (this.#failure !== undefined) throw this.#damaged();
    const rest = this.#totalBytes - this.#contentEnd;
    if (rest < endMarkBytes || this.#zerosAtEnd < rest) {
      throw new BackupError('damaged', 'The tar archive has no end mark: it is cut or has bytes after its end');
    }
  }

  #damaged(): BackupError {
    return new BackupError('damaged', 'The tar archive cannot be read', {
      cause: this.#failure,
      because: this.#failure === undefined ? [] : [this.#failure.message],
    });
  }

  #measure(chunk: Buffer): void {
    this.#totalBytes += chunk.length;
    let at = chunk.length;
    while (at > 0 && chunk[at - 1] === 0) at -= 1;
    this.#zerosAtEnd = at === 0 ? this.#zerosAtEnd + chunk.length : chunk.length - at;
  }

  #take(header: Header, content: Content, next: (error?: Error | null) => void): void {
    const hash = createHash('sha256');
    content.on('data', (data) => {
      if (!(data instanceof Uint8Array)) return;
      hash.update(data);
      this.#onData?.(header.name, data);
    });
    // A failure also reaches the extract itself, where it is kept.
    content.on('error', () => {});
    content.on('end', () => {
      try {
        const more = moreSchema.parse(header);
        this.#contentEnd = more.byteOffset + Math.ceil(header.size / blockBytes) * blockBytes;
        this.#onEntry(entryOf(header, more, hash.digest('hex')));
        next(null);
      } catch (error) {
        next(error instanceof Error ? error : new Error(String(error)));
      }
    });
  }
}

function entryOf(header: Header, more: z.output<typeof moreSchema>, sha256: string): Entry {
  const type = entryTypes.find((known) => known === header.type);
  if (type === undefined) throw new Error(`${header.name} has the unknown type ${header.type}`);
  const pax = more.pax ?? {};
  const isFile = type === 'file' || type === 'contiguous-file';
  const modified = pax.mtime === undefined ? header.mtime : new Date(Math.floor(pax.mtime * 1000));
  return {
    path: header.name.length > 1 && header.name.endsWith('/') ? header.name.slice(0, -1) : header.name,
    type,
    mode: header.mode.toString(8).padStart(4, '0'),
    uid: pax.uid ?? header.uid,
    gid: pax.gid ?? header.gid,
    user: pax.uname ?? header.uname,
    group: pax.gname ?? header.gname,
    bytes: header.size,
    modified: modified.toISOString(),
    ...(isFile ? { sha256 } : {}),
    ...(type === 'link' || type === 'symlink' ? { link: header.linkname } : {}),
  };
}
