import { BackupError } from '../../../../lib/errors.ts';
import { parseInfo } from '../../answers.ts';
import type { Client } from '../../client.ts';
import { parseKeyspace } from '../../server.ts';

const pageKeys = '200';

/** Databases that hold keys, with their numbers. */
export async function usedDatabases(client: Client): Promise<ReturnType<typeof parseKeyspace>> {
  return parseKeyspace(parseInfo(await client.command('INFO', 'keyspace')));
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
