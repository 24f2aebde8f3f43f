import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
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

/**
 * Writes a stream below a folder: content → consumer → codec → file, hashed on both sides of the codec, synced to disk.
 * Memory does not grow with the data. The caller must still check that the producer ended well before it trusts the file.
 *
 * @param folder the backup's folder on this machine
 * @param path where in the folder, "/" between parts
 * @throws BackupError `disk-full`, `write-failed`, `cancelled`, or whatever the source or the consumer threw
 */
export async function writeStored(
  folder: string,
  path: string,
  source: Readable | Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  options: WriteOptions,
): Promise<StoredFile> {
  const target = join(folder, path);
  const raw = new Meter();
  const stored = new Meter();
  await using file = await create(target);
  const encode = encoder(options.codec);
  const readable = source instanceof Readable ? source : Readable.from(source, { objectMode: false });
  try {
    const first = tap(raw, options.consumer, options.onBytes);
    const last = sink(file, stored);
    if (encode === undefined) await pipeline(readable, first, last, { signal: options.signal });
    else await pipeline(readable, first, encode, last, { signal: options.signal });
    await options.consumer?.end();
    await file.sync();
  } catch (error) {
    throw options.signal.aborted ? cancelled(options.signal) : writeError(error, target);
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
export function writeText(folder: string, path: string, text: string, signal: AbortSignal): Promise<StoredFile> {
  return writeStored(folder, path, [Buffer.from(text, 'utf8')], { codec: 'none', signal });
}

/** Turns a failed write into an error that says what to do; other errors pass unchanged. */
export function writeError(error: unknown, path: string): unknown {
  const code = systemCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new BackupError('disk-full', `The disk became full while writing ${path}`, {
      cause: error,
      hint: 'Free some space or choose another store, then run the backup again. Nothing was committed.',
    });
  }
  if (
    code === 'EACCES' ||
    code === 'EPERM' ||
    code === 'EROFS' ||
    code === 'ENOTDIR' ||
    code === 'EEXIST' ||
    code === 'EIO'
  ) {
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

function sink(file: FileHandle, meter: Meter): (chunks: AsyncIterable<Buffer>) => Promise<void> {
  return async (chunks) => {
    for await (const chunk of chunks) {
      meter.add(chunk);
      await file.writeFile(chunk);
    }
  };
}

async function create(path: string): Promise<FileHandle> {
  try {
    await mkdir(dirname(path), { recursive: true });
    return await open(path, 'wx', 0o600);
  } catch (error) {
    throw writeError(error, path);
  }
}
