import { rm } from 'node:fs/promises';
import { connect as connectPlain, type NetConnectOpts, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { BackupError, cancelled } from '../../lib/errors.ts';
import { credentials } from './client.ts';
import { redisError, sourceLost } from './errors.ts';
import { Inbox } from './inbox.ts';
import { chooseRoute, type Route } from './route.ts';
import type { Target } from './target.ts';

export interface SyncOptions {
  /** Announced as our own, so that the server sends its native format (Valkey 9 needs it for hash fields that expire). */
  readonly serverVersion: string | undefined;
  readonly signal: AbortSignal;
}

/** The snapshot a server sends to a new replica. */
export interface Snapshot extends Disposable {
  /** Bytes announced: known when the server sends a file, unknown when it streams from memory. */
  readonly length: number | undefined;
  /** The RDB, complete when it ends without an error. */
  readonly content: AsyncIterable<Buffer>;
}

const endMarkBytes = 40;
/** Longer than the server needs between two signs of life (repl-ping-replica-period 10 s, repl-timeout 60 s). */
const idleTimeoutMs = 120_000;
/** After so long a silence it is looked whether the server still takes connections. */
const lookAfterMs = 5_000;

/**
 * Asks for a snapshot over the replication protocol, as a replica that wants only the RDB, and returns when the server
 * starts to send it.
 *
 * @throws BackupError `unreachable`, `access-denied`, `unsupported` (the service forbids SYNC), `source-lost`, `cancelled`
 */
export async function requestSnapshot(target: Target, options: SyncOptions): Promise<Snapshot> {
  const route = await chooseRoute(target, options.signal);
  if (route.by === 'stream') return request(target, options, 'stream');
  try {
    return await request(target, options, 'disk');
  } catch (error) {
    if (options.signal.aborted) throw error;
    return await request(target, options, 'stream');
  } finally {
    // The server holds it open for as long as it sends it.
    if (route.leftover !== undefined) await rm(route.leftover, { force: true });
  }
}

async function request(target: Target, options: SyncOptions, by: Route['by']): Promise<Snapshot> {
  if (options.signal.aborted) throw cancelled(options.signal);
  const socket = open(target);
  const stop = () => socket.destroy();
  options.signal.addEventListener('abort', stop, { once: true });
  const close = () => {
    options.signal.removeEventListener('abort', stop);
    socket.destroy();
  };
  const translate = (error: unknown) =>
    options.signal.aborted ? cancelled(options.signal) : redisError(error, target.name);
  try {
    const inbox = new Inbox(socket);
    await greet(socket, inbox, target, options.serverVersion, by);
    const header = await inbox.line();
    const kind = parseHeader(header);
    const content = kind.length === undefined ? untilMark(inbox, kind.mark) : exactly(inbox, kind.length);
    return { length: kind.length, content: guarded(content, target, options.signal, inbox), [Symbol.dispose]: close };
  } catch (error) {
    close();
    throw translate(error);
  }
}

function open(target: Target): Socket {
  const { host, port } = target.endpoint;
  const place = target.socketPath === undefined ? { host, port } : { path: target.socketPath };
  const socket = target.tls === undefined ? connectPlain(place) : connectTls({ ...target.tls, ...place });
  socket.setNoDelay(true);
  endWhenDead(socket, place, target.name);
  return socket;
}

/**
 * Ends a silent connection: at once when nobody listens any more, else after `idleTimeoutMs`. A server that was killed may
 * leave a child behind that holds the connection open and never sends (Redis 6.0 does; tried).
 */
function endWhenDead(socket: Socket, place: NetConnectOpts, name: string): void {
  let [seen, silentMs] = [-1, 0];
  socket.setTimeout(lookAfterMs);
  socket.on('timeout', async () => {
    silentMs = lookAfterMs + (socket.bytesRead === seen ? silentMs : 0);
    seen = socket.bytesRead;
    if (silentMs >= idleTimeoutMs) {
      socket.destroy(new BackupError('timeout', `Redis at ${name} was silent for ${idleTimeoutMs / 1000} s`));
      return;
    }
    const refusal = await refusalOf(place);
    if (refusal !== undefined && socket.bytesRead === seen) socket.destroy(refusal);
    else socket.setTimeout(lookAfterMs);
  });
}

/** Why a server takes no connection, when it says so itself: that it does not answer at all may have other reasons. */
function refusalOf(place: NetConnectOpts): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const probe = connectPlain({ ...place, timeout: lookAfterMs });
    const done = (refusal?: Error) => {
      probe.destroy();
      resolve(refusal);
    };
    probe.once('connect', () => done());
    probe.once('timeout', () => done());
    probe.once('error', (error: NodeJS.ErrnoException) => done(error.code === 'ECONNREFUSED' ? error : undefined));
  });
}

