import { whyUnreadable } from '../../lib/errors.ts';
import { Limit } from '../../lib/limit.ts';
import type { ReadableStore } from '../../stores/store.ts';
import { readCatalog } from '../catalog.ts';
import { proofsFolder } from '../manifest.ts';
import { sha256Of } from '../seal.ts';
import { ChainJudge, type EvidenceFinding } from './chain.ts';
import type { EvidenceEntry } from './entry.ts';
import { readEvidence } from './log.ts';

export interface CheckedEvidence {
  /** Those that stand by themselves, oldest first. */
  readonly entries: readonly EvidenceEntry[];
  readonly findings: readonly EvidenceFinding[];
  /** The newest entry and its hash, to be compared with what was noted elsewhere: nothing in the log itself protects its end. */
  readonly head: { readonly number: number; readonly sha256: string } | undefined;
}

/** Operations by which a backup comes into a store. */
const arrivals = ['backup', 'sync'];
const listedAtOnce = 16;

/**
 * Reads the whole log of a system and judges it: every number, every link of the chain, every signature, and whether what has
 * come into the store since the first entry is in it.
 *
 * @param trusted the public key (base64 DER) that entries must be signed with, when one is configured
 */
export async function checkEvidence(
  store: ReadableStore,
  system: string,
  trusted: string | undefined,
): Promise<CheckedEvidence> {
  // First what lies there: an entry comes after what it tells of.
  const backups = await readBackups(store, system);
  const files = await readEvidence(store, system);
  const chain = new ChainJudge(system, trusted);
  for (const file of files) chain.see(file);
  const { entries } = chain;
  const last = files.at(-1);
  return {
    entries,
    findings:
      files.length === 0
        ? [empty(system)]
        : // Where an entry does not stand by itself, it may be the one that tells of the backup.
          [...chain.findings, ...unrecorded(backups, entries, files.length > entries.length ? 'unverified' : 'broken')],
    head: last?.bytes && { number: last.number, sha256: sha256Of(last.bytes) },
  };
}

/** Like checkEvidence, but only the newest entries by themselves: a few requests, however long the log is. */
export async function checkNewestEvidence(
  store: ReadableStore,
  system: string,
  trusted: string | undefined,
  most: number,
): Promise<Pick<CheckedEvidence, 'entries' | 'findings'>> {
  const files = await readEvidence(store, system, most);
  const [first] = files;
  const chain = new ChainJudge(system, trusted, files.length < most ? 1 : first?.number);
  for (const file of files) chain.see(file);
  return { entries: chain.entries, findings: files.length === 0 ? [empty(system)] : chain.findings };
}

// A log that was removed whole looks like one that was never begun.
function empty(system: string): EvidenceFinding {
  return { file: `evidence/${system}`, problem: 'holds no entry: nothing is shown by it', kind: 'unverified' };
}

interface Backup {
  readonly id: string;
  readonly finishedAt: string;
  readonly manifestSha256: string;
  /** Their paths, or why they cannot be listed. */
  readonly proofs: readonly string[] | string;
}

async function readBackups(store: ReadableStore, system: string): Promise<Backup[]> {
  const limit = new Limit(listedAtOnce);
  const own = (await readCatalog(store)).entries.filter((one) => one.kind === 'backup');
  return await Promise.all(
    own
      .filter(({ manifest }) => manifest.system === system)
      .map(({ id, manifest, manifestBytes }) =>
        limit.run(async () => {
          const objects = await store.list(`${id}/${proofsFolder}`).catch(whyUnreadable);
          const proofs = typeof objects === 'string' ? objects : objects.map(({ path }) => path);
          return { id, finishedAt: manifest.finishedAt, manifestSha256: sha256Of(manifestBytes), proofs };
        }),
      ),
  );
}

/** What has come into the store since the first entry, and is not in the log or otherwise than it says. */
function unrecorded(
  backups: readonly Backup[],
  entries: readonly EvidenceEntry[],
  kind: EvidenceFinding['kind'],
): EvidenceFinding[] {
  const since = entries[0]?.startedAt;
  if (since === undefined) return [];
  const arrived = entries.filter(({ operation }) => arrivals.includes(operation)).flatMap((entry) => entry.backups);
  // A sync that brought proofs only names no manifest.
  const hashes = Map.groupBy(
    arrived.filter((one) => one.manifestSha256 !== undefined),
    ({ id }) => id,
  );
  const known = new Set(entries.flatMap((entry) => entry.backups).flatMap(({ proofs = [] }) => proofs));
  return backups.flatMap(({ id, finishedAt, manifestSha256, proofs }) => {
    const told = hashes.get(id);
    const findings: EvidenceFinding[] = [];
    const find = (file: string, problem: string) => findings.push({ file, problem, kind });
    if (told === undefined && finishedAt > since) find(id, 'has no entry in the log');
    if (told?.every((one) => one.manifestSha256 !== manifestSha256)) find(id, 'has another manifest than the log says');
    if (typeof proofs === 'string')
      return [...findings, { file: `${id}/${proofsFolder}`, problem: proofs, kind: 'unverified' }];
    for (const path of proofs) if (!known.has(path) && isSince(path, since)) find(path, 'has no entry in the log');
    return findings;
  });
}

/** The name of a proof begins with its time: 20261122T172855.804Z. */
function isSince(proof: string, time: string): boolean {
  return (proof.split('/').at(-1) ?? '') > time.replace(/[-:]/g, '');
}
