import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BackupError } from '../../lib/errors.ts';
import { formatCount, plural } from '../../lib/format.ts';
import type { StoredFile } from '../../pipeline/stored-file.ts';
import type { Capture } from '../component.ts';
import { writeChecksums } from './checksums.ts';
import type { Database } from './connect.ts';
import { type Counter, openCounter } from './counts.ts';
import { dumpToFolder } from './dump/directory.ts';
import { type DumpedGlobals, dumpGlobals } from './dump/globals.ts';
import type { Dumped, DumpedTable, DumpJob } from './dump/job.ts';
import { dumpToFile } from './dump/stream.ts';
import { type Facts, type TableFacts, tableKey, tableName } from './facts.ts';
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
import { type Access, openSnapshot, type Snapshot } from './snapshot.ts';

/** A dump job before its snapshot exists. */
export type Prepared = Omit<DumpJob, 'snapshotId'> & { readonly state: ServerState };

/** Captures the database in one snapshot, which it holds open until everything read from it is known to agree. */
export async function captureDatabase(prepared: Prepared): Promise<Capture> {
  const { signal, lockWaitMs, log } = prepared;
  return await retryLocked(() => captureOnce(prepared), {
    lockWaitMs,
    signal,
    onRetry: (error) => log.warning(`${error.message}; the dump begins again`),
  });
}

async function captureOnce(prepared: Prepared): Promise<Capture> {
  const { source, connection, signal, state, target } = prepared;
  const access: Access = { source, connection, signal, serverMajor: state.server.major };
  try {
    await using snapshot = await openSnapshot(access);
    const relations = await readRelations(snapshot.database);
    const expected = isFiltered(prepared)
      ? []
      : relations.filter((relation) => isDumped(relation, snapshot.inRecovery));
    await using counter = await openCounter(access, snapshot.facts.id, expected, prepared.lockWaitMs);
    const job: DumpJob = { ...prepared, snapshotId: snapshot.facts.id };
    const [dumped, globals, counts, rest] = await together(job, counter, () => readRest(snapshot.database));
    if (prepared.tables.length > 0) await requirePartitions(dumped, snapshot);
    const tables = await crossCheck(dumped.tables, relations, expected, counts, counter);
    const facts = await collectFacts(job, state, snapshot, relations, { dumped, globals, tables, rest });
    return await finish(job, facts, dumped, globals);
  } catch (error) {
    await removeOutput(prepared, target.folder);
    throw error;
  }
}

/** What no dump says of itself. */
type Rest = Pick<Facts, 'largeObjects' | 'largeObjectsDigest' | 'bootstrapRole'>;

async function readRest(database: Database): Promise<Rest> {
  const [bootstrap] = await database.rows(roleRow, 'SELECT rolname AS role FROM pg_roles WHERE oid = 10');
  const largeObjects = await countLargeObjects(database);
  return {
    largeObjects,
    ...(largeObjects === 0 ? {} : { largeObjectsDigest: await digestLargeObjects(database) }),
    ...(bootstrap === undefined ? {} : { bootstrapRole: bootstrap.role }),
  };
}

const roleRow = z.object({ role: z.string() });

/** The dump, and beside it the globals, the counts and what no dump says. The first failure ends all, and is the one shown. */
async function together(
  job: DumpJob,
  counter: Counter,
  rest: () => Promise<Rest>,
): Promise<[Dumped, DumpedGlobals, Map<string, number>, Rest]> {
  const stop = new AbortController();
  const stoppable: DumpJob = { ...job, signal: AbortSignal.any([job.signal, stop.signal]) };
  const work = [
    job.format === 'directory' ? dumpToFolder(stoppable) : dumpToFile(stoppable),
    dumpGlobals(stoppable),
    counter.countAll(),
    rest(),
  ] as const;
  try {
    return await Promise.all(work);
  } catch (error) {
    stop.abort(error);
    await counter[Symbol.asyncDispose]();
    await Promise.allSettled(work);
    throw error;
  }
}

