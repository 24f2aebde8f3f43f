import { BackupError } from '../../../lib/errors.ts';
import { type Measured, readStored } from '../../../pipeline/read.ts';
import { SmallFile } from '../../../pipeline/small-file.ts';
import type { Consumer, StoredFile } from '../../../pipeline/stored-file.ts';
import type { StoredBackup } from '../../restorable.ts';
import type { Session } from '../../session.ts';
import {
  type ArchiveFacts,
  agrees,
  archiveFactsSchema,
  differences,
  type Entry,
  entriesOf,
  inTermsOf,
  mostListBytes,
} from '../tar/entry.ts';
import { plainPath } from '../tar/paths.ts';
import { TarReader } from '../tar/tar-reader.ts';

/** The archive of a component; undefined when the backup has none. */
export function archiveOf(backup: StoredBackup): StoredFile | undefined {
  return backup.files.find((file) => /\.tar(\.zst|\.gz)?$/.test(file.path));
}

/** @throws BackupError `damaged` when the facts are not what this version knows */
export function factsOf(facts: unknown, component: string): ArchiveFacts {
  const parsed = archiveFactsSchema.safeParse(facts);
  if (parsed.success) return parsed.data;
  throw new BackupError('damaged', `The manifest's facts of ${component} are not what this version writes`, {
    because: parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    hint: 'Restore it with the version that made the backup, or by hand with the RESTORE.md inside it.',
  });
}

/** Reads a stored file once, decoded, from its first to its last byte. */
export async function readFromBackup(
  session: Pick<Session, 'signal'>,
  backup: StoredBackup,
  file: StoredFile,
  consumer: Consumer,
  onBytes?: (bytes: number) => void,
): Promise<Measured> {
  const { signal } = session;
  return await readStored(await backup.read(file), { codec: file.codec, signal, decode: true, consumer, onBytes });
}

/** The entries as the manifest records them: in it, or in the list beside the archive. Undefined when that cannot be read. */
export async function recordedEntries(
  session: Pick<Session, 'signal'>,
  backup: StoredBackup,
  facts: ArchiveFacts,
): Promise<readonly Entry[] | undefined> {
  if (facts.list === undefined) return facts.files;
  const list = backup.files.find((file) => file.path === facts.list);
  if (list === undefined) return undefined;
  const reader = new SmallFile(mostListBytes);
  await readFromBackup(session, backup, list, reader);
  return entriesOf(reader);
}

/** What keeps the entries of an archive from being those of the manifest, in words; empty when they are the same. */
export function disagreements(facts: ArchiveFacts, recorded: readonly Entry[], archived: readonly Entry[]): string[] {
  const read = inTermsOf(facts, archived);
  if (agrees(facts, recorded) && agrees(facts, read)) return [];
  return ['the entries are not those whose digest the manifest holds', ...differences(recorded, read)];
}

/** The contents of a few files of an archive, by their path as it will be on disk. */
export async function contentsOf(
  session: Pick<Session, 'signal'>,
  backup: StoredBackup,
  file: StoredFile,
  paths: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Buffer>> {
  const contents = new Map<string, Buffer>();
  const keep = (name: string, data: Uint8Array) => {
    const path = plainPath(name);
    if (paths.has(path)) contents.set(path, Buffer.concat([contents.get(path) ?? Buffer.alloc(0), data]));
  };
  await readFromBackup(session, backup, file, new TarReader(undefined, keep));
  return contents;
}

/** The entries as they will be on disk: plain names, without the archived folder itself; of a name given twice, the last. */
export function onDisk(entries: readonly Entry[]): Entry[] {
  const last = new Map<string, Entry>();
  for (const [index, entry] of entries.entries()) {
    const path = plainPath(entry.path);
    if (path === '') continue;
    const link = entry.type === 'link' && entry.link !== undefined ? { link: plainPath(entry.link) } : {};
    // Older backups list a name that is not UTF-8 with U+FFFD: the same text may be two names.
    const name = path.includes('\uFFFD') ? `${path}/${index}` : path;
    last.delete(name);
    last.set(name, { ...entry, path, ...link });
  }
  return [...last.values()];
}
