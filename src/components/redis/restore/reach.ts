import { connect as connectSocket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { BackupError } from '../../../lib/errors.ts';
import type { Client } from '../server/client.ts';
import { redisError } from '../server/errors.ts';
import { unlessRefused } from '../server/server.ts';
import type { Target } from '../server/target.ts';

/** How the server reaches this process. */
export interface Reach {
  /** An address of this machine, as the server sees it: what it connects to. */
  readonly host: string;
  /** The addresses it may come from. */
  readonly peers: readonly string[];
}

const connectTimeoutMs = 10_000;

/**
 * Finds the address under which the server sees this process: behind the published port of a container that is another one
 * than under which it was reached.
 *
 * @throws BackupError `unsupported` when that is no address of this machine, so that the server cannot connect to it
 */
export async function findReach(client: Client): Promise<Reach> {
  const seen = (await askServer(client)) ?? (await askSocket(client.target));
  const own = new Set(Object.values(networkInterfaces()).flatMap((list) => list?.map(({ address }) => address) ?? []));
  if (!own.has(seen.own)) {
    throw new BackupError('unsupported', `Redis at ${client.target.name} cannot connect to this machine`, {
      because: [
        `It sees this process at ${seen.own}, which is no address of this machine (a tunnel or NAT lies between).`,
      ],
      hint: 'Run the restore on the host of the server or in its network, or restore by hand as RESTORE.md in the backup says.',
    });
  }
  return { host: seen.own, peers: [...new Set([seen.server, seen.own])] };
}

interface Seen {
  readonly own: string;
  readonly server: string;
}

/** What the server knows about this very connection; undefined when it may not be asked. */
async function askServer(client: Client): Promise<Seen | undefined> {
  return unlessRefused(async () => {
    const id = String(await client.command('CLIENT', 'ID'));
    const lines = String(await client.command('CLIENT', 'LIST')).split('\n');
    const line = lines.find((one) => one.startsWith(`id=${id} `));
    const own = hostOf(/ addr=(\S+)/.exec(line ?? '')?.[1]);
    const server = hostOf(/ laddr=(\S+)/.exec(line ?? '')?.[1]);
    return own === undefined || server === undefined ? undefined : { own, server };
  });
}

/** What the operating system knows about a connection like it. */
function askSocket(target: Target): Promise<Seen> {
  const { host, port } = target.endpoint;
  return new Promise((resolve, reject) => {
    const socket = connectSocket({ host, port, timeout: connectTimeoutMs });
    socket.once('connect', () => {
      resolve({ own: plainAddress(socket.localAddress), server: plainAddress(socket.remoteAddress) });
      socket.destroy();
    });
    socket.once('timeout', () => socket.destroy(new Error('ETIMEDOUT')));
    socket.once('error', (error) => reject(redisError(error, target.name)));
  });
}

/** ::ffff:127.0.0.1 → 127.0.0.1 */
export function plainAddress(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:(?=\d+\.)/, '');
}

/** "[::1]:6379" → "::1" */
function hostOf(address: string | undefined): string | undefined {
  if (address === undefined || address === '' || address.startsWith('/')) return undefined;
  return plainAddress(address.slice(0, address.lastIndexOf(':')).replace(/^\[|\]$/g, ''));
}
