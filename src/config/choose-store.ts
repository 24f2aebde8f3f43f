import { storeName } from './stores-schema.ts';
import { isRecord } from './tree.ts';

type Stores = Readonly<Record<string, unknown>>;

/**
 * Puts the store that a user asks for first, where an operation works: a configured one by its name, else a folder by its path,
 * else s3://bucket/prefix or ssh://user@host/path.
 *
 * @returns what is wrong, as text
 */
export function storesWithFirst(given: unknown, wanted: string): Stores | string {
  const configured: Stores = isRecord(given) ? given : {};
  const chosen = configured[wanted];
  if (chosen !== undefined) return withFirst(configured, wanted, chosen);
  const url = URL.parse(wanted);
  if (url?.protocol === 's3:')
    return withFirst(configured, 's3', { kind: 's3', bucket: url.hostname, prefix: path(url) });
  if (url?.protocol === 'ssh:') return withFirst(configured, 'ssh', overSsh(url));
  const names = Object.keys(configured);
  if (names.length > 1 && storeName.test(wanted))
    return `"${wanted}" is neither a configured store (${names.join(', ')}) nor a path: for a folder write ./${wanted}`;
  const { local } = configured;
  const settings = isRecord(local) && (local.kind ?? 'local') === 'local' ? local : {};
  return withFirst(configured, 'local', { ...settings, kind: 'local', path: wanted });
}

function withFirst(stores: Stores, name: string, store: unknown): Stores {
  return { [name]: store, ...Object.fromEntries(Object.entries(stores).filter(([other]) => other !== name)) };
}

function overSsh(url: URL): Stores {
  const { username, hostname, port } = url;
  return {
    kind: 'ssh',
    host: hostname,
    path: `/${path(url)}`,
    ...(port !== '' && { port: Number(port) }),
    ...(username !== '' && { user: decodeURIComponent(username) }),
  };
}

function path({ pathname }: URL): string {
  return decodeURIComponent(pathname.slice(1));
}

/** The first store of what stands in backup.yml, before it was looked at. */
export function firstName(stores: unknown): string | undefined {
  return isRecord(stores) ? Object.keys(stores)[0] : undefined;
}
