import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { whenFailed } from '../../../lib/errors.ts';
import { fsPath } from '../../../lib/file-name.ts';
import type { Entry } from '../tar/entry.ts';
import { ancestorsOf } from '../tar/paths.ts';

/** The folders of one restore, all below root so that every move is a rename within one file system. */
export interface Places {
  readonly root: string;
  /** Holds the restored files until they are switched in. */
  readonly staging: string;
  /** Holds the former files; made when the switch begins, so it also tells that it began. */
  readonly before: string;
  /** Holds the restored files after an undo. */
  readonly undone: string;
}

/** One path that is switched as a whole: a file, a link, or a folder with all that is in it. */
const unitSchema = z.object({
  /** Relative to root. */
  path: z
    .string()
    .min(1)
    .refine(
      (path) => path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'),
      'must stay below root',
    ),
  /** Whether something was in place under this name. */
  former: z.boolean(),
});
export type Unit = z.output<typeof unitSchema>;

/** What undo needs; written to the journal before the switch. */
export const undoStateSchema = z.object({
  root: z.string().startsWith('/'),
  restoreId: z.string().regex(/^[\w-]+$/),
  units: z.array(unitSchema),
});
export type UndoState = z.output<typeof undoStateSchema>;

export function placesOf(root: string, restoreId: string): Places {
  return {
    root,
    staging: join(root, `.restore-${restoreId}`),
    before: join(root, `.before-restore-${restoreId}`),
    undone: join(root, `.undone-${restoreId}`),
  };
}

/** The topmost entries of an archive: those whose folder is not itself an entry. What was selected, seen from its result. */
export function topEntries(entries: readonly Entry[]): string[] {
  const paths = new Set(entries.map((entry) => entry.path));
  return [...paths].filter((path) => !ancestorsOf(path).some((folder) => paths.has(folder))).sort();
}

/**
 * What is switched, looked up in place. Where even the folder of a path is missing, the topmost missing folder is switched in
 * with it: nothing has to be created in place, so nothing has to be taken away again.
 */
export async function unitsOf(root: string, entries: readonly Entry[]): Promise<Unit[]> {
  const units = await Array.fromAsync(topEntries(entries), (top) => locate(root, top));
  return [...new Map(units.map((unit) => [unit.path, unit])).values()];
}

/** lstat, or undefined when nothing has this name. */
export function statusOf(path: string): Promise<Stats | undefined> {
  return lstat(fsPath(path)).catch(whenFailed(['ENOENT', 'ENOTDIR'], undefined));
}

async function locate(root: string, path: string): Promise<Unit> {
  for (const at of [...ancestorsOf(path), path]) {
    if ((await statusOf(join(root, at))) === undefined) return { path: at, former: false };
  }
  return { path, former: true };
}
