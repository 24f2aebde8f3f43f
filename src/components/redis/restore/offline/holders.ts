import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { BackupError, systemCode } from '../../../../lib/errors.ts';
import { type DataFiles, namesOf } from './data-files.ts';

/** Which processes use the data of a server. */
export interface Usage {
  /** For people: "redis-server (process 4711)". */
  readonly holders: readonly string[];
  /** Their process ids as they see them themselves, in whatever container. */
  readonly ownPids: readonly number[];
  /** Servers that may use them: they belong to another user and cannot be looked into. */
  readonly hidden: readonly string[];
}

const startingMs = 50;
const serverName = /(redis|valkey|keydb)(?!.*-cli)/i;

/**
 * Looks through the processes of this machine, those in containers too: a server has its data folder as working folder
 * (its setting `dir`), or has a file there open. Identity is that of the file system, not of names.
 *
 * @throws BackupError `unsupported` where there is no /proc
 */
export async function findUsage(files: DataFiles): Promise<Usage> {
  const wanted = await identitiesOf(files);
  const holders: string[] = [];
  const hidden: string[] = [];
  const ownPids: number[] = [];
  for (const pid of await processes()) {
    if (pid === process.pid) continue;
    let use = await useOf(pid, wanted);
    if (use === 'hidden') {
      // A process that is just being started cannot be looked into for a moment, whoever it belongs to (tried).
      await delay(startingMs);
      use = await useOf(pid, wanted);
    }
    if (use === 'none' || (use === 'hidden' && (await isShutOut(pid, files.folder)))) continue;
    const name = `${await nameOf(pid)} (process ${pid})`;
    if (use === 'uses') {
      holders.push(name);
      ownPids.push(await ownPidOf(pid));
    } else hidden.push(name);
  }
  return { holders, hidden, ownPids };
}

interface Identities {
  readonly folder: string | undefined;
  readonly files: ReadonlySet<string>;
}

async function identitiesOf(files: DataFiles): Promise<Identities> {
  const found = new Set<string>();
  for (const name of namesOf(files)) {
    const path = join(files.folder, name);
    const inside = await readdir(path).catch(() => []);
    for (const one of [path, ...inside.map((child) => join(path, child))]) {
      const id = await identityOf(one);
      if (id !== undefined) found.add(id);
    }
  }
  return { folder: await identityOf(files.folder), files: found };
}

async function useOf(pid: number, wanted: Identities): Promise<'uses' | 'hidden' | 'none'> {
  const isServer = serverName.test(await nameOf(pid));
  try {
    // A shell may stand in the folder without harm.
    if (isServer && wanted.folder !== undefined && (await identityIn(`/proc/${pid}/cwd`)) === wanted.folder)
      return 'uses';
    for (const fd of await readdir(`/proc/${pid}/fd`)) {
      const id = await identityOf(`/proc/${pid}/fd/${fd}`);
      if (id !== undefined && wanted.files.has(id)) return 'uses';
    }
    return 'none';
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ESRCH') return 'none';
    if (code === 'EACCES' || code === 'EPERM') return isServer ? 'hidden' : 'none';
    throw error;
  }
}

/** Whether a process cannot reach the folder: only its owner may enter it, and the process is neither his nor root's. */
async function isShutOut(pid: number, folder: string): Promise<boolean> {
  try {
    const [{ uid }, entry] = await Promise.all([stat(`/proc/${pid}`), stat(folder)]);
    return uid !== 0 && uid !== entry.uid && (entry.mode & 0o077) === 0;
  } catch {
    return false;
  }
}

async function processes(): Promise<number[]> {
  try {
    return (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  } catch (cause) {
    throw new BackupError('unsupported', 'Whether a server uses the files cannot be found out on this system', {
      cause,
      hint: 'A restore by file needs Linux. Restore by hand as RESTORE.md in the backup says.',
    });
  }
}

/** NSpid holds the id in each namespace, the innermost last (proc(5)). */
async function ownPidOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const ids = /^NSpid:\s+(.*)$/m.exec(status)?.[1]?.trim().split(/\s+/) ?? [];
  return Number(ids.at(-1) ?? pid);
}

/** The name of a process; a program that was started under another name is known by its file. */
async function nameOf(pid: number): Promise<string> {
  const comm = (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim();
  if (serverName.test(comm)) return comm;
  const program = basename(await readlink(`/proc/${pid}/exe`).catch(() => ''));
  return serverName.test(program) ? program : comm;
}

async function identityIn(path: string): Promise<string> {
  const { dev, ino } = await stat(path, { bigint: true });
  return `${dev}:${ino}`;
}

async function identityOf(path: string): Promise<string | undefined> {
  return identityIn(path).catch(() => undefined);
}
