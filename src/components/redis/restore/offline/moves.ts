import { mkdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../../../../lib/errors.ts';
import { isSame, putBack, replace, statusNow } from '../../../../lib/replace.ts';
import { syncToDisk } from '../../../../lib/sync-to-disk.ts';
import { type Asides, asidesOf, type DataFiles, namesOf } from './data-files.ts';

/** Beside the former files: a name that had none, so that an undo takes away what is there then. */
const absentMark = '.absent';

/** Says which names hold nothing; on disk before anything is moved. */
export async function prepareMoves(files: DataFiles, restoreId: string): Promise<void> {
  const { former } = asidesOf(files.folder, restoreId);
  mkdirSync(former, { mode: 0o700 });
  for (const name of namesOf(files)) {
    if (statusNow(join(files.folder, name)) === undefined) writeFileSync(join(former, `${name}${absentMark}`), '');
  }
  await syncToDisk(former);
  await syncToDisk(files.folder);
}

/**
 * Sets the former files aside and puts those that are ready in their place. A server that starts in the middle finds either
 * the former data or the new: a new append-only file counts only once the former append-only folder is gone, and a dump is
 * looked at only where there is no append-only file.
 *
 * @param between called after every move, for tests
 */
export async function moveIn(files: DataFiles, restoreId: string, between: () => void = () => {}): Promise<void> {
  const asides = asidesOf(files.folder, restoreId);
  for (const name of namesOf(files)) {
    moveOne(name, files.folder, asides, between);
    between();
  }
  await syncToDisk(asides.former);
  await syncToDisk(files.folder);
  rmSync(asides.staged, { recursive: true, force: true });
}

function moveOne(name: string, folder: string, asides: Asides, between: () => void): void {
  const live = join(folder, name);
  const next = join(asides.staged, name);
  const former = join(asides.former, name);
  const has = statusNow(live) !== undefined;
  const gets = statusNow(next) !== undefined;
  if (has && gets) replace(live, next, former, between);
  else if (gets) renameSync(next, live);
  else if (has) renameSync(live, former);
}

/** Puts the former files back, from any moment of `moveIn` and of itself. What is in their place is set aside. */
export async function moveBack(files: DataFiles, restoreId: string): Promise<void> {
  const asides = asidesOf(files.folder, restoreId);
  mkdirSync(asides.undone, { recursive: true, mode: 0o700 });
  for (const name of namesOf(files)) moveOneBack(name, files.folder, asides);
  for (const folder of [asides.undone, asides.former, files.folder]) await syncToDisk(folder);
  rmSync(asides.staged, { recursive: true, force: true });
  await removeEmpty(asides.undone);
  await removeEmpty(asides.former);
  await syncToDisk(files.folder);
}

function moveOneBack(name: string, folder: string, asides: Asides): void {
  const live = join(folder, name);
  const former = join(asides.former, name);
  const mark = `${former}${absentMark}`;
  const away = join(asides.undone, name);
  // An undo that was cut off between the two halves of a replacement left two names of one file.
  if (isSame(statusNow(away), statusNow(live))) unlinkSync(away);
  if (statusNow(former) !== undefined) putBack(live, former, away);
  if (statusNow(mark) === undefined) return;
  if (statusNow(live) !== undefined) renameSync(live, away);
  unlinkSync(mark);
}

async function removeEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch((error: unknown) => {
    if (systemCode(error) !== 'ENOTEMPTY') throw error;
  });
}
