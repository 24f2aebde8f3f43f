import { lstat, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError, systemCode } from '../../../../lib/errors.ts';
import type { Release } from '../loadable.ts';
import { type DataFiles, namesOf } from './data-files.ts';

/** What lies in the data folder now. */
export interface FormerFiles {
  readonly present: readonly string[];
  readonly bytes: number;
  /** Which server wrote them last, as their heads say. */
  readonly writer: Release | undefined;
  /** What new files shall be like: as the former ones, else as the folder. */
  readonly owner: Ownership;
}

export interface Ownership {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

const headBytes = 512;
const ordinaryMode = 0o640;

/** @throws BackupError `unsupported` when something else than files lies there; a system error when the folder cannot be looked at */
export async function lookAtFormer(files: DataFiles): Promise<FormerFiles> {
  const folder = await stat(files.folder);
  const present: string[] = [];
  let owner: Ownership = { uid: folder.uid, gid: folder.gid, mode: ordinaryMode };
  let writer: FormerFiles['writer'];
  let bytes = 0;
  for (const name of namesOf(files)) {
    const path = join(files.folder, name);
    const status = await lstat(path).catch(ignoreMissing);
    if (status === undefined) continue;
    present.push(name);
    const parts = status.isDirectory() ? (await readdir(path)).map((part) => join(path, part)) : [path];
    for (const part of parts) await ensureFile(part);
    for (const part of parts) {
      bytes += (await stat(part)).size;
      writer = (await writerOf(part)) ?? writer;
    }
    if (status.isFile()) owner = { uid: status.uid, gid: status.gid, mode: status.mode & 0o777 };
  }
  return { present, bytes, writer, owner };
}

/** Whether a server will load an append-only file when it is started; undefined: nothing says so. */
export function usesAppendOnly(
  files: DataFiles,
  present: readonly string[],
  recorded: string | undefined,
): boolean | undefined {
  if (files.appendOnly !== undefined) return files.appendOnly;
  // Started with --appendonly yes, or switched on later, a server does what its configuration file does not say.
  if (files.configured === true || present.some((name) => name !== files.dump)) return true;
  if (files.configured === false || present.includes(files.dump)) return false;
  return recorded === undefined ? undefined : recorded === 'yes';
}

/** An RDB, also one at the beginning of an append-only file, begins with remarks; the first is the server's version. */
async function writerOf(path: string): Promise<FormerFiles['writer']> {
  await using file = await open(path, 'r');
  const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
  const head = buffer.toString('latin1', 0, bytesRead);
  const match = /^(?:REDIS|VALKEY)\d+\u00fa[\s\S](redis|valkey)-ver[\s\S](\d+\.\d+\.\d+)/.exec(head);
  if (match?.[2] === undefined) return undefined;
  return { product: match[1] === 'valkey' ? 'valkey' : 'redis', version: match[2] };
}

/** A symlink to a file is as good as one. */
async function ensureFile(path: string): Promise<void> {
  const status = await stat(path).catch(ignoreMissing);
  if (status?.isFile()) return;
  const linked = (await lstat(path)).isSymbolicLink();
  const found = status === undefined ? 'a symlink to nothing' : `a ${linked ? 'symlink to a ' : ''}folder or device`;
  throw new BackupError('unsupported', `${path} is not a file of Redis`, {
    because: [`It is ${found}; a restore by file moves plain files and one plain folder of append-only files.`],
    hint: 'Move it out of the way, or put the real file or folder in its place, while Redis is stopped. Nothing was touched.',
  });
}

function ignoreMissing(error: unknown): undefined {
  if (systemCode(error) !== 'ENOENT') throw error;
  return undefined;
}
