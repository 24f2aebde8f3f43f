import { type Facts, type TableFacts, tableKey, tableName } from '../facts.ts';
import type { ServerState } from '../server/server.ts';
import type { DumpedGlobals } from './dump/globals.ts';
import type { Dumped, DumpJob } from './dump/job.ts';
import type { Partition, Relation } from './inventory.ts';
import type { Snapshot } from './snapshot.ts';

/** What no dump says of itself, or says with a voice of its own. */
export interface Asked {
  readonly relations: readonly Relation[];
  /** By tableKey(). */
  readonly counts: ReadonlyMap<string, number>;
  readonly partitions: readonly Partition[];
  readonly newest: Facts['newest'];
  readonly rest: Pick<Facts, 'largeObjects' | 'largeObjectsDigest' | 'bootstrapRole' | 'extensions'>;
}

/** What the manifest records of a database backup. */
export function collectFacts(
  job: DumpJob,
  { server, database }: ServerState,
  snapshot: Snapshot,
  dumped: Dumped,
  globals: DumpedGlobals,
  tables: TableFacts[],
  { relations, rest, newest }: Asked,
): Facts {
  const present = new Set(tables.map(tableKey));
  const dataless = relations.filter(
    (relation) => (relation.kind === 'r' || relation.kind === 'f') && !present.has(tableKey(relation)),
  );
  const named = ({ schema, name }: Relation) => ({ schema, name });
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
    ...(newest === undefined ? {} : { newest: newest.filter((one) => present.has(tableKey(one))) }),
    filters: { tables: [...job.tables], excludeTables: [...job.excludeTables] },
  };
}

function whyDataless(relation: Relation, job: DumpJob): string {
  if (relation.kind === 'f') return 'a foreign table: its rows are on another server';
  if (relation.ofExtension) return relation.estimatedBytes === 0 ? 'it belongs to an extension' : ofExtension;
  if (relation.unlogged) return 'it is unlogged and was read from a standby';
  return job.tables.length + job.excludeTables.length > 0 ? leftOut : 'unknown';
}

const ofExtension = 'it belongs to an extension, which makes it again with its own rows only';
const leftOut = 'left out by database.tables or database.exclude-tables';

/** What is not in this backup, and what no dump brings back. */
export function scopeWarnings({ format, tables, excludeTables }: DumpJob, facts: Facts): string[] {
  const warnings: string[] = [];
  const filtered = tables.length + excludeTables.length > 0;
  if (filtered && facts.tables.length === 0)
    warnings.push('database.tables and database.exclude-tables leave no table with rows in this backup.');
  if (excludeTables.length > 0 && !facts.dataless.some(({ reason }) => reason === leftOut))
    warnings.push('database.exclude-tables matches no table: nothing was left out. Check the patterns.');
  const extended = facts.dataless.filter(({ reason }) => reason === ofExtension).map(tableName);
  if (extended.length > 0)
    warnings.push(
      `pg_dump leaves out the rows of tables that belong to an extension: ${extended.join(', ')}. If rows of yours are in them: ALTER EXTENSION … DROP TABLE …`,
    );
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
