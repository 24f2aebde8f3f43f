import { z } from 'zod';
import { type NewestFacts, type TableName, tableKey } from '../facts.ts';
import { askTexts, type Database, quoteName } from '../server/database.ts';
import { withoutCode } from './counts.ts';
import type { Snapshot } from './snapshot.ts';

/** Names of columns that tell when a row was made, most telling first. */
export const timeColumns = [
  'created_at',
  'updated_at',
  'executed_at',
  'recorded_at',
  'inserted_at',
  'timestamp',
  'time',
  'ts',
  'date',
  'created',
  'updated',
] as const;

const columnRow = z.object({ schema: z.string(), name: z.string(), column: z.string(), zoned: z.boolean() });

/** Columns that tell when a row was made and whose newest value an index knows. */
const indexedTimes = `
  SELECT DISTINCT n.nspname AS schema, c.relname AS name, a.attname AS column, a.atttypid = 'timestamptz'::regtype AS zoned
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_index i ON i.indrelid = c.oid AND i.indkey[0] = a.attnum AND i.indisvalid AND i.indpred IS NULL
    JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam AND m.amname = 'btree'
  WHERE c.relkind = 'r' AND a.atttypid IN ('timestamptz'::regtype, 'timestamp'::regtype) AND a.attname = ANY ('{${timeColumns.join(',')}}')
  ORDER BY 1, 2, 3`;

/** The newest moment of an indexed time column; null: there is none. */
export type Newest = Omit<NewestFacts, 'at'> & { readonly at: string | null };

/** The newest moment in each indexed time column of these tables, in UTC; the texts sort as the moments do. */
export async function readNewest(database: Database, tables: readonly TableName[]): Promise<Newest[]> {
  const known = new Set(tables.map(tableKey));
  const found: Newest[] = [];
  for (const { schema, name, column, zoned } of await database.rows(columnRow, indexedTimes)) {
    if (!known.has(tableKey({ schema, name }))) continue;
    const newest = `max(${quoteName(column)})`;
    const moment = zoned ? `${newest} AT TIME ZONE 'UTC'` : newest;
    // Others are no moments at which a row was made: infinity, or before the common era.
    const [at = null] = await askTexts(
      database,
      `SELECT to_char(${moment}, 'YYYY-MM-DD HH24:MI:SS.US') AS text FROM ONLY ${quoteName(schema, name)}
       HAVING ${newest} >= '0001-01-02' AND ${newest} < '9999-12-31'`,
    );
    found.push({ schema, name, column, at });
  }
  return found;
}

/** The same within a backup's snapshot. */
export function recordNewest(snapshot: Snapshot, tables: readonly TableName[]): Promise<NewestFacts[] | undefined> {
  return snapshot.ask(
    'the newest rows',
    async (database) => {
      await database.run("SET LOCAL statement_timeout = '20s'; SET LOCAL lock_timeout = '2s'");
      const newest = await readNewest(database, await withoutCode(database, tables));
      return newest.flatMap(({ at, ...column }) => (at === null ? [] : [{ ...column, at }]));
    },
    undefined,
  );
}
