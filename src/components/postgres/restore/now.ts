import { z } from 'zod';
import { BackupError } from '../../../lib/errors.ts';
import type { Comparison } from '../../restorable.ts';
import { countRows } from '../capture/inventory.ts';
import { timeColumns } from '../capture/newest.ts';
import { type Facts, type TableFacts, tableKey, tableName } from '../facts.ts';
import { askTexts, type Database, quoteName } from '../server/database.ts';

/** Above this an estimate must do: counting would keep somebody waiting in an incident. */
const exactBelowRows = 1_000_000;
/** Without an index the newest row of a larger table is not looked for. */
const scannedBelowRows = 100_000;

const tableRow = z.object({
  schema: z.string(),
  name: z.string(),
  estimate: z.coerce.number(),
  time: z.string().nullable(),
  indexed: z.boolean(),
});
type LiveTable = z.output<typeof tableRow>;

/** What is in the live database now, held against the backup. */
export interface Now {
  readonly comparisons: readonly Comparison[];
  readonly losses: readonly string[];
}

export async function lookAtNow(database: Database, facts: Facts | undefined, only: readonly string[]): Promise<Now> {
  await database.run("SET lock_timeout = '2s'; SET statement_timeout = '20s'");
  const tables = await database.rows(tableRow, liveTables);
  const recorded = new Map((facts?.tables ?? []).map((table) => [tableKey(table), table]));
  const comparisons: Comparison[] = [];
  const losses: string[] = [];
  for (const table of tables.filter((one) => isWanted(one, only))) {
    comparisons.push(await compareNow(database, table, recorded.get(tableKey(table)), facts));
    recorded.delete(tableKey(table));
    const newest = await newestRow(database, table);
    if (newest !== undefined) losses.push(newest);
  }
  comparisons.push(...notThere([...recorded.values()].filter((table) => isWanted(table, only))));
  if (facts !== undefined)
    losses.unshift(`the backup holds what there was at ${facts.snapshot.at}; what came later is not in it`);
  return { comparisons, losses };
}

/** Tables of the backup that are not in a live database. */
export function notThere(tables: readonly TableFacts[]): Comparison[] {
  return tables.map((table) => ({ what: tableName(table), now: undefined, backup: table.rows }));
}

function isWanted(table: Pick<LiveTable, 'schema' | 'name'>, only: readonly string[]): boolean {
  return only.length === 0 || only.includes(table.name) || only.includes(tableName(table));
}

const liveTables = `
  SELECT n.nspname AS schema, c.relname AS name, c.reltuples::bigint::text AS estimate, t.attname AS time, coalesce(t.indexed, false) AS indexed
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN LATERAL (
      SELECT a.attname, EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indkey[0] = a.attnum AND i.indisvalid AND i.indpred IS NULL) AS indexed
      FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid IN ('timestamptz'::regtype, 'timestamp'::regtype)
        AND (a.attname = ANY ('{${timeColumns.join(',')}}') OR a.attname LIKE '%\\_at' OR a.attname LIKE '%time')
      ORDER BY array_position('{${timeColumns.join(',')}}'::text[], a.attname::text) NULLS LAST, a.attnum LIMIT 1) t ON true
  WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
    AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
  ORDER BY 1, 2`;

async function compareNow(
  database: Database,
  table: LiveTable,
  recorded: TableFacts | undefined,
  facts: Facts | undefined,
): Promise<Comparison> {
  const backup = recorded?.rows ?? (facts === undefined ? null : 0);
  if (table.estimate >= exactBelowRows) return { what: `${tableName(table)} (about)`, now: table.estimate, backup };
  return { what: tableName(table), now: (await orUnknown(countRows(database, table))) ?? null, backup };
}

async function newestRow(database: Database, table: LiveTable): Promise<string | undefined> {
  if (table.time === null || (!table.indexed && table.estimate >= scannedBelowRows)) return undefined;
  const newest = `max(${quoteName(table.time)})`;
  const sql = `SELECT ${newest}::text AS text FROM ONLY ${quoteName(table.schema, table.name)} HAVING ${newest} IS NOT NULL`;
  const [moment] = (await orUnknown(askTexts(database, sql))) ?? [];
  return moment === undefined ? undefined : `newest row now: ${tableName(table)}.${table.time} ${moment}`;
}

/** A locked or unreadable table keeps nobody from planning; a lost connection does. */
async function orUnknown<T>(asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof BackupError && ['source-lost', 'unreachable', 'cancelled'].includes(error.code)) throw error;
    return undefined;
  }
}
