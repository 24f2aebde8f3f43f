import { z } from 'zod';
import { formatCount, plural } from '../../lib/format.ts';
import type { Session } from '../component.ts';
import type { Check } from '../restorable.ts';
import { connectTo, type Database, quoteName } from './connect.ts';
import { factsSchema, type TableFacts, tableKey, tableName } from './facts.ts';
import { firstValue } from './first-value.ts';
import { databaseConfig, parseSource } from './source.ts';
import { timeColumns } from './time-columns.ts';

const countRow = z.object({ rows: z.coerce.number() });
const tableRow = z.object({ schema: z.string(), name: z.string() });
const columnRow = z.object({ schema: z.string(), name: z.string(), column: z.string() });
const newestRow = z.object({ newest: z.string().nullable() });

/** Tables larger than this are not counted again: they were compared row by row before the switch. */
const countedRows = 5_000_000;

/** After a restore: the tables are there, hold at least what the backup held, and how recent their rows are. */
export async function inspectLiveDatabase(facts: unknown, session: Session): Promise<Check[]> {
  await using database = await open(session);
  const live = await database.rows(
    tableRow,
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`,
  );
  const parsed = factsSchema.safeParse(facts);
  if (!parsed.success) {
    const outcome = live.length > 0 ? 'passed' : 'failed';
    return [{ name: 'tables-present', outcome, detail: plural(live.length, 'table') }];
  }
  const { tables } = parsed.data;
  const present = new Set(live.map(tableKey));
  const missing = tables.filter((table) => !present.has(tableKey(table)));
  const found = tables.filter((table) => present.has(tableKey(table)));
  return [
    {
      name: 'tables-present',
      outcome: missing.length === 0 ? 'passed' : 'failed',
      detail: missing.length === 0 ? plural(tables.length, 'table') : `missing: ${missing.map(tableName).join(', ')}`,
    },
    await countTables(database, found),
    await newestRows(database, found),
  ];
}

/** The first value of the first row of the user's query, as text. */
export async function queryDatabase(sql: string, session: Session): Promise<string | undefined> {
  await using database = await open(session);
  return await firstValue(database, sql);
}

/** Services have started again: there may be more rows than in the backup, but not fewer unless something deletes. */
async function countTables(database: Database, tables: readonly TableFacts[]): Promise<Check> {
  const fewer: string[] = [];
  let total = 0;
  for (const table of tables.filter(({ rows }) => rows <= countedRows)) {
    const sql = `SELECT count(*)::text AS rows FROM ONLY ${quoteName(table.schema, table.name)}`;
    const [row] = await database.rows(countRow, sql);
    const rows = row?.rows ?? 0;
    total += rows;
    if (rows < table.rows) fewer.push(`${tableName(table)} has ${formatCount(rows)} of ${formatCount(table.rows)}`);
  }
  const detail = fewer.length === 0 ? plural(total, 'row') : fewer.join('; ');
  return { name: 'rows-present', outcome: fewer.length === 0 ? 'passed' : 'failed', detail };
}

async function newestRows(database: Database, tables: readonly TableFacts[]): Promise<Check> {
  const columns = await database.rows(
    columnRow,
    `SELECT n.nspname AS schema, c.relname AS name, a.attname AS column
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_index i ON i.indrelid = c.oid AND i.indkey[0] = a.attnum
     WHERE a.atttypid IN ('timestamptz'::regtype, 'timestamp'::regtype) AND a.attname = ANY ('{${timeColumns.join(',')}}')`,
  );
  const known = new Set(tables.map(tableKey));
  const newest: string[] = [];
  for (const column of columns.filter((one) => known.has(tableKey(one)))) {
    const sql = `SELECT max(${quoteName(column.column)})::text AS newest FROM ${quoteName(column.schema, column.name)}`;
    const [row] = await database.rows(newestRow, sql);
    if (row?.newest != null) newest.push(`${tableName(column)} ${row.newest}`);
  }
  const detail = newest.length === 0 ? 'no indexed time column to look at' : [...new Set(newest)].join(', ');
  return { name: 'newest-rows', outcome: 'passed', detail };
}

function open(session: Session): Promise<Database> {
  return connectTo(parseSource(databaseConfig(session).url), session.connection, session.signal);
}
