import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { whenFailed } from '../../../lib/errors.ts';
import { fsPath } from '../../../lib/file-name.ts';
import type { Entry } from '../tar/entry.ts';
import { ancestorsOf } from '../tar/paths.ts';
import type { Unit } from './places.ts';

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
  const units = new Map<string, Unit>();
  for (const top of topEntries(entries)) {
    const unit = await locate(root, top);
    units.set(unit.path, unit);
  }
  return [...units.values()];
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
