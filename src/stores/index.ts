import type { Config } from '../config/schema.ts';
import { BackupError } from '../lib/errors.ts';
import { localStore } from './local.ts';
import { type ReadableStore, readOnly, type Store } from './store.ts';

/** Opens the store that backups lie in, to look at it. */
export function openStore(config: Config): ReadableStore {
  return readOnly(openWritableStore(config));
}

/** Opens the store that backups are written to: only once it is certain that something is to be written. */
export function openWritableStore(config: Config): Store {
  requireFolder(config.stores.local.path);
  return localStore('local', config.stores.local.path);
}

/** "s3://bucket/x" as a folder would lie in the working folder, where nobody looks for it and the next checkout cleans. */
function requireFolder(path: string): void {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return;
  const shown = path.replace(/:\/\/.*/s, '://…');
  throw new BackupError('unsupported', `The store must be a folder on this machine, not ${shown}`, {
    hint: 'Give the path of a folder, best on another disk; remote stores are not available yet.',
  });
}