function isFiltered({ tables, excludeTables }: Prepared): boolean {
  return tables.length + excludeTables.length > 0;
}

/** A pattern that names a partitioned table takes no partition, and rows are only in those. */
async function requirePartitions({ tables, definitions }: Dumped, { database }: Snapshot): Promise<void> {
  const withRows = new Set(tables.map(tableKey));
  const partitions = await readPartitions(database);
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
  relations: readonly Relation[],
  expected: readonly Relation[],
  counts: ReadonlyMap<string, number>,
  counter: Counter,
): Promise<TableFacts[]> {
  const known = new Map(relations.map((relation) => [tableKey(relation), relation]));
  const found = new Set(dumped.map(tableKey));
  const missing = expected.find((relation) => !found.has(tableKey(relation)));
  if (missing !== undefined) throw disagreement(missing, 'the dump does not hold it');
  const facts: TableFacts[] = [];
  for (const table of dumped) {
    const { schema, name, fingerprint, file } = table;
    const relation = known.get(tableKey(table));
    // Of an extension's table the dump holds only the rows the extension asks for.
    const count =
      relation?.ofExtension === true ? fingerprint.rows : (counts.get(tableKey(table)) ?? (await counter.count(table)));
    if (count !== fingerprint.rows) {
      throw disagreement(
        table,
        `the dump holds ${formatCount(fingerprint.rows)} rows, count(*) gives ${formatCount(count)}`,
      );
    }
    const { rows, bytes, sum } = fingerprint;
    facts.push({ schema, name, columns: relation?.columns ?? [], rows, bytes, fingerprint: sum, file });
  }
  return facts;
}

function disagreement(table: { schema: string; name: string }, why: string): BackupError {
  return new BackupError('source-changed', `The dump and the database disagree about table ${tableName(table)}`, {
    because: [why],
    hint: 'Both were read in one snapshot, so this must not happen: run the backup again; if it stays, check the table with pg_amcheck.',
    retryable: true,
  });
}

interface Gathered {
  readonly dumped: Dumped;
  readonly globals: DumpedGlobals;
  readonly tables: TableFacts[];
  readonly rest: Rest;
}

async function collectFacts(
  job: DumpJob,
  { server, database }: ServerState,
  snapshot: Snapshot,
  relations: readonly Relation[],
  { dumped, globals, tables, rest }: Gathered,
): Promise<Facts> {
  const present = new Set(tables.map(tableKey));
  const dataless = relations.filter(
    (relation) => (relation.kind === 'r' || relation.kind === 'f') && !present.has(tableKey(relation)),
  );
  const named = ({ schema, name }: Relation) => ({ schema, name });
  const newest = await recordNewest(snapshot.database, tables);
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
    extensions: await readExtensions(snapshot.database),
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

async function finish(job: DumpJob, facts: Facts, dumped: Dumped, globals: DumpedGlobals): Promise<Capture> {
  const { target, signal } = job;
  const sums: StoredFile[] = [
    await writeChecksums(target.folder, dumped.path, dumped.files, signal),
    await writeChecksums(target.folder, globals.file.path, [globals.file], signal),
  ];
  const rows = facts.tables.reduce((sum, table) => sum + table.rows, 0);
  const warnings = [...dumped.warnings, ...scopeWarnings(job, facts)];
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
  const settings = facts.database.settings.filter(({ value }) => value === null).map(({ name }) => name);
  if (format === 'plain' && settings.length > 0) {
    warnings.push(
      `Settings of the application are not in a plain dump: ${[...new Set(settings)].join(', ')}. Use format auto to keep them, or note them elsewhere.`,
    );
  }
  return warnings;
}

async function removeOutput({ source, target, format, codec }: Prepared, folder: string): Promise<void> {
  const paths = [dumpPath(source.database, target.id, format, codec), globalsPath(target.id, codec)];
  for (const path of paths.flatMap((base) => [base, `${base}.sha256`])) {
    await rm(join(folder, path), { recursive: true, force: true });
  }
}
