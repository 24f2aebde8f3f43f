import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Readable } from 'node:stream';
import { reasonsOf } from '../../../lib/errors.ts';
import { throwIfAborted } from '../../../lib/exec.ts';
import { together } from '../../../lib/together.ts';
import type { Session } from '../../session.ts';
import type { TocEntry } from '../archive/toc.ts';
import type { DatabaseFacts } from '../facts.ts';
import type { Client } from '../server/clients.ts';
import { quoteName } from '../server/database.ts';
import { type DumpFiles, unpackArchive } from './dump-files.ts';
import { restoreToolError } from './errors.ts';
import { dataKinds, type LeftOut, leftOut, requireMade, rowHolders } from './left-out.ts';
import { loadingSettings } from './loading-settings.ts';
import { openPlace, type Place, startProgram } from './place.ts';
import { filterPlain, knowsRestrict } from './plain-filter.ts';
import { feedPsql } from './psql.ts';
import { type Restoring, restoreEntries, writeList } from './run-restore.ts';

/**
 * Two at least: only in parallel does pg_restore truncate a table in the transaction that fills it, so that a COPY which the
 * disk has no room for gives its blocks back. Else DROP DATABASE finds the disk full still, and its checkpoint ends the server.
 */
export const restoreJobs = Math.min(8, Math.max(2, availableParallelism()));

/** What is to be loaded, and what for. */
export interface Loading {
  readonly dump: DumpFiles;
  /** The archive's table of contents; a plain dump has none. */
  readonly entries: readonly TocEntry[] | undefined;
  /** Only these entries, in this order: dump ids. */
  readonly only?: readonly number[];
  /** What the database is made like: as the backup says, else like the live one. */
  readonly pattern: DatabaseFacts | undefined;
  readonly session: Pick<Session, 'scratch' | 'signal'>;
  /** Called when all rows are in: beside the building of indexes and constraints, where that can be had. */
  readonly whenLoaded?: (place: Place) => Promise<void>;
}

/**
 * Restores a dump into an empty database. Rows come first: an index, a constraint or a view that cannot be made keeps nothing
 * else from coming back.
 *
 * @param tablespaces false: everything goes to the default one
 * @returns what could not be made, and why
 */
export async function loadDump(place: Place, loading: Loading, tablespaces: boolean): Promise<LeftOut> {
  const { dump, session, entries, only, pattern, whenLoaded } = loading;
  const withoutTransactionTimeout = place.serverMajor < 17;
  const pgOptions = await loadingSettings(place, restoreJobs, pattern);
  if (dump.format === 'plain') {
    const filter = { withoutTransactionTimeout, withoutRestrict: !knowsRestrict(place.client) };
    const words = await feedPsql(place, filterPlain(await dump.backup.open(dump.file), filter), { pgOptions });
    await whenLoaded?.(place);
    return { entries: [], words };
  }
  await using archive = await unpackArchive(dump, session);
  const args = ['--no-password', ...(tablespaces ? [] : ['--no-tablespaces'])];
  const how = { place, archive: archive.path, scratch: session.scratch, pgOptions, arguments: args, jobs: restoreJobs };
  if (entries === undefined || needsPsql(place.client, place.serverMajor)) {
    await using list = only === undefined ? undefined : await writeList(session.scratch, only);
    const words = await restoreThroughPsql(how, list?.args ?? []);
    await whenLoaded?.(place);
    return { entries: [], words };
  }
  return await restoreInPasses(how, entries, loading);
}

