import { BackupError } from '../../../lib/errors.ts';
import { saveNow } from '../capture/bgsave.ts';
import type { Client } from '../server/client.ts';
import { pauseFor } from '../server/deadline.ts';
import { readInfo } from '../server/server.ts';

const pollMs = 100;

/**
 * Waits until the data in memory are on disk, so that a server that starts again has them: in a rewritten append-only file,
 * else in a new dump.
 *
 * @throws BackupError `tool-failed` when the server cannot write them
 */
export async function persist(client: Client, signal: AbortSignal): Promise<void> {
  for (;;) {
    const info = await readInfo(client, 'persistence');
    if (info.aof_enabled !== '1') {
      await saveNow(client, signal);
      return;
    }
    if (info.aof_rewrite_in_progress === '0' && info.aof_rewrite_scheduled === '0') {
      if (info.aof_last_bgrewrite_status === 'ok' && info.aof_last_write_status === 'ok') return;
      throw new BackupError('tool-failed', `Redis at ${client.target.name} could not write its append-only file`, {
        because: [
          `aof_last_bgrewrite_status:${info.aof_last_bgrewrite_status ?? 'unknown'}`,
          `aof_last_write_status:${info.aof_last_write_status ?? 'unknown'}`,
        ],
        hint: 'Look at the log of the server: its disk may be full or its folder not writable.',
      });
    }
    await pauseFor(pollMs, signal);
  }
}
