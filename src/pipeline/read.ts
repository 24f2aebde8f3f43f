import { createHash } from 'node:crypto';
import { ReadStream } from 'node:fs';
import { addAbortSignal, type Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BackupError, cancelled, messageOf } from '../lib/errors.ts';
import { decoder } from './codec.ts';
import type { Codec, Consumer } from './stored-file.ts';

export interface Measured {
  readonly bytes: number;
  readonly sha256: string;
  /** What was decoded, up to the problem if there is one; undefined when nothing was to be decoded. */
  readonly raw: { readonly bytes: number; readonly sha256: string | undefined } | undefined;
  /** Why the content could not be decoded or was refused by the consumer. The stored bytes are measured all the same. */
  readonly problem: string | undefined;
}

export interface ReadOptions {
  readonly codec: Codec;
  readonly signal: AbortSignal;
  /** Decode the content and show it to this consumer. */
  readonly decode: boolean;
  readonly consumer?: Consumer | undefined;
  /** Hash the decoded content too (its cost is about a third of decoding). */
  readonly hashRaw?: boolean;
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/**
 * Reads a stored file once: hashes it as it lies there and, when asked, decodes it and shows the content to a consumer in
 * the same pass. Damage is a result, not an exception: whatever is wrong with the content, the stored bytes are read to
 * their end and measured.
 *
 * @throws BackupError `read-failed` when the store cannot deliver the bytes, `cancelled` on abort
 */
export async function readStored(source: Readable, options: ReadOptions): Promise<Measured> {
  const hash = createHash('sha256');
  let bytes = 0;
  let failure: unknown;
  async function* measured(): AsyncGenerator<Buffer, void, undefined> {
    try {
      for await (const chunk of addAbortSignal(options.signal, source) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        bytes += chunk.byteLength;
        options.onBytes?.(bytes);
        yield chunk;
      }
    } catch (error) {
      failure = error;
      throw error;
    }
  }
  const chunks = measured();
  // Nobody else sees the memory a file was read into.
  const reusable = source instanceof ReadStream;
  const content = options.decode ? await decode(chunks, reusable, options) : undefined;
  try {
    // What nobody wanted to decode.
    for await (const chunk of chunks) if (reusable) giveBack(chunk);
  } catch (error) {
    failure ??= error;
  }
  if (options.signal.aborted) throw cancelled(options.signal);
  if (failure instanceof BackupError) throw failure;
  if (failure !== undefined) {
    throw new BackupError('read-failed', 'A file of the backup could not be read', { cause: failure });
  }
  return { bytes, sha256: hash.digest('hex'), raw: content?.raw, problem: content?.problem };
}

type Content = Pick<Measured, 'raw' | 'problem'>;

/** Decodes chunks for the consumer until their end or the first problem; then the rest can still be asked for. */
async function decode(chunks: AsyncIterator<Buffer>, reusable: boolean, options: ReadOptions): Promise<Content> {
  const { codec, consumer, signal } = options;
  const hash = options.hashRaw ? createHash('sha256') : undefined;
  const decoding = decoder(codec);
  const decodedReusable = decoding !== undefined && (consumer === undefined || consumer.keepsNothing === true);
  let bytes = 0;
  const take = async (decoded: AsyncIterable<Buffer>) => {
    for await (const chunk of decoded) {
      bytes += chunk.byteLength;
      hash?.update(chunk);
      await consumer?.write(chunk);
      if (decodedReusable) giveBack(chunk);
    }
    await consumer?.end();
  };
  let problem: string | undefined;
  try {
    if (decoding === undefined) await take(untilEnd(chunks));
    else await through(decoding, untilEnd(chunks), take, reusable, signal);
  } catch (error) {
    problem = messageOf(error);
  }
  return { raw: { bytes, sha256: hash?.digest('hex') }, problem };
}

/** Only `next`: a loop that is left early would otherwise end the chunks too. */
function untilEnd(chunks: AsyncIterator<Buffer>): AsyncIterable<Buffer> {
  return { [Symbol.asyncIterator]: () => ({ next: () => chunks.next() }) };
}

/** @param reusable whether the memory of a chunk may be given back when the decoder is through with it */
async function through(
  decoding: Transform,
  chunks: AsyncIterable<Buffer>,
  take: (decoded: AsyncIterable<Buffer>) => Promise<void>,
  reusable: boolean,
  signal: AbortSignal,
): Promise<void> {
  const feed = async () => {
    for await (const chunk of chunks) {
      await written(decoding, chunk);
      if (reusable) giveBack(chunk);
    }
    decoding.end();
  };
  const feeding = feed().catch((error: unknown) => void decoding.destroy(asError(error)));
  try {
    await pipeline(decoding, take, { signal });
  } finally {
    await feeding;
  }
}

/** Ends when the stream took the chunk. One that is destroyed in the middle of a write does not always answer it. */
export function written(stream: Transform, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const closed = () => reject(new Error('The stream was closed'));
    stream.once('close', closed);
    stream.write(chunk, (error) => {
      stream.off('close', closed);
      if (error) reject(error);
      else resolve();
    });
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/**
 * Frees the memory of a chunk at once. Left to the garbage collector, which V8 starts for every few dozen MB of such memory,
 * it costs as much CPU as the decoding. A decoder fills a piece of memory chunk by chunk: only the last one ends it.
 */
function giveBack({ buffer, byteOffset, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && byteOffset + byteLength === buffer.byteLength) buffer.transfer(0);
}
