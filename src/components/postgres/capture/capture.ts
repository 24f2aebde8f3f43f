import { BackupError, reasonsOf } from '../../../lib/errors.ts';
import { formatCount, plural } from '../../../lib/format.ts';
import { together } from '../../../lib/together.ts';
import { writeChecksums } from '../../../pipeline/checksums.ts';
import type { StoredFile } from '../../../pipeline/stored-file.ts';
import type { Capture } from '../../component.ts';
import { isConvertible } from '../archive/encoding.ts';
import { type Facts, type TableFacts, type TableName, tableKey, tableName } from '../facts.ts';
import { dumpPath, globalsPath } from '../names.ts';
import { askTexts } from '../server/database.ts';
import { retryLocked, whenSessionIsFree } from '../server/retry.ts';
import type { ServerState } from '../server/server.ts';
import { type Asked, collectFacts, scopeWarnings } from './collect-facts.ts';
import { countTables, wasRewritten } from './counts.ts';
import { dumpToFolder } from './dump/directory.ts';
import { type DumpedGlobals, dumpGlobals } from './dump/globals.ts';
import type { Dumped, DumpedTable, DumpJob } from './dump/job.ts';
import { dumpToFile } from './dump/stream.ts';
import {
  countLargeObjects,
  isDumped,
  type Partition,
  readExtensions,
  readPartitions,
  readRelations,
} from './inventory.ts';
import { digestLargeObjects } from './large-objects.ts';
import { recordNewest } from './newest.ts';
import { openSnapshot, type Snapshot } from './snapshot.ts';

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
    const alone = prepared.sessions < sessionsBeside;
    const job: DumpJob = { ...prepared, snapshotId: alone ? undefined : snapshot.facts.id };
    const asking = askBeside(job, snapshot);
    asking.catch(() => {});
    if (alone) {
      await asking;
      await snapshot[Symbol.asyncDispose]();
    }
    const [dumped, globals] = await dump(job, prepared.sessions);
    const asked = await asking;
    const tables = await crossCheck(dumped.tables, asked, snapshot, prepared, job);
    if (prepared.tables.length > 0) requirePartitions(dumped, asked.partitions);
    const facts = collectFacts(job, state, snapshot, dumped, globals, tables, asked);
    return await finish(job, facts, dumped, globals, snapshot.warnings);
  } catch (error) {
    await discardOutput(prepared);
    throw error;
  }
}

/** Asks by the session that holds the snapshot, so that a role with two sessions will do. */
async function askBeside(job: DumpJob, snapshot: Snapshot): Promise<Asked> {
  const relations = await snapshot.ask('tables and sequences', readRelations, []);
  const expected = isFiltered(job) ? [] : relations.filter((relation) => isDumped(relation, snapshot.inRecovery));
  const counts = job.snapshotId === undefined ? new Map<string, number>() : await countTables(snapshot, expected);
  const [bootstrap] = await snapshot.ask('the bootstrap role', (database) => askTexts(database, bootstrapRole), []);
  const largeObjects = await countLargeObjects(snapshot.database);
  const digest =
    largeObjects === 0 ? undefined : await snapshot.ask('the contents of large objects', digestLargeObjects, undefined);
  return {
    relations,
    counts,
    partitions: job.tables.length === 0 ? [] : await snapshot.ask('partitions', readPartitions, []),
    newest: await recordNewest(snapshot, relations),
    rest: {
      largeObjects,
      extensions: await snapshot.ask('the versions of extensions', readExtensions, []),
      ...(digest === undefined ? {} : { largeObjectsDigest: digest }),
      ...(bootstrap === undefined ? {} : { bootstrapRole: bootstrap }),
    },
  };
}

const bootstrapRole = 'SELECT rolname AS text FROM pg_roles WHERE oid = 10';

