import { backupTime } from '../../catalog/backup-id.ts';
import { type AnyManifest, manifestPath, parseManifest, proofsFolder } from '../../catalog/manifest.ts';
import { BackupError } from '../../lib/errors.ts';
import type { CopyFinding } from '../../report/sync-report.ts';
import {
  type ReadableStore,
  removedSuffix,
  type StoredObject,
  stagedSuffix,
  unfinishedMark,
} from '../../stores/store.ts';

/** One backup that a target lacks. */
export interface Copy {
  readonly id: string;
  readonly manifest: AnyManifest;
  readonly manifestBytes: Buffer;
  /** What is copied before the manifest, proofs included; paths are relative to the backup. */
  readonly files: readonly StoredObject[];
  readonly bytes: number;
}

export interface TargetPlan {
  /** Newest first: what matters most is safe first. */
  readonly copies: readonly Copy[];
  /** Proofs that a backup over there lacks, as paths of the store. */
  readonly proofs: readonly string[];
  /** How many backups it has already. */
  readonly present: number;
  /** How many it lacks because its retention would not keep them. */
  readonly notKept: number;
  readonly findings: readonly CopyFinding[];
  /** Names over there that are neither backups nor of this program. They are left alone. */
  readonly foreign: readonly string[];
}

/** Everything a store holds, by backup. One listing of the whole store: asking for each backup would take as many requests. */
export interface Listing {
  /** Objects of each folder named like a backup; paths are relative to it. */
  readonly backups: ReadonlyMap<string, readonly StoredObject[]>;
  readonly foreign: readonly string[];
}

const ownFolders = ['leases', 'evidence', 'index', 'restores', 'restore-tests', 'canary'];
const unfinishedFolder = new RegExp(`^\\d{8}_\\d{6}(${stagedSuffix}|${removedSuffix})$`);

export async function listWhole(store: ReadableStore): Promise<Listing> {
  const backups = new Map<string, StoredObject[]>();
  const foreign = new Set<string>();
  for (const object of await store.list('')) {
    const slash = object.path.indexOf('/');
    const top = slash === -1 ? object.path : object.path.slice(0, slash);
    if (slash !== -1 && backupTime(top) !== undefined) {
      const own = backups.get(top) ?? [];
      own.push({ ...object, path: object.path.slice(slash + 1) });
      backups.set(top, own);
    } else if (!ownFolders.includes(top) && !unfinishedFolder.test(top) && !top.startsWith('.')) foreign.add(top);
  }
  return { backups, foreign: [...foreign].sort() };
}

/** What one target lacks of a source; reads only. */
export async function planTarget(
  source: { readonly store: ReadableStore; readonly listing: Listing },
  target: Listing,
  ids: readonly string[],
  { system, keeps }: { readonly system: string; readonly keeps: (id: string) => boolean },
): Promise<TargetPlan> {
  const copies: Copy[] = [];
  const proofs: string[] = [];
  const findings: CopyFinding[] = [];
  let present = 0;
  let notKept = 0;
  for (const id of ids.toSorted().toReversed()) {
    const here = source.listing.backups.get(id) ?? [];
    const there = target.backups.get(id) ?? [];
    if (isCommitted(there)) {
      present += 1;
      findings.push(...differences(id, here, there));
      proofs.push(...missingProofs(here, there).map((path) => `${id}/${path}`));
      continue;
    }
    if (there.length > 0 && !there.some(({ path }) => path === unfinishedMark)) {
      findings.push({
        backup: id,
        file: manifestPath,
        problem: 'is missing there, beside other files: it is left alone',
      });
      continue;
    }
    if (!keeps(id)) {
      notKept += 1;
      continue;
    }
    const copy = await readCopy(source.store, id, here);
    if (typeof copy === 'string') findings.push({ backup: id, file: manifestPath, problem: copy });
    else if (copy.manifest.system === system) copies.push(copy);
  }
  return { copies, proofs, present, notKept, findings, foreign: target.foreign };
}

export function isCommitted(objects: readonly StoredObject[]): boolean {
  return objects.some(({ path }) => path === manifestPath);
}

/** Copies are byte-identical: another size is another file. What has the same size is compared by verify. */
function differences(id: string, here: readonly StoredObject[], there: readonly StoredObject[]): CopyFinding[] {
  const sizes = new Map(there.filter(isOfBackup).map(({ path, bytes }) => [path, bytes]));
  const wrong = here.filter(isOfBackup).flatMap(({ path, bytes }) => {
    const found = sizes.get(path);
    sizes.delete(path);
    if (found === bytes) return [];
    const problem = found === undefined ? 'is missing there' : `has ${found} bytes there, ${bytes} here`;
    return [{ backup: id, file: path, problem }];
  });
  return [...wrong, ...[...sizes.keys()].map((file) => ({ backup: id, file, problem: 'is there only' }))];
}

function isOfBackup({ path }: StoredObject): boolean {
  return !path.startsWith(`${proofsFolder}/`) && path !== unfinishedMark;
}

function missingProofs(here: readonly StoredObject[], there: readonly StoredObject[]): string[] {
  const known = new Set(there.map(({ path }) => path));
  return here.map(({ path }) => path).filter((path) => path.startsWith(`${proofsFolder}/`) && !known.has(path));
}

/** @returns why it is no backup to copy, as text */
async function readCopy(store: ReadableStore, id: string, here: readonly StoredObject[]): Promise<Copy | string> {
  const manifestBytes = await store.readSmall(`${id}/${manifestPath}`);
  if (manifestBytes === undefined) throw new BackupError('read-failed', `${id} was removed meanwhile`);
  const parsed = parseManifest(manifestBytes);
  if (parsed.kind === 'foreign') return 'is not ours: backups of shell scripts are not copied';
  if (parsed.kind === 'damaged') return parsed.problem;
  const { manifest } = parsed;
  if (manifest.id !== id) return `is the manifest of backup ${manifest.id}`;
  const files = here.filter(({ path }) => path !== manifestPath && path !== unfinishedMark);
  const lost = manifest.files.find(
    (file) => !files.some(({ path, bytes }) => path === file.path && bytes === file.bytes),
  );
  if (lost !== undefined) return `names ${lost.path}, which is missing or has another size: it is not copied`;
  return { id, manifest, manifestBytes, files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}
