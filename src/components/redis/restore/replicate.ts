import { randomBytes } from 'node:crypto';
import { BackupError } from '../../../lib/errors.ts';
import type { Client } from '../server/client.ts';
import { pauseFor } from '../server/deadline.ts';
import { readInfo } from '../server/server.ts';
import { type Offer, openPrimary, type Primary } from './master.ts';

interface Delivery extends Omit<Offer, 'replicationId'> {
  readonly client: Client;
  /** Undefined: a name nobody has seen. */
  readonly replicationId?: string;
}

/** A server that follows this process and holds what it was given. It takes no writes until it is promoted. */
export interface Following extends AsyncDisposable {
  /** Makes the server a primary again, with the data it has. */
  promote(): Promise<void>;
}

/** Data sets that a restore gives to a server begin with "backup-res" in hexadecimal. */
const idPrefix = Buffer.from('backup-res').toString('hex');

/** Whether a replica holds what a restore gave it. */
export function isGiven(info: Readonly<Record<string, string>>): boolean {
  return info.master_replid?.startsWith(idPrefix) === true;
}

const pollMs = 50;
/** A replica connects within a second or two (replicationCron). */
const connectWithinMs = 30_000;
const idleTimeoutMs = 120_000;
const mostTransfers = 3;

/**
 * Makes a server a replica of this process and gives it a dump, which replaces everything it holds; returns when the server
 * has loaded it.
 *
 * @throws BackupError the server may be left as a replica of nobody: the caller decides what it serves next
 */
export async function deliver(delivery: Delivery): Promise<Following> {
  const { client, reach } = delivery;
  const ended = new AbortController();
  const signal = AbortSignal.any([delivery.signal, ended.signal]);
  const replicationId = delivery.replicationId ?? `${idPrefix}${randomBytes(10).toString('hex')}`;
  await using opened = new AsyncDisposableStack();
  const primary = opened.use(await openPrimary({ ...delivery, replicationId, signal }));
  opened.defer(() => ended.abort());
  await client.command('REPLICAOF', reach.host, String(primary.port));
  await loaded(delivery, primary, replicationId);
  const kept = opened.move();
  return {
    promote: async () => {
      await client.command('REPLICAOF', 'NO', 'ONE');
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** Waits until the server has loaded what it was given, or until it is clear that it will not. */
async function loaded(delivery: Delivery, primary: Primary, replicationId: string): Promise<void> {
  const { client, signal } = delivery;
  let last = '';
  let movedAt = performance.now();
  for (;;) {
    const info = await ask(client);
    const { transfers } = primary;
    if (follows(info, primary.port) && info.master_replid === replicationId) return;
    judge(client.target.name, info, primary);
    const now = `${transfers.started} ${transfers.sent} ${info.loading_loaded_bytes ?? ''} ${info.used_memory ?? ''}`;
    if (now !== last) movedAt = performance.now();
    last = now;
    const idleMs = performance.now() - movedAt;
    if (transfers.started === 0 && idleMs > connectWithinMs) throw notReached(delivery, primary);
    if (idleMs > idleTimeoutMs) throw stuck(client.target.name, transfers.problem);
    await pauseFor(pollMs, signal);
  }
}

/** What the server says; nothing while it is too busy to answer: it empties its memory without a break. */
async function ask(client: Client): Promise<Readonly<Record<string, string>>> {
  try {
    return await readInfo(client);
  } catch (error) {
    if (error instanceof BackupError && error.because.includes('Command timed out')) return {};
    throw error;
  }
}

function follows(info: Readonly<Record<string, string>>, port: number): boolean {
  return (
    info.role === 'slave' &&
    info.master_port === String(port) &&
    info.master_link_status === 'up' &&
    info.master_sync_in_progress === '0' &&
    info.loading !== '1'
  );
}

/** Throws when there is no point in waiting any longer. */
function judge(name: string, info: Readonly<Record<string, string>>, primary: Primary): void {
  const { started, problem } = primary.transfers;
  if (info.role === 'master' || (info.master_port ?? String(primary.port)) !== String(primary.port)) {
    throw new BackupError('source-lost', `Redis at ${name} stopped following while it was given its data`, {
      because: ['It was started again, or somebody else gave it another role.'],
      hint: 'Look at the log of the server, and for a supervisor (Sentinel, an operator) that changes its role.',
    });
  }
  if (problem !== undefined && problem.code !== 'source-lost') throw problem;
  if (started > mostTransfers) throw stuck(name, problem);
}

function stuck(name: string, cause: BackupError | undefined): BackupError {
  return new BackupError('tool-failed', `Redis at ${name} does not get its new data loaded`, {
    hint: 'Look at the log of the server: its folder may not be writable or its disk full (it keeps the transfer in a temporary file), or it cannot read the dump.',
    ...(cause === undefined ? {} : { cause }),
  });
}

function notReached(delivery: Delivery, primary: Primary): BackupError {
  return new BackupError('unreachable', `Redis at ${delivery.client.target.name} does not connect to this process`, {
    because: [`It was told to fetch its data from ${delivery.reach.host}:${primary.port}.`],
    hint: 'A firewall may be in the way, or the server wants TLS for replication (tls-replication). Restore by hand as RESTORE.md in the backup says.',
  });
}
