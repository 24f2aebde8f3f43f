import { resolve } from 'node:path';
import type { Config } from './schema.ts';
import { isRecord, valueAt } from './tree.ts';

/** Settings that are paths. */
const places = [
  'state path',
  'config root',
  'logs root',
  'database client-path',
  'redis ca-file',
  'redis files folder',
  'redis files config-file',
  'restore-test redis ca-file',
  'encryption age identity-files',
  'encryption gpg public-keys',
  'encryption gpg home',
];

/** Settings of any store that are paths of this machine. */
const storePlaces = ['path', 'identity-file', 'known-hosts-file'];

/** The same settings with every path that may be relative made absolute: all start at one folder, wherever the process runs. */
export function anchored(config: Config, folder: string): Config {
  const copy = structuredClone(config);
  const ofStores = Object.keys(config.stores).flatMap((name) => storePlaces.map((place) => `stores ${name} ${place}`));
  for (const place of [...places, ...ofStores]) {
    const above = place.split(' ');
    const name = above.pop() ?? '';
    const parent = valueAt(copy, above);
    if (!isRecord(parent)) continue;
    const value = parent[name];
    if (typeof value === 'string') parent[name] = resolve(folder, value);
    if (Array.isArray(value)) parent[name] = value.map((one) => resolve(folder, String(one)));
  }
  return copy;
}
