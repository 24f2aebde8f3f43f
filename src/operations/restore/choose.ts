import { backupTime } from '../../catalog/backup-id.ts';
import { belongsTo, type Catalog, type Entry, findBackup, identityOf } from '../../catalog/catalog.ts';
import { bytesOf } from '../../catalog/manifest.ts';
import { describeProofs, provingTest, readProofs } from '../../catalog/proofs.ts';
import { BackupError } from '../../lib/errors.ts';
import type { ChosenBackup } from '../../report/report.ts';
import type { ReadableStore } from '../../stores/store.ts';

/** A backup that can be restored: with a manifest, or made by the guide's scripts. */
export type RestorableEntry = Exclude<Entry, { kind: 'damaged' }>;

export interface Wanted {
  readonly backup: string;
  /** Only backups whose recovery point lies before this moment. */
  readonly before?: string | undefined;
  /** Public key (base64 DER) that a proof must be signed with to count, when one is configured. */
  readonly trusted?: string | undefined;
}

/**
 * The backup a user means.
 *
 * @throws BackupError `backup-not-found`, `damaged`, `invalid-request`
 */
export async function chooseBackup(
  store: ReadableStore,
  catalog: Catalog,
  wanted: Wanted,
  system: string,
): Promise<RestorableEntry> {
  const limit = wanted.before === undefined ? undefined : parseMoment(wanted.before);
  const entries = catalog.entries.filter((entry) => limit === undefined || recoveryPoint(entry) < limit);
  if (limit !== undefined) requireOneBefore(catalog, entries, wanted, system, store.location);
  const narrowed: Catalog = { ...catalog, entries };
  const entry =
    wanted.backup === 'latest-proven'
      ? await latestProven(store, narrowed, system, wanted.trusted)
      : findBackup(narrowed, wanted.backup, system, store.location);
  if (entry.kind !== 'damaged') return entry;
  throw new BackupError('damaged', `Backup ${entry.id} cannot be restored: its manifest is damaged`, {
    because: [entry.problem],
    hint: 'Name another backup; "backupctl verify all" tells which are whole.',
  });
}

const shownBackups = 8;

/** @throws BackupError `backup-not-found` that tells which backups there are, when no wanted one is old enough */
function requireOneBefore(
  catalog: Catalog,
  before: readonly Entry[],
  { backup, before: limit = '' }: Wanted,
  system: string,
  location: string,
): void {
  const isWanted = (entry: Entry) => (backup.startsWith('latest') ? belongsTo(entry, system) : entry.id === backup);
  const candidates = catalog.entries.filter(isWanted);
  if (candidates.length === 0 || before.some(isWanted)) return;
  const known = candidates
    .slice(0, shownBackups)
    .map((entry) => `${entry.id} (data of ${recoveryPoint(entry).toISOString()})`);
  const more = candidates.length - known.length;
  throw new BackupError('backup-not-found', `No backup of ${system} in ${location} has data from before ${limit}`, {
    hint: `There are, oldest first: ${known.join(', ')}${more > 0 ? ` and ${more} newer` : ''}. Choose a later time, or a backup by its id.`,
  });
}

/** When the data of a backup are from; for a backup without manifest, when it was made. */
export function recoveryPoint(entry: Entry): Date {
  if (entry.kind !== 'backup') return backupTime(entry.id) ?? new Date(0);
  const points = Object.values(entry.manifest.components).map((one) => new Date(one.recoveryPoint).getTime());
  return new Date(Math.min(...points));
}

/** Facts of a backup for a plan or a report. */
export async function describeBackup(store: ReadableStore, entry: RestorableEntry, now: Date): Promise<ChosenBackup> {
  const point = recoveryPoint(entry);
  const { proofs } = await readProofs(store, entry.id);
  const bytes = bytesOf(entry.kind === 'backup' ? entry.manifest.files : await store.list(entry.id));
  return {
    id: entry.id,
    type: entry.kind === 'backup' ? entry.manifest.type : 'made by shell scripts',
    recoveryPoint: point.toISOString(),
    ageMs: now.getTime() - point.getTime(),
    bytes,
    proof: describeProofs(proofs),
  };
}

async function latestProven(
  store: ReadableStore,
  catalog: Catalog,
  system: string,
  trusted: string | undefined,
): Promise<Entry> {
  for (const entry of catalog.entries.toReversed()) {
    if (entry.kind !== 'backup' || !belongsTo(entry, system)) continue;
    const { proofs } = await readProofs(store, entry.id);
    const { manifestSha256 } = identityOf(entry);
    const proof = provingTest(proofs);
    if (proof === undefined || proof.statement.manifestSha256 !== manifestSha256) continue;
    if (trusted === undefined || proof.signer === trusted) return entry;
  }
  const title = `No backup of ${system} in ${store.location} was proven as a whole by a restore test`;
  throw new BackupError('backup-not-found', title, {
    hint: 'Run restore-test on the newest one, or name a backup by its id.',
  });
}

function parseMoment(text: string): Date {
  const moment = backupTime(text) ?? new Date(text);
  if (!Number.isNaN(moment.getTime())) return moment;
  throw new BackupError('invalid-request', `"${text}" is not a time`, {
    hint: 'Write it like 2026-11-22T02:00:00Z or 20261122_020000.',
  });
}
