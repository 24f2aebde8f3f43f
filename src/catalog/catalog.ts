import { BackupError, messageOf } from '../lib/errors.ts';
import { Limit } from '../lib/limit.ts';
import { type ReadableStore, removedSuffix, stagedSuffix, unfinishedMark } from '../stores/store.ts';
import { backupTime } from './backup-id.ts';
import { type AnyManifest, manifestPath, parseManifest } from './manifest.ts';
import { sha256Of } from './seal.ts';

/** One backup of a store, as far as its manifest can be read. */
export type Entry =
  | { readonly kind: 'backup'; readonly id: string; readonly manifest: AnyManifest; readonly manifestBytes: Buffer }
  /** Made by the guide's own shell scripts: same folders, no manifest of ours. */
  | { readonly kind: 'guide'; readonly id: string }
  | { readonly kind: 'damaged'; readonly id: string; readonly problem: string };

export interface Catalog {
  /** Committed backups of every system, oldest first. */
  readonly entries: readonly Entry[];
  /** Folders that an interrupted backup left behind. */
  readonly leftovers: readonly string[];
}

export const leftoverPattern = new RegExp(`^\\d{8}_\\d{6}(${stagedSuffix}|${removedSuffix})$`);

/** Reads the catalog of a store from its manifests. */
export async function readCatalog(store: ReadableStore): Promise<Catalog> {
  const folders = await store.folders();
  const ids = folders.filter((name) => backupTime(name) !== undefined);
  const limit = new Limit(atOnce);
  const found = await Promise.all(ids.map((id) => limit.run(() => readEntry(store, id))));
  const entries = found.filter((entry) => entry.kind !== 'unfinished');
  const unfinished = found.filter(({ kind }) => kind === 'unfinished').map(({ id }) => id);
  return { entries, leftovers: [...folders.filter((name) => leftoverPattern.test(name)), ...unfinished] };
}

function damaged(id: string, problem: string): Extract<Entry, { kind: 'damaged' }> {
  return { kind: 'damaged', id, problem: `${manifestPath} ${problem}` };
}

/** How many answers of a store far away are waited for together. */
const atOnce = 24;

/**
 * Reads one backup, whose folder must exist. Unfinished: begun in a store without a rename, and not committed; no backup. One
 * that cannot be read must not hide the others: it is damaged.
 */
export async function readEntry(store: ReadableStore, id: string): Promise<Entry | Unfinished> {
  return await readFolder(store, id).catch((error: unknown) => damaged(id, `cannot be read: ${messageOf(error)}`));
}

interface Unfinished {
  readonly kind: 'unfinished';
  readonly id: string;
}

async function readFolder(store: ReadableStore, id: string): Promise<Entry | Unfinished> {
  const manifestBytes = await store.readSmall(`${id}/${manifestPath}`);
  const parsed = manifestBytes && parseManifest(manifestBytes);
  if (parsed?.kind === 'manifest' && manifestBytes) {
    const { manifest } = parsed;
    if (manifest.id === id) return { kind: 'backup', id, manifest, manifestBytes };
    return damaged(id, `is the manifest of backup ${manifest.id}`);
  }
  const objects = await store.list(id);
  // It was committed in between.
  if (parsed === undefined && objects.some(({ path }) => path === `${id}/${manifestPath}`))
    return await readFolder(store, id);
  if (parsed === undefined && objects.some(({ path }) => path === `${id}/${unfinishedMark}`))
    return { kind: 'unfinished', id };
  // Made by this program, although it has no manifest of ours.
  if (!objects.some(({ path }) => ownNames.test(path.slice(id.length + 1)))) return { kind: 'guide', id };
  return damaged(id, parsed === undefined ? 'is missing' : parsed.kind === 'damaged' ? parsed.problem : 'is not ours');
}

/**
 * Finds the backup a user means.
 *
 * @param wanted an id, or `latest`: the newest committed backup of this system
 * @throws BackupError `backup-not-found`
 */
export function findBackup(catalog: Catalog, wanted: string, system: string, location: string): Entry {
  const found =
    wanted === 'latest'
      ? catalog.entries.findLast((entry) => belongsTo(entry, system))
      : catalog.entries.find((entry) => entry.id === wanted);
  if (found !== undefined) return found;
  const ids = catalog.entries.slice(-5).map((entry) => entry.id);
  const missing = wanted === 'latest' ? `No backup of ${system}` : `No backup ${wanted}`;
  throw new BackupError('backup-not-found', `${missing} is in ${location}`, {
    hint:
      ids.length === 0
        ? 'The store has no backups, or does not exist. Check the store setting, or make one with the backup operation.'
        : `The newest there: ${ids.join(', ')}. List all with: backupctl list`,
  });
}

/** Whether a backup is one of this system's; a backup without a readable manifest may be anybody's and counts. */
export function belongsTo(entry: Entry, system: string): boolean {
  return entry.kind !== 'backup' || entry.manifest.system === system;
}

/** What names a backup for good; nothing for one without a manifest. */
export function identityOf(entry: Entry): { readonly id: string; readonly manifestSha256?: string } {
  return { id: entry.id, ...(entry.kind === 'backup' && { manifestSha256: sha256Of(entry.manifestBytes) }) };
}

/**
 * Names that the guide's scripts, which write .sql.gz, .rdb.gz and .tar.gz only, never give to a file, and their users do
 * not either: checksums that the scripts leave out are often added by hand.
 */
const ownNames = /^(metadata\/(SHA256SUMS|RESTORE\.md)|database\/globals_.*|.*\.zst)$/;
