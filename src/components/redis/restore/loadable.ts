import type { Product } from '../server/server.ts';

/** What the first nine bytes of a dump say. */
export interface DumpVersion {
  readonly format: Product;
  readonly version: number;
}

export interface Release {
  readonly product: Product;
  readonly version: string;
}

/** The newest RDB version each release writes and reads (tried from Redis 6.0 to 8.0 and Valkey 8.1 to 9.1). */
const newestRead: Readonly<Record<Product, readonly (readonly [release: string, rdb: number])[]>> = {
  redis: [
    ['5.0', 9],
    ['7.0', 10],
    ['7.2', 11],
    ['7.4', 12],
  ],
  valkey: [['7.2', 11]],
};
/** Valkey's own file format: the first release that knows it, and the newest version known here. */
export const ownFormat = { since: '9.0', newest: 80 };

/**
 * Whether a server loads a dump. A replica throws its data away before it finds out that it cannot, so this is asked first.
 *
 * @param written which server wrote the dump, where that is known: a server loads what its own product wrote, up to its release
 */
export function loads(dump: DumpVersion, server: Release, written: Release | undefined): boolean {
  if (server.version === 'unknown') return false;
  const sameProduct = written?.product === server.product && written.version !== 'unknown';
  if (sameProduct && compareVersions(server.version, written.version) >= 0) return true;
  if (dump.format === 'valkey') {
    return knowsOwnFormat(server) && dump.version <= ownFormat.newest;
  }
  const known = newestRead[server.product].findLast(([release]) => compareVersions(server.version, release) >= 0);
  return known !== undefined && dump.version <= known[1];
}

/** Below zero when `a` is older than `b`. Numbers are compared as numbers: 7.10 is newer than 7.9. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map((part) => Number.parseInt(part, 10) || 0));
  for (let at = 0; at < 3; at += 1) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a server writes Valkey's own file format. */
export function knowsOwnFormat({ product, version }: Release): boolean {
  return product === 'valkey' && compareVersions(version, ownFormat.since) >= 0;
}