/** The dump, and the globals beside it where there are sessions for both. */
async function dump(job: DumpJob, sessions: number): Promise<[Dumped, DumpedGlobals]> {
  const dumpDatabase = (signal: AbortSignal) => {
    const stoppable = { ...job, signal };
    return job.format === 'directory' ? dumpToFolder(stoppable) : dumpToFile(stoppable);
  };
  if (sessions < sessionsBeside + 1) {
    const dumped = await dumpDatabase(job.signal);
    return [dumped, await whenSessionIsFree(() => dumpGlobals(job), job.signal)];
  }
  return await together(job.signal, [dumpDatabase, (signal) => dumpGlobals({ ...job, signal })]);
}

function isFiltered({ tables, excludeTables }: Pick<DumpJob, 'tables' | 'excludeTables'>): boolean {
  return tables.length + excludeTables.length > 0;
}

/** A pattern that names a partitioned table takes no partition, and rows are only in those. */
function requirePartitions({ tables, definitions }: Dumped, partitions: readonly Partition[]): void {
  const withRows = new Set(tables.map(tableKey));
  for (const { schema = '', name } of definitions.filter(({ kind }) => kind === 'TABLE')) {
    const own = partitions.filter(({ parent, parentSchema }) => parent === name && parentSchema === schema);
    if (own.length === 0 || own.some((partition) => withRows.has(tableKey(partition)))) continue;
    throw new BackupError(
      'invalid-config',
      `database.tables takes ${tableName({ schema, name })} without any of its partitions`,
      {
        because: [
          `its rows are in ${plural(own.length, 'partition')}: ${own.slice(0, 5).map(tableName).join(', ')}${own.length > 5 ? ', …' : ''}`,
        ],
        hint: 'Name the partitions too: a pattern like trades* takes the table and all that begin with its name.',
      },
    );
  }
}

/** Rows in the dump against rows counted in the same snapshot: they can differ only when something is badly wrong. */
async function crossCheck(
  dumped: readonly DumpedTable[],
  { relations, counts: countedBeside }: Asked,
  snapshot: Snapshot,
  { state }: Prepared,
  job: DumpJob,
): Promise<TableFacts[]> {
  const names = isConvertible(state.database.encoding);
  const known = new Map(relations.map((relation) => [tableKey(relation), relation]));
  const found = new Set(dumped.map(tableKey));
  const missing = names ? [...countedBeside.keys()].find((key) => !found.has(key)) : undefined;
  if (missing !== undefined) throw disagreement(known.get(missing), 'the dump does not hold it');
  // Of an extension's table the dump holds only the rows the extension asks for.
  const own = dumped.filter((table) => known.get(tableKey(table))?.ofExtension === false);
  const counts = isFiltered(job) && job.snapshotId !== undefined ? await countTables(snapshot, own) : countedBeside;
  const facts: TableFacts[] = [];
  for (const { schema, name, columns, into, fingerprint, file } of dumped) {
    const { rows, bytes, sum } = fingerprint;
    const count = counts.get(tableKey({ schema, name })) ?? rows;
    if (count > rows || (count < rows && !(await wasEmptied(snapshot, { schema, name })))) {
      throw disagreement(
        { schema, name },
        `the dump holds ${formatCount(rows)} rows, count(*) gives ${formatCount(count)}`,
      );
    }
    facts.push({ schema, name, columns: [...columns], ...(into && { into }), rows, bytes, fingerprint: sum, file });
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

async function finish(
  job: DumpJob,
  facts: Facts,
  dumped: Dumped,
  globals: DumpedGlobals,
  unanswered: readonly string[],
): Promise<Capture> {
  const { sink, signal } = job;
  const sums: StoredFile[] = [
    await writeChecksums(sink, dumped.path, dumped.files, signal),
    await writeChecksums(sink, globals.file.path, [globals.file], signal),
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

async function discardOutput({ source, sink, format, codec }: Prepared): Promise<void> {
  for (const path of [dumpPath(source.database, sink.id, format, codec), globalsPath(sink.id, codec)]) {
    await sink.discard(path);
    await sink.discard(`${path}.sha256`);
  }
}
