import { lstat, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { systemCode } from '../../../lib/errors.ts';
import { hasEnded } from './owner.ts';
import { serverUser } from './server-user.ts';

/** What the folder of a scratch server is called. */
export const scratchPrefix = 'postgres-proof-';
export const ownerFile = 'owner';
export const dataFolder = 'data';

const endsWithinMs = 10_000;

/**
 * Removes scratch servers that a run left in a folder when it was killed: the server is ended, its folder removed. Those of
 * living runs are left alone. Returns the folders removed.
 */
export async function sweepScratch(folder: string): Promise<string[]> {
  const removed: string[] = [];
  for (const name of await names(folder)) {
    const path = join(folder, name);
    if (!name.startsWith(scratchPrefix) || !(await isOurs(path))) continue;
    const mark = await readFile(join(path, ownerFile), 'utf8').catch(() => undefined);
    if (mark === undefined || !(await hasEnded(mark))) continue;
    await endServer(join(path, dataFolder));
    await rm(path, { recursive: true, force: true, maxRetries: 3 });
    removed.push(path);
  }
  return removed;
}

/** In a temporary folder that all share, a folder of this name may be anybody's: only what we or our server made is removed. */
async function isOurs(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  const owners = [process.getuid?.(), (await serverUser())?.uid];
  return found?.isDirectory() === true && owners.includes(found.uid);
}

/** Ends the server of a data folder at once; its data are of no use to anybody. */
export async function endServer(data: string): Promise<void> {
  const pid = Number((await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0]);
  if (!(pid > 0) || !(await servesFrom(pid, data))) return;
  signal(pid, 'SIGQUIT');
  for (const until = Date.now() + endsWithinMs; Date.now() < until; await delay(20)) {
    if (!(await servesFrom(pid, data))) return;
  }
  signal(pid, 'SIGKILL');
}

/** The number may belong to another process by now. */
async function servesFrom(pid: number, data: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.split('\0').includes(data);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (systemCode(error) !== 'ESRCH') throw error;
  }
}

async function names(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}
