import { plural } from '../../../lib/format.ts';
import type { Entry } from '../entry.ts';
import { nameSome } from '../paths.ts';
import { compareTrees } from './compare-trees.ts';
import type { Tree } from './read-tree.ts';

/** What a restore changes, by name and kind. */
export interface Summary {
  readonly added: readonly string[];
  readonly content: readonly string[];
  /** Other mode, owner or attributes. */
  readonly rights: readonly string[];
  readonly links: readonly string[];
  readonly types: readonly string[];
  /** In place only; set aside with the folder they lie in. */
  readonly aside: readonly string[];
  readonly unchanged: number;
  /** In place, but it may not be read, so nobody knows. In words. */
  readonly unread: readonly string[];
  readonly losses: readonly string[];
}

export function summarise(entries: readonly Entry[], live: Tree, owners: boolean): Summary {
  const read = new Set(live.entries.map((entry) => entry.path));
  const unseen = new Set(live.found.filter((one) => !read.has(one.path)).map((one) => one.path));
  const changes = compareTrees(entries, live.entries, { owners }).filter(
    (change) => change.kind !== 'time' && !unseen.has(change.path),
  );
  const named = (...kinds: readonly string[]) => [
    ...new Set(changes.filter((change) => kinds.includes(change.kind)).map((change) => change.path)),
  ];
  const touched = new Set(changes.filter((change) => change.kind !== 'extra').map((change) => change.path));
  const content = named('content', 'type');
  const aside = named('extra');
  return {
    added: named('missing'),
    content: named('content'),
    rights: named('mode', 'owner', 'attributes'),
    links: named('link'),
    types: named('type'),
    aside,
    unchanged: entries.filter((entry) => !touched.has(entry.path) && !unseen.has(entry.path)).length,
    unread: [...live.unread],
    losses: lossesOf(entries, live.entries, [...content, ...aside]),
  };
}

/** One line for the counts, then one for each kind with its names. */
export function describeChanges(summary: Summary): string[] {
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ['added', summary.added],
    ['other content', summary.content],
    ['other mode, owner or attributes', summary.rights],
    ['other link target', summary.links],
    ['other type', summary.types],
    ['only in place, set aside', summary.aside],
    ['could not be read in place', summary.unread],
  ];
  const some = kinds.filter(([, paths]) => paths.length > 0);
  const counts = [...some.map(([what, paths]) => `${paths.length} ${what}`), `${summary.unchanged} unchanged`];
  return [`changes: ${counts.join('; ')}`, ...some.map(([what, paths]) => `${what}: ${nameSome(paths)}`)];
}

/** Changes made in place after the backup: a restore takes them out of use. */
function lossesOf(entries: readonly Entry[], live: readonly Entry[], replaced: readonly string[]): string[] {
  const recorded = new Map(entries.map((entry) => [entry.path, entry]));
  const going = new Set(replaced);
  const later = live
    .filter((entry) => going.has(entry.path) && entry.type !== 'directory')
    .filter((entry) => entry.modified > (recorded.get(entry.path)?.modified ?? ''))
    .sort((a, b) => (a.modified < b.modified ? 1 : -1));
  const newest = later[0];
  if (newest === undefined) return [];
  return [
    `${plural(later.length, 'file')} in place newer than in the backup, the newest ${JSON.stringify(newest.path)} of ${newest.modified}`,
  ];
}
