import { access, constants, readlink, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError, systemCode } from '../../../lib/errors.ts';
import { connect } from './client.ts';
import { inspectServer, type ServerState } from './server.ts';
import type { Target } from './target.ts';

/** How a snapshot leaves a server: streamed from memory, or by its own disk. */
export interface Route {
  readonly by: 'stream' | 'disk';
  /** A file that the server makes for it and would find at its next start, although it is to keep nothing on disk. */
  readonly leftover?: string;
  /** Of the server, where it says so. */
  readonly version?: string;
}

/** What takes longer to write than a server waits before it streams (5 s by default) is streamed. */
const quickBytes = 256 * 1024 * 1024;

/**
 * A server that streams waits for more replicas first (repl-diskless-sync-delay); asked by a replica that takes no stream, it
 * saves its data as BGSAVE does and sends that file at once. That is chosen where its disk bears it: a save that fails would
 * have it refuse writes (stop-writes-on-bgsave-error).
 */
export async function chooseRoute(target: Target, signal: AbortSignal): Promise<Route> {
  try {
    using client = await connect(target, signal);
    const state = await inspectServer(client);
    const version = state.version === 'unknown' ? {} : { version: state.version };
    return { ...((await byDisk(state)) ?? { by: 'stream' }), ...version };
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    return { by: 'stream' };
  }
}

async function byDisk({ settings, info, role }: ServerState): Promise<Route | undefined> {
  if (settings?.['repl-diskless-sync'] !== 'yes' || settings['repl-diskless-sync-delay'] === '0') return undefined;
  if (info.rdb_last_bgsave_status !== 'ok' || info.aof_last_write_status === 'err') return undefined;
  const used = Number(info.used_memory);
  const folder = settings.dir ?? '';
  const room = await roomIn(folder);
  if (!(used <= quickBytes) || (room !== undefined && room < 2 * used)) return undefined;
  if (settings.save !== '') return { by: 'disk' };
  if (room === undefined) return undefined;
  // A replica has written a dump already: what its primary sent.
  if (settings.appendonly === 'yes' || role === 'slave') return { by: 'disk' };
  const leftover = join(folder, settings.dbfilename ?? '');
  const ours =
    (await readlink(`/proc/${info.process_id}/cwd`).catch(() => undefined)) === folder && !(await exists(leftover));
  return ours ? { by: 'disk', leftover } : undefined;
}

/** Bytes free in a server's folder, 0 when nobody can write there; undefined when that cannot be seen from here. */
export async function roomIn(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(folder);
    await access(folder, constants.W_OK).catch((error: unknown) => {
      // Other users may write where we may not.
      if (systemCode(error) !== 'EACCES') throw error;
    });
    return bavail * bsize;
  } catch (error) {
    return ['EPERM', 'EROFS'].includes(systemCode(error) ?? '') ? 0 : undefined;
  }
}

export async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}
