import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { statusNow } from '../../../lib/replace.ts';
import type { Places, Unit } from './places.ts';

/** A free name for what an undo takes out of its place; the folder for it is made. */
export function undonePath(places: Places, unit: Unit): string {
  const wanted = join(places.undone, unit.path);
  mkdirSync(places.undone, { recursive: true, mode: 0o700 });
  mkdirSync(dirname(wanted), { recursive: true, mode: 0o700 });
  for (let at = 0; ; at += 1) {
    const path = at === 0 ? wanted : `${wanted}.${at}`;
    if (statusNow(path) === undefined) return path;
  }
}
