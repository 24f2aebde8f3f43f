import { createHash } from 'node:crypto';
import { addAbortSignal, Readable } from 'node:stream';
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
  readonly onBytes?: (bytes: number) => void;
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
  const content = options.decode ? await decode(chunks, options) : undefined;
  try {
    for await (const _ of chunks); // what nobody wanted to decode
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
async function decode(chunks: AsyncIterator<Buffer>, options: ReadOptions): Promise<Content> {
  const { codec, consumer, signal } = options;
  const hash = options.hashRaw ? createHash('sha256') : undefined;
  let bytes = 0;
  const take = async (decoded: AsyncIterable<Buffer>) => {
    for await (const chunk of decoded) {
      bytes += chunk.byteLength;
      hash?.update(chunk);
      await consumer?.write(chunk);
    }
    await consumer?.end();
  };
  // Only `next`: a stream that is destroyed would otherwise end the chunks too.
  const input = Readable.from({ [Symbol.asyncIterator]: () => ({ next: () => chunks.next() }) });
  const decoding = decoder(codec);
  let problem: string | undefined;
  try {
    if (decoding === undefined) await pipeline(input, take, { signal });
    else await pipeline(input, decoding, take, { signal });
  } catch (error) {
    problem = messageOf(error);
  }
  return { raw: { bytes, sha256: hash?.digest('hex') }, problem };
}
