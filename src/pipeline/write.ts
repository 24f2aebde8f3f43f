import { createHash, type Hash } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BackupError, cancelled, systemCode } from '../lib/errors.ts';
import { chunkBytes, encoder } from './codec.ts';
import type { Codec, Consumer, StoredFile } from './stored-file.ts';

export interface WriteOptions {
  readonly codec: Codec;
  readonly signal: AbortSignal;
  /** Sees the content before it is encoded. */
  readonly consumer?: Consumer;
  /** Called with the count of raw bytes written so far. */
  readonly onBytes?: (rawBytes: number) => void;
}

export type Content = Readable | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Where encoded bytes go. */
export interface Destination {
  /**
   * Writes a new file, durably: all of it, or an error.
   *
   * @param expectedBytes how much it will be, about, for a place that must plan it
   * @throws BackupError `disk-full`, `write-failed`, or whatever the content threw
   */
  write(path: string, content: AsyncIterable<Uint8Array>, expectedBytes?: number): Promise<void>;
  /** Takes back what was written under a name, or below it; nothing happens when there is none. */
  discard(path: string): Promise<void>;
}

/**
 * Writes a stream under a name: content → consumer → codec → destination, hashed on both sides of the codec. Memory does not
 * grow with the data. The caller must still check that the producer ended well before it trusts the file.
 *
 * @param path "/" between parts
 * @throws BackupError `disk-full`, `write-failed`, `cancelled`, or whatever the content or the consumer threw
 */
export async function writeStored(
  destination: Destination,
  path: string,
  source: Content,
  options: WriteOptions,
): Promise<StoredFile> {
  const raw = new Meter();
  const stored = new Meter();
  const encode = encoder(options.codec);
  const readable = source instanceof Readable ? source : Readable.from(source, { objectMode: false });
  try {
    const first = tap(raw, options.consumer, options.onBytes);
    const last = (chunks: AsyncIterable<Buffer>) => destination.write(path, stored.metered(chunks));
    if (encode === undefined) await pipeline(readable, first, last, { signal: options.signal });
    else await pipeline(readable, first, encode, last, { signal: options.signal });
    await options.consumer?.end();
  } catch (error) {
    throw options.signal.aborted ? cancelled(options.signal) : error;
  }
  return {
    path,
    bytes: stored.bytes,
    sha256: stored.digest(),
    codec: options.codec,
    rawBytes: raw.bytes,
    rawSha256: raw.digest(),
  };
}

/** Writes a small text as it is. */
export function writeText(to: Destination, path: string, text: string, signal: AbortSignal): Promise<StoredFile> {
  return writeStored(to, path, [Buffer.from(text, 'utf8')], { codec: 'none', signal });
}

/** A folder of this machine as a destination. Files are for their owner only, and never replaced. */
export function folderDestination(folder: string): Destination {
  return {
    write: (path, content) => writeNew(join(folder, path), content),
    discard: (path) => rm(join(folder, path), { recursive: true, force: true }),
  };
}

/**
 * Writes a file that must not be there yet, and syncs it. Its folder is synced by whoever publishes it.
 *
 * @throws BackupError `disk-full`, `write-failed`, or whatever the content threw
 */
export async function writeNew(path: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await createSynced(path, content);
  } catch (error) {
    throw writeError(error, path);
  }
}

/** Leaves nothing of a file that could not be written whole. */
export async function createSynced(path: string, content: Parameters<typeof writeNew>[1]): Promise<void> {
  await using file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of content) await file.writeFile(chunk);
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** Turns a failed write into an error that says what to do; other errors pass unchanged. */
export function writeError(error: unknown, path: string): unknown {
  const code = systemCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new BackupError('disk-full', `The disk became full while writing ${path}`, {
      cause: error,
      hint: 'Free some space or choose another store, then run again. Nothing was committed.',
    });
  }
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EIO'].includes(code ?? '')) {
    return new BackupError('write-failed', `${path} could not be written`, { cause: error });
  }
  return error;
}

/** Counts and hashes what passes. */
class Meter {
  bytes = 0;
  readonly #hash: Hash = createHash('sha256');

  add(chunk: Uint8Array): void {
    this.bytes += chunk.byteLength;
    this.#hash.update(chunk);
  }

  async *metered(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
    for await (const chunk of chunks) {
      this.add(chunk);
      yield chunk;
    }
  }

  digest(): string {
    return this.#hash.digest('hex');
  }
}

function tap(meter: Meter, consumer: Consumer | undefined, onBytes: ((bytes: number) => void) | undefined): Transform {
  return new Transform({
    highWaterMark: chunkBytes,
    async transform(chunk: Buffer, _encoding, done) {
      try {
        meter.add(chunk);
        await consumer?.write(chunk);
        onBytes?.(meter.bytes);
        done(null, chunk);
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
}
