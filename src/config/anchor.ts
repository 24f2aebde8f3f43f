import { resolve } from 'node:path';
import type { Config, RedisConfig } from './schema.ts';

/** The same settings with every path that may be relative made absolute: all start at one folder, wherever the process runs. */
export function anchored(config: Config, folder: string): Config {
  const at = (path: string) => resolve(folder, path);
  const { config: files, logs, redis, database, stores, state } = config;
  const caFile = redis?.['ca-file'];
  const staging = config['restore-test'];
  const stagingCaFile = staging.redis?.['ca-file'];
  const clients = database?.['client-path'];
  return {
    ...config,
    stores: { ...stores, local: { ...stores.local, path: at(stores.local.path) } },
    ...(state.path !== undefined && { state: { path: at(state.path) } }),
    ...(files && { config: { ...files, root: at(files.root) } }),
    ...(logs && { logs: { ...logs, root: at(logs.root) } }),
    ...(redis && {
      redis: {
        ...redis,
        ...(caFile !== undefined && { 'ca-file': at(caFile) }),
        ...(redis.files && { files: anchoredFiles(redis.files, at) }),
      },
    }),
    ...(staging.redis &&
      stagingCaFile !== undefined && {
        'restore-test': { ...staging, redis: { ...staging.redis, 'ca-file': at(stagingCaFile) } },
      }),
    ...(database && { database: { ...database, ...(clients !== undefined && { 'client-path': at(clients) }) } }),
  };
}

function anchoredFiles(
  files: NonNullable<RedisConfig['files']>,
  at: (path: string) => string,
): NonNullable<RedisConfig['files']> {
  const { folder: data, 'config-file': configFile } = files;
  return {
    ...files,
    ...(data !== undefined && { folder: at(data) }),
    ...(configFile !== undefined && { 'config-file': at(configFile) }),
  };
}
