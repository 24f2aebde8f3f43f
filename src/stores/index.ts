import type { Config } from '../config/schema.ts';
import { type StoreConfig, storesOf } from '../config/stores-schema.ts';
import { BackupError } from '../lib/errors.ts';
import { localStore } from './local.ts';
import type { Surroundings } from './retry.ts';
import { type ReadableStore, readOnly, type Store } from './store.ts';

/** Opens the store at work, the first one, to look at it. */
export async function openStore(config: Config, around: Surroundings): Promise<ReadableStore> {
  return readOnly(await openWritableStore(config, around));
}

/** Opens it to write to it: only once it is certain that something is to be written. */
export async function openWritableStore(config: Config, around: Surroundings): Promise<Store> {
  const first = storesOf(config).find((one) => one.first);
  if (first === undefined) throw new BackupError('invalid-config', 'No store is configured');
  return await openNamed(first.name, first.store, around);
}

/** Opens one of the configured stores. Heavy parts are loaded for the kind that is asked for. */
export async function openNamed(name: string, config: StoreConfig, around: Surroundings): Promise<Store> {
  requireVariables(name, config);
  switch (config.kind) {
    case 'local':
      requireFolder(config.path);
      return localStore(name, config.path);
    case 's3':
      return (await import('./s3/index.ts')).s3Store(name, config, around);
    case 'azure':
      return (await import('./azure/index.ts')).azureStore(name, config, around);
    case 'ssh':
      return (await import('./ssh/store.ts')).sshStore(name, config, around);
  }
}

/** Said only when the store is needed: another one must not be barred from work by what this one lacks. */
function requireVariables(name: string, config: StoreConfig): void {
  for (const [setting, value] of Object.entries(config)) {
    const variable = typeof value === 'string' ? /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/.exec(value)?.[1] : undefined;
    if (variable === undefined) continue;
    throw new BackupError('invalid-config', `stores.${name}.${setting} needs the environment variable ${variable}`, {
      hint: `Set ${variable} where this runs, or leave the store out. Nothing was started in it.`,
    });
  }
}

/** "gs://bucket/x" as a folder would lie in the working folder, where nobody looks for it and the next checkout cleans. */
function requireFolder(path: string): void {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return;
  const shown = path.replace(/:\/\/.*/s, '://…');
  throw new BackupError('unsupported', `A local store must be a folder on this machine, not ${shown}`, {
    hint: 'Give the path of a folder, s3://bucket/prefix or ssh://user@host/path, or configure the store in backup.yml.',
  });
}
