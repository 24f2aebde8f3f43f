import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

export type RedisProduct = 'redis' | 'valkey';

export interface RedisOptions {
  /** Default: the first one installed. */
  readonly product?: RedisProduct;
  /** Lines of redis.conf on top of the test defaults. */
  readonly config?: Readonly<Record<string, string>>;
  readonly password?: string;
  /** ACL lines such as "backup on >secret +ping +sync". */
  readonly users?: readonly string[];
  readonly tls?: boolean;
  /** Started as a Sentinel, which watches nobody. */
  readonly sentinel?: boolean;
  /** An RDB file the server starts with. */
  readonly rdb?: string;
}

/** A throwaway server on a free loopback port, in its own temporary folder. */
export interface RedisServer extends AsyncDisposable {
  readonly product: RedisProduct;
  /** Version of the server program, such as "7.0.15". */
  readonly version: string;
  readonly host: '127.0.0.1';
  readonly port: number;
  /** With the password of the default user, when it has one. */
  readonly url: string;
  readonly folder: string;
  readonly pid: number;
  /** The certificate authority of a TLS server. */
  readonly caFile: string | undefined;
  /** Settles when the server's process has ended. */
  readonly ended: Promise<void>;
  /** One command as the default user; bulk answers are text. */
  command(...args: (string | Buffer)[]): Promise<unknown>;
  /** Ends the server; its folder stays until it is disposed. */
  stop(): Promise<void>;
}

const products = ['redis', 'valkey'] as const;
const startAttempts = 5;
const startTimeoutMs = 30_000;

/** The products whose server program is on PATH. */
export function installedServers(): RedisProduct[] {
  return products.filter((product) => programVersion(product) !== undefined);
}

/** True where no server is installed and nobody insists on one. */
export const redisMissing = installedServers().length === 0 && !process.env.CI;

/** The products to test with: never none, so that a missing server is seen, as a skip or a failure. */
export const testedServers: readonly RedisProduct[] = installedServers().length > 0 ? installedServers() : ['redis'];

export async function startRedis(options: RedisOptions = {}): Promise<RedisServer> {
  const product = options.product ?? installedServers()[0] ?? 'redis';
  const version = programVersion(product);
  if (version === undefined) throw new Error(`${product}-server is not installed`);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOn(await freePort(), product, version, options);
    } catch (error) {
      if (attempt === startAttempts || !String(error).includes('Address already in use')) throw error;
    }
  }
}

/** Kills a server, as a power cut would, and starts it with the files it left and the same settings and port. */
export async function startAgain(server: RedisServer, options: RedisOptions = {}): Promise<RedisServer> {
  await server.stop();
  return startOn(server.port, server.product, server.version, options, server.folder);
}

async function startOn(
  port: number,
  product: RedisProduct,
  version: string,
  options: RedisOptions,
  existing?: string,
): Promise<RedisServer> {
  const folder = existing ?? (await mkdtemp(join(tmpdir(), `test-${product}-`)));
  const tls = options.tls ? createCertificates(folder) : undefined;
  await writeFile(join(folder, 'server.conf'), configText(folder, port, options, tls !== undefined), { mode: 0o600 });
  if (options.rdb !== undefined) await copyFile(options.rdb, join(folder, 'dump.rdb'));

  // With this signal ignored, `prlimit --fsize` makes its disk full.
  const script = 'trap "" XFSZ; exec "$@"';
  const mode = options.sentinel ? ['--sentinel'] : [];
  const child = spawn('sh', ['-c', script, 'sh', `${product}-server`, join(folder, 'server.conf'), ...mode], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = keepTail(child);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const pid = child.pid ?? 0;
  const guard = startGuard(pid, folder);
  const client = new Redis({
    host: '127.0.0.1',
    port,
    ...(options.password === undefined ? {} : { password: options.password }),
    ...(tls === undefined ? {} : { tls: { ca: tls.ca } }),
    lazyConnect: true,
    retryStrategy: (times) => (child.exitCode === null && child.signalCode === null ? Math.min(20 * times, 200) : null),
    maxRetriesPerRequest: null,
  });
  client.on('error', () => {});
  const stop = async () => {
    client.disconnect();
    killGroup(child);
    await ended;
  };
  const dispose = async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
    guard.kill('SIGKILL');
  };
  try {
    await answered(client, ended, log);
  } catch (error) {
    await dispose();
    throw error;
  }
  const secret = options.password === undefined ? '' : `:${encodeURIComponent(options.password)}@`;
  return {
    product,
    version,
    host: '127.0.0.1',
    port,
    url: `${tls === undefined ? 'redis' : 'rediss'}://${secret}127.0.0.1:${port}`,
    folder,
    pid,
    caFile: tls?.file,
    ended,
    command: (name, ...args) => client.call(String(name), ...args),
    stop,
    [Symbol.asyncDispose]: dispose,
  };
}

