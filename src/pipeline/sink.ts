import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { addAbortSignal, PassThrough, Readable } from 'node:stream';
import { cancelled } from '../lib/errors.ts';
import { readChunkBytes } from './codec.ts';
import { type Measured, type ReadOptions, readStored, written } from './read.ts';
import type { Codec, StoredFile } from './stored-file.ts';
import type { Destination } from './write.ts';

/** The way out: where a component puts the content of a backup. It does not know where that lies. */
export interface Sink extends Destination {
  /** Id of the backup, part of the names of its files. */
  readonly id: string;
  /** A folder for a tool that writes its files itself. */
  folder(path: string): Promise<SinkFolder>;
}

/** Disposing it removes what was spooled in it. */
export interface SinkFolder extends AsyncDisposable {
  /** On this machine; it exists, empty. */
  readonly path: string;
  /** True: it is where the files stay. False: a spool; what is taken goes to the store, and its room here is free again. */
  readonly inPlace: boolean;
  /** Reads a file that the tool has finished, once: hashed as it lies there, decoded for the consumer. It belongs to the backup then. */
  take(name: string, options: TakeOptions): Promise<{ readonly file: StoredFile; readonly measured: Measured }>;
}

export type TakeOptions = Pick<ReadOptions, 'codec' | 'signal' | 'consumer'>;

/**
 * @param stage where the files of the backup go
 * @param scratch a private folder, for what a tool writes before it goes to a store that has no folder here
 */
export function openSink(id: string, stage: Staging, scratch: string): Sink {
  const { folder } = stage;
  return {
    id,
    write: (path, content) => stage.write(path, content),
    discard: (path) => stage.discard(path),
    folder: (path) => (folder === undefined ? spool(stage, path, scratch) : inPlace(folder, path)),
  };
}

interface Staging extends Destination {
  /** On this machine, if it has one. */
  readonly folder: string | undefined;
}

async function inPlace(folder: string, path: string): Promise<SinkFolder> {
  const own = join(folder, path);
  await mkdir(dirname(own), { recursive: true });
  await mkdir(own, { mode: 0o700 });
  return {
    path: own,
    inPlace: true,
    take: async (name, options) => {
      const source = createReadStream(join(own, name), { highWaterMark: readChunkBytes });
      const measured = await readStored(source, { ...options, decode: true });
      return { file: storedFile(path, name, options.codec, measured), measured };
    },
    [Symbol.asyncDispose]: async () => {},
  };
}

async function spool(destination: Destination, path: string, scratch: string): Promise<SinkFolder> {
  const own = await mkdtemp(join(scratch, 'spool-'));
  return {
    path: own,
    inPlace: false,
    take: async (name, options) => {
      const file = join(own, name);
      const copy = addAbortSignal(options.signal, new PassThrough({ highWaterMark: readChunkBytes }));
      const writing = destination.write(posix.join(path, name), copy);
      const source = copied(createReadStream(file, { highWaterMark: readChunkBytes }), copy, writing);
      const reading = readStored(Readable.from(source), { ...options, decode: true });
      const [measured] = await Promise.all([reading, writing]).catch(async (error: unknown) => {
        copy.destroy();
        await Promise.allSettled([reading, writing]);
        throw options.signal.aborted ? cancelled(options.signal) : error;
      });
      await rm(file);
      return { file: storedFile(path, name, options.codec, measured), measured };
    },
    [Symbol.asyncDispose]: () => rm(own, { recursive: true, force: true }),
  };
}

/** What passes goes to the copy too, no faster than that is taken; a store that takes no more says why. */
async function* copied(source: Readable, copy: PassThrough, writing: Promise<void>): AsyncGenerator<Buffer, void> {
  for await (const chunk of source as AsyncIterable<Buffer>) {
    await written(copy, chunk).catch(async (closed: unknown) => {
      await writing;
      throw closed;
    });
    yield chunk;
  }
  copy.end();
}

function storedFile(folder: string, name: string, codec: Codec, { bytes, sha256, raw }: Measured): StoredFile {
  return { path: posix.join(folder, name), bytes, sha256, codec, rawBytes: raw?.bytes ?? bytes };
}
