import type { Config } from '../config/schema.ts';
import { localStore } from './local.ts';
import { readOnly } from './read-only.ts';
import type { ReadableStore, Store } from './store.ts';

/** Opens the store that backups lie in, to look at it. */
export function openStore(config: Config): ReadableStore {
  return readOnly(openWritableStore(config));
}

/** Opens the store that backups are written to: only once it is certain that something is to be written. */
export function openWritableStore(config: Config): Store {
  return localStore('local', config.stores.local.path);
}
