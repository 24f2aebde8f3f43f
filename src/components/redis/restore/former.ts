import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BackupError, systemCode } from '../../../lib/errors.ts';
import { syncToDisk } from '../../../lib/sync-to-disk.ts';
import { folderDestination, writeNew, writeStored } from '../../../pipeline/write.ts';
import { RdbReader, type RdbSummary } from '../rdb/reader.ts';
import { requestSnapshot } from '../server/sync.ts';
import type { Target } from '../server/target.ts';

/** What the server may hold, as a small file of the restore says; without one the restore has not touched it. */
export type Phase = 'switching' | 'former';

/** Where a restore keeps the former data. */
export interface Keeping {
  /** The former data: an RDB file. */
  readonly path: string;
  /** The phase. */
  readonly phasePath: string;
}

export function keepingOf(folder: string, restoreId: string): Keeping {
  return {
    path: join(folder, `redis_before_${restoreId}.rdb`),
    phasePath: join(folder, `redis_before_${restoreId}.phase`),
  };
}

/**
 * Takes a copy of everything the server holds. An older copy is replaced only when the new one is whole and on disk. Says
 * whether the server saved its data for it.
 */
export async function keepFormer(
  target: Target,
  keeping: Keeping,
  signal: AbortSignal,
  take: typeof requestSnapshot = requestSnapshot,
): Promise<{ readonly summary: RdbSummary; readonly saved: boolean }> {
  const partial = partialOf(keeping.path);
  await rm(partial, { force: true });
  try {
    const reader = new RdbReader();
    using snapshot = await take(target, signal);
    await writeStored(folderDestination('/'), partial, snapshot.content, { codec: 'none', signal, consumer: reader });
    await replaceFile(partial, keeping.path);
    return { summary: reader.summary, saved: snapshot.length !== undefined };
  } finally {
    await rm(partial, { force: true });
  }
}

/** A restore that was switched has kept the former data: without them there is no way back. */
export function formerGone(target: string, place: string): BackupError {
  return new BackupError(
    'restore-failed',
    `The former data of Redis at ${target} are gone: nothing is left in ${place}`,
    {
      hint: 'Redis stays as it is. To go back, restore a backup from before this restore.',
    },
  );
}

export async function dropFormer(keeping: Keeping): Promise<void> {
  await rm(keeping.path, { force: true });
  await rm(keeping.phasePath, { force: true });
}

/** Removes what a kill has cut in the middle: none of it is a copy of anything. */
export async function dropCut(keeping: Keeping): Promise<string[]> {
  for (const path of cutFiles(keeping)) await rm(path, { force: true });
  return ['half a copy of the former data is removed'];
}

/** Where a kill can leave half a file. */
export function cutFiles({ path, phasePath }: Keeping): readonly string[] {
  return [partialOf(path), partialOf(phasePath)];
}

function partialOf(path: string): string {
  return `${path}.partial`;
}

/** Notes the phase; on disk when it returns. */
export async function enterPhase(keeping: Keeping, phase: Phase): Promise<void> {
  const partial = partialOf(keeping.phasePath);
  await mkdir(dirname(partial), { recursive: true, mode: 0o700 });
  await rm(partial, { force: true });
  await writeNew(partial, [Buffer.from(`${phase}\n`)]);
  await replaceFile(partial, keeping.phasePath);
}

export async function readPhase(keeping: Keeping): Promise<Phase | undefined> {
  let text: string;
  try {
    text = (await readFile(keeping.phasePath, 'utf8')).trim();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  if (text === 'switching' || text === 'former') return text;
  throw new BackupError('damaged', `${keeping.phasePath} does not say how far the restore had come`, {
    because: [text.slice(0, 80)],
  });
}

async function replaceFile(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncToDisk(dirname(to));
}
