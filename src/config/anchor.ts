import { resolve } from 'node:path';
import type { Config } from './schema.ts';

/** The same settings with every path that may be relative made absolute: all start at one folder, wherever the process runs. */
export function anchored(config: Config, folder: string): Config {
  const at = (path: string) => resolve(folder, path);
  const { config: files, logs, redis, database, stores } = config;
  const caFile = redis?.['ca-file'];
  const clients = database?.['client-path'];
  return {
    ...config,
    stores: { ...stores, local: { ...stores.local, path: at(stores.local.path) } },
    ...(files && { config: { ...files, root: at(files.root) } }),
    ...(logs && { logs: { ...logs, root: at(logs.root) } }),
    ...(redis && { redis: { ...redis, ...(caFile !== undefined && { 'ca-file': at(caFile) }) } }),
    ...(database && { database: { ...database, ...(clients !== undefined && { 'client-path': at(clients) }) } }),
  };
}
