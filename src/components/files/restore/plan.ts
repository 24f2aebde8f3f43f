import { join, resolve } from 'node:path';
import { BackupError } from '../../../lib/errors.ts';
import { formatCount, plural, shellQuote } from '../../../lib/format.ts';
import type { PlannedRestore, RestoreSession, RestoreTarget, StoredBackup } from '../../restorable.ts';
import { type Entry, totalsOf } from '../tar/entry.ts';
import { outsideProblems } from '../tar/outside.ts';
import { nameSome } from '../tar/paths.ts';
import { findTar, type Tar } from '../tar/tar.ts';
import { TarReader } from '../tar/tar-reader.ts';
import { runsAsRoot } from './extract.ts';
import { type TradingFile, tradingFilesOf } from './keep-trading-off.ts';
import { checkArchive, checkFileSystem, checkStore, checkTarget } from './obstacles.ts';
import { placesOf, statusOf, type Unit, unitsOf } from './places.ts';
import { readTree, type Tree } from './read-tree.ts';
import { nothingRecorded, stage } from './stage.ts';
import {
  archiveOf,
  contentsOf,
  disagreements,
  factsOf,
  onDisk,
  readFromBackup,
  recordedEntries,
} from './stored-archive.ts';
import { summarise } from './summary.ts';
import { stagingOf } from './undo.ts';

const blockBytes = 4096;

/**
 * Looks at the archive and at what is in place, and tells what a restore would change: names and kinds of change, never
 * contents. The archive is read once; what is in place is read as a backup would read it.
 */
export async function planRestore(
  facts: unknown,
  backup: StoredBackup,
  target: RestoreTarget,
  session: RestoreSession,
): Promise<PlannedRestore> {
  const root = rootOf(session);
  const file = archiveOf(backup);
  if (file === undefined) throw new BackupError('backup-not-found', `Backup ${backup.id} holds no configuration files`);
  const reader = new TarReader();
  const measured = await readFromBackup(session, backup, file, reader);
  const because =
    measured.problem !== undefined ? [measured.problem] : await mismatches(facts, backup, reader.entries, session);
  if (because.length > 0) throw damaged(file.path, because);
  const archived = onDisk(reader.entries);
  const switching = await tradingFilesOf(session.config, root, archived, (paths) =>
    contentsOf(session, backup, file, paths),
  );
  const kept = target.trading ? [] : switching;
  const entries = archived.map((entry) => kept.find((file) => file.entry.path === entry.path)?.entry ?? entry);
  // Names of an archive that is not safe are not even looked up: they may lead outside.
  const units = outsideProblems(reader.entries).length > 0 ? [] : await unitsOf(root, entries);
  const tar = await findTar(session);
  const owners = await runsAsRoot(session);
  const safe = checkArchive(reader.entries);
  const live = await readLive(session, tar, root, units, entries);
  const keepFolders = [...session.ownFolders, session.keepFolder].map((folder) => resolve(folder));
  const summary = summarise(entries, live, owners);
  const { before, staging } = placesOf(root, session.restoreId);
  return {
    plan: {
      component: 'config',
      target: `${root} on ${session.connection.name}`,
      steps: [
        `extract ${file.path} into ${staging}, beside what is in place, with GNU tar ${tar.version}`,
        `compare all ${formatCount(entries.length)} entries with ${facts === undefined ? `the archive; ${nothingRecorded}` : 'what the backup recorded'}`,
        `switch ${plural(units.length, 'path')} one after the other: ${nameSome(units.map((unit) => unit.path))}`,
        ...summary.lines,
        ...switching.map((one) => describeTrading(one, target, session)),
        ...(owners ? [] : ['owners and capabilities are not given back: only root can do that']),
      ],
      keeps: `the former files stay in ${before}`,
      removal: [`rm -rf --one-file-system -- ${shellQuote(before)}`],
      checks: [
        safe,
        await checkTarget(root, units),
        await checkFileSystem(root, units),
        await checkStore(root, units, keepFolders),
      ],
      comparisons: [
        { what: 'files', now: live.unread.length > 0 ? null : filesIn(live.entries), backup: filesIn(entries) },
      ],
      losses: summary.losses,
      neededBytes: entries.reduce(
        (sum, { data, bytes }) => sum + Math.ceil((data ?? bytes) / blockBytes + 1) * blockBytes,
        0,
      ),
      neededIn: root,
      ...(kept.length === 0 ? {} : { last: howToTrade(kept, root, session) }),
    },
    ...(kept.length === 0 || facts === undefined ? {} : { facts: { ...factsOf(facts, 'config'), files: entries } }),
    staging: stagingOf(root, session.restoreId, units),
    stage: async () => {
      if (safe.outcome !== 'passed') throw damaged(file.path, [safe.detail]);
      const recorded = facts !== undefined;
      return stage(session, { root, backup, file, sha256: measured.sha256, entries, kept, recorded, tar, owners });
    },
  };
}

/** Where configuration files are restored to, absolute. */
export function rootOf(session: Pick<RestoreSession, 'config' | 'connection'>): string {
  const settings = session.config.config;
  if (settings === undefined) {
    throw new BackupError('invalid-config', 'There is no place to restore the configuration files to', {
      hint: 'Set config.root and config.paths in backup.yml.',
    });
  }
  if (session.connection.kind !== 'local') {
    throw new BackupError('unsupported', `Configuration files cannot be switched in ${session.connection.name}`, {
      hint: 'Run the restore on the machine the files lie on, or extract them there with the RESTORE.md of the backup.',
    });
  }
  return resolve(settings.root);
}

function describeTrading({ name }: TradingFile, { trading }: RestoreTarget, { config }: RestoreSession): string {
  const { variable } = config.trading;
  return trading
    ? `trading is switched on: ${variable} in ${name}, as in the backup (restore-trading)`
    : `trading stays off: the line of ${variable} in ${name} is kept as deployed; the backup has it on (restore-trading restores it too)`;
}

function howToTrade(kept: readonly TradingFile[], root: string, { config }: RestoreSession): string {
  const files = kept.map(({ name }) => join(root, name)).join(' and ');
  return `Trading is off. When whoever may do so switches it on: set ${config.trading.variable}=true in ${files}, then restart the services.`;
}

async function mismatches(
  facts: unknown,
  backup: StoredBackup,
  read: readonly Entry[],
  session: RestoreSession,
): Promise<string[]> {
  if (facts === undefined) return [];
  const known = factsOf(facts, 'config');
  const recorded = await recordedEntries(session, backup, known);
  if (recorded === undefined) return [`the list of entries ${known.list ?? ''} cannot be read`];
  return disagreements(known, recorded, read);
}

async function readLive(
  session: RestoreSession,
  tar: Tar,
  root: string,
  units: readonly Unit[],
  entries: readonly Entry[],
): Promise<Tree> {
  const present = units.filter((unit) => unit.former).map((unit) => unit.path);
  if (present.length === 0 || (await statusOf(root)) === undefined) return { entries: [], found: [], unread: [] };
  return readTree(session, tar, root, present, entries, 'warns');
}

function filesIn(entries: readonly Entry[]): number {
  return totalsOf(entries).regularFiles;
}

function damaged(path: string, because: readonly string[]): BackupError {
  return new BackupError('damaged', `${path} cannot be restored`, {
    because: because.slice(0, 20),
    hint: 'Nothing was touched. Verify the backup, and restore from another one.',
  });
}
