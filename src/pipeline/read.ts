import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BackupError, cancelled, messageOf } from '../lib/errors.ts';
import { decoder } from './codec.ts';
import type { Codec, Consumer } from './stored-file.ts';

export interface Measured {
  readonly bytes: number;
  readonly sha256: string;
  /** Present when the content was decoded. */
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
  const stored = createHash('sha256');
  let bytes = 0;
  const content = options.decode ? new Content(options) : undefined;
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      stored.update(chunk);
      bytes += chunk.byteLength;
      await content?.push(chunk);
      options.onBytes?.(bytes);
      if (options.signal.aborted) throw cancelled(options.signal);
    }
  } catch (error) {
    await content?.abandon();
    if (options.signal.aborted) throw cancelled(options.signal);
    if (error instanceof BackupError) throw error;
    throw new BackupError('read-failed', 'A file of the backup could not be read', { cause: error });
  }
  const outcome = await content?.finish();
  return { bytes, sha256: stored.digest('hex'), raw: outcome?.raw, problem: outcome?.problem };
}

/** The decoding half: takes stored bytes, gives decoded ones to the consumer; after a problem it swallows the rest. */
class Content {
  readonly #input = new PassThrough();
  readonly #done: Promise<void>;
  readonly #hash;
  readonly #consumer: Consumer | undefined;
  #bytes = 0;
  #problem: string | undefined;

  constructor(options: ReadOptions) {
    this.#consumer = options.consumer;
    this.#hash = options.hashRaw ? createHash('sha256') : undefined;
    const decode = decoder(options.codec);
    const take = (chunks: AsyncIterable<Buffer>) => this.#take(chunks);
    const running = decode === undefined ? pipeline(this.#input, take) : pipeline(this.#input, decode, take);
    this.#done = running.catch((error: unknown) => {
      this.#problem ??= messageOf(error);
    });
  }

  async push(chunk: Buffer): Promise<void> {
    if (this.#problem !== undefined || this.#input.destroyed) return;
    if (this.#input.write(chunk)) return;
    await Promise.race([new Promise((resolve) => this.#input.once('drain', resolve)), this.#done]);
  }

  async finish(): Promise<{ raw: Measured['raw']; problem: string | undefined }> {
    if (!this.#input.destroyed) this.#input.end();
    await this.#done;
    const raw = { bytes: this.#bytes, sha256: this.#hash?.digest('hex') };
    return { raw, problem: this.#problem };
  }

  async abandon(): Promise<void> {
    this.#input.destroy();
    await this.#done;
  }

  async #take(chunks: AsyncIterable<Buffer>): Promise<void> {
    for await (const chunk of chunks) {
      this.#bytes += chunk.byteLength;
      this.#hash?.update(chunk);
      await this.#consumer?.write(chunk);
    }
    await this.#consumer?.end();
  }
}
