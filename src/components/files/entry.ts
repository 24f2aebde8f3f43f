import { createHash } from 'node:crypto';
import { z } from 'zod';

export const entryTypes = [
  'file',
  'link',
  'symlink',
  'directory',
  'fifo',
  'character-device',
  'block-device',
  'contiguous-file',
] as const;

/** One entry of an archive, as recorded in the manifest. */
export const entrySchema = z.object({
  /** As in the archive; folders without their trailing slash. */
  path: z.string(),
  type: z.enum(entryTypes),
  /** Permission bits in octal: "0640". */
  mode: z.string(),
  uid: z.number(),
  gid: z.number(),
  user: z.string(),
  group: z.string(),
  bytes: z.int().min(0),
  /** ISO 8601, to the millisecond. */
  modified: z.string(),
  /** Of the content; files only. */
  sha256: z.string().exactOptional(),
  /** What a link points at. */
  link: z.string().exactOptional(),
});
export type Entry = z.output<typeof entrySchema>;

/** What the manifest holds of one archive. */
export const archiveFactsSchema = z.object({
  root: z.string(),
  paths: z.array(z.string()),
  archive: z.string(),
  entries: z.int(),
  regularFiles: z.int(),
  contentBytes: z.int(),
  /** Of all entries, whatever their order: see `digestOf`. */
  digest: z.string(),
  /** All entries; absent when there are too many, then they are in the file `list`. */
  files: z.array(entrySchema).exactOptional(),
  list: z.string().exactOptional(),
});
export type ArchiveFacts = z.output<typeof archiveFactsSchema>;

/** More entries than this go to a file of their own instead of the manifest. */
export const mostEntriesInManifest = 5_000;

export interface Totals {
  readonly entries: number;
  readonly regularFiles: number;
  readonly contentBytes: number;
  readonly digest: string;
}

export function totalsOf(entries: readonly Entry[]): Totals {
  const files = entries.filter((entry) => entry.type === 'file');
  const contentBytes = files.reduce((sum, entry) => sum + entry.bytes, 0);
  return { entries: entries.length, regularFiles: files.length, contentBytes, digest: digestOf(entries) };
}

/** Order-independent digest: the sum, modulo 2^256, of the SHA-256 of each entry's fields. */
export function digestOf(entries: readonly Entry[]): string {
  const modulus = 1n << 256n;
  let sum = 0n;
  for (const entry of entries) {
    const hash = createHash('sha256')
      .update(JSON.stringify(fieldsOf(entry)))
      .digest('hex');
    sum = (sum + BigInt(`0x${hash}`)) % modulus;
  }
  return sum.toString(16).padStart(64, '0');
}

/** What differs between an entry as recorded and as read, in words; undefined when nothing does. */
export function difference(recorded: Entry, read: Entry): string | undefined {
  const before = fieldsOf(recorded);
  const now = fieldsOf(read);
  const differences = fieldNames.flatMap((name, at) =>
    before[at] === now[at] ? [] : [`${name} is ${now[at] ?? 'absent'} instead of ${before[at] ?? 'absent'}`],
  );
  return differences.length === 0 ? undefined : differences.join(', ');
}

const fieldNames = ['path', 'type', 'mode', 'uid', 'gid', 'user', 'group', 'bytes', 'modified', 'sha256', 'link'];

function fieldsOf(entry: Entry): readonly (string | number | null)[] {
  const { path, type, mode, uid, gid, user, group, bytes, modified, sha256, link } = entry;
  return [path, type, mode, uid, gid, user, group, bytes, modified, sha256 ?? null, link ?? null];
}
