import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { BackupError } from '../../../lib/errors.ts';
import type { StoredFile } from '../../../pipeline/stored-file.ts';
import { writeNew } from '../../../pipeline/write.ts';
import type { StoredBackup } from '../../restorable.ts';
import type { Session } from '../../session.ts';
import { textOf } from '../archive/encoding.ts';
import { type ArchiveHead, parseArchiveHead } from '../archive/toc.ts';
import type { Facts } from '../facts.ts';

/** The dump of a backup, and how it is to be read. */
export type DumpFiles =
  | {
      readonly format: 'directory';
      readonly backup: StoredBackup;
      readonly path: string;
      readonly files: readonly StoredFile[];
    }
  | { readonly format: 'custom' | 'plain'; readonly backup: StoredBackup; readonly file: StoredFile };

/** The dump of a backup; without facts (the guide's scripts) the file that looks like one. */
export function findDump(facts: Facts | undefined, backup: StoredBackup): DumpFiles {
  if (facts?.format === 'directory') {
    const files = backup.files.filter(({ path }) => path.startsWith(`${facts.dump}/`));
    return { format: 'directory', backup, path: facts.dump, files };
  }
  const named = (file: StoredFile) =>
    facts === undefined
      ? /\.(sql|dump)(\.gz|\.zst)?$/.test(file.path) && !/(^|\/)globals/.test(file.path)
      : file.path === facts.dump;
  const [file, ...more] = backup.files.filter(named);
  if (file === undefined || more.length > 0) {
    const found = file === undefined ? 'no' : 'more than one';
    throw new BackupError('damaged', `Backup ${backup.id} holds ${found} database dump`, {
      hint: 'Look into its folder database/, or choose another backup.',
    });
  }
  return { format: /\.dump(\.gz|\.zst)?$/.test(file.path) ? 'custom' : 'plain', backup, file };
}

export function findGlobals(facts: Facts | undefined, backup: StoredBackup): StoredFile | undefined {
  return backup.files.find(({ path }) =>
    facts === undefined ? /(^|\/)globals[^/]*\.sql(\.gz|\.zst)?$/.test(path) : path === facts.globals.file,
  );
}

/** The decoded text of a small file, in the encoding that it names. */
export async function readDecoded(backup: StoredBackup, file: StoredFile): Promise<string> {
  const bytes = await buffer(await backup.open(file));
  return textOf(bytes, /^SET client_encoding = '(.*)';$/m.exec(bytes.toString('latin1'))?.[1]);
}

/** The major version of the pg_dump that wrote the dump, where the backup says nothing. */
export async function dumpedByMajor(dump: DumpFiles, head: ArchiveHead | undefined): Promise<number> {
  if (head !== undefined) return Number.parseInt(head.dumpVersion ?? '0', 10);
  const beginning = (await readBeginning(dump)).toString('latin1');
  return Number(/Dumped by pg_dump version (\d+)/.exec(beginning)?.[1] ?? 0);
}

const headStepBytes = 1024 * 1024;

async function readBeginning(dump: DumpFiles): Promise<Buffer> {
  const file = dump.format === 'directory' ? tocOf(dump.files) : dump.file;
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of (await dump.backup.open(file)) as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.byteLength;
      if (dump.format === 'plain' && bytes > 16 * 1024) break;
      if (dump.format === 'custom' && bytes > headStepBytes && parseArchiveHead(Buffer.concat(chunks)) !== undefined)
        break;
    }
  } catch (error) {
    throw new BackupError('damaged', `${file.path} cannot be read to the end of its beginning`, {
      cause: error,
      hint: 'Choose another backup: "backupctl verify all" tells which are whole.',
    });
  }
  return Buffer.concat(chunks);
}

function tocOf(files: readonly StoredFile[]): StoredFile {
  const toc = files.find(({ path }) => path.endsWith('/toc.dat'));
  if (toc !== undefined) return toc;
  throw new BackupError('damaged', 'The dump has no table of contents (toc.dat)');
}

/** The table of contents of an archive; a plain dump has none. */
export async function readArchiveHead(dump: DumpFiles): Promise<ArchiveHead | undefined> {
  if (dump.format === 'plain') return undefined;
  const head = parseArchiveHead(await readBeginning(dump));
  if (head === undefined) throw new BackupError('damaged', 'The table of contents of the dump is cut');
  return head;
}

/** What unpackArchive() writes into the scratch folder: not less than it reads, where nobody recorded it. */
export function unpackedBytes(dump: DumpFiles): number {
  return dump.format === 'custom' && dump.file.codec !== 'none' ? Math.max(dump.file.rawBytes, dump.file.bytes) : 0;
}

/** An archive as pg_restore takes it, on this machine: the folder as it lies there, a file decoded into the scratch folder. */
export async function unpackArchive(
  dump: DumpFiles,
  { scratch }: Pick<Session, 'scratch'>,
): Promise<{ readonly path: string } & AsyncDisposable> {
  const { backup } = dump;
  if (dump.format === 'directory' || dump.file.codec === 'none') {
    const folder = await backup.folder(dump.format === 'directory' ? dump.files : [dump.file]);
    const path = join(folder.path, dump.format === 'directory' ? dump.path : dump.file.path);
    return { path, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
  }
  const path = join(scratch, `unpacked-${process.hrtime.bigint()}.dump`);
  await writeNew(path, await backup.open(dump.file));
  return { path, [Symbol.asyncDispose]: () => rm(path, { force: true }) };
}
