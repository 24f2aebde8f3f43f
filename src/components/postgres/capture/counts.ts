import { z } from 'zod';
import { type TableName, tableKey, tableName } from '../facts.ts';
import { askTexts, type Database, quoteName } from '../server/database.ts';
import { countRows } from './inventory.ts';
import type { Snapshot } from './snapshot.ts';

const nameRow = z.object({ schema: z.string(), name: z.string() });

/**
 * Tables with functions or operators of the database's own in indexes and statistics. Whatever is asked of such a table, the
 * planner calls them; only COPY does not. They may rely on a search_path that is not ours, and are somebody else's code.
 */
const tablesWithCode = `
  SELECT DISTINCT n.nspname AS schema, c.relname AS name
  FROM pg_depend d
    LEFT JOIN pg_index i ON d.classid = 'pg_class'::regclass AND i.indexrelid = d.objid
    LEFT JOIN pg_statistic_ext s ON d.classid = 'pg_statistic_ext'::regclass AND s.oid = d.objid
    JOIN pg_class c ON c.oid = coalesce(i.indrelid, s.stxrelid) JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE d.refclassid IN ('pg_proc'::regclass, 'pg_operator'::regclass)`;

/** Those of the tables that can be asked without calling anybody's code. */
export async function withoutCode<T extends TableName>(database: Database, tables: readonly T[]): Promise<T[]> {
  const others = new Set((await database.rows(nameRow, tablesWithCode)).map(tableKey));
  return tables.filter((table) => !others.has(tableKey(table)));
}

/** Rows in the snapshot, by tableKey(), table by table, so that never more than one is locked. */
export async function countTables(snapshot: Snapshot, tables: readonly TableName[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const countable = await snapshot.ask('what can be counted', (database) => withoutCode(database, tables), []);
  for (const table of countable) {
    const count = await snapshot.ask(
      `the number of rows in ${tableName(table)}, apart from the dump`,
      (database) => countRows(database, table),
      undefined,
    );
    if (count !== undefined) counts.set(tableKey(table), count);
  }
  return counts;
}

/** Whether the table was emptied or written anew since the snapshot: then the snapshot may see less than it had. */
export async function wasRewritten(database: Database, table: TableName): Promise<boolean> {
  const same = `SELECT '' AS text FROM pg_class WHERE oid = to_regclass($1) AND relfilenode IS NOT DISTINCT FROM pg_relation_filenode(oid)`;
  return (await askTexts(database, same, [quoteName(table.schema, table.name)])).length === 0;
}
