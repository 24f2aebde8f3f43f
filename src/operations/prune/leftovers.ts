import type { Leftover } from '../../report/prune-report.ts';
import {
  type ReadableStore,
  removedSuffix,
  type Store,
  type StoredObject,
  unfinishedMark,
} from '../../stores/store.ts';

/** Whoever still writes shows it more often than that: the longest dump has its files finished one by one. */
export const abandonedAfterMs = 24 * 60 * 60_000;

/** A leftover, and how it is removed. */
export interface FoundLeftover extends Omit<Leftover, 'removed'> {
  remove(store: Store): Promise<void>;
}

/** What runs that did not end left behind, oldest first. */
export async function findLeftovers(
  store: ReadableStore,
  folders: readonly string[],
  now: Date,
): Promise<FoundLeftover[]> {
  const found: FoundLeftover[] = [];
  for (const name of folders) {
    const objects = await store.list(name);
    const last = Math.max(...objects.map(({ modified }) => modified.getTime()));
    const ageMs = objects.length === 0 ? abandonedAfterMs : now.getTime() - last;
    const remove = (from: Store) => from.removeFolder(name, unfinishedMark);
    found.push({ name, ageMs, ...(await judge(store, name, objects, ageMs)), remove });
  }
  for (const write of await store.unfinishedWrites()) {
    const ageMs = now.getTime() - write.began.getTime();
    const reason = 'an upload that was interrupted';
    found.push({ name: write.path, ageMs, ...byAge(reason, ageMs), remove: (from) => from.removeUnfinished(write) });
  }
  return found.sort((a, b) => b.ageMs - a.ageMs);
}

async function judge(
  store: ReadableStore,
  name: string,
  objects: readonly StoredObject[],
  ageMs: number,
): Promise<Pick<Leftover, 'decision' | 'reason'>> {
  const mark = objects.find(({ path }) => path === `${name}/${unfinishedMark}`);
  const isRemoval = mark !== undefined && (await store.readSmall(mark.path))?.toString().startsWith('being removed');
  if (isRemoval === true || name.endsWith(removedSuffix))
    return { decision: 'remove', reason: 'a removal that was interrupted' };
  return byAge('a backup or a copy that was interrupted', ageMs);
}

function byAge(what: string, ageMs: number): Pick<Leftover, 'decision' | 'reason'> {
  return ageMs >= abandonedAfterMs
    ? { decision: 'remove', reason: what }
    : { decision: 'keep', reason: `${what}, or is still being written: removed when it has rested for a day` };
}
