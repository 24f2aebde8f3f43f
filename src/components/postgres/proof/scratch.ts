import { randomBytes } from 'node:crypto';
import { access, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { localConnection } from '../../../connections/local.ts';
import { BackupError } from '../../../lib/errors.ts';
import { type Tool, throwIfAborted } from '../../../lib/exec.ts';
import type { Session } from '../../component.ts';
import type { Reach } from '../restore/place.ts';
import { noParameters } from '../url-parameters.ts';
import { processMark } from './owner.ts';
import { serverUser, type User } from './server-user.ts';
import { dataFolder, endServer, ownerFile, scratchPrefix } from './sweep.ts';

/** A throwaway server on a Unix socket only, in a folder of its own. Disposing it ends it and removes the folder. */
export interface ScratchServer extends AsyncDisposable {
  readonly reach: Reach;
  readonly major: number;
}

const port = 5432;
const readyWithinMs = 60_000;
/** The path of a socket may have 107 bytes (unix(7)); below the folder comes "/socket/.s.PGSQL.5432". */
const longestSocketFolder = 85;
const majorsAbove = 8;

/** The folder with the server's programs, of this major version or else of the next higher one. */
export async function findServerPrograms(
  major: number,
): Promise<{ readonly major: number; readonly folder: string } | undefined> {
  for (let one = major; one <= major + majorsAbove; one += 1) {
    for (const folder of [`/usr/lib/postgresql/${one}/bin`, `/usr/pgsql-${one}/bin`]) {
      if (await exists(join(folder, 'postgres'))) return { major: one, folder };
    }
  }
  return undefined;
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

/**
 * Starts a scratch server.
 *
 * @param superuser what the role that makes the cluster is called
 * @throws BackupError `tool-missing`, `not-verified` when it cannot be started here
 */
export async function startScratch(
  programs: { readonly major: number; readonly folder: string },
  superuser: string,
  session: Pick<Session, 'scratch' | 'signal' | 'env' | 'log'>,
): Promise<ScratchServer> {
  const user = await serverUser();
  const parent = user === undefined || (await othersMayPass(session.scratch)) ? session.scratch : tmpdir();
  const folder = join(parent, `${scratchPrefix}${randomBytes(6).toString('hex')}`);
  await mkdir(folder, { mode: 0o700 });
  await writeFile(join(folder, ownerFile), (await processMark()) ?? '');
  const sockets =
    folder.length > longestSocketFolder ? await mkdtemp(join(tmpdir(), scratchPrefix)) : join(folder, 'socket');
  const remove = async () => {
    await endServer(join(folder, dataFolder));
    await rm(sockets, { recursive: true, force: true, maxRetries: 3 });
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await mkdir(sockets, { recursive: true, mode: 0o700 });
    await mkdir(join(folder, dataFolder), { mode: 0o700 });
    if (user !== undefined) await giveTo(user, [folder, sockets, join(folder, dataFolder)]);
    await createCluster(programs.folder, folder, superuser, user, session);
    const tool = await startServer(programs.folder, folder, sockets, user, session);
    const source = {
      host: sockets,
      port,
      user: superuser,
      password: undefined,
      database: 'postgres',
      ...noParameters,
    };
    const { env, signal, log } = session;
    return {
      major: programs.major,
      reach: { source, connection: localConnection, serverMajor: programs.major, env, signal, log },
      async [Symbol.asyncDispose]() {
        await endServer(join(folder, dataFolder));
        await tool[Symbol.asyncDispose]();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** True when a folder can be reached by any user: most often the scratch folder is in one that is private. */
async function othersMayPass(folder: string): Promise<boolean> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

async function giveTo({ uid, gid }: User, folders: readonly string[]): Promise<void> {
  for (const path of folders) await chown(path, uid, gid);
}

async function createCluster(
  programs: string,
  folder: string,
  superuser: string,
  user: User | undefined,
  session: Pick<Session, 'signal' | 'env'>,
): Promise<void> {
  const args = ['-D', join(folder, dataFolder), '-U', superuser, '-A', 'trust', '-N', '-E', 'UTF8', '--no-locale'];
  const [command, ...words] = await asUser(user, [join(programs, 'initdb'), ...args]);
  const exit = await localConnection.run(command ?? '', words, {
    env: ownEnv(session.env),
    signal: session.signal,
    cwd: '/',
  });
  throwIfAborted(session.signal);
  if (exit.code !== 0) throw notStarted('initdb failed', exit.stderr);
}

/** Settings for speed, which nobody's data may depend on; nothing is archived and nobody is let in from outside. */
function settings(sockets: string): Record<string, string> {
  const memoryMb = Math.floor(totalmem() / 1024 / 1024);
  return {
    listen_addresses: '',
    port: String(port),
    unix_socket_directories: sockets,
    unix_socket_permissions: '0700',
    archive_mode: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    autovacuum: 'off',
    max_wal_size: '4GB',
    checkpoint_timeout: '1h',
    shared_buffers: `${Math.min(1024, Math.max(64, Math.floor(memoryMb / 8)))}MB`,
    maintenance_work_mem: `${Math.min(512, Math.max(64, Math.floor(memoryMb / 16)))}MB`,
    max_locks_per_transaction: '512',
    max_prepared_transactions: '0',
    lc_messages: 'C',
    timezone: 'UTC',
    jit: 'off',
  };
}

async function startServer(
  programs: string,
  folder: string,
  sockets: string,
  user: User | undefined,
  session: Pick<Session, 'signal' | 'env'>,
): Promise<Tool> {
  const data = join(folder, dataFolder);
  const options = Object.entries(settings(sockets)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, ...words] = await asUser(user, [join(programs, 'postgres'), '-D', data, ...options]);
  const tool = await localConnection.start(command ?? '', words, {
    env: ownEnv(session.env),
    signal: session.signal,
    cwd: '/',
  });
  let ended: readonly string[] | undefined;
  void tool.exit.then(({ stderr }) => {
    ended = stderr;
  });
  for (const until = Date.now() + readyWithinMs; Date.now() < until && ended === undefined; await delay(20)) {
    // The eighth line is what pg_ctl waits for.
    const status = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[7]?.trim();
    if (status === 'ready') return tool;
  }
  await endServer(data);
  await tool[Symbol.asyncDispose]();
  throwIfAborted(session.signal);
  throw notStarted('the scratch server did not start', (await tool.exit).stderr);
}

/** As another user when we are root, and so that it ends when this process ends, however that happens. */
async function asUser(user: User | undefined, command: readonly string[]): Promise<readonly string[]> {
  const setpriv = (await exists('/usr/bin/setpriv')) ? '/usr/bin/setpriv' : '/bin/setpriv';
  if (!(await exists(setpriv))) {
    if (user === undefined) return command;
    throw notStarted('setpriv is not installed (Debian: util-linux), and PostgreSQL does not run as root', []);
  }
  const identity = user === undefined ? [] : [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'];
  return [setpriv, '--pdeathsig=QUIT', ...identity, ...command];
}

/** What is restored runs in this server with all rights: it must not find our secrets in the environment. */
function ownEnv({ PATH, TZ, LOCPATH }: Session['env']): Record<string, string | undefined> {
  return { PATH, TZ, LOCPATH, LC_ALL: 'C' };
}

function notStarted(why: string, stderr: readonly string[]): BackupError {
  return new BackupError('not-verified', `No scratch PostgreSQL could be started: ${why}`, {
    because: stderr.slice(-5),
  });
}
