import { spawnSync } from 'node:child_process';
import { appendFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RedisServer } from './redis.ts';

/** Settings of backup.yml for a restore of the files of a test server. */
export function filesOf(server: RedisServer): { readonly 'config-file': string } {
  return { 'config-file': join(server.folder, 'server.conf') };
}

/** Commands that start and stop a server with the files another one left; what they started is ended when disposed. */
export interface Commands extends Disposable {
  readonly start: string;
  readonly stop: string;
}

export async function commandsOf(server: RedisServer): Promise<Commands> {
  const conf = join(server.folder, 'server.conf');
  const pidFile = join(server.folder, 'daemon.pid');
  await appendFile(conf, `pidfile ${pidFile}\n`);
  return {
    start: `${server.product}-server ${conf} --daemonize yes`,
    stop: `kill -9 "$(${server.product}-cli -p ${server.port} INFO server | tr -d '\\r' | sed -n s/^process_id://p)"`,
    [Symbol.dispose]: () => {
      spawnSync('sh', ['-c', `kill -9 "$(cat ${pidFile})"`]);
    },
  };
}

/** Every file below a folder, with size and inode. */
export async function tree(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { size, ino } = await stat(path);
    found[path.slice(folder.length + 1)] = `${size} bytes, inode ${ino}`;
  }
  return found;
}
