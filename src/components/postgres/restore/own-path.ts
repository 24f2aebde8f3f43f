import { Readable } from 'node:stream';
import type { TocEntry } from '../archive/toc.ts';
import { program } from '../clients.ts';
import { quoteName } from '../connect.ts';
import type { DatabaseFacts } from '../facts.ts';
import { writeList } from './entry-list.ts';
import { feedPsql } from './feed-psql.ts';
import { placeEnv } from './place.ts';
import type { Restoring } from './run-restore.ts';

/**
 * Rows of a table whose check, generated column or domain calls a function that finds what it needs by search_path. A dump is
 * restored under an empty one, where that function fails; here the rows come in as they came in once: as the table's owner,
 * whose rights the function has then, under the search_path of the database.
 *
 * @throws BackupError as they cannot be loaded that way either
 */
export async function loadAsOwner(
  { place, archive, scratch, settings }: Restoring,
  { dumpId, owner }: TocEntry,
  recorded: Pick<DatabaseFacts, 'settings'> | undefined,
): Promise<void> {
  const own = recorded?.settings.find(({ role, name }) => role === null && name === 'search_path')?.value;
  const head = [
    `SET search_path = ${own || '"$user", public'};`,
    ...(owner === undefined ? [] : [`SET ROLE ${quoteName(owner)};`]),
  ];
  await using list = await writeList(scratch, [dumpId]);
  await using tool = await place.connection.start(
    program(place.client, 'pg_restore'),
    ['--data-only', '--file=-', ...list.args, archive],
    { env: placeEnv(place), signal: place.signal, stdout: 'pipe' },
  );
  await feedPsql(place, settings, fromTheRows(head.join('\n'), tool.stdout ?? Readable.from([])));
  await tool.exit;
}

/** The script from its COPY on: what stands before are settings, among them the empty search_path. */
async function* fromTheRows(head: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  yield Buffer.from(`${head}\n`);
  let held: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (held === undefined) yield chunk;
    else {
      held = Buffer.concat([held, chunk]);
      const at = held.indexOf('\nCOPY ');
      if (at < 0) continue;
      const encoding = /^SET client_encoding = .*;$/m.exec(held.toString('latin1', 0, at))?.[0] ?? '';
      yield Buffer.from(`${encoding}\n`);
      yield held.subarray(at + 1);
      held = undefined;
    }
  }
}
