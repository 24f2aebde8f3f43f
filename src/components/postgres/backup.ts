import { z } from 'zod';
import { BackupError, reasonsOf } from '../../lib/errors.ts';
import { formatCount, plural } from '../../lib/format.ts';
import { writeSums } from '../../pipeline/sink.ts';
import type { StoredFile } from '../../pipeline/stored-file.ts';
import type { Capture } from '../component.ts';
import { isConvertible } from './archive/encoding.ts';
import { countTables, wasRewritten } from './counts.ts';
import { dumpToFolder } from './dump/directory.ts';
import { type DumpedGlobals, dumpGlobals } from './dump/globals.ts';
import type { Dumped, DumpedTable, DumpJob } from './dump/job.ts';
import { dumpToFile } from './dump/stream.ts';
import { type Facts, type TableFacts, type TableName, tableKey, tableName } from './facts.ts';
import {
  countLargeObjects,
  isDumped,
  type Relation,
  readExtensions,
  readPartitions,
  readRelations,
} from './inventory.ts';
import { dumpPath, globalsPath } from './names.ts';
import { recordNewest } from './newest.ts';
import { digestLargeObjects } from './proof/large-objects.ts';
import { retryLocked } from './retry.ts';
import type { ServerState } from './server.ts';
import { openSnapshot, type Snapshot } from './snapshot.ts';
import { together } from './together.ts';

/** A dump job before its snapshot exists. */
export type Prepared = Omit<DumpJob, 'snapshotId'> & {
  readonly state: ServerState;
  /** How many sessions the server has left for us. */
  readonly sessions: number;
};

/** The one that holds the snapshot, and pg_dump's first. */
export const sessionsBeside = 2;

/** Captures the database in one snapshot, which it holds open until everything read from it is known to agree. */
export async function captureDatabase(prepared: Prepared): Promise<Capture> {
  const { signal, lockWaitMs, log } = prepared;
  return await retryLocked(() => captureWithLocks(prepared), {
    lockWaitMs,
    signal,
    onRetry: (error) => log.warning(`${error.message}; the dump begins again`),
  });
}

/** Each job keeps locks of its own on tables that pg_dump has locked already. */
async function captureWithLocks(prepared: Prepared): Promise<Capture> {
  try {
    return await captureOnce(prepared);
  } catch (error) {
    const why = reasonsOf(error).find((reason) => reason.includes('out of shared memory'));
    if (why === undefined || prepared.jobs === 1) throw error;
    prepared.log.warning(`${why}; the dump begins again with one job (more need a higher max_locks_per_transaction)`);
    return await captureOnce({ ...prepared, jobs: 1 });
  }
}

async function captureOnce(prepared: Prepared): Promise<Capture> {
  const { source, connection, signal, state } = prepared;
  try {
    await using snapshot = await openSnapshot(source, connection, signal, prepared.lockWaitMs);
    const job: DumpJob = { ...prepared, snapshotId: snapshot.facts.id };
    const asking = askBeside(job, snapshot);
    asking.catch(() => {});
    const [dumped, globals] = await dump(job, prepared.sessions);
    const asked = await asking;
    const tables = await crossCheck(dumped.tables, asked, snapshot, prepared);
    if (prepared.tables.length > 0) await requirePartitions(dumped, snapshot);
    const facts = await collectFacts(job, state, snapshot, { dumped, globals, tables, asked });
    return await finish(job, facts, dumped, globals, snapshot.warnings);
  } catch (error) {
    await discardOutput(prepared);
    throw error;
  }
}

/** What no dump says of itself, or says with a voice of its own. */
interface Asked {
  readonly relations: readonly Relation[];
  /** By tableKey(). */
  readonly counts: ReadonlyMap<string, number>;
  readonly rest: Pick<Facts, 'largeObjects' | 'largeObjectsDigest' | 'bootstrapRole'>;
}

/** Asks by the session that holds the snapshot, so that a role with two sessions will do. */
async function askBeside(job: DumpJob, snapshot: Snapshot): Promise<Asked> {
  const relations = await snapshot.ask('tables and sequences', readRelations, []);
  const expected = isFiltered(job) ? [] : relations.filter((relation) => isDumped(relation, snapshot.inRecovery));
  const counts = await countTables(snapshot, expected);
  const [bootstrap] = await snapshot.ask('the bootstrap role', (database) => database.rows(roleRow, bootstrapRole), []);
  const largeObjects = await snapshot.ask('the number of large objects', countLargeObjects, 0);
  const digest =
    largeObjects === 0 ? undefined : await snapshot.ask('the contents of large objects', digestLargeObjects, undefined);
  return {
    relations,
    counts,
    rest: {
      largeObjects,
      ...(digest === undefined ? {} : { largeObjectsDigest: digest }),
      ...(bootstrap === undefined ? {} : { bootstrapRole: bootstrap.role }),
    },
  };
}

