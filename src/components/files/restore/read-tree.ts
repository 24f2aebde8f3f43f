import { BackupError, cancelled } from '../../../lib/errors.ts';
import { type Found, find } from '../plan/find.ts';
import type { Entry } from '../tar/entry.ts';
import { startTar, type Tar } from '../tar/tar.ts';
import { TarReader } from '../tar/tar-reader.ts';
import type { ToolSession } from '../tar/tool-environment.ts';

export interface Tree {
  readonly entries: readonly Entry[];
  /** Files and folders that are there but were not read, in words. */
  readonly unread: readonly string[];
  /** Byte for byte names of everything found. */
  readonly found: readonly Found[];
}

/**
 * Reads what lies at and below some paths the way a backup does, through tar, so that both are compared in the same terms.
 *
 * @param like entries in whose order the files are read: of hard links, tar calls the first one the file
 * @param unreadable whether what may not be read fails or is told in `unread`
 */
export async function readTree(
  session: ToolSession,
  tar: Tar,
  root: string,
  paths: readonly string[],
  like: readonly Entry[],
  unreadable: 'fails' | 'warns',
): Promise<Tree> {
  const listing = await find(session, root, paths);
  if (unreadable === 'fails' && listing.unreadable.length > 0) {
    throw new BackupError('access-denied', `${listing.unreadable[0]} may not be read`);
  }
  const found = inOrderOf(like, once(listing.found));
  const names = found.filter((one) => one.type !== 'socket').map((one) => one.name);
  const known = new Map(like.map((entry) => [entry.path, entry]));
  const reader = new TarReader((path) => known.get(path));
  await using running = await startTar(session, tar, root, names, unreadable);
  try {
    for await (const chunk of running.stdout as AsyncIterable<Buffer>) await reader.write(chunk);
  } catch (error) {
    throw session.signal.aborted ? cancelled(session.signal) : error;
  }
  const warnings = await running.finish();
  await reader.end();
  const sockets = found.filter((one) => one.type === 'socket').map((one) => `${one.path} is a socket`);
  return { entries: reader.entries, found, unread: [...listing.unreadable, ...warnings, ...sockets] };
}

function once(found: readonly Found[]): Found[] {
  const all = new Map(found.map((one) => [one.name.toString('latin1'), one]));
  return [...all.values()].filter((one) => one.path !== '.');
}

function inOrderOf(like: readonly Entry[], found: readonly Found[]): Found[] {
  const places = new Map(like.map((entry, at) => [entry.path, at]));
  // Older backups list a name that is not UTF-8 with U+FFFD.
  const placeOf = ({ path, name }: Found) => places.get(path) ?? places.get(name.toString('utf8')) ?? like.length;
  return [...found].sort((a, b) => placeOf(a) - placeOf(b) || Buffer.compare(a.name, b.name));
}
