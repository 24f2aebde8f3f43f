import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { localConnection } from '../../../connections/local.ts';
import { BackupError } from '../../../lib/errors.ts';
import { throwIfAborted } from '../../../lib/exec.ts';
import type { Session } from '../../session.ts';
import { type Ground, type Kind, prepareGround } from '../../throwaway-server.ts';
import type { Reach } from '../restore/place.ts';
import { foldersOf, majors } from '../server/clients.ts';
import { noParameters } from '../server/url-parameters.ts';

/** PostgreSQL refuses to run as root: then it runs as the user its package made, else as nobody. */
export const scratchKind: Kind = { prefix: 'postgres-proof-', ending: 'SIGQUIT', users: ['postgres', 'nobody'] };

/** A throwaway server on a Unix socket only, in a folder of its own. Disposing it ends it and removes the folder. */
export interface ScratchServer extends AsyncDisposable {
  readonly reach: Reach;
}

const port = 5432;
const readyWithinMs = 60_000;
const majorsAbove = 8;

interface ServerPrograms {
  readonly major: number;
  readonly folder: string;
}

/** The folder with the server's programs, of this major version or else of the next higher one. */
export function findServerPrograms(wanted: number): ServerPrograms | undefined {
  return majors(wanted, wanted + majorsAbove)
    .flatMap((major) => foldersOf(major).map((folder) => ({ major, folder })))
    .find(({ folder }) => existsSync(join(folder, 'postgres')));
}

/**
 * Starts a scratch server.
 *
 * @param superuser what the role that makes the cluster is called
 * @throws BackupError `not-verified` when it cannot be started here
 */
export async function startScratch(
  programs: ServerPrograms,
  superuser: string,
  session: Pick<Session, 'scratch' | 'signal' | 'env' | 'log'>,
): Promise<ScratchServer> {
  await using undo = new AsyncDisposableStack();
  const ground = undo.use(await prepareGround(scratchKind, session));
  await createCluster(programs.folder, ground, superuser, session.signal);
  await startServer(programs.folder, ground, session.signal);
  const source = {
    host: ground.sockets,
    port,
    user: superuser,
    password: undefined,
    database: 'postgres',
    ...noParameters,
  };
  const owned = undo.move();
  return {
    reach: { ...session, source, connection: localConnection, serverMajor: programs.major },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

function dataIn({ folder }: Ground): string {
  return join(folder, 'data');
}

async function createCluster(programs: string, ground: Ground, superuser: string, signal: AbortSignal): Promise<void> {
  const args = ['-D', dataIn(ground), '-U', superuser, '-A', 'trust', '-N', '-E', 'UTF8', '--no-locale'];
  const exit = await ground.run(join(programs, 'initdb'), args);
  throwIfAborted(signal);
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

async function startServer(programs: string, ground: Ground, signal: AbortSignal): Promise<void> {
  const options = Object.entries(settings(ground.sockets)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const tool = await ground.start(join(programs, 'postgres'), ['-D', dataIn(ground), ...options]);
  let ended: readonly string[] | undefined;
  void tool.exit.then(({ stderr }) => {
    ended = stderr;
  });
  for (const until = Date.now() + readyWithinMs; Date.now() < until && ended === undefined; await delay(20)) {
    // The eighth line is what pg_ctl waits for.
    const lines = (await readFile(join(dataIn(ground), 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (lines[7]?.trim() === 'ready') return;
  }
  throwIfAborted(signal);
  throw notStarted('the scratch server did not start', ended ?? []);
}

function notStarted(why: string, stderr: readonly string[]): BackupError {
  return new BackupError('not-verified', `No scratch PostgreSQL could be started: ${why}`, {
    because: stderr.slice(-5),
  });
}
