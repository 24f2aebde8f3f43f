import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from '../../../lib/errors.ts';
import { throwIfAborted } from '../../../lib/exec.ts';
import { formatBytes, plural } from '../../../lib/format.ts';
import { syncToDisk } from '../../../lib/sync-to-disk.ts';
import type { StoredFile } from '../../../pipeline/stored-file.ts';
import type { RestoreSession, StagedRestore, StoredBackup } from '../../restorable.ts';
import type { Found } from '../plan/find.ts';
import { type Entry, totalsOf } from '../tar/entry.ts';
import type { Tar } from '../tar/tar.ts';
import { type Change, compareTrees } from './compare-trees.ts';
import { extract } from './extract.ts';
import { type TradingFile, writeTradingOff } from './keep-trading-off.ts';
import { checkFileSystem, checkTarget } from './obstacles.ts';
import { type Places, placesOf, type Unit, unitsOf } from './places.ts';
import { readTree } from './read-tree.ts';
import { removeEmpty, removeTree } from './remove.ts';
import { type Moment, switchIn } from './switch.ts';
import { undoOf } from './undo.ts';

/** What planning found out and staging builds on. */
export interface Prepared {
  readonly root: string;
  readonly backup: StoredBackup;
  readonly file: StoredFile;
  /** SHA-256 of the stored file when it was planned with. */
  readonly sha256: string;
  readonly entries: readonly Entry[];
  /** Files among them that differ from the backup by one line, which keeps trading off. */
  readonly kept: readonly TradingFile[];
  /** Whether the backup recorded them; else they are only what the archive itself holds. */
  readonly recorded: boolean;
  readonly tar: Tar;
  readonly owners: boolean;
}

/**
 * Extracts the archive beside what is in place, on the same file system, and compares every entry with what was read of the
 * archive when it was planned.
 *
 * @throws BackupError `restore-failed` when anything differs; then the extracted files are gone again
 */
export async function stage(
  session: RestoreSession,
  prepared: Prepared,
  reached?: (moment: Moment, unit?: Unit) => void,
): Promise<StagedRestore> {
  const { root, entries } = prepared;
  const places = placesOf(root, session.restoreId);
  const units = await unitsOf(root, entries);
  await refuseObstacles(root, units);
  const warnings = await build(session, prepared, places);
  const { variable } = session.config.trading;
  const kept = prepared.kept.map(
    ({ name }) => `${name} but for the line of ${variable}, which is kept as deployed: trading stays off`,
  );
  let begun = false;
  return {
    verified: [describeVerified(prepared), ...kept],
    warnings: prepared.recorded ? warnings : [...warnings, `not compared: ${nothingRecorded}`],
    undo: undoOf(root, session.restoreId, units),
    switch: async () => {
      throwIfAborted(session.signal);
      // From now on the way back needs it: what still waits in it was not switched.
      begun = true;
      await switchIn(places, units, reached);
      await removeEmpty(places.staging);
      return { verified: [] };
    },
    [Symbol.asyncDispose]: async () => {
      if (!begun) await removeTree(session, places.staging);
    },
  };
}

export const nothingRecorded = 'the backup recorded no list of its configuration files';

function describeVerified({ entries, owners, recorded }: Prepared): string {
  const { regularFiles, contentBytes } = totalsOf(entries);
  const compared = owners ? 'contents, modes, owners, links and times' : 'contents, modes, links and times';
  const equal = recorded ? 'equal to the backup' : 'on disk as in the archive, which was read to its end';
  return `${plural(regularFiles, 'file')}, ${formatBytes(contentBytes)}: ${compared} ${equal}`;
}

/** What planning looked at may have changed since. */
async function refuseObstacles(root: string, units: readonly Unit[]): Promise<void> {
  const checks = [await checkTarget(root, units), await checkFileSystem(root, units)];
  for (const check of checks) {
    if (check.outcome === 'passed') continue;
    throw new BackupError('preflight-failed', 'The configuration files cannot be restored here', {
      because: [check.detail],
      ...(check.hint === undefined ? {} : { hint: `${check.hint} Nothing was touched.` }),
    });
  }
}

