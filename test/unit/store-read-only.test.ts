import { readdir } from 'node:fs/promises';
import { expect, expectTypeOf, test } from 'vitest';
import { readCatalog } from '../../src/catalog/catalog.ts';
import { configSchema } from '../../src/config/schema.ts';
import { planRestore } from '../../src/operations/restore/plan.ts';
import type { StatePlace } from '../../src/state/places.ts';
import { openStore, openWritableStore } from '../../src/stores/index.ts';
import type { ReadableStore, Store } from '../../src/stores/store.ts';
import { temporaryFolder } from '../support/temp.ts';

test('what a plan or a dry run is given cannot write, by its type and by what it is', async () => {
  type Writing = 'put' | 'create' | 'remove' | 'stage';
  expectTypeOf<keyof ReadableStore & Writing>().toBeNever();
  expectTypeOf<Exclude<keyof Store, Writing>>().toEqualTypeOf<keyof ReadableStore>();
  expectTypeOf(openStore).returns.toEqualTypeOf<ReadableStore>();
  expectTypeOf(readCatalog).parameter(0).toEqualTypeOf<ReadableStore>();
  expectTypeOf(planRestore).parameter(1).toEqualTypeOf<{
    readonly store: ReadableStore;
    readonly places: readonly StatePlace[];
  }>();
  expectTypeOf<StatePlace['look']>().toEqualTypeOf<ReadableStore>();

  await using folder = await temporaryFolder();
  const config = configSchema.parse({ stores: { local: { path: folder.path } } });
  await openWritableStore(config).put('a/b', Buffer.from('content'));
  const store = openStore(config);
  expect(Object.keys(store).filter((name) => ['put', 'create', 'remove', 'stage'].includes(name))).toEqual([]);
  expect((await store.readSmall('a/b'))?.toString()).toBe('content');
  expect(await store.folders()).toEqual(await readdir(folder.path));
});
