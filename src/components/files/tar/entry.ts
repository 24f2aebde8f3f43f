import { createHash } from 'node:crypto';
import { z } from 'zod';
import { bytesOfName } from '../../../lib/file-name.ts';
import { parseJson } from '../../../lib/json.ts';
import type { SmallFile } from '../../../pipeline/small-file.ts';

/** What an entry is, by the flag in its header. */
export const typeOfFlag = {
  '0': 'file',
  '1': 'link',
  '2': 'symlink',
  '3': 'character-device',
  '4': 'block-device',
  '5': 'directory',
  '6': 'fifo',
  '7': 'contiguous-file',
} as const;

/** One entry of an archive, as recorded in the manifest. */
const entrySchema = z.object({
  /** As in the archive, in the terms of `textOfName`; folders without their trailing slash. */
  path: z.string(),
  type: z.enum(typeOfFlag),
  /** Permission bits in octal: "0640". */
  mode: z.string(),
  uid: z.number(),
  gid: z.number(),
  user: z.string(),
  group: z.string(),
  bytes: z.int().min(0),
  /** ISO 8601, to the millisecond. */
  modified: z.string(),
  /** Of the content; files only. Where `data` is given, a hash in which holes cost nothing: see HoleHash. */
  sha256: z.string().exactOptional(),
  /** Bytes that are no hole; only of a file that has some. */
  data: z.int().min(0).exactOptional(),
  /** Access control lists and extended attributes: SHA-256 of each value, under "acl.access" or "xattr.security.capability". */
  attributes: z.record(z.string(), z.string()).exactOptional(),
  /** What a link points at. */
  link: z.string().exactOptional(),
});
export type Entry = z.output<typeof entrySchema>;

export const mostListBytes = 512 * 1024 * 1024;

/** The entries of a list beside an archive; undefined when it was not read, or is none. */
export function entriesOf(list: SmallFile | undefined): readonly Entry[] | undefined {
  return z.array(entrySchema).safeParse(parseJson(list?.text ?? '')).data;
}

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

type Totals = Pick<ArchiveFacts, 'entries' | 'regularFiles' | 'contentBytes' | 'digest'>;

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
    const hash = createHash('sha256').update(JSON.stringify(fieldsOf(entry)));
    sum = (sum + BigInt(`0x${hash.digest('hex')}`)) % modulus;
  }
  return sum.toString(16).padStart(64, '0');
}

export function agrees(known: ArchiveFacts, entries: readonly Entry[]): boolean {
  const totals = totalsOf(entries);
  return (['entries', 'regularFiles', 'contentBytes', 'digest'] as const).every((name) => totals[name] === known[name]);
}

/** What is missing, extra or different, entry by entry. A name may be there more than once; then order decides. */
export function differences(recorded: readonly Entry[], read: readonly Entry[]): string[] {
  const waiting = Map.groupBy(recorded, ({ path }) => path);
  const problems: string[] = [];
  for (const entry of read) {
    const name = `entry ${JSON.stringify(entry.path)}`;
    const expected = waiting.get(entry.path)?.shift();
    if (expected === undefined) problems.push(`${name} is not in the manifest`);
    else {
      const before = fieldsOf(expected);
      const now = fieldsOf(entry);
      const changed = fieldNames.flatMap((field, at) =>
        before[at] === now[at] ? [] : [`${field} is ${now[at] ?? 'absent'} instead of ${before[at] ?? 'absent'}`],
      );
      if (changed.length > 0) problems.push(`${name}: ${changed.join(', ')}`);
    }
  }
  const missing = [...waiting.values()].flat().map(({ path }) => `entry ${JSON.stringify(path)} is missing`);
  return [...problems, ...missing];
}

/**
 * What was read, in the terms of what was recorded: backups of before attributes were recorded hold U+FFFD for each byte of a
 * name that is not UTF-8.
 */
export function inTermsOf(facts: Pick<ArchiveFacts, 'digest'>, read: readonly Entry[]): readonly Entry[] {
  return digestOf(read) === facts.digest ? read : read.map(asBefore);
}

export function asBefore({ attributes, ...entry }: Entry): Entry {
  const lossy = (name: string) => bytesOfName(name).toString('utf8');
  return { ...entry, path: lossy(entry.path), ...(entry.link === undefined ? {} : { link: lossy(entry.link) }) };
}

const fieldNames = 'path type mode uid gid user group bytes modified sha256 link data attributes'.split(' ');

/** Fields of a later version come last and only where there are any, so that a digest of before stays what it was. */
function fieldsOf(entry: Entry): readonly (string | number | null)[] {
  const { path, type, mode, uid, gid, user, group, bytes, modified, sha256, link, data, attributes } = entry;
  const fields = [path, type, mode, uid, gid, user, group, bytes, modified, sha256 ?? null, link ?? null];
  if (data === undefined && attributes === undefined) return fields;
  return [...fields, data ?? null, JSON.stringify(attributes ?? {})];
}
