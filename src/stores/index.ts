import type { Config } from '../config/schema.ts';
import { localStore } from './local.ts';
import type { Store } from './store.ts';

/** Opens the store that backups are written to. */
export function openStore(config: Config): Store {
  return localStore('local', config.stores.local.path);
}