function configText(folder: string, port: number, options: RedisOptions, tls: boolean): string {
  const settings: Record<string, string> = {
    bind: '127.0.0.1',
    port: tls ? '0' : String(port),
    dir: folder,
    daemonize: 'no',
    appendonly: 'no',
    ...(tls
      ? {
          'tls-port': String(port),
          'tls-cert-file': join(folder, 'server.crt'),
          'tls-key-file': join(folder, 'server.key'),
          'tls-ca-cert-file': join(folder, 'ca.crt'),
          'tls-auth-clients': 'no',
        }
      : {}),
    ...(options.password === undefined ? {} : { requirepass: JSON.stringify(options.password) }),
    ...options.config,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} ${value === '' ? '""' : value}`);
  const users = (options.users ?? []).map((line) => (line.startsWith('user ') ? line : `user ${line}`));
  return `${[...lines, ...users].join('\n')}\n`;
}

/** Waits until the server answers PING and has loaded its data. */
async function answered(client: Redis, ended: Promise<void>, log: () => string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the server did not answer in time:\n${log()}`)), startTimeoutMs);
  });
  const died = ended.then(() => {
    throw new Error(`the server ended at its start:\n${log()}`);
  });
  try {
    // A server may have another name for it, or refuse it.
    const pinged = client.ping().catch((error: unknown) => {
      if (!String(error).includes('unknown command')) throw error;
    });
    await Promise.race([pinged, died, late]);
  } finally {
    clearTimeout(timer);
    died.catch(() => {});
  }
}

/** Ends the server and removes its folder when this process dies without doing so: its end closes the guard's stdin. */
function startGuard(pid: number, folder: string): ChildProcess {
  const script = 'cat >/dev/null; kill -s KILL -- "-$1" 2>/dev/null; rm -rf -- "$2"';
  const guard = spawn('/bin/sh', ['-c', script, 'guard', String(pid), folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  guard.stdin?.on('error', () => {});
  if (guard.stdin !== null && 'unref' in guard.stdin && typeof guard.stdin.unref === 'function') guard.stdin.unref();
  return guard;
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The whole group has ended already.
  }
}

function keepTail(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', (more: string) => {
      text = (text + more).slice(-4000);
    });
  }
  return () => text;
}

/** Version of an installed server program, such as "7.0.15". */
export function programVersion(product: RedisProduct): string | undefined {
  const { stdout } = spawnSync(`${product}-server`, ['--version'], { encoding: 'utf8' });
  const match = /^(Redis|Valkey) server v=(\S+)/.exec(stdout ?? '');
  return match?.[1]?.toLowerCase() === product ? match[2] : undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** A certificate authority and a server certificate for 127.0.0.1 in the folder. */
function createCertificates(folder: string): { readonly ca: string; readonly file: string } {
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe', encoding: 'utf8' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.crt', '-days', '2', '-subj', '/CN=test authority');
  openssl('req', ...key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=test server');
  writeFileSync(join(folder, 'san.cnf'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\n');
  openssl(
    'x509',
    '-req',
    '-in',
    'server.csr',
    '-CA',
    'ca.crt',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-out',
    'server.crt',
    '-days',
    '2',
    '-extfile',
    'san.cnf',
  );
  return { ca: openssl('x509', '-in', 'ca.crt'), file: join(folder, 'ca.crt') };
}
