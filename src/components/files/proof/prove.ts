import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError, failureText } from '../../../lib/errors.ts';
import { formatBytes, plural } from '../../../lib/format.ts';
import type { Difference, ProofResult, RestoreSession, StoredBackup } from '../../restorable.ts';
import { compareTrees } from '../restore/compare-trees.ts';
import { extract, runsAsRoot } from '../restore/extract.ts';
import { readTree } from '../restore/read-tree.ts';
import { removeTree } from '../restore/remove.ts';
import { archiveOf, disagreements, onDisk, recordedEntries } from '../restore/stored-archive.ts';
import { type ArchiveFacts, archiveFactsSchema, type Entry, totalsOf } from '../tar/entry.ts';
import { outsideProblems } from '../tar/outside.ts';
import { findTar } from '../tar/tar.ts';
import { TarReader } from '../tar/tar-reader.ts';

type Proved = Pick<ProofResult, 'outcome' | 'differences' | 'reason' | 'compared'>;
type Watch = { restoreMs: number; compareMs: number };

const mostDifferences = 200;
/** What keeps a proof from being made says nothing about the backup. */
const notItsFault = ['disk-full', 'tool-missing', 'tool-failed', 'access-denied', 'write-failed'];

/**
 * Extracts the archive with stock tar into a throwaway folder and compares every file with the manifest: type, content, mode,
 * owner, attributes, link target and time to the second. Without root, owners and capabilities on disk are not compared: those
 * in the archive are.
 */
export async function prove(
  component: 'config' | 'logs',
  facts: unknown,
  backup: StoredBackup,
  session: RestoreSession,
): Promise<ProofResult> {
  const watch: Watch = { restoreMs: 0, compareMs: 0 };
  const ended = (proved: Proved): ProofResult => ({ ...proved, where: 'a temporary folder', ...watch });
  if (facts === undefined) return ended(notVerified('The backup has no manifest to compare its files with'));
  const known = archiveFactsSchema.safeParse(facts);
  if (!known.success) {
    return ended(notVerified(`The manifest's facts of ${component} are not what this version writes`));
  }
  const folder = await mkdtemp(join(session.scratch, `${component}-proof-`));
  try {
    return ended(await extractAndCompare(known.data, backup, session, folder, watch));
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    const found = failureText(error);
    if (notItsFault.includes(error.code)) return ended(notVerified(found));
    if (error.code !== 'damaged' && error.code !== 'restore-failed') throw error;
    return ended(failed([{ what: known.data.archive, expected: 'an archive that tar extracts', found }]));
  } finally {
    await removeTree(session, folder);
  }
}

async function extractAndCompare(
  facts: ArchiveFacts,
  backup: StoredBackup,
  session: RestoreSession,
  folder: string,
  watch: Watch,
): Promise<Proved> {
  const file = archiveOf(backup);
  if (file === undefined) return failed([{ what: facts.archive, expected: 'a stored archive', found: 'nothing' }]);
  const recorded = await recordedEntries(session, backup, facts);
  if (recorded === undefined) {
    const what = facts.list ?? facts.archive;
    return failed([{ what, expected: 'the list of its entries', found: 'nothing that can be read' }]);
  }
  const unsafe = outsideProblems(recorded);
  if (unsafe.length > 0) return failed(unsafe.map((problem) => differenceIn(facts.archive, problem)));

  const started = performance.now();
  const tar = await findTar(session);
  const owners = await runsAsRoot(session);
  const reader = new TarReader();
  const measured = await extract(session, tar, { backup, file, into: folder, owners, alongside: reader });
  const extracted = performance.now();
  watch.restoreMs = Math.round(extracted - started);

  const disagreeing = disagreements(facts, recorded, reader.entries);
  const differences = disagreeing.map((problem) => differenceIn(facts.archive, problem));
  if (measured.sha256 !== file.sha256) {
    differences.push({ what: file.path, expected: `sha256 ${file.sha256}`, found: `sha256 ${measured.sha256}` });
  }
  const entries = onDisk(reader.entries);
  const tree = await readTree(session, tar, folder, ['.'], entries, 'fails');
  const lost: string[] = [];
  for (const { path, kind, expected, found } of compareTrees(entries, tree.entries, { owners })) {
    const name = JSON.stringify(path);
    if (kind === 'attributes') lost.push(`${name} had ${expected}, has ${found}`);
    else differences.push({ what: `file ${name}, ${kind}`, expected, found });
  }
  for (const unread of tree.unread) differences.push(differenceIn(facts.archive, unread));
  watch.compareMs = Math.round(performance.now() - extracted);
  if (differences.length > 0) return failed(differences);
  // The archive holds them, and this user or file system does not take them: that is said of the place, not of the backup.
  if (lost.length > 0)
    return notVerified(`Attributes could not be given back here: ${lost.slice(0, mostDifferences).join('; ')}`);
  return proven(entries, owners);
}

function proven(entries: readonly Entry[], owners: boolean): Proved {
  const { regularFiles, contentBytes } = totalsOf(entries);
  const compared = [
    `${plural(regularFiles, 'file')}, ${formatBytes(contentBytes)}: content by SHA-256`,
    `${plural(entries.length, 'entry').replace(/entrys$/, 'entries')}: types, modes, link targets, times, attributes, ${owners ? 'owners' : 'owners and capabilities in the archive'}`,
  ];
  return { outcome: 'proven', differences: [], reason: undefined, compared };
}

function failed(differences: readonly Difference[]): Proved {
  const rest = differences.length - mostDifferences;
  const more = { what: 'more differences', expected: '0', found: String(rest) };
  const shown = rest > 0 ? [...differences.slice(0, mostDifferences), more] : differences;
  return { outcome: 'failed', differences: shown, reason: undefined, compared: [] };
}

function notVerified(reason: string): Proved {
  return { outcome: 'not-verified', differences: [], reason, compared: [] };
}

function differenceIn(archive: string, problem: string): Difference {
  return { what: archive, expected: 'as recorded', found: problem };
}
