import { BackupError } from '../../../lib/errors.ts';
import { pairs, texts } from './answers.ts';
import type { Client } from './client.ts';

export type Product = 'redis' | 'valkey';

export function productName(product: Product): string {
  return product === 'redis' ? 'Redis' : 'Valkey';
}

/** What a server says of itself. What the user may not ask is undefined. */
export interface ServerState {
  readonly product: Product;
  readonly version: string;
  readonly mode: string;
  readonly role: string;
  readonly replicationOffset: number | undefined;
  readonly usedMemoryBytes: number | undefined;
  /** Keys of each database that has any. */
  readonly databases: readonly { readonly db: number; readonly keys: number; readonly expires: number }[] | undefined;
  readonly settings: Readonly<Record<string, string>> | undefined;
  /** Lines of ACL LIST: they hold password hashes. */
  readonly acl: readonly string[] | undefined;
  /** All that INFO says. */
  readonly info: Readonly<Record<string, string>>;
  /** Names of what the user may not ask. */
  readonly hidden: readonly string[];
}

/** Settings a restore or a comparison needs. Never one that holds a secret. */
const settingsOfNote = new Set(
  `
    acl-pubsub-default aclfile active-expire-effort activedefrag aof-use-rdb-preamble appenddirname
    appendfilename appendfsync appendonly auto-aof-rewrite-min-size auto-aof-rewrite-percentage bind
    client-output-buffer-limit cluster-enabled databases dbfilename dir hash-max-listpack-entries
    hash-max-listpack-value hash-max-ziplist-entries hash-max-ziplist-value hz io-threads
    lazyfree-lazy-eviction lazyfree-lazy-expire lfu-decay-time lfu-log-factor list-compress-depth
    list-max-listpack-size list-max-ziplist-size loglevel maxclients maxmemory maxmemory-policy
    maxmemory-samples notify-keyspace-events port proto-max-bulk-len protected-mode rdbchecksum rdbcompression
    repl-backlog-size repl-diskless-load repl-diskless-sync repl-diskless-sync-delay replica-read-only save
    set-max-intset-entries set-max-listpack-entries stop-writes-on-bgsave-error stream-node-max-bytes
    stream-node-max-entries tcp-keepalive timeout tls-port tls-replication zset-max-listpack-entries zset-max-listpack-value
    zset-max-ziplist-entries zset-max-ziplist-value
  `
    .trim()
    .split(/\s+/),
);

/** Asks a server about itself without changing anything. */
export async function inspectServer(client: Client): Promise<ServerState> {
  const hidden: string[] = [];
  const ask = async <T>(what: string, question: () => Promise<T>): Promise<T | undefined> => {
    const answer = await unlessRefused(question);
    if (answer === undefined) hidden.push(what);
    return answer;
  };
  // With the version of the protocol: Redis 6.0 does not take HELLO without one.
  const hello = await ask('HELLO', async () => pairs(await client.command('HELLO', '2')));
  const info = (await ask('INFO', () => readInfo(client))) ?? {};
  const settings = await ask('CONFIG GET', async () => pairs(await client.command('CONFIG', 'GET', '*')));
  const acl = await ask('ACL LIST', async () => texts(await client.command('ACL', 'LIST')));
  const server = hello?.server ?? info.server_name ?? 'redis';
  const valkeyVersion = info.valkey_version;
  const product: Product = valkeyVersion !== undefined || server === 'valkey' ? 'valkey' : 'redis';
  const helloVersion = product === server ? hello?.version : undefined;
  const version = product === 'valkey' ? (valkeyVersion ?? helloVersion) : (info.redis_version ?? helloVersion);
  if ((info.redis_mode ?? hello?.mode) === 'sentinel') {
    throw new BackupError('invalid-config', `${client.target.name} is a Sentinel, which holds no data`, {
      hint: `Give ${client.target.setting ?? 'redis.url'} the address of the primary: redis-cli -p <port> SENTINEL MASTERS names it.`,
    });
  }
  return {
    product,
    version: version ?? 'unknown',
    mode: info.redis_mode ?? info.server_mode ?? hello?.mode ?? 'standalone',
    role: info.role ?? hello?.role ?? 'unknown',
    replicationOffset: wholeNumber(info.master_repl_offset),
    usedMemoryBytes: wholeNumber(info.used_memory),
    databases: info.redis_version === undefined ? undefined : parseKeyspace(info),
    settings:
      settings &&
      Object.fromEntries(
        Object.entries(settings)
          .filter(([name]) => settingsOfNote.has(name))
          .sort(),
      ),
    acl,
    info,
    hidden,
  };
}

/** The lines "name:value" of INFO, or of some sections of it. */
export async function readInfo(client: Client, ...sections: string[]): Promise<Record<string, string>> {
  const entries = String(await client.command('INFO', ...sections))
    .split(/\r?\n/)
    .map((line) => [line.slice(0, Math.max(0, line.indexOf(':'))), line.slice(line.indexOf(':') + 1)] as const)
    .filter(([name]) => name.length > 0 && !name.startsWith('#'));
  return Object.fromEntries(entries);
}

/** The server's clock, ms since 1970; undefined before 6.2 when the user may not ask. */
export async function serverTimeMs(client: Client): Promise<number | undefined> {
  const { server_time_usec: microseconds } = await readInfo(client, 'server');
  if (microseconds !== undefined) return Math.floor(Number(microseconds) / 1000);
  return unlessRefused(async () => Number(texts(await client.command('TIME'))[0]) * 1000);
}

/** Whether the current user may SYNC; undefined when this server cannot tell without doing it. */
export async function mayReplicate(client: Client): Promise<boolean | undefined> {
  return unlessRefused(async () => {
    const user = await client.command('ACL', 'WHOAMI');
    return (await client.command('ACL', 'DRYRUN', String(user), 'SYNC')) === 'OK';
  });
}

/** The answer to a question; undefined when it is not allowed or not known. */
export async function unlessRefused<T>(question: () => Promise<T>): Promise<T | undefined> {
  try {
    return await question();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
}

/** An answer that a question is not allowed or not known, in contrast to a broken connection. */
export function isRefusal(error: unknown): boolean {
  return says(error, /^(NOPERM|ERR |NOAUTH)/);
}

/** Whether a server answered with such an error. */
export function says(error: unknown, pattern: RegExp): boolean {
  return error instanceof BackupError && error.because.some((line) => pattern.test(line));
}

/** Databases that hold keys. */
export function parseKeyspace(info: Readonly<Record<string, string>>): { db: number; keys: number; expires: number }[] {
  return Object.entries(info).flatMap(([name, value]) => {
    const db = /^db(\d+)$/.exec(name);
    const counts = /^keys=(\d+),expires=(\d+)/.exec(value);
    return db === null || counts === null
      ? []
      : [{ db: Number(db[1]), keys: Number(counts[1]), expires: Number(counts[2]) }];
  });
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
