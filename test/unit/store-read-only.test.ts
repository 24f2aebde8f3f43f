import { readdir } from 'node:fs/promises';
import { expect, expectTypeOf, test } from 'vitest';
import { readCatalog } from '../../src/catalog/catalog.ts';
import { configSchema } from '../../src/config/schema.ts';
import { planRestore } from '../../src/operations/restore/plan.ts';
import type { StatePlace } from '../../src/state/places.ts';
import { openStore, openWritableStore } from '../../src/stores/index.ts';
import type { ReadableStore, Store } from '../../src/stores/store.ts';
import { temporaryFolder } from '../support/temp.ts';

const writing = ['put', 'create', 'remove', 'removeFolder', 'removeUnfinished', 'stage', 'resume', 'probe'] as const;

test('what a plan or a dry run is given cannot write, by its type and by what it is', async () => {
  type Writing = (typeof writing)[number];
  expectTypeOf<keyof ReadableStore & Writing>().toBeNever();
  expectTypeOf<Exclude<keyof Store, Writing>>().toEqualTypeOf<keyof ReadableStore>();
  expectTypeOf(openStore).returns.toEqualTypeOf<Promise<ReadableStore>>();
  expectTypeOf(readCatalog).parameter(0).toEqualTypeOf<ReadableStore>();
  expectTypeOf(planRestore).parameter(1).toEqualTypeOf<{
    readonly store: ReadableStore;
    readonly places: readonly StatePlace[];
  }>();
  expectTypeOf<StatePlace['look']>().toEqualTypeOf<ReadableStore>();

  await using folder = await temporaryFolder();
  const config = configSchema.parse({ stores: { local: { path: folder.path } } });
  const around = { signal: new AbortController().signal, log: { debug: () => {}, warning: () => {} }, env: {} };
  await (await openWritableStore(config, around)).put('a/b', Buffer.from('content'));
  const store = await openStore(config, around);
  expect(Object.keys(store).filter((name) => writing.some((one) => one === name))).toEqual([]);
  expect((await store.readSmall('a/b'))?.toString()).toBe('content');
  expect(await store.folders()).toEqual(await readdir(folder.path));
});
