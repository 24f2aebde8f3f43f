import { BackupError } from '../../../../lib/errors.ts';
import type { Client } from '../../server/client.ts';
import { parseKeyspace, readInfo } from '../../server/server.ts';

const pageKeys = '200';
/** As many names as are kept in memory at a time. */
const mostNames = 500_000;

/** Databases that hold keys, with their numbers. */
export async function usedDatabases(client: Client): Promise<ReturnType<typeof parseKeyspace>> {
  return parseKeyspace(await readInfo(client, 'keyspace'));
}

/** The names in the selected database, page by page. A name may come twice while the server resizes its table. */
export async function* scanNames(client: Client): AsyncGenerator<readonly Buffer[], void, undefined> {
  let cursor = '0';
  do {
    const answer = await client.bytes('SCAN', cursor, 'COUNT', pageKeys);
    const [next, names]: readonly unknown[] = Array.isArray(answer) ? answer : [];
    if (!Buffer.isBuffer(next) || !Array.isArray(names)) {
      throw new BackupError('unsupported', `Redis at ${client.target.name} does not answer SCAN as Redis does`);
    }
    cursor = next.toString('latin1');
    const page = names.filter((name): name is Buffer => Buffer.isBuffer(name));
    if (page.length > 0) yield page;
  } while (cursor !== '0');
}

/** Into how many shares names are divided, so that one share fits into memory. */
export function sharesFor(keys: number): number {
  return Math.max(1, Math.ceil(keys / mostNames));
}

/** Which share a name belongs to (FNV-1a). */
export function shareOf(name: Uint8Array, shares: number): number {
  if (shares === 1) return 0;
  let hash = 0x811c9dc5;
  for (const byte of name) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0) % shares;
}
