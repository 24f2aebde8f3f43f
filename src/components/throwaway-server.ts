import { randomBytes } from 'node:crypto';
import { chown, lstat, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { BackupError, systemCode, whenFailed } from '../lib/errors.ts';
import { runTool, startTool, type Tool, type ToolExit, throwIfAborted } from '../lib/exec.ts';
import { hasEnded, processMark } from '../lib/process-identity.ts';
import type { Session } from './session.ts';

/** Servers that a proof starts and throws away. */
export interface Kind {
  /** What their folders are called. */
  readonly prefix: string;
  /** Ends one at once: what it holds is of no use to anybody. */
  readonly ending: 'SIGQUIT' | 'SIGKILL';
  /** Whom one runs as in the place of root, where it refuses root: the first of them that there is. */
  readonly users: readonly string[];
}

/** What a throwaway server lies and runs in. Disposing it ends the server and removes the folders. */
export interface Ground extends AsyncDisposable {
  /** A folder of the server's own, closed to others. */
  readonly folder: string;
  /** The same, or another one where the path of a socket in it would be too long. */
  readonly sockets: string;
  /** Runs a program as the server will run. */
  run(program: string, args: readonly string[]): Promise<ToolExit>;
  /** Starts the server. It ends when this process ends, however that happens, where setpriv is installed. */
  start(program: string, args: readonly string[]): Promise<Tool>;
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

const ownerFile = 'owner';
const serverFile = 'server';
const endsWithinMs = 10_000;
/** The path of a socket may have 107 bytes (unix(7)); the longest name of one is ".s.PGSQL.5432". */
const longestSocketFolder = 90;

/**
 * Makes the folders for a server, after those that a killed run has left were swept.
 *
 * @throws BackupError `not-verified` when it cannot be started here
 */
export async function prepareGround(
  kind: Kind,
  session: Pick<Session, 'scratch' | 'signal' | 'env' | 'log'>,
): Promise<Ground> {
  for (const parent of new Set([session.scratch, tmpdir()])) {
    for (const path of await sweepGrounds(kind, parent))
      session.log.info(`removed ${path}, left by a run that was killed`);
  }
  await using made = new AsyncDisposableStack();
  const user = await serverUser(kind);
  const { PATH, TZ, LOCPATH } = session.env;
  // What is restored runs in this server with all rights: it must not find our secrets in the environment.
  const options = { env: { PATH, TZ, LOCPATH, LC_ALL: 'C' }, signal: session.signal, cwd: '/' };
  const guard = await guardFor(kind, user, options);
  const parent = user === undefined || (await othersMayPass(session.scratch)) ? session.scratch : tmpdir();
  const folder = await makeFolder(kind, parent, user, made);
  const sockets = folder.length > longestSocketFolder ? await makeFolder(kind, tmpdir(), user, made) : folder;
  const owned = made.move();
  const guarded = (program: string, args: readonly string[]): [string, string[]] => {
    const [first = program, ...others] = [...guard, program, ...args];
    return [first, others];
  };
  return {
    folder,
    sockets,
    run: (program, args) => runTool(...guarded(program, args), options),
    async start(program, args) {
      const tool = owned.use(await startTool(...guarded(program, args), options));
      const mark = (await processMark(tool.pid)) ?? '';
      owned.defer(() => endServer(mark, kind));
      await writeFile(join(folder, serverFile), mark);
      return tool;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/**
 * Removes what runs that were killed have left in a folder: the server is ended, its folder removed. What belongs to living
 * runs is left alone. Returns the folders removed.
 */
export async function sweepGrounds(kind: Kind, parent: string): Promise<string[]> {
  const removed: string[] = [];
  const owners = [process.getuid?.(), (await serverUser(kind))?.uid];
  for (const name of await readdir(parent).catch(whenFailed(['ENOENT'], []))) {
    const path = join(parent, name);
    // In a temporary folder that all share, a folder of this name may be anybody's.
    const found = name.startsWith(kind.prefix) ? await lstat(path).catch(() => undefined) : undefined;
    if (found?.isDirectory() !== true || !owners.includes(found.uid)) continue;
    const mark = await readOwn(join(path, ownerFile));
    if (mark === undefined || !(await hasEnded(mark))) continue;
    await endServer((await readOwn(join(path, serverFile))) ?? '', kind);
    await rm(path, { recursive: true, force: true, maxRetries: 3 });
    removed.push(path);
  }
  return removed;
}

async function makeFolder(kind: Kind, parent: string, user: User | undefined, made: AsyncDisposableStack) {
  const path = join(parent, `${kind.prefix}${randomBytes(6).toString('hex')}`);
  await mkdir(path, { mode: 0o700 });
  made.defer(() => rm(path, { recursive: true, force: true, maxRetries: 3 }));
  await writeFile(join(path, ownerFile), (await processMark()) ?? '');
  if (user !== undefined) await chown(path, user.uid, user.gid);
  return path;
}

/** What goes before a program: it runs as another user when we are root, and ends when this process ends. */
async function guardFor(kind: Kind, user: User | undefined, options: Parameters<typeof runTool>[2]): Promise<string[]> {
  const installed = await runTool('setpriv', ['--version'], options).then(
    ({ code }) => code === 0,
    () => false,
  );
  throwIfAborted(options.signal);
  if (!installed && user === undefined) return [];
  if (!installed)
    throw new BackupError('not-verified', 'No throwaway server can be started as another user than root', {
      because: ['setpriv is not installed (Debian: util-linux)'],
    });
  const identity = user === undefined ? [] : [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'];
  return ['setpriv', `--pdeathsig=${kind.ending.slice('SIG'.length)}`, ...identity];
}

async function serverUser({ users }: Kind): Promise<User | undefined> {
  if (process.getuid?.() !== 0 || users.length === 0) return undefined;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const line = users.map((user) => lines.find(([name]) => name === user)).find((found) => found !== undefined);
  return line === undefined ? undefined : { uid: Number(line[2]), gid: Number(line[3]) };
}

/** True when a folder can be reached by any user: most often the scratch folder is in one that is private. */
async function othersMayPass(folder: string): Promise<boolean> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** @param mark of its process; empty: there is none, or nobody can tell which */
async function endServer(mark: string, { ending }: Kind): Promise<void> {
  const pid = Number(mark.split(' ')[2]);
  if (!(pid > 0) || (await hasEnded(mark))) return;
  signal(pid, ending);
  for (const until = Date.now() + endsWithinMs; Date.now() < until; await delay(20)) {
    if (await hasEnded(mark)) return;
  }
  signal(pid, 'SIGKILL');
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (systemCode(error) !== 'ESRCH') throw error;
  }
}

/** Of a file that we have written: the server's user, whose the folder is, could put another in its place. */
async function readOwn(path: string): Promise<string | undefined> {
  const found = await lstat(path).catch(() => undefined);
  if (found?.isFile() !== true || found.uid !== process.getuid?.()) return undefined;
  return await readFile(path, 'utf8').catch(() => undefined);
}
