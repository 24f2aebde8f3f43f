import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { installedMajors, queryServer, type ServerToAsk } from '../postgres.ts';
import type { ProcessResult } from '../runner.ts';
import { temporaryFolder } from '../temp.ts';

const checkout = fileURLToPath(new URL('../../..', import.meta.url));
const roots = process.env.BACKUP_ROOTS_DIR ?? join(checkout, '.cache/roots');
/** The release of the root that this very run is in, if it is in one. */
const ownRoot = process.env.BACKUP_TEST_RELEASE ?? '';
const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
/** As in script/support/root.sh: the first process of these namespaces ends with its standard input, and all with it. */
const namespaces = [
  'unshare',
  '--mount',
  '--pid',
  '--fork',
  '--kill-child',
  '--mount-proc',
  '--propagation',
  'private',
];

export const otherRelease = 'trixie';

/** A root of another Debian release, entered beside this one: other programs, the same network and the same dist/. */
export interface OtherRoot extends AsyncDisposable {
  /** A folder of both sides. */
  readonly folder: string;
  /** The same folder, as the root sees it. */
  readonly inside: string;
  /** Starts the root's PostgreSQL. */
  startPostgres(): Promise<OtherServer>;
  /** Runs the command line inside, with the root's clients, in the folder of both sides. */
  cli(args: readonly string[], env: Readonly<Record<string, string>>): Promise<ProcessResult>;
}

export interface OtherServer extends ServerToAsk, AsyncDisposable {
  readonly major: number;
  /** A postgresql:// URL for the superuser. */
  url(database?: string): string;
}

/**
 * Why no newer PostgreSQL of another release can be used here; undefined when it can. In CI nothing excuses the machine's
 * own release from it: then only what makes it pointless counts.
 */
export function whyNoOtherRoot(): string | undefined {
  if (ownRoot !== '') return `only outside of the root of ${ownRoot}`;
  const own = installedMajors().at(-1);
  const others = majorsIn(join(roots, otherRelease));
  if (own !== undefined && others.length > 0 && others.every((major) => major <= own))
    return `PostgreSQL ${own} of this machine is not older than ${others.join(', ')} of ${otherRelease}`;
  if (process.env.CI) return undefined;
  if (own === undefined) return 'no PostgreSQL server here';
  if (others.length === 0) return `no root of ${otherRelease}: script/bootstrap --root ${otherRelease}`;
  return mayChroot() ? undefined : 'chroot is not allowed here';
}

/** Enters the root when asked to, each time anew. */
export async function otherRoot(): Promise<OtherRoot> {
  const root = join(roots, otherRelease);
  if (majorsIn(root).length === 0)
    throw new Error(`there is no root of Debian ${otherRelease} in ${roots}: script/bootstrap --root ${otherRelease}`);
  await using stack = new AsyncDisposableStack();
  const { path: folder } = stack.use(await temporaryFolder('other-root-'));
  const kept = stack.move();
  return {
    folder,
    inside: '/results',
    startPostgres: () => serve(root),
    cli: async (args, env) => {
      await writeFile(join(folder, 'request.json'), JSON.stringify({ args, env }), { mode: 0o600 });
      await rm(join(folder, 'answer.json'), { force: true });
      await using entered = await enter(root, folder, insideScript('cli'));
      const [code] = await once(entered.process, 'exit');
      if (code !== 0) throw new Error(`entering the root of ${otherRelease} failed: ${entered.said()}`);
      const answer: ProcessResult = JSON.parse(await readFile(join(folder, 'answer.json'), 'utf8'));
      return answer;
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

async function serve(root: string): Promise<OtherServer> {
  await using stack = new AsyncDisposableStack();
  const { path } = stack.use(await temporaryFolder('other-server-'));
  const entered = stack.use(await enter(root, path, insideScript('serve')));
  const line = entered.lines[Symbol.asyncIterator]().next();
  const first = await Promise.race([line, once(entered.process, 'exit').then(() => undefined)]);
  if (first === undefined || first.done === true)
    throw new Error(`the server of the other root did not start: ${entered.said()}`);
  const { port, password, major }: { port: number; password: string; major: number } = JSON.parse(first.value);
  const kept = stack.move();
  return {
    major,
    url: (database = 'postgres') => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`,
    query: (sql, database = 'postgres') =>
      queryServer({ host: '127.0.0.1', port, user: 'postgres', password, database }, sql),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

export interface Entered extends AsyncDisposable {
  readonly process: ChildProcess;
  /** Its stderr so far. */
  said(): string;
  readonly lines: AsyncIterable<string>;
}

function insideScript(what: 'serve' | 'cli'): string[] {
  return ['node', '/checkout/test/support/other-root/inside.ts', what];
}

/** Whether the root has a file. */
export function otherRootHas(path: string): boolean {
  return existsSync(join(roots, otherRelease, path));
}

/** Runs a program of the root, as an ordinary user; it has a temporary folder of its own. */
export async function runInOtherRoot(command: readonly string[]): Promise<Entered> {
  await using stack = new AsyncDisposableStack();
  const { path } = stack.use(await temporaryFolder('other-program-'));
  const entered = stack.use(await enter(join(roots, otherRelease), path, command));
  const kept = stack.move();
  return { ...entered, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** Runs a command in the root, as an ordinary user; its /results is this folder. Nothing of it outlives the scope. */
async function enter(root: string, folder: string, inside: readonly string[]): Promise<Entered> {
  const point = await temporaryFolder('other-point-');
  const uid = process.getuid?.() || 1000;
  if (process.getuid?.() === 0) spawnSync('chown', ['-R', String(uid), folder]);
  const [command = '', ...args] = [
    ...asRoot,
    ...namespaces,
    '--',
    join(checkout, 'script/support/enter-root'),
    ...[root, checkout, folder, point.path, String(uid), ...inside],
  ];
  const child = spawn(command, args, { stdio: 'pipe' });
  await once(child, 'spawn');
  child.stdin.on('error', () => {});
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const exited = once(child, 'exit');
  return {
    process: child,
    said: () => said,
    lines: createInterface({ input: child.stdout }),
    [Symbol.asyncDispose]: async () => {
      child.stdin.end();
      if (child.exitCode === null && child.signalCode === null) await exited;
      await mkdir(point.path, { recursive: true });
      await point[Symbol.asyncDispose]();
    },
  };
}

function majorsIn(root: string): number[] {
  const folder = join(root, 'usr/lib/postgresql');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'bin/initdb')))
    .map(Number);
}

export function mayChroot(): boolean {
  const [command = '', ...args] = [...asRoot, ...namespaces, '--', 'chroot', join(roots, otherRelease), 'true'];
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