const roleRow = z.object({ role: z.string() });
const bootstrapRole = 'SELECT rolname AS role FROM pg_roles WHERE oid = 10';

/** The dump, and the globals beside it where there are sessions for both. */
async function dump(job: DumpJob, sessions: number): Promise<[Dumped, DumpedGlobals]> {
  const dumpDatabase = (signal: AbortSignal) => {
    const stoppable = { ...job, signal };
    return job.format === 'directory' ? dumpToFolder(stoppable) : dumpToFile(stoppable);
  };
  if (sessions < sessionsBeside + 1) return [await dumpDatabase(job.signal), await dumpGlobals(job)];
  let globals: DumpedGlobals | undefined;
  const [dumped] = await together<Dumped | undefined>(job.signal, [
    dumpDatabase,
    async (signal) => {
      globals = await dumpGlobals({ ...job, signal });
      return undefined;
    },
  ]);
  if (dumped === undefined || globals === undefined) throw new BackupError('internal', 'A dump ended without a result');
  return [dumped, globals];
}

function isFiltered({ tables, excludeTables }: Pick<DumpJob, 'tables' | 'excludeTables'>): boolean {
  return tables.length + excludeTables.length > 0;
}

/** A pattern that names a partitioned table takes no partition, and rows are only in those. */
async function requirePartitions({ tables, definitions }: Dumped, snapshot: Snapshot): Promise<void> {
  const withRows = new Set(tables.map(tableKey));
  const partitions = await snapshot.ask('partitions', readPartitions, []);
  for (const table of definitions) {
    const own = partitions.filter(({ parent, parentSchema }) => parent === table.name && parentSchema === table.schema);
    if (own.length === 0 || own.some((partition) => withRows.has(tableKey(partition)))) continue;
    throw new BackupError('invalid-config', `database.tables takes ${tableName(table)} without any of its partitions`, {
      because: [
        `its rows are in ${plural(own.length, 'partition')}: ${own.slice(0, 5).map(tableName).join(', ')}${own.length > 5 ? ', …' : ''}`,
      ],
      hint: 'Name the partitions too: a pattern like trades* takes the table and all that begin with its name.',
    });
  }
}

/** Rows in the dump against rows counted in the same snapshot: they can differ only when something is badly wrong. */
async function crossCheck(
  dumped: readonly DumpedTable[],
  { relations, counts: countedBeside }: Asked,
  snapshot: Snapshot,
  job: Prepared,
): Promise<TableFacts[]> {
  const names = isConvertible(job.state.database.encoding);
  const known = new Map(relations.map((relation) => [tableKey(relation), relation]));
  const found = new Set(dumped.map(tableKey));
  const missing = names ? [...countedBeside.keys()].find((key) => !found.has(key)) : undefined;
  if (missing !== undefined) throw disagreement(known.get(missing), 'the dump does not hold it');
  // Of an extension's table the dump holds only the rows the extension asks for.
  const own = dumped.filter((table) => known.get(tableKey(table))?.ofExtension === false);
  const counts = isFiltered(job) ? await countTables(snapshot, own) : countedBeside;
  const facts: TableFacts[] = [];
  for (const { schema, name, columns, fingerprint, file } of dumped) {
    const { rows, bytes, sum } = fingerprint;
    const count = counts.get(tableKey({ schema, name })) ?? rows;
    if (count > rows || (count < rows && !(await wasEmptied(snapshot, { schema, name })))) {
      throw disagreement(
        { schema, name },
        `the dump holds ${formatCount(rows)} rows, count(*) gives ${formatCount(count)}`,
      );
    }
    facts.push({ schema, name, columns: [...columns], rows, bytes, fingerprint: sum, file });
  }
  return facts;
}

/** While the dump reads a table nobody can empty it; a count that comes later may find it empty. */
function wasEmptied(snapshot: Snapshot, table: TableName): Promise<boolean> {
  return snapshot.ask(`whether ${tableName(table)} was emptied`, (database) => wasRewritten(database, table), true);
}

function disagreement(table: TableName | undefined, why: string): BackupError {
  const name = table === undefined ? '' : ` ${tableName(table)}`;
  return new BackupError('source-changed', `The dump and the database disagree about table${name}`, {
    because: [why],
    hint: 'Both were read in one snapshot, so this must not happen: run the backup again; if it stays, check the table with pg_amcheck.',
    retryable: true,
  });
}

