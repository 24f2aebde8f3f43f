import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { BackupError } from '../../../lib/errors.ts';
import type { Log } from '../../../lib/log.ts';
import { Inbox } from '../server/inbox.ts';
import { type CheckedDump, contentOf } from './dump-file.ts';
import { plainAddress, type Reach } from './reach.ts';

/** What a primary hands to a new replica. */
export interface Offer {
  /** Where to listen, and who may fetch it. */
  readonly reach: Reach;
  readonly dump: CheckedDump;
  /** Names this data set; a server that has it reports the same as its master_replid. 40 hexadecimal digits. */
  readonly replicationId: string;
  /** What AUTH must give; undefined: whatever it gives is taken. */
  readonly password?: string;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** How the transfers went so far. */
interface Transfers {
  started: number;
  /** Bytes of the last one. */
  sent: number;
  /** Why the last one that broke off did so. */
  problem: BackupError | undefined;
}

/** This process, as the primary of one full synchronisation. Disposing it closes everything. */
export interface Primary extends AsyncDisposable {
  readonly port: number;
  readonly transfers: Readonly<Transfers>;
}

/** A replica takes a primary for dead after `repl-timeout` (60 s) without a sign of life. */
const pingEveryMs = 2_000;
const ping = '*1\r\n$4\r\nPING\r\n';

/**
 * Listens for a replica and gives it one full synchronisation, as a Redis primary would; afterwards there is nothing more
 * to replicate, only signs of life.
 */
export async function openPrimary(offer: Offer): Promise<Primary> {
  const replicas = new Set<Socket>();
  const transfers: Transfers = { started: 0, sent: 0, problem: undefined };
  const server = createServer((socket) => {
    socket.on('error', () => {});
    if (!offer.reach.peers.includes(plainAddress(socket.remoteAddress))) {
      socket.destroy();
      return;
    }
    replicas.add(socket);
    socket.once('close', () => replicas.delete(socket));
    // A connection that breaks is counted where it matters: in the transfer.
    void serve(socket, offer, transfers).catch(() => socket.destroy());
  });
  const port = await listen(server, offer.reach.host);
  return {
    port,
    transfers,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const replica of replicas) replica.destroy();
      await closed;
    },
  };
}

/** Answers a replica until its connection breaks. */
async function serve(socket: Socket, offer: Offer, transfers: Transfers): Promise<never> {
  const say = (line: string) => socket.write(`${line}\r\n`);
  const ended = new AbortController();
  socket.once('close', () => ended.abort());
  socket.setNoDelay(true);
  const inbox = new Inbox(socket);
  for (let trusted = offer.password === undefined; ; ) {
    const words = await nextRequest(inbox);
    const name = (words[0] ?? '').toUpperCase();
    if (name === 'AUTH') {
      trusted ||= words.at(-1) === offer.password;
      say(trusted ? '+OK' : '-WRONGPASS invalid username-password pair or user is disabled.');
    } else if (!trusted) {
      say('-NOAUTH Authentication required.');
    } else if (name === 'PING') {
      say('+PONG');
    } else if (name === 'REPLCONF') {
      // Acknowledgements come without being asked for and get no answer.
      if (words[1]?.toLowerCase() !== 'ack') say('+OK');
    } else if (name === 'PSYNC' || name === 'SYNC') {
      if (name === 'PSYNC') say(`+FULLRESYNC ${offer.replicationId} 0`);
      void synchronise(socket, offer, transfers, ended.signal);
    } else {
      say(`-ERR unknown command '${name.slice(0, 40)}'`);
    }
  }
}

/** The next request of a replica: an array of bulk strings, or words on a line. */
export async function nextRequest(inbox: Inbox): Promise<string[]> {
  const line = await inbox.line();
  if (!line.startsWith('*')) return line.split(' ').filter(Boolean);
  const words: string[] = [];
  for (let count = Number(line.slice(1)); count > 0; count -= 1) {
    const size = await inbox.line();
    if (!/^\$\d{1,5}$/.test(size)) throw new Error('the request is malformed');
    const length = Number(size.slice(1));
    words.push((await inbox.bytes(length + 2)).toString('utf8', 0, length));
  }
  return words;
}

async function synchronise(socket: Socket, offer: Offer, transfers: Transfers, ended: AbortSignal): Promise<void> {
  transfers.started += 1;
  try {
    await send(socket, offer, transfers, ended);
    transfers.problem = undefined;
  } catch (error) {
    // What is read of the dump ends with the connection; that is not the dump's fault.
    transfers.problem =
      error instanceof BackupError && !ended.aborted
        ? error
        : new BackupError('source-lost', 'The server broke off the transfer');
    socket.destroy();
    return;
  }
  const timer = setInterval(() => socket.write(ping), pingEveryMs);
  socket.once('close', () => clearInterval(timer));
}

async function send(
  socket: Socket,
  { dump, signal, log }: Offer,
  transfers: Transfers,
  ended: AbortSignal,
): Promise<void> {
  const totalBytes = dump.summary.bytes;
  let sent = 0;
  socket.write(`$${totalBytes}\r\n`);
  for await (const chunk of contentOf(dump, AbortSignal.any([signal, ended]))) {
    sent += chunk.length;
    // Whoever has got as much as was announced loads it.
    if (sent > totalBytes) throw new BackupError('read-failed', 'The dump is longer than it was a moment ago');
    if (!socket.write(chunk)) await once(socket, 'drain', { signal: ended });
    transfers.sent = sent;
    log.progress({ label: 'redis', doneBytes: sent, totalBytes });
  }
}

function listen(server: Server, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      reject(new BackupError('unreachable', `Nothing can be offered to Redis on ${host}`, { cause }));
    });
    server.listen(0, host, () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new BackupError('internal', 'the listening address is not known'));
    });
  });
}
