import { rm } from 'node:fs/promises';
import { connect as connectPlain, type NetConnectOpts, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { BackupError, cancelled } from '../../../lib/errors.ts';
import { credentials } from './client.ts';
import { redisError } from './errors.ts';
import { Inbox } from './inbox.ts';
import { chooseRoute, type Route } from './route.ts';
import type { Target } from './target.ts';

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
export async function requestSnapshot(target: Target, signal: AbortSignal): Promise<Snapshot> {
  const route = await chooseRoute(target, signal);
  if (route.by === 'stream') return request(target, signal, route);
  try {
    return await request(target, signal, route);
  } catch (error) {
    if (signal.aborted) throw error;
    return await request(target, signal, { ...route, by: 'stream' });
  } finally {
    // The server holds it open for as long as it sends it.
    if (route.leftover !== undefined) await rm(route.leftover, { force: true });
  }
}

async function request(target: Target, signal: AbortSignal, route: Route): Promise<Snapshot> {
  if (signal.aborted) throw cancelled(signal);
  const socket = open(target);
  const close = () => {
    signal.removeEventListener('abort', close);
    socket.destroy();
  };
  signal.addEventListener('abort', close, { once: true });
  try {
    const inbox = new Inbox(socket);
    await greet(socket, inbox, target, route);
    const end = parseHeader(await inbox.line());
    const [length, content] = typeof end === 'number' ? [end, exactly(inbox, end)] : [undefined, untilMark(inbox, end)];
    return { length, content: guarded(content, target, signal, inbox), [Symbol.dispose]: close };
  } catch (error) {
    close();
    throw signal.aborted ? cancelled(signal) : redisError(error, target.name);
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

async function greet(socket: Socket, inbox: Inbox, target: Target, route: Route): Promise<void> {
  if (target.password !== undefined) {
    send(socket, 'AUTH', ...credentials(target.username, target.password));
    const answer = await inbox.line();
    if (!answer.startsWith('+')) throw new Error(answer.slice(1));
  }
  // Servers that do not know one of these answer with an error, and so do users without the right to REPLCONF.
  // Announced its own version, a server sends its native format (Valkey 9 needs it for hash fields that expire).
  const announcements = [
    ['version', route.version],
    ['capa', route.by === 'stream' ? 'eof' : undefined],
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

/** How many bytes will come; else by which mark they end. */
function parseHeader(line: string): number | Buffer {
  const [, mark, length] = /^\$(?:EOF:(.{40})|(\d+))$/.exec(line) ?? [];
  if (mark !== undefined) return Buffer.from(mark, 'latin1');
  if (length !== undefined) return Number(length);
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
    const all = Buffer.concat([held, chunk]);
    held = all.subarray(-endMarkBytes);
    passed += all.length - held.length;
    if (all.length > held.length) yield all.subarray(0, -endMarkBytes);
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
    throw new BackupError('source-lost', `Redis at ${target.name} went away while it was sending its data`, {
      because: [received],
      hint: 'Look at the log of the server, then run the backup again. Nothing was committed.',
      retryable: true,
      cause: error,
    });
  }
}
