import { linkSync, lstatSync, renameSync, type Stats, unlinkSync } from 'node:fs';
import { systemCode } from './errors.ts';
import { fsPath } from './file-name.ts';

/** A file system, or a kernel with protected_hardlinks, may refuse a second name: then there is only the rename. */
const linkRefusals = ['EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

/**
 * Sets what is at `live` aside and puts `next` in its place, both on one file system.
 *
 * Files and links: the former gets a second name first, then one rename replaces it, so whoever opens the name finds either the
 * old or the new one, always. Folders: a rename away and a rename in, directly one after the other; between the two the name
 * is absent for some microseconds, which only renameat2(RENAME_EXCHANGE) could avoid, and Node.js does not offer it.
 * The calls are synchronous on purpose: nothing else of this process runs in between.
 *
 * @param between called between the two halves, for tests
 */
export function replace(live: string, next: string, aside: string, between: () => void = () => {}): void {
  if (statusNow(aside) !== undefined) throw new Error(`${aside} is in the way`);
  const both = [statusNow(live), statusNow(next)];
  if (both.some((one) => one === undefined)) throw new Error(`${both[0] === undefined ? live : next} is gone`);
  if (both.some((one) => one?.isDirectory()) || !linked(live, aside)) renameSync(fsPath(live), fsPath(aside));
  between();
  renameSync(fsPath(next), fsPath(live));
}

/** Puts the former back from where replace had set it aside, from any moment of it. What is in place goes to `away`. */
export function putBack(live: string, former: string, away: string): void {
  const now = statusNow(live);
  const before = statusNow(former);
  if (now === undefined) renameSync(fsPath(former), fsPath(live));
  else if (isSame(now, before)) unlinkSync(fsPath(former));
  else replace(live, former, away);
}

export function statusNow(path: string): Stats | undefined {
  return lstatSync(fsPath(path), { throwIfNoEntry: false });
}

/** Two names of one file: rename(2) would do nothing and call it a success. */
export function isSame(a: Stats | undefined, b: Stats | undefined): boolean {
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(fsPath(from), fsPath(to));
    return true;
  } catch (error) {
    if (linkRefusals.includes(systemCode(error) ?? '')) return false;
    throw error;
  }
}
