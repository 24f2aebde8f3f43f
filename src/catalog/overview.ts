import { Limit } from '../lib/limit.ts';
import type { ReadableStore } from '../stores/store.ts';
import { backupTime } from './backup-id.ts';
import { leftoverPattern, readEntry } from './catalog.ts';
import { readIndex } from './catalog-index.ts';
import { readProofs } from './proofs.ts';
import { type Summary, summarize } from './summary.ts';

export type Overseen =
  | Summary
  | { readonly kind: 'guide'; readonly id: string }
  | { readonly kind: 'damaged'; readonly id: string; readonly problem: string };

export interface Overview {
  /** Committed backups of every system, oldest first. */
  readonly backups: readonly Overseen[];
  /** Folders that an interrupted run left behind. */
  readonly leftovers: readonly string[];
  /** How many backups had to be read by themselves, because the index did not know them as they are. */
  readonly read: number;
  /** Marks of changes that are in `backups` now. */
  readonly seen: readonly string[];
}

/** Where a store is far away, each answer takes its time: so many are waited for together. */
const atOnce = 24;

/** Looks at all backups of a store, with few requests where its index is up to date. The index is never trusted for what exists. */
export async function readOverview(store: ReadableStore): Promise<Overview> {
  const [folders, index] = await Promise.all([store.folders(), readIndex(store)]);
  const ids = folders.filter((name) => backupTime(name) !== undefined);
  const limit = new Limit(atOnce);
  let read = 0;
  const found = await Promise.all(
    ids.map((id) => {
      const known = index.changed.has(id) ? undefined : index.summaries.get(id);
      if (known !== undefined) return known;
      read += 1;
      return limit.run(() => overseeFresh(store, id));
    }),
  );
  return {
    backups: found.filter((one) => one.kind !== 'unfinished'),
    leftovers: [
      ...folders.filter((name) => leftoverPattern.test(name)),
      ...found.flatMap((one) => (one.kind === 'unfinished' ? [one.id] : [])),
    ],
    read,
    seen: index.marks,
  };
}

/** Looks at one backup itself. */
export async function overseeFresh(
  store: ReadableStore,
  id: string,
): Promise<Overseen | { readonly kind: 'unfinished'; readonly id: string }> {
  const entry = await readEntry(store, id);
  if (entry.kind !== 'backup') return entry;
  return summarize(entry, (await readProofs(store, id)).proofs);
}