async function build(session: RestoreSession, prepared: Prepared, places: Places): Promise<string[]> {
  try {
    await mkdir(places.staging, { mode: 0o700 });
  } catch (cause) {
    throw new BackupError('write-failed', `${places.staging} could not be made`, { cause });
  }
  try {
    const { backup, file, owners, tar, entries, recorded } = prepared;
    const measured = await extract(session, tar, { backup, file, into: places.staging, owners });
    if (measured.sha256 !== prepared.sha256) {
      throw new BackupError('damaged', `${file.path} is not the file that was looked at before`, {
        hint: 'Something changed the backup in its store. Verify it.',
      });
    }
    for (const one of prepared.kept) await writeTradingOff(places.staging, one);
    const tree = await readTree(session, tar, places.staging, ['.'], entries, 'fails');
    const changes = compareTrees(entries, tree.entries, { owners });
    const differing = changes.filter(({ kind }) => kind !== 'attributes');
    if (differing.length > 0 || tree.unread.length > 0) throw differs(differing, tree.unread, recorded);
    return [
      ...(await syncAll(places, tree.found)),
      ...ownerWarnings(entries, tree.entries, owners),
      ...attributeWarnings(entries, tree.entries),
    ];
  } catch (error) {
    await removeTree(session, places.staging);
    throw error;
  }
}

function differs(changes: readonly Change[], unread: readonly string[], recorded: boolean): BackupError {
  const because = changes.map(
    ({ path, kind, expected, found }) => `${JSON.stringify(path)}: ${kind} is ${found} instead of ${expected}`,
  );
  return new BackupError(
    'restore-failed',
    `The extracted files are not what ${recorded ? 'the backup recorded' : 'was read from the archive'}`,
    {
      because: [...because, ...unread].slice(0, 20),
      hint: 'Nothing in place was touched. Verify the backup; restore from another one when it is damaged.',
    },
  );
}

async function syncAll(places: Places, found: readonly Found[]): Promise<string[]> {
  const closed: string[] = [];
  for (const one of found) {
    if (one.type !== 'file' && one.type !== 'folder') continue;
    if (!(await syncToDisk(join(places.staging, one.path)))) closed.push(one.path);
  }
  for (const folder of [places.staging, places.root]) await syncToDisk(folder);
  return closed.map((path) => `${join(places.root, path)} may not be opened, so it was not synced to disk`);
}

/** Access control lists, capabilities and the like that this file system or user cannot give, or that it gave by itself. */
function attributeWarnings(entries: readonly Entry[], onDisk: readonly Entry[]): string[] {
  return compareTrees(entries, onDisk, { owners: true })
    .filter(({ kind }) => kind === 'attributes')
    .map(
      ({ path, ...one }) =>
        `${JSON.stringify(path)} will not be as it was: attributes ${one.expected}, will have ${one.found}`,
    );
}

/** Where owners could not be given back, or tar chose the number because the name is unknown here. */
function ownerWarnings(entries: readonly Entry[], onDisk: readonly Entry[], owners: boolean): string[] {
  const now = new Map(onDisk.map((entry) => [entry.path, entry]));
  const changed = entries.filter((entry) => {
    const found = now.get(entry.path);
    return found !== undefined && (found.uid !== entry.uid || found.gid !== entry.gid || found.user !== entry.user);
  });
  const first = changed[0];
  if (first === undefined) return [];
  const found = now.get(first.path);
  const why = owners ? 'users have other names or numbers here' : 'only root can give owners back';
  return [
    `${plural(changed.length, 'path')} will not belong to the same owner (${why}): ${JSON.stringify(first.path)} ` +
      `belonged to ${first.user || first.uid}(${first.uid}), will belong to ${found?.user || found?.uid}(${found?.uid})`,
  ];
}
