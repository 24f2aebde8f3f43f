import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const root = '/usr/lib/postgresql';
const startTries = 3;
const readyWithinMs = 60_000;

export interface PostgresOptions {
  /** Major version; the newest installed one when not given. */
  readonly major?: number;
  /** Server settings, as in postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where its data directory is made, by the server's own user; its write-ahead log stays in the temporary folder. */
  readonly dataDir?: string;
  /** A streaming replica of this one, made with pg_basebackup, in place of an empty server. */
  readonly replicaOf?: PostgresServer;
}

/** A server that answers SQL. */
export interface ServerToAsk {
  /** Runs SQL (several statements are fine without results) as the superuser and returns the rows. */
  query(sql: string, database?: string): Promise<Record<string, unknown>[]>;
}

/** A throwaway PostgreSQL on a free loopback port. It ends with this process, however this process ends. */
export interface PostgresServer extends ServerToAsk, AsyncDisposable {
  readonly major: number;
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly binDir: string;
  readonly dataDir: string;
  /** Everything the server wrote to its log. */
  readonly logFile: string;
  /** The superuser. */
  readonly user: string;
  readonly password: string;
  /** The postmaster. */
  readonly pid: number;
  /** A postgresql:// URL for the superuser, with the password. */
  url(database?: string): string;
  stop(): Promise<void>;
}

/** Major versions whose server can be started here, oldest first. */
export function installedMajors(): number[] {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((name) => /^\d+$/.test(name) && existsSync(join(root, name, 'bin', 'initdb')))
    .map(Number)
    .sort((a, b) => a - b);
}

/** Starts an empty server. @throws Error when none is installed or it does not become ready */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const { replicaOf } = options;
  const major = replicaOf?.major ?? options.major ?? installedMajors().at(-1);
  if (major === undefined) throw new Error(`no PostgreSQL server is installed in ${root}`);
  const binDir = join(root, String(major), 'bin');
  const owner = await serverOwner();
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  const password = replicaOf?.password ?? randomBytes(12).toString('hex');
  const dataDir = options.dataDir ?? join(folder, 'data');
  try {
    const cluster = { binDir, dataDir, folder, password, owner };
    if (replicaOf === undefined) await createCluster(cluster);
    else await copyCluster(cluster, replicaOf);
    return await startCluster({ binDir, dataDir, folder, password, owner, major, settings: options.settings ?? {} });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

interface Cluster {
  readonly binDir: string;
  readonly dataDir: string;
  readonly folder: string;
  readonly password: string;
  readonly owner: Owner;
}

/** PostgreSQL refuses to run as root: then it runs as the system user its package made. */
export async function serverOwner(): Promise<Owner> {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)),
  );
  return uid === undefined || gid === undefined ? {} : { uid, gid };
}

async function createCluster({ binDir, dataDir, folder, password, owner }: Cluster): Promise<void> {
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  await mkdir(join(folder, 'sockets'));
  if (owner.uid !== undefined && owner.gid !== undefined) {
    for (const path of [folder, passwordFile, join(folder, 'sockets')]) await chown(path, owner.uid, owner.gid);
  }
  const wal = dataDir.startsWith(folder) ? [] : ['-X', join(folder, 'wal')];
  const args = [...wal, '-D', dataDir, '-N', '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile];
  await run(join(binDir, 'initdb'), [...args, '--no-locale', '-E', 'UTF8'], { ...owner, cwd: folder });
}

async function copyCluster({ binDir, dataDir, folder, owner }: Cluster, primary: PostgresServer): Promise<void> {
  await mkdir(join(folder, 'sockets'));
  if (owner.uid !== undefined && owner.gid !== undefined) {
    for (const path of [folder, join(folder, 'sockets')]) await chown(path, owner.uid, owner.gid);
  }
  const { host, port, user, password } = primary;
  const env = { ...process.env, PGPASSWORD: password };
  const args = ['-D', dataDir, '-R', '-c', 'fast', '-X', 'stream', '-h', host, '-p', String(port), '-U', user];
  await run(join(binDir, 'pg_basebackup'), args, { ...owner, cwd: folder, env });
}

async function startCluster(
  cluster: Cluster & { major: number; settings: Readonly<Record<string, string>> },
): Promise<PostgresServer> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const logFile = join(cluster.folder, 'log');
    const child = await spawnServer(cluster, port, logFile);
    if (await becomesReady(child, join(cluster.dataDir, 'postmaster.pid')))
      return describe(cluster, child, port, logFile);
    const log = await readFile(logFile, 'utf8');
    // Another process may have taken the free port in between.
    if (attempt >= startTries || !log.includes('Address already in use'))
      throw new Error(`PostgreSQL did not start:\n${log}`);
  }
}

async function spawnServer(
  { binDir, dataDir, folder, owner, settings }: Cluster & { settings: Readonly<Record<string, string>> },
  port: number,
  logFile: string,
): Promise<ChildProcess> {
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: join(folder, 'sockets'),
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '64MB',
    timezone: 'UTC',
    ...settings,
  };
  await using log = await open(logFile, 'w');
  const child = spawn(
    join(binDir, 'postgres'),
    ['-D', dataDir, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...owner, cwd: folder, detached: true, stdio: ['ignore', log.fd, log.fd] },
  );
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  child.unref();
  return child;
}

/** postmaster.pid says "ready" in its eighth line (what pg_ctl waits for). */
async function becomesReady(child: ChildProcess, pidFile: string): Promise<boolean> {
  const deadline = Date.now() + readyWithinMs;
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return true;
    await delay(20);
  }
  child.kill('SIGQUIT');
  return false;
}

function describe(
  cluster: Cluster & { major: number },
  child: ChildProcess,
  port: number,
  logFile: string,
): PostgresServer {
  const { binDir, dataDir, folder, major, password } = cluster;
  const pid = child.pid ?? 0;
  const guard = startGuard(pid, folder);
  const url = (database = 'postgres') =>
    `postgresql://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.ref();
      child.kill('SIGQUIT');
      await ended;
    }
    await guard.release();
  };
  return {
    major,
    host: '127.0.0.1',
    port,
    binDir,
    dataDir,
    logFile,
    user: 'postgres',
    password,
    pid,
    url,
    query: (sql, database) =>
      queryServer({ host: '127.0.0.1', port, user: 'postgres', password, database: database ?? 'postgres' }, sql),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

export async function queryServer(options: pg.ClientConfig, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(options);
  client.on('error', () => {});
  await client.connect();
  try {
    const result: pg.QueryResult | pg.QueryResult[] = await client.query(sql);
    return (Array.isArray(result) ? result.at(-1)?.rows : result.rows) ?? [];
  } finally {
    await client.end();
  }
}

/**
 * A process that outlives us for a moment: when our end of its pipe closes without a word, because this process was
 * killed, it ends the server; either way it removes the folder.
 */
function startGuard(pid: number, folder: string): { release(): Promise<void> } {
  const script = 'read _ || kill -QUIT "$1" 2>/dev/null; rm -rf "$2" || { sleep 1; rm -rf "$2"; }';
  const guard = spawn('sh', ['-c', script, 'postgres-guard', String(pid), folder], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => guard.once('exit', () => resolve()));
  guard.unref();
  const input: unknown = guard.stdin;
  if (input instanceof Object && 'unref' in input && typeof input.unref === 'function') input.unref();
  return {
    async release() {
      if (guard.exitCode === null && guard.signalCode === null) {
        guard.ref();
        guard.stdin.end('stopped\n');
      }
      await ended;
    },
  };
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
