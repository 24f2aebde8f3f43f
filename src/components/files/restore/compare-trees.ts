import { isPrivileged } from '../tar/attributes.ts';
import type { Entry } from '../tar/entry.ts';
import { ancestorsOf } from '../tar/paths.ts';

export type ChangeKind = 'missing' | 'extra' | 'type' | 'content' | 'link' | 'mode' | 'owner' | 'attributes' | 'time';

/** How one entry on disk differs from what was recorded. */
export interface Change {
  readonly path: string;
  readonly kind: ChangeKind;
  readonly expected: string;
  readonly found: string;
}

export interface CompareOptions {
  /** False where owners and what else only root can give cannot be given back. */
  readonly owners: boolean;
}

/**
 * Compares a tree with what was recorded, entry by entry: type, content, link target, mode, owner, attributes (access control lists,
 * capabilities and the like) and time of change.
 *
 * Times count to the whole second: not every archive and file system keeps more. An owner is the same when the names agree or, failing
 * that, the numbers: tar gives files to the user of the same name, whose number may differ on another host. Links have no
 * mode of their own. A name may be there more than once when it is no valid UTF-8; then order decides.
 */
export function compareTrees(expected: readonly Entry[], found: readonly Entry[], options: CompareOptions): Change[] {
  const waiting = Map.groupBy(expected, ({ path }) => path);
  const implied = new Set(expected.flatMap(({ path }) => ancestorsOf(path)));
  const changes: Change[] = [];
  for (const entry of found) {
    const recorded = waiting.get(entry.path)?.shift();
    if (recorded !== undefined) changes.push(...changesOf(recorded, entry, options));
    else if (entry.type !== 'directory' || !implied.has(entry.path)) {
      changes.push({ path: entry.path, kind: 'extra', expected: 'nothing', found: typeOf(entry) });
    }
  }
  for (const missing of [...waiting.values()].flat()) {
    changes.push({ path: missing.path, kind: 'missing', expected: typeOf(missing), found: 'nothing' });
  }
  return changes;
}

function changesOf(recorded: Entry, found: Entry, options: CompareOptions): Change[] {
  const { path } = recorded;
  const changes: Change[] = [];
  const expect = (kind: ChangeKind, expected: string, actual: string) => {
    if (expected !== actual) changes.push({ path, kind, expected, found: actual });
  };
  expect('type', typeOf(recorded), typeOf(found));
  if (changes.length > 0) return changes;
  if (recorded.type !== 'link') expect('content', contentOf(recorded), contentOf(found));
  expect('link', recorded.link ?? '', found.link ?? '');
  if (recorded.type !== 'symlink') expect('mode', recorded.mode, found.mode);
  if (options.owners && !sameOwner(recorded, found)) expect('owner', ownerOf(recorded), ownerOf(found));
  expect('attributes', attributesOf(recorded, found, options), attributesOf(found, recorded, options));
  expect('time', secondOf(recorded), secondOf(found));
  return changes;
}

const typeNames: Partial<Record<Entry['type'], string>> = {
  'contiguous-file': 'file',
  link: 'hard link',
  symlink: 'symbolic link',
  directory: 'folder',
};

function typeOf({ type }: Entry): string {
  return typeNames[type] ?? type;
}

/** Never the content itself: a hash says enough, and a configuration file holds secrets. */
function contentOf(entry: Entry): string {
  return entry.sha256 === undefined ? '' : `${entry.bytes} bytes, sha256 ${entry.sha256}`;
}

function sameOwner(a: Entry, b: Entry): boolean {
  return sameOne(a.user, b.user, a.uid, b.uid) && sameOne(a.group, b.group, a.gid, b.gid);
}

function sameOne(name: string, otherName: string, id: number, otherId: number): boolean {
  return id === otherId || (name !== '' && name === otherName);
}

function ownerOf(entry: Entry): string {
  return `${entry.user}(${entry.uid}):${entry.group}(${entry.gid})`;
}

/** Names of those that the other has not, or not the same. */
function attributesOf(entry: Entry, other: Entry, { owners }: CompareOptions): string {
  const names = Object.entries(entry.attributes ?? {})
    .filter(([name, value]) => other.attributes?.[name] !== value && (owners || !isPrivileged(name)))
    .map(([name]) => name);
  return names.length === 0 ? 'none' : names.join(', ');
}

function secondOf(entry: Entry): string {
  return new Date(Math.floor(Date.parse(entry.modified) / 1000) * 1000).toISOString();
}
