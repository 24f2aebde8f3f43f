import { createHash, randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { cancelled } from '../../lib/errors.ts';
import { callSignal, type Surroundings, withRetry } from '../retry.ts';
import type { Channel } from './channel.ts';
import type { SshHost } from './host.ts';
import { writing } from './scripts.ts';

/** A script that is told to give up removes its temporary file; this long we wait for it. */
const giveUpMs = 3_000;

export interface Target {
  readonly path: string;
  readonly how: 'new' | 'replace';
  /** A folder that must be there. */
  readonly within?: string;
}

/**
 * Writes a file on the host. It has its name only once it is whole, on disk, and found to be what was sent.
 *
 * @throws whatever the content threw, or what the host said, with the code of its system error
 */
export async function send(
  host: SshHost,
  { path, how, within = '' }: Target,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  around: Surroundings,
): Promise<void> {
  const nonce = randomUUID();
  const signal = callSignal(around.signal);
  using stop = afterwards(signal, giveUpMs);
  await using channel = await withRetry(() => host.stream(writing, [path, nonce, how, within], stop.signal), around);
  const source = { failed: undefined as { readonly error: unknown } | undefined };
  const fed = feed(channel, ended(content, nonce, source), signal);
  const end = channel.end();
  end.catch(() => {});
  // A host that gave up needs no more content; content that broke off tells the host to give up.
  await Promise.race([fed, end.catch(() => {})]);
  if (source.failed !== undefined || signal.aborted) {
    await Promise.race([end.catch(() => {}), wait(giveUpMs, undefined, { ref: false })]);
    throw signal.aborted ? cancelled(signal) : source.failed?.error;
  }
  await end;
}

/** Settles when all was given to ssh, or no more can be. Then its input is closed. */
async function feed({ input }: Channel, content: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<void> {
  if (input === null) return;
  const close = () => input.destroy();
  signal.addEventListener('abort', close, { once: true });
  await pipeline(content, input).catch(close);
  signal.removeEventListener('abort', close);
}

/** The content with the end by which the host knows that it is whole. */
async function* ended(
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  nonce: string,
  source: { failed: { readonly error: unknown } | undefined },
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of content) {
      hash.update(chunk);
      yield chunk;
    }
  } catch (error) {
    source.failed = { error };
    throw error;
  }
  yield Buffer.from(`${nonce}${hash.digest('hex')}`);
}

/** Aborts a while after the other. */
function afterwards(signal: AbortSignal, ms: number): { readonly signal: AbortSignal } & Disposable {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const begin = () => {
    timer = setTimeout(() => late.abort(signal.reason), ms);
  };
  signal.addEventListener('abort', begin, { once: true });
  return {
    signal: late.signal,
    [Symbol.dispose]: () => {
      signal.removeEventListener('abort', begin);
      clearTimeout(timer);
    },
  };
}
