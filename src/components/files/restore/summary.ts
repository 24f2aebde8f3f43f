import { plural } from '../../../lib/format.ts';
import type { Entry } from '../tar/entry.ts';
import { nameSome } from '../tar/paths.ts';
import { compareTrees } from './compare-trees.ts';
import type { Tree } from './read-tree.ts';

/** What a restore changes: one line for the counts, then one for each kind with its names. */
export function summarise(entries: readonly Entry[], live: Tree, owners: boolean) {
  const read = new Set(live.entries.map((entry) => entry.path));
  const unseen = new Set(live.found.filter((one) => !read.has(one.path)).map((one) => one.path));
  const changes = compareTrees(entries, live.entries, { owners }).filter(
    (change) => change.kind !== 'time' && !unseen.has(change.path),
  );
  const named = (...kinds: readonly string[]) => [
    ...new Set(changes.filter((change) => kinds.includes(change.kind)).map((change) => change.path)),
  ];
  const touched = new Set(changes.filter((change) => change.kind !== 'extra').map((change) => change.path));
  const unchanged = entries.filter((entry) => !touched.has(entry.path) && !unseen.has(entry.path));
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ['added', named('missing')],
    ['other content', named('content')],
    ['other mode, owner or attributes', named('mode', 'owner', 'attributes')],
    ['other link target', named('link')],
    ['other type', named('type')],
    ['only in place, set aside', named('extra')],
    ['could not be read in place', live.unread],
  ];
  const some = kinds.filter(([, paths]) => paths.length > 0);
  const counts = [...some.map(([what, paths]) => `${paths.length} ${what}`), `${unchanged.length} unchanged`];
  return {
    lines: [`changes: ${counts.join('; ')}`, ...some.map(([what, paths]) => `${what}: ${nameSome(paths)}`)],
    losses: lossesOf(entries, live.entries, named('content', 'type', 'extra')),
  };
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
