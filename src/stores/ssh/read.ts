import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { BackupError, systemCode } from '../../lib/errors.ts';
import { notPlain, unreadable } from '../local-read.ts';
import { type Found, resumed } from '../object-store.ts';
import { type Surroundings, withRetry } from '../retry.ts';
import type { Channel } from './channel.ts';
import type { SshHost } from './host.ts';
import { reading } from './scripts.ts';

/** @throws BackupError `read-failed` when there is no plain file, or it cannot be opened */
export async function readFile(host: SshHost, path: string, around: Surroundings): Promise<Readable> {
  const service = { read: (name: string, from: number, etag?: string) => readFrom(host, name, from, etag) };
  const first = await withRetry(() => service.read(path, 0), around).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const again = { read: (...what: Parameters<typeof service.read>) => withRetry(() => service.read(...what), around) };
  return Readable.from(resumed(again, path, first, around.signal), { objectMode: false });
}

/** A small file whole; undefined when there is none. A folder in its place is none either. */
export async function readSmall(host: SshHost, path: string, around: Surroundings): Promise<Buffer | undefined> {
  return await withRetry(async () => {
    const found = await readFrom(host, path, 0).catch((error: unknown) => {
      if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(systemCode(error) ?? '')) return undefined;
      throw unreadable(path, error);
    });
    return found && (await buffer(found.content));
  }, around);
}

/** The content from an offset on. With `etag` it must still be the file that was read first. */
async function readFrom(host: SshHost, path: string, from: number, etag?: string): Promise<Found> {
  const channel = await host.stream(reading, [path, String(from)]);
  try {
    channel.input?.end();
    const chunks = channel.output[Symbol.asyncIterator]();
    const { line, rest } = await firstLine(chunks);
    const facts = /^(\d+) (\S+)$/.exec(line);
    if (facts === null) {
      await channel.end();
      throw new Error(`${host.location} says nothing of ${path}`);
    }
    const [, size, found = ''] = facts;
    if (etag !== undefined && etag !== found) {
      throw new BackupError('read-failed', `${path} was replaced while it was read`);
    }
    const content = checked(channel, path, rest, chunks, Number(size) - from);
    return { content: Readable.from(content, { objectMode: false }), etag: found };
  } catch (error) {
    await channel[Symbol.asyncDispose]();
    throw error instanceof Error && error.message.endsWith(': Not a plain file') ? notPlain(path) : error;
  }
}

async function firstLine(chunks: AsyncIterator<Buffer>): Promise<{ readonly line: string; readonly rest: Buffer }> {
  let read: Buffer = Buffer.alloc(0);
  for (;;) {
    const at = read.indexOf('\n');
    if (at >= 0) return { line: read.toString('utf8', 0, at), rest: read.subarray(at + 1) };
    const next = await chunks.next();
    if (next.done === true) return { line: '', rest: read };
    read = Buffer.concat([read, next.value]);
  }
}

/** What comes, and an error where it ends too early: by the host's word, and by the count. */
async function* checked(
  channel: Channel,
  path: string,
  first: Buffer,
  chunks: AsyncIterator<Buffer>,
  expectedBytes: number,
): AsyncGenerator<Buffer> {
  await using _channel = channel;
  let bytes = 0;
  for (let chunk = first; ; ) {
    bytes += chunk.byteLength;
    if (chunk.byteLength > 0) yield chunk;
    const next = await chunks.next();
    if (next.done === true) break;
    chunk = next.value;
  }
  await channel.end().catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (bytes !== expectedBytes) {
    throw new BackupError('read-failed', `${path} is cut off: ${bytes} of ${expectedBytes} bytes came`);
  }
}
