import type { ReadableStore, Store } from './store.ts';

/** The same store without the methods that write: for plans, dry runs and whoever only looks. */
export function readOnly(store: Store): ReadableStore {
  const { put: _put, create: _create, remove: _remove, stage: _stage, ...readable } = store;
  return readable;
}
