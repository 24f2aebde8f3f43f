import { createServer, type Server, type Socket } from 'node:net';
import { BackupError, messageOf } from '../../../lib/errors.ts';
import { Requests } from './requests.ts';

/** What a primary hands to a new replica. */
export interface Offer {
  readonly bytes: number;
  open(signal: AbortSignal): AsyncIterable<Buffer>;
}

export interface PrimaryOptions {
  /** Where to listen. */
  readonly host: string;
  /** Only these addresses may fetch data. */
  readonly peers: readonly string[];
  /** Names this data set; a server that has it reports the same as its master_replid. 40 hexadecimal digits. */
  readonly replicationId: string;
  /** What AUTH must give; undefined: whatever it gives is taken. */
  readonly password?: string;
  readonly offer: Offer;
  readonly signal: AbortSignal;
  readonly onBytes?: (sent: number) => void;
}

/** How the transfers went so far. */
export interface Transfers {
  readonly started: number;
  readonly completed: number;
  /** Bytes of the last one. */
  readonly sent: number;
  /** Why the last one that broke off did so. */
  readonly problem: BackupError | undefined;
}

/** This process, as the primary of one full synchronisation. Disposing it closes everything. */
export interface Primary extends AsyncDisposable {
  readonly port: number;
  transfers(): Transfers;
}

/** A replica takes a primary for dead after `repl-timeout` (60 s) without a sign of life. */
const pingEveryMs = 2_000;
const ping = '*1\r\n$4\r\nPING\r\n';

/**
 * Listens for a replica and gives it one full synchronisation, as a Redis primary would; afterwards there is nothing more
 * to replicate, only signs of life.
 */
export async function openPrimary(options: PrimaryOptions): Promise<Primary> {
  const replicas = new Set<Replica>();
  const state: State = { started: 0, completed: 0, problem: undefined, sent: 0 };
  const server = createServer((socket) => {
    socket.on('error', () => {});
    if (!options.peers.includes(plainAddress(socket.remoteAddress))) {
      socket.destroy();
      return;
    }
    const replica = new Replica(socket, options, state);
    replicas.add(replica);
    socket.once('close', () => replicas.delete(replica));
    void replica.serve();
  });
  const port = await listen(server, options.host);
  return {
    port,
    transfers: () => ({ ...state }),
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const replica of replicas) replica.close();
      await closed;
    },
  };
}

interface State {
  started: number;
  completed: number;
  problem: BackupError | undefined;
  sent: number;
}

/** One connection of a replica. */
class Replica {
  readonly #socket: Socket;
  readonly #options: PrimaryOptions;
  readonly #state: State;
  readonly #ended = new AbortController();
  #trusted: boolean;

  constructor(socket: Socket, options: PrimaryOptions, state: State) {
    this.#socket = socket;
    this.#options = options;
    this.#state = state;
    this.#trusted = options.password === undefined;
    socket.setNoDelay(true);
    socket.once('close', () => this.#ended.abort());
  }

  close(): void {
    this.#socket.destroy();
  }

  async serve(): Promise<void> {
    const requests = new Requests();
    try {
      for await (const chunk of this.#socket as AsyncIterable<Buffer>) {
        for (const words of requests.take(chunk)) this.#answer(words);
      }
    } catch {
      // A connection that breaks is counted where it matters: in the transfer.
    } finally {
      this.#socket.destroy();
    }
  }

  #answer(words: readonly string[]): void {
    const name = (words[0] ?? '').toUpperCase();
    if (name === 'AUTH') {
      this.#trusted ||= words.at(-1) === this.#options.password;
      this.#say(this.#trusted ? '+OK' : '-WRONGPASS invalid username-password pair or user is disabled.');
    } else if (!this.#trusted) {
      this.#say('-NOAUTH Authentication required.');
    } else if (name === 'PING') {
      this.#say('+PONG');
    } else if (name === 'REPLCONF') {
      // Acknowledgements come without being asked for and get no answer.
      if (words[1]?.toLowerCase() !== 'ack') this.#say('+OK');
    } else if (name === 'PSYNC' || name === 'SYNC') {
      void this.#synchronise(name === 'PSYNC');
    } else {
      this.#say(`-ERR unknown command '${name.slice(0, 40)}'`);
    }
  }

  async #synchronise(announced: boolean): Promise<void> {
    this.#state.started += 1;
    try {
      if (announced) this.#say(`+FULLRESYNC ${this.#options.replicationId} 0`);
      await this.#send(this.#options.offer);
      this.#state.completed += 1;
      this.#state.problem = undefined;
    } catch (error) {
      // What is read of the dump ends with the connection; that is not the dump's fault.
      this.#state.problem =
        error instanceof BackupError && !this.#ended.signal.aborted
          ? error
          : new BackupError('source-lost', 'The server broke off the transfer', { because: [messageOf(error)] });
      this.#socket.destroy();
      return;
    }
    const timer = setInterval(() => this.#socket.write(ping), pingEveryMs);
    this.#socket.once('close', () => clearInterval(timer));
  }

  async #send(offer: Offer): Promise<void> {
    const signal = AbortSignal.any([this.#options.signal, this.#ended.signal]);
    let sent = 0;
    this.#say(`$${offer.bytes}`);
    for await (const chunk of offer.open(signal)) {
      sent += chunk.length;
      if (sent > offer.bytes) throw new BackupError('read-failed', 'The dump is longer than it was a moment ago');
      if (!this.#socket.write(chunk)) await this.#drained();
      this.#state.sent = sent;
      this.#options.onBytes?.(sent);
    }
    if (sent !== offer.bytes) throw new BackupError('read-failed', 'The dump is shorter than it was a moment ago');
  }

  #drained(): Promise<void> {
    const { signal } = this.#ended;
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) {
        reject(new Error('Connection is closed'));
        return;
      }
      const ended = () => reject(new Error('Connection is closed'));
      signal.addEventListener('abort', ended, { once: true });
      this.#socket.once('drain', () => {
        signal.removeEventListener('abort', ended);
        resolve();
      });
    });
  }

  #say(line: string): void {
    if (!this.#socket.destroyed) this.#socket.write(`${line}\r\n`);
  }
}

/** ::ffff:127.0.0.1 → 127.0.0.1 */
export function plainAddress(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:(?=\d+\.)/, '');
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
