import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { fillTables } from '../../../test/support/trading-system/rows.ts';
import {
  databaseStatements,
  keysAndIndexes,
  programs,
  typesAndTables,
} from '../../../test/support/trading-system/schema.ts';

const run = promisify(execFile);
const readyWithinMs = 60_000;
/** Fixed, since the data folder is kept between runs; the server listens on loopback only. */
const password = 'bench';

/** A PostgreSQL server on a data folder that outlives it. */
export interface Cluster extends AsyncDisposable {
  readonly port: number;
  readonly binDir: string;
  url(database: string): string;
  /** Runs SQL through psql as the superuser and returns what it prints, unaligned. */
  sql(text: string, database?: string): Promise<string>;
}

/** Nothing here makes a dump or a restore faster than a plain server of this size would be. */
const everyday: Readonly<Record<string, string>> = {
  shared_buffers: '1GB',
  max_wal_size: '4GB',
  maintenance_work_mem: '256MB',
  autovacuum: 'off',
};
/** Rows written in the transaction that made their table need no WAL. */
const seeding: Readonly<Record<string, string>> = {
  ...everyday,
  fsync: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '16GB',
};

/** The trading system's database with the rows of a scale: made once, then kept in the cache folder. */
export async function seededCluster(binDir: string, cache: string, scale: number): Promise<Cluster> {
  const folder = join(cache, `seeded-${scale}`);
  if (!existsSync(folder)) {
    const unfinished = `${folder}.new`;
    await rm(unfinished, { recursive: true, force: true });
    await createCluster(binDir, unfinished);
    await seed(binDir, unfinished, scale);
    await rename(unfinished, folder);
  }
  return await startCluster(binDir, folder, everyday);
}

/** An empty server to restore into, which leaves nothing behind. */
export async function emptyCluster(binDir: string, cache: string): Promise<Cluster> {
  const folder = join(cache, 'target');
  await rm(folder, { recursive: true, force: true });
  await createCluster(binDir, folder);
  const cluster = await startCluster(binDir, folder, everyday);
  return {
    ...cluster,
    async [Symbol.asyncDispose]() {
      await cluster[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function seed(binDir: string, folder: string, scale: number): Promise<void> {
  await using cluster = await startCluster(binDir, folder, seeding);
  for (const statement of databaseStatements(password)) await cluster.sql(statement);
  const all = ['BEGIN', 'SET ROLE trading_user', typesAndTables, fillTables(scale), keysAndIndexes, programs, 'COMMIT'];
  await cluster.sql(all.join(';\n'), 'trading_db');
  await cluster.sql('VACUUM (FREEZE, ANALYZE)', 'trading_db');
}

async function createCluster(binDir: string, folder: string): Promise<void> {
  await mkdir(join(folder, 'sockets'), { recursive: true });
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password);
  const args = ['-D', join(folder, 'data'), '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile];
  await run(join(binDir, 'initdb'), [...args, '--no-locale', '-E', 'UTF8', '-N']);
}

async function startCluster(
  binDir: string,
  folder: string,
  settings: Readonly<Record<string, string>>,
): Promise<Cluster> {
  const port = await freePort();
  const all = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', ...settings };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const data = join(folder, 'data');
  await using log = await open(join(folder, 'log'), 'w');
  const child = spawn(join(binDir, 'postgres'), ['-D', data, ...options], { stdio: ['ignore', log.fd, log.fd] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const begunMs = Date.now();
  const until = begunMs + readyWithinMs;
  while (!(await isReady(data, child.pid, begunMs))) {
    if (child.exitCode !== null || Date.now() > until)
      throw new Error(`PostgreSQL did not start:\n${await readFile(join(folder, 'log'), 'utf8')}`);
    await delay(20);
  }
  const url = (database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
  return {
    port,
    binDir,
    url,
    sql: (text, database = 'postgres') => psql(binDir, url(database), text),
    async [Symbol.asyncDispose]() {
      child.kill('SIGINT');
      await ended;
    },
  };
}

/**
 * postmaster.pid says "ready" in its eighth line (what pg_ctl waits for), and when it started in its third: one left by a
 * server that was killed may name the same process, since numbers begin anew in each root.
 */
async function isReady(data: string, pid: number | undefined, begunMs: number): Promise<boolean> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const fresh = (Number(lines[2]) + 1) * 1000 >= begunMs;
  return fresh && lines[0] === String(pid) && lines[7]?.trim() === 'ready';
}

async function psql(binDir: string, url: string, text: string): Promise<string> {
  const work = run(join(binDir, 'psql'), ['-XqAt', '-v', 'ON_ERROR_STOP=1', '-f', '-', url]);
  work.child.stdin?.end(text);
  return (await work).stdout.trim();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