interface Gathered {
  readonly dumped: Dumped;
  readonly globals: DumpedGlobals;
  readonly tables: TableFacts[];
  readonly asked: Asked;
}

async function collectFacts(
  job: DumpJob,
  { server, database }: ServerState,
  snapshot: Snapshot,
  { dumped, globals, tables, asked: { relations, rest } }: Gathered,
): Promise<Facts> {
  const present = new Set(tables.map(tableKey));
  const dataless = relations.filter(
    (relation) => (relation.kind === 'r' || relation.kind === 'f') && !present.has(tableKey(relation)),
  );
  const named = ({ schema, name }: Relation) => ({ schema, name });
  const newest = await recordNewest(snapshot, tables);
  return {
    format: job.format,
    dump: dumped.path,
    globals: { file: globals.file.path, passwords: globals.passwords },
    client: { version: job.client.version, major: job.client.major, jobs: job.jobs },
    server,
    database,
    snapshot: snapshot.facts,
    tables,
    dataless: dataless.map((relation) => ({ ...named(relation), reason: whyDataless(relation, job) })),
    sequences: [...dumped.sequences],
    materializedViews: relations.filter(({ kind }) => kind === 'm').map(named),
    ...rest,
    extensions: await snapshot.ask('the versions of extensions', readExtensions, []),
    ...(newest === undefined ? {} : { newest }),
    filters: { tables: [...job.tables], excludeTables: [...job.excludeTables] },
  };
}

function whyDataless(relation: Relation, job: DumpJob): string {
  if (relation.kind === 'f') return 'a foreign table: its rows are on another server';
  if (relation.ofExtension) return 'it belongs to an extension, which makes it again';
  if (relation.unlogged) return 'it is unlogged and was read from a standby';
  return job.tables.length + job.excludeTables.length > 0 ? leftOut : 'unknown';
}

const leftOut = 'left out by database.tables or database.exclude-tables';

async function finish(
  job: DumpJob,
  facts: Facts,
  dumped: Dumped,
  globals: DumpedGlobals,
  unanswered: readonly string[],
): Promise<Capture> {
  const { sink, signal } = job;
  const sums: StoredFile[] = [
    await writeSums(sink, dumped.path, dumped.files, signal),
    await writeSums(sink, globals.file.path, [globals.file], signal),
  ];
  const rows = facts.tables.reduce((sum, table) => sum + table.rows, 0);
  const warnings = [...dumped.warnings, ...unanswered, ...scopeWarnings(job, facts)];
  if (!globals.passwords) {
    warnings.push(
      'Role passwords are not in the backup: the backup role may not read them (pg_authid). Set new ones after a restore.',
    );
  }
  return {
    files: [...dumped.files, globals.file, ...sums],
    facts,
    recoveryPoint: new Date(facts.snapshot.at),
    highlights: [
      `${plural(facts.tables.length, 'table')}, ${plural(rows, 'row')}, counted and fingerprinted in one snapshot`,
      `${facts.format} format by pg_dump ${job.client.version}, PostgreSQL ${facts.server.version}`,
    ],
    warnings,
    tools: { pg_dump: job.client.version },
  };
}

function scopeWarnings({ format, tables, excludeTables }: DumpJob, facts: Facts): string[] {
  const warnings: string[] = [];
  const filtered = tables.length + excludeTables.length > 0;
  if (filtered && facts.tables.length === 0)
    warnings.push('database.tables and database.exclude-tables leave no table with rows in this backup.');
  if (excludeTables.length > 0 && !facts.dataless.some(({ reason }) => reason === leftOut))
    warnings.push('database.exclude-tables matches no table: nothing was left out. Check the patterns.');
  if (facts.database.isTemplate === true)
    warnings.push(
      `${facts.database.name} is a template; restored it is an ordinary database, until ALTER DATABASE … IS_TEMPLATE true.`,
    );
  const settings = facts.database.settings.filter(({ value }) => value === null).map(({ name }) => name);
  if (format === 'plain' && settings.length > 0) {
    warnings.push(
      `Settings of the application are not in a plain dump: ${[...new Set(settings)].join(', ')}. Use format auto to keep them, or note them elsewhere.`,
    );
  }
  return warnings;
}

async function discardOutput({ source, sink, format, codec }: Prepared): Promise<void> {
  for (const path of [dumpPath(source.database, sink.id, format, codec), globalsPath(sink.id, codec)]) {
    await sink.discard(path);
    await sink.discard(`${path}.sha256`);
  }
}
