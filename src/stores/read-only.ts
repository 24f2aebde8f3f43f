import type { ReadableStore, Store } from './store.ts';

/** The same store without the methods that write: for plans, dry runs and whoever only looks. */
export function readOnly(store: Store): ReadableStore {
  return {
    name: store.name,
    location: store.location,
    exists: () => store.exists(),
    folders: () => store.folders(),
    list: (folder) => store.list(folder),
    read: (path) => store.read(path),
    readSmall: (path) => store.readSmall(path),
    localPath: (path) => store.localPath(path),
    freeBytes: () => store.freeBytes(),
  };
}
