import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { parseJson } from '../lib/json.ts';
import type { ReadableStore, Store } from '../stores/store.ts';
import { type Summary, summarySchema } from './summary.ts';

/**
 * A cache of what was read of each backup, so that a store of thousands is looked at with a few requests. It never says what
 * exists: the store's own listing does. Whoever adds a proof leaves a mark, and what is marked is read anew.
 */
const indexPath = 'index/catalog.json.gz';
const marksFolder = 'index/changed';

const indexSchema = z.object({ format: z.literal(1), backups: z.array(summarySchema) });

export interface Index {
  readonly summaries: ReadonlyMap<string, Summary>;
  /** Ids of backups that changed since. */
  readonly changed: ReadonlySet<string>;
  readonly marks: readonly string[];
}

/** The index of a store; an empty one where there is none that can be read. */
export async function readIndex(store: ReadableStore): Promise<Index> {
  const [bytes, marks] = await Promise.all([store.readSmall(indexPath), store.list(marksFolder)]);
  const paths = marks.map(({ path }) => path);
  return {
    summaries: new Map(parse(bytes).map((summary) => [summary.id, summary])),
    changed: new Set(paths.map((path) => path.slice(marksFolder.length + 1, marksFolder.length + 16))),
    marks: paths,
  };
}

function parse(bytes: Buffer | undefined): readonly Summary[] {
  if (bytes === undefined) return [];
  try {
    return indexSchema.safeParse(parseJson(gunzipSync(bytes))).data?.backups ?? [];
  } catch {
    // Cut or changed: what it knew is read from the backups again.
    return [];
  }
}

/** Says that a backup has another proof than the index may know. @param what tells the change from others of the same backup */
export async function markChanged(store: Store, id: string, what: string): Promise<void> {
  await store.put(`${marksFolder}/${id}-${what}`, Buffer.alloc(0));
}

/** Keeps what was looked at for the next look. @param marks of changes that are in it; they are removed */
export async function saveIndex(store: Store, backups: readonly Summary[], marks: readonly string[]): Promise<void> {
  await store.put(indexPath, gzipSync(JSON.stringify({ format: 1, backups })));
  for (const mark of marks) await store.remove(mark);
}

/** When the index was written last; undefined: there is none. */
export async function indexedAt(store: ReadableStore): Promise<Date | undefined> {
  return (await store.list('index')).find(({ path }) => path === indexPath)?.modified;
}
