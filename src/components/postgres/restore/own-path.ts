import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { reasonsOf } from '../../../lib/errors.ts';
import type { TocEntry } from '../archive/toc.ts';
import { program } from '../clients.ts';
import { quoteName } from '../connect.ts';
import type { DatabaseFacts } from '../facts.ts';
import { writeList } from './entry-list.ts';
import { feedPsql } from './feed-psql.ts';
import { openPlace, placeEnv } from './place.ts';
import { knowsRestrict } from './plain-filter.ts';
import type { Restoring } from './run-restore.ts';

/**
 * Rows of a table whose check, generated column or domain calls a function that finds what it needs by search_path. A dump is
 * restored under an empty one, where that function fails; here the rows come in as they came in once: as the table's owner,
 * whose rights the function has then, under the search_path of the database.
 *
 * @throws BackupError as they cannot be loaded that way either
 */
async function loadAsOwner(
  { place, archive, scratch, settings }: Restoring,
  { dumpId, owner }: TocEntry,
  recorded: Recorded,
): Promise<void> {
  const own = recorded?.settings.find(({ role, name }) => role === null && name === 'search_path')?.value;
  const head = [
    // An archive may be anybody's: psql runs nothing of it on this machine.
    ...(knowsRestrict(place.client) ? [`\\restrict ${randomBytes(16).toString('hex')}`] : []),
    `SET search_path = ${own || '"$user", public'};`,
    ...(owner === undefined ? [] : [`SET ROLE ${quoteName(owner)};`]),
  ];
  await using list = await writeList(scratch, [dumpId]);
  await using tool = await place.connection.start(
    program(place.client, 'pg_restore'),
    ['--data-only', '--file=-', ...list.args, archive],
    { env: placeEnv(place), signal: place.signal, stdout: 'pipe' },
  );
  await feedPsql(place, settings, onlyRows(head.join('\n'), tool.stdout ?? Readable.from([])));
  await tool.exit;
}

/**
 * Loads rows as their owner; checks that they no longer meet are dropped, and differ from the backup's then: the rows come
 * first. (pg_dump's own trap: a check may read what has changed since.)
 */
export async function loadRows(how: Restoring, entry: TocEntry, recorded: Recorded): Promise<void> {
  for (const dropped = new Set<string>(); ; ) {
    try {
      return await loadAsOwner(how, entry, recorded);
    } catch (error) {
      const name = reasonsOf(error).flatMap((line) => /violates check constraint "(.+)"/.exec(line)?.[1] ?? [])[0];
      if (name === undefined || dropped.has(name)) throw error;
      await using database = await openPlace(how.place);
      await database.run(
        `ALTER TABLE ${quoteName(entry.schema ?? '', entry.name)} DROP CONSTRAINT IF EXISTS ${quoteName(name)}`,
      );
      dropped.add(name);
    }
  }
}

type Recorded = Pick<DatabaseFacts, 'settings'> | undefined;

/** The script's rows alone: what stands before them are settings, among them the empty search_path. */
async function* onlyRows(head: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  yield Buffer.from(`${head}\n`);
  let held: Buffer = Buffer.alloc(0);
  let begun = false;
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    const at = begun ? -1 : held.indexOf('\nCOPY ');
    if (!begun && at < 0) continue;
    if (!begun) {
      yield Buffer.from(`${/^SET client_encoding = .*;$/m.exec(held.toString('latin1', 0, at))?.[0] ?? ''}\n`);
      held = held.subarray(at + 1);
      begun = true;
    }
    const end = held.indexOf(endOfRows);
    if (end >= 0) return yield held.subarray(0, end + endOfRows.length);
    const keep = Math.min(endOfRows.length, held.byteLength);
    yield held.subarray(0, held.byteLength - keep);
    held = held.subarray(held.byteLength - keep);
  }
}

/** No row can be this line: COPY doubles a backslash in a value. */
const endOfRows = '\n\\.\n';
