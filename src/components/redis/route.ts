import { access, constants, readlink, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError, systemCode } from '../../lib/errors.ts';
import { pairs, parseInfo } from './answers.ts';
import { connect } from './client.ts';
import type { Target } from './target.ts';

/** How a snapshot leaves a server: streamed from memory, or by its own disk. */
export interface Route {
  readonly by: 'stream' | 'disk';
  /** A file that the server makes for it and would find at its next start, although it is to keep nothing on disk. */
  readonly leftover?: string;
}

const stream: Route = { by: 'stream' };
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
    const settings = pairs(await client.command('CONFIG', 'GET', '*'));
    const info = parseInfo(await client.command('INFO'));
    const waits = settings['repl-diskless-sync'] === 'yes' && settings['repl-diskless-sync-delay'] !== '0';
    const used = Number(info.used_memory);
    const saves = info.rdb_last_bgsave_status === 'ok' && info.aof_last_write_status !== 'err';
    if (!waits || !saves || !(used <= quickBytes)) return stream;
    const folder = settings.dir ?? '';
    const room = await roomIn(folder);
    if (room !== undefined && room < 2 * used) return stream;
    if (settings.save !== '') return { by: 'disk' };
    if (room === undefined) return stream;
    // A replica has written a dump already: what its primary sent.
    if (settings.appendonly === 'yes' || info.role === 'slave') return { by: 'disk' };
    const leftover = join(folder, settings.dbfilename ?? '');
    const ours = (await workingFolder(info.process_id)) === folder && (await isMissing(leftover));
    return ours ? { by: 'disk', leftover } : stream;
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    return stream;
  }
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

/** Where a process of this machine works; undefined when that cannot be seen from here. */
async function workingFolder(pid: string | undefined): Promise<string | undefined> {
  return readlink(`/proc/${pid}/cwd`).catch(() => undefined);
}

async function isMissing(path: string): Promise<boolean> {
  return access(path).then(
    () => false,
    (error: unknown) => systemCode(error) === 'ENOENT',
  );
}
