import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { chmod, lstat, mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Capture, Component } from '../../src/components/component.ts';
import type { Session } from '../../src/components/session.ts';
import { configSchema } from '../../src/config/schema.ts';
import type { Connection } from '../../src/connections/connection.ts';
import { localConnection } from '../../src/connections/local.ts';
import { startTool } from '../../src/lib/exec.ts';
import { readStored } from '../../src/pipeline/read.ts';
import type { Finding, StoredFile } from '../../src/pipeline/stored-file.ts';
import { sinkIn } from './local-backup.ts';

const run = promisify(execFile);

export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
}

export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'backup-files-'));
  await chmod(path, 0o755);
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

export interface SessionOptions {
  readonly config: unknown;
  readonly scratch: string;
  readonly connection?: Connection;
  readonly signal?: AbortSignal;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly now?: Date;
}

export function sessionOf(options: SessionOptions): Session {
  return {
    config: configSchema.parse(options.config),
    connection: options.connection ?? localConnection,
    signal: options.signal ?? new AbortController().signal,
    env: options.env ?? process.env,
    scratch: options.scratch,
    now: () => options.now ?? new Date(),
    log: { info() {}, warning() {}, debug() {}, progress() {}, group: (_title, body) => body() },
  };
}

/** This machine, as a user without rights over files that are not his own. */
export function ordinaryUser(): Connection {
  if (process.getuid?.() !== 0) return localConnection;
  return {
    ...localConnection,
    start: (command, args, options) =>
      startTool('setpriv', ['--reuid=65534', '--regid=65534', '--clear-groups', command, ...args], options),
  };
}

/** This machine, where something happens just before a tool starts. */
export function justBefore(tool: string, happens: () => Promise<void>): Connection {
  return {
    ...localConnection,
    start: async (command, args, options) => {
      if (command === tool) await happens();
      return startTool(command, args, options);
    },
  };
}

export async function backUp(
  component: Component,
  session: Session,
  { id, folder }: { readonly id: string; readonly folder: string },
): Promise<Capture> {
  const planned = await component.plan(session);
  if (planned === undefined) throw new Error(`${component.name} is not configured`);
  return planned.backup(sinkIn(folder, id));
}

/** What a deep verification does with a component's files. */
export async function verify(
  component: Component,
  folder: string,
  facts: unknown,
  files: readonly StoredFile[],
): Promise<readonly Finding[]> {
  const { signal } = new AbortController();
  const examination = component.examine(facts, files);
  const findings: Finding[] = [];
  for (const file of files) {
    const consumer = examination.consumer(file);
    const source = createReadStream(join(folder, file.path));
    const measured = await readStored(source, { codec: file.codec, signal, decode: true, consumer });
    if (measured.problem !== undefined) findings.push({ file: file.path, problem: measured.problem });
  }
  return [...findings, ...(await examination.finish())];
}

/** Does what the Markdown says, word for word, from the backup's folder. */
export async function follow(markdown: string, folder: string, env: Record<string, string>): Promise<string> {
  const commands = [...markdown.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1]).join('\n');
  const { stdout } = await run('sh', ['-eu', '-c', commands], { cwd: folder, env: { ...process.env, ...env } });
  return stdout;
}

/** Everything below a folder, byte for byte: "name → type mode content/link mtime", hard links as groups. */
export async function treeOf(folder: string): Promise<Map<string, string>> {
  const tree = new Map<string, string>();
  const inodes = new Map<number, string>();
  await walk(Buffer.from(folder), Buffer.alloc(0), tree, inodes);
  return tree;
}

async function walk(
  folder: Buffer,
  below: Buffer,
  tree: Map<string, string>,
  inodes: Map<number, string>,
): Promise<void> {
  const names = await readdir(folder, { encoding: 'buffer' });
  for (const name of names.sort(Buffer.compare)) {
    const path = Buffer.concat([folder, Buffer.from('/'), name]);
    const inside = Buffer.concat([below, Buffer.from('/'), name]);
    const status = await lstat(path);
    const first = inodes.get(status.ino) ?? inside.toString('latin1');
    inodes.set(status.ino, first);
    const what = status.isFile() ? `file ${(await readFile(path)).toString('base64')} same as ${first}` : '';
    const link = status.isSymbolicLink() ? `link ${await readlink(path)}` : '';
    const time = status.isSymbolicLink() ? '' : Math.floor(status.mtimeMs);
    tree.set(
      inside.toString('latin1'),
      `${status.mode.toString(8)} ${status.uid}:${status.gid} ${what}${link} ${time}`,
    );
    if (status.isDirectory()) await walk(path, inside, tree, inodes);
  }
}
