import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fsPath } from '../../../lib/file-name.ts';
import { statusNow } from '../../../lib/replace.ts';
import type { Places, Unit } from './places.ts';

/** A free name for what an undo takes out of its place; the folder for it is made. */
export function undonePath(places: Places, unit: Unit): string {
  const wanted = join(places.undone, unit.path);
  makeFolders(places, wanted);
  for (let at = 0; ; at += 1) {
    const path = at === 0 ? wanted : `${wanted}.${at}`;
    if (statusNow(path) === undefined) return path;
  }
}

/**
 * Stands where a restored file would lie that somebody had removed before the undo: without it, an undo that goes on after a
 * kill could not tell a former file that is back from one that is gone.
 */
export function goneMark({ undone }: Places, path: string): string {
  return `${join(undone, path)}.was-gone`;
}

export function markGone(places: Places, { path }: Unit): void {
  const mark = goneMark(places, path);
  makeFolders(places, mark);
  writeFileSync(fsPath(mark), '');
}

function makeFolders({ undone }: Places, path: string): void {
  mkdirSync(undone, { recursive: true, mode: 0o700 });
  mkdirSync(fsPath(dirname(path)), { recursive: true, mode: 0o700 });
}