async function restoreInPasses(
  how: Restoring,
  entries: readonly TocEntry[],
  { only, pattern, whenLoaded }: Loading,
): Promise<LeftOut> {
  const ids = only ?? entries.map(({ dumpId }) => dumpId);
  const lateIds = new Set(entries.filter(comesLate).map(({ dumpId }) => dumpId));
  const [early, late] = [ids.filter((id) => !lateIds.has(id)), ids.filter((id) => lateIds.has(id))];
  // The first two in one run: only a table that the same run made is loaded without WAL where the server needs none.
  const first = new Map(await restoreEntries(how, early, ['pre-data', 'data']));
  requireMade(rowHolders, entries, first, how.place);
  for (const entry of entries.filter(({ kind, dumpId }) => kind === 'TABLE DATA' && first.has(dumpId))) {
    how.place.log.info(
      `the rows of ${entry.schema}.${entry.name} are loaded as their owner: ${first.get(entry.dumpId)}`,
    );
    await loadAsOwner(how, entry, pattern);
    first.delete(entry.dumpId);
  }
  requireMade(dataKinds, entries, first, how.place);
  const [later] = await together(how.place.signal, [
    async (signal) => {
      const then = { ...how, place: { ...how.place, signal } };
      const failed = [...(await restoreEntries(then, early, ['post-data']))];
      return late.length === 0 ? failed : [...failed, ...(await restoreEntries(then, late))];
    },
    async (signal) => await whenLoaded?.({ ...how.place, signal }),
  ]);
  return { entries: leftOut(entries, new Map([...first, ...later])), words: [] };
}

const lateKinds = new Set(['ACL', 'ACL LANGUAGE', 'DEFAULT ACL', 'EVENT TRIGGER', 'MATERIALIZED VIEW DATA']);

/**
 * Divides entries as one run of pg_restore does (_tocEntryRestorePass in pg_backup_archiver.c): privileges come after indexes
 * and constraints, which a table's owner may not be allowed to make any more; what a privilege is needed for comes after them.
 * Runs by section would take privileges along with the first.
 */
function comesLate({ kind, name }: TocEntry): boolean {
  return lateKinds.has(kind) || (/^(COMMENT|SECURITY LABEL)$/.test(kind) && name.startsWith('EVENT TRIGGER '));
}

/** pg_restore of 17 and newer sets what older servers refuse (tried: it stops at once). */
export function needsPsql(client: Pick<Client, 'major'>, serverMajor: number): boolean {
  return client.major >= 17 && serverMajor < 17;
}

/**
 * Rows of a table whose check, generated column or domain calls a function that finds what it needs by search_path. A dump is
 * restored under an empty one, where that function fails; here the rows come in as they came in once: as the table's owner,
 * whose rights the function has then, under the search_path of the database. Checks that they no longer meet are dropped, and
 * differ from the backup's then: the rows come first. (pg_dump's own trap: a check may read what has changed since.)
 *
 * @throws BackupError as they cannot be loaded that way either
 */
async function loadAsOwner(how: Restoring, entry: TocEntry, recorded: Loading['pattern']): Promise<void> {
  const own = recorded?.settings.find(({ role, name }) => role === null && name === 'search_path')?.value;
  await using list = await writeList(how.scratch, [entry.dumpId]);
  const before = [
    // An archive may be anybody's: psql runs nothing of it on this machine.
    ...(knowsRestrict(how.place.client) ? [`\\restrict ${randomBytes(16).toString('hex')}`] : []),
    `SET search_path = ${own || '"$user", public'};`,
    ...(entry.owner === undefined ? [] : [`SET ROLE ${quoteName(entry.owner)};`]),
  ];
  for (const dropped = new Set<string>(); ; ) {
    try {
      await restoreThroughPsql(how, ['--data-only', ...list.args], before);
      return;
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

/**
 * @param before commands that go before those of pg_restore
 * @returns the errors that psql passed over
 */
async function restoreThroughPsql(
  how: Restoring,
  more: readonly string[],
  before?: readonly string[],
): Promise<readonly string[]> {
  const { place, pgOptions, archive } = how;
  const args = ['--exit-on-error', ...how.arguments, ...more, '--file=-', archive];
  await using tool = await startProgram(place, 'pg_restore', args, { stdout: 'pipe' });
  const filter = {
    withoutTransactionTimeout: place.serverMajor < 17,
    withoutRestrict: before !== undefined || !knowsRestrict(place.client),
    before,
  };
  const words = await feedPsql(place, filterPlain(tool.stdout ?? Readable.from([]), filter), { pgOptions });
  const exit = await tool.exit;
  throwIfAborted(place.signal);
  if (exit.code !== 0) throw restoreToolError('pg_restore', exit, place);
  return words;
}
