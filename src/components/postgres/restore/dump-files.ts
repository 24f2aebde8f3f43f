import { createReadStream } from 'node:fs';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { BackupError } from '../../../lib/errors.ts';
import { chunkBytes, decoder } from '../../../pipeline/codec.ts';
import type { Codec, StoredFile } from '../../../pipeline/stored-file.ts';
import { writeStored } from '../../../pipeline/write.ts';
import type { Session } from '../../component.ts';
import type { StoredBackup } from '../../restorable.ts';
import { textOf } from '../archive/encoding.ts';
import { type ArchiveHead, parseArchiveHead } from '../archive/toc.ts';
import type { Facts } from '../facts.ts';

/** Where the dump of a backup lies on this machine, and how it is to be read. */
export type DumpFiles =
  | { readonly format: 'directory'; readonly path: string }
  | { readonly format: 'custom' | 'plain'; readonly path: string; readonly file: StoredFile };

/** The dump of a backup; without facts (the guide's scripts) the file that looks like one. */
export function findDump(facts: Facts | undefined, backup: StoredBackup): DumpFiles {
  if (facts?.format === 'directory') return { format: 'directory', path: join(backup.folder, facts.dump) };
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
  return {
    format: /\.dump(\.gz|\.zst)?$/.test(file.path) ? 'custom' : 'plain',
    path: join(backup.folder, file.path),
    file,
  };
}

export function findGlobals(facts: Facts | undefined, backup: StoredBackup): StoredFile | undefined {
  return backup.files.find(({ path }) =>
    facts === undefined ? /(^|\/)globals[^/]*\.sql(\.gz|\.zst)?$/.test(path) : path === facts.globals.file,
  );
}

/** The decoded content of a stored file. */
export function openDecoded(path: string, codec: Codec): Readable {
  const source = createReadStream(path, { highWaterMark: chunkBytes });
  const decode = decoder(codec);
  if (decode === undefined) return source;
  // Whoever reads sees a failure as the decoder's; leaving early closes the file too.
  return pipeline(source, decode, () => {});
}

/** The decoded text of a small file. */
export async function readDecoded(path: string, codec: Codec): Promise<string> {
  const bytes = await buffer(openDecoded(path, codec));
  return textOf(bytes, /^SET client_encoding = '(.*)';$/m.exec(bytes.toString('latin1'))?.[1]);
}

/** The major version of the pg_dump that wrote the dump, where the backup says nothing. */
export async function dumpedByMajor(dump: DumpFiles): Promise<number> {
  const head = await readBeginning(dump);
  const version =
    dump.format === 'plain' ? /Dumped by pg_dump version (\d+)/.exec(head.toString('latin1'))?.[1] : undefined;
  if (version !== undefined) return Number(version);
  return dump.format === 'plain' ? 0 : Number.parseInt(parseArchiveHead(head)?.dumpVersion ?? '0', 10);
}

const headStepBytes = 1024 * 1024;

async function readBeginning(dump: DumpFiles): Promise<Buffer> {
  if (dump.format === 'directory') return await readFile(join(dump.path, 'toc.dat'));
  const chunks: Buffer[] = [];
  let bytes = 0;
  const source = openDecoded(dump.path, dump.file.codec);
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.byteLength;
      if (dump.format === 'plain' && bytes > 16 * 1024) break;
      if (dump.format === 'custom' && bytes > headStepBytes && parseArchiveHead(Buffer.concat(chunks)) !== undefined)
        break;
    }
  } catch (error) {
    throw new BackupError('damaged', `${dump.file.path} cannot be read to the end of its beginning`, {
      cause: error,
      hint: 'Choose another backup: "backupctl verify all" tells which are whole.',
    });
  }
  return Buffer.concat(chunks);
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

/** An archive as pg_restore takes it: the folder as it lies there, a file decoded into the scratch folder. */
export async function unpackArchive(
  dump: DumpFiles,
  { scratch, signal }: Pick<Session, 'scratch' | 'signal'>,
): Promise<{ readonly path: string } & AsyncDisposable> {
  if (dump.format === 'directory') return { path: dump.path, [Symbol.asyncDispose]: async () => {} };
  const { file } = dump;
  if (file.codec === 'none') return { path: dump.path, [Symbol.asyncDispose]: async () => {} };
  const folder = join(scratch, `unpacked-${process.hrtime.bigint()}`);
  await mkdir(folder, { mode: 0o700 });
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const written = await writeStored(folder, 'archive.dump', openDecoded(dump.path, file.codec), {
      codec: 'none',
      signal,
    });
    const { size } = await stat(join(folder, 'archive.dump'));
    if (file.rawSha256 !== undefined && (written.rawSha256 !== file.rawSha256 || size !== file.rawBytes))
      throw new BackupError('damaged', `${file.path} is not what was recorded when it was made`);
    return { path: join(folder, 'archive.dump'), [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