async function greet(
  socket: Socket,
  inbox: Inbox,
  target: Target,
  version: string | undefined,
  by: Route['by'],
): Promise<void> {
  if (target.password !== undefined) {
    send(socket, 'AUTH', ...credentials(target.username, target.password));
    const answer = await inbox.line();
    if (!answer.startsWith('+')) throw new Error(answer.slice(1));
  }
  // Servers that do not know one of these answer with an error, and so do users without the right to REPLCONF.
  const announcements = [
    ['version', version],
    ['capa', by === 'stream' ? 'eof' : undefined],
    ['rdb-only', '1'],
  ] as const;
  for (const [name, value] of announcements) {
    if (value === undefined) continue;
    send(socket, 'REPLCONF', name, value);
    const answer = await inbox.line();
    if (/^-(NOAUTH|LOADING|DENIED|ERR max)/.test(answer)) throw new Error(answer.slice(1));
  }
  send(socket, 'SYNC');
}

function send(socket: Socket, ...words: string[]): void {
  const parts = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
  socket.write(`*${words.length}\r\n${parts.join('')}`);
}

type Header = { readonly length: number; readonly mark?: never } | { readonly length?: never; readonly mark: Buffer };

function parseHeader(line: string): Header {
  const streamed = /^\$EOF:(.{40})$/.exec(line);
  if (streamed?.[1] !== undefined) return { mark: Buffer.from(streamed[1], 'latin1') };
  const sized = /^\$(\d+)$/.exec(line);
  if (sized !== null) return { length: Number(sized[1]) };
  if (line.startsWith('-')) throw new Error(line.slice(1));
  throw new BackupError('unsupported', 'The server answered SYNC with something that is not a snapshot', {
    because: [line.slice(0, 80)],
  });
}

async function* exactly(inbox: Inbox, length: number): AsyncGenerator<Buffer> {
  let left = length;
  while (left > 0) {
    const chunk = await inbox.chunk();
    if (chunk === undefined) throw new EndedEarly(`${length - left} of ${length} bytes had arrived.`);
    const part = chunk.length > left ? chunk.subarray(0, left) : chunk;
    left -= part.length;
    yield part;
  }
}

/** The mark follows the last byte; the server sends nothing after it until we answer. */
async function* untilMark(inbox: Inbox, mark: Buffer): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  let passed = 0;
  for (;;) {
    const chunk = await inbox.chunk();
    if (chunk === undefined) throw new EndedEarly(`${passed} bytes had arrived, without the mark that ends them.`);
    const tail = Buffer.concat([held, chunk.subarray(-endMarkBytes)]).subarray(-endMarkBytes);
    const body = chunk.length >= endMarkBytes ? chunk.subarray(0, -endMarkBytes) : Buffer.alloc(0);
    const released = held.length + chunk.length - tail.length - body.length;
    passed += released + body.length;
    if (released > 0) yield Buffer.from(held.subarray(0, released));
    if (body.length > 0) yield body;
    held = tail;
    if (held.equals(mark)) return;
  }
}

class EndedEarly extends Error {}

async function* guarded(
  content: AsyncIterable<Buffer>,
  target: Target,
  signal: AbortSignal,
  inbox: Inbox,
): AsyncGenerator<Buffer> {
  try {
    yield* content;
  } catch (error) {
    if (signal.aborted) throw cancelled(signal);
    if (error instanceof BackupError) throw error;
    const received = error instanceof EndedEarly ? error.message : `${inbox.received} bytes had arrived.`;
    throw sourceLost(target.name, received, error);
  }
}
