import { posix } from 'node:path';
import type { Readable } from 'node:stream';
import { BackupError } from '../../../lib/errors.ts';
import { describeExit } from '../../../lib/exec.ts';
import type { Session } from '../../session.ts';
import type { Client } from '../server/client.ts';
import { pauseFor } from '../server/deadline.ts';
import { readInfo, type ServerState, says, serverTimeMs } from '../server/server.ts';

/** Where a host's tools run: the file of a server is read there. */
export type Place = Pick<Session, 'connection' | 'env' | 'signal'>;

interface SavedDump extends AsyncDisposable {
  readonly content: Readable;
  /** Server time, in seconds, before which the snapshot cannot have been taken. */
  readonly notBefore: number;
  /** Throws unless the file was read to its end. */
  finish(): Promise<void>;
}

const pollMs = 100;
const startAttempts = 50;

/** The dump file as the server names it; undefined when the user may not ask or the file's folder cannot be read here. */
export async function findDumpFile({ settings }: ServerState, place: Place): Promise<string | undefined> {
  const folder = settings?.dir;
  const name = settings?.dbfilename;
  if (folder === undefined || name === undefined) return undefined;
  const { code } = await place.connection.run('test', ['-r', folder, '-a', '-x', folder], place);
  return code === 0 ? posix.join(folder, name) : undefined;
}

/**
 * Has the server save its data, waits until that very save is done and well, and opens the file.
 *
 * @throws BackupError `tool-failed` when the server could not save, `read-failed` when the file cannot be read
 */
export async function saveAndOpen(client: Client, path: string, place: Place): Promise<SavedDump> {
  const notBefore = await saveNow(client, place.signal);
  const tool = await place.connection.start('cat', [path], { ...place, stdout: 'pipe' });
  if (tool.stdout === null) throw new BackupError('internal', `${tool.command} was started without its output`);
  return {
    content: tool.stdout,
    notBefore,
    finish: async () => {
      const exit = await tool.exit;
      if (exit.code === 0) return;
      throw new BackupError('read-failed', `The dump file ${path} could not be read`, {
        because: [describeExit(exit), ...exit.stderr],
        hint: 'The user that runs the backup must be able to read it; or use redis.method replication.',
      });
    },
    [Symbol.asyncDispose]: () => tool[Symbol.asyncDispose](),
  };
}

/** BGSAVE, waited for by its counters: LASTSAVE alone has a resolution of one second and does not move on failure. */
export async function saveNow(client: Client, signal: AbortSignal): Promise<number> {
  await idle(client, signal);
  const before = await readInfo(client, 'persistence');
  const now = await serverTimeMs(client);
  const startedAt = now === undefined ? Number(before.rdb_last_save_time) : Math.floor(now / 1000);
  await start(client, signal);
  await idle(client, signal);
  const after = await readInfo(client, 'persistence');
  const counted = before.rdb_saves === undefined || Number(after.rdb_saves) > Number(before.rdb_saves);
  const recent = Number(after.rdb_last_save_time) >= startedAt;
  if (after.rdb_last_bgsave_status !== 'ok' || !counted || !recent) {
    throw new BackupError('tool-failed', `Redis at ${client.target.name} could not save its data`, {
      because: [`rdb_last_bgsave_status:${after.rdb_last_bgsave_status ?? 'unknown'}`],
      hint: 'Look at the log of the server: its disk may be full, its folder not writable, or fork out of memory (vm.overcommit_memory=1). With save points set, a failed save stops production writes until one succeeds.',
    });
  }
  return startedAt;
}

/** Starts a save of our own; one that was running before, or an AOF rewrite, is waited for. */
async function start(client: Client, signal: AbortSignal): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.command('BGSAVE');
      return;
    } catch (error) {
      if (!says(error, /already in progress|child process/) || attempt === startAttempts) throw error;
      await idle(client, signal);
    }
  }
}

async function idle(client: Client, signal: AbortSignal): Promise<void> {
  for (;;) {
    const state = await readInfo(client, 'persistence');
    if (state.rdb_bgsave_in_progress === '0' && state.aof_rewrite_in_progress !== '1') return;
    await pauseFor(pollMs, signal);
  }
}
