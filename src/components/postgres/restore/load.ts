import { Readable } from 'node:stream';
import { throwIfAborted } from '../../../lib/exec.ts';
import type { Session } from '../../component.ts';
import type { Difference } from '../../restorable.ts';
import type { TocEntry } from '../archive/toc.ts';
import { type Client, program } from '../clients.ts';
import type { DatabaseFacts } from '../facts.ts';
import { together } from '../together.ts';
import { type DumpFiles, unpackArchive } from './dump-files.ts';
import { writeList } from './entry-list.ts';
import { restoreToolError } from './errors.ts';
import { feedPsql } from './feed-psql.ts';
import { leftOut, requireData } from './left-out.ts';
import { loadingSettings } from './loading-settings.ts';
import { loadRows } from './own-path.ts';
import { passesOf } from './passes.ts';
import { type Place, placeEnv } from './place.ts';
import { filterPlain, knowsRestrict } from './plain-filter.ts';
import { type Failed, type Restoring, restoreEntries } from './run-restore.ts';

export interface LoadOptions {
  readonly jobs: number;
  /** What an archive holds; a plain dump does not say. */
  readonly entries: readonly TocEntry[] | undefined;
  /** Only these entries, in this order: dump ids. */
  readonly only?: readonly number[] | undefined;
  /** What was recorded of the database. */
  readonly database: Pick<DatabaseFacts, 'lcMonetary' | 'settings'> | undefined;
  /** Everything goes to the default tablespace. */
  readonly withoutTablespaces: boolean;
  /** Called when all rows are in: beside the building of indexes and constraints, where that can be had. */
  readonly whenLoaded?: ((signal: AbortSignal) => Promise<void>) | undefined;
}

/**
 * Restores a dump into an empty database. Rows come first: an index, a constraint or a view that cannot be made keeps nothing
 * else from coming back.
 *
 * @returns what could not be made, with its statement and why
 */
export async function loadDump(
  place: Place,
  dump: DumpFiles,
  session: Pick<Session, 'scratch' | 'signal'>,
  options: LoadOptions,
): Promise<readonly Difference[]> {
  const withoutTransactionTimeout = place.serverMajor < 17;
  const settings = await loadingSettings(place, options.jobs, options.database);
  if (dump.format === 'plain') {
    const filter = { withoutTransactionTimeout, withoutRestrict: !knowsRestrict(place.client) };
    await feedPsql(place, settings, filterPlain(await dump.backup.open(dump.file), filter));
    await options.whenLoaded?.(place.signal);
    return [];
  }
  await using archive = await unpackArchive(dump, session);
  const args = ['--no-password', ...(options.withoutTablespaces ? ['--no-tablespaces'] : [])];
  const how = { place, archive: archive.path, scratch: session.scratch, settings, arguments: args, jobs: options.jobs };
  if (options.entries === undefined || needsPsql(place.client, place.serverMajor)) {
    await using list = options.only === undefined ? undefined : await writeList(session.scratch, options.only);
    await restoreThroughPsql(how, list?.args ?? []);
    await options.whenLoaded?.(place.signal);
    return [];
  }
  return await restoreInPasses(how, options.entries, options);
}

async function restoreInPasses(
  how: Restoring,
  entries: readonly TocEntry[],
  { only, database, whenLoaded }: LoadOptions,
): Promise<readonly Difference[]> {
  const { early, late } = passesOf(entries, only);
  // The first two in one run: only a table that the same run made is loaded without WAL where the server needs none.
  const first = new Map(await restoreEntries(how, early, ['pre-data', 'data']));
  for (const entry of entries.filter(({ kind, dumpId }) => kind === 'TABLE DATA' && first.has(dumpId))) {
    how.place.log.info(
      `the rows of ${entry.schema}.${entry.name} are loaded as their owner: ${first.get(entry.dumpId)}`,
    );
    await loadRows(how, entry, database);
    first.delete(entry.dumpId);
  }
  requireData(entries, first, how.place);
  const later: Failed[] = [];
  await together(how.place.signal, [
    async (signal) => {
      const then = { ...how, place: { ...how.place, signal } };
      later.push(await restoreEntries(then, early, ['post-data']));
      if (late.length > 0) later.push(await restoreEntries(then, late));
    },
    async (signal) => await whenLoaded?.(signal),
  ]);
  return leftOut(entries, new Map([first, ...later].flatMap((failed) => [...failed])));
}

/** pg_restore of 17 and newer sets what older servers refuse (tried: it stops at once). */
export function needsPsql(client: Pick<Client, 'major'>, serverMajor: number): boolean {
  return client.major >= 17 && serverMajor < 17;
}

async function restoreThroughPsql(how: Restoring, more: readonly string[]): Promise<void> {
  const { place, settings, archive } = how;
  const args = ['--exit-on-error', ...how.arguments, ...more, '--file=-', archive];
  await using tool = await place.connection.start(program(place.client, 'pg_restore'), args, {
    env: placeEnv(place),
    signal: place.signal,
    stdout: 'pipe',
  });
  const filter = { withoutTransactionTimeout: true, withoutRestrict: !knowsRestrict(place.client) };
  await feedPsql(place, settings, filterPlain(tool.stdout ?? Readable.from([]), filter));
  const exit = await tool.exit;
  throwIfAborted(place.signal);
  if (exit.code !== 0) throw restoreToolError('pg_restore', exit, place);
}
