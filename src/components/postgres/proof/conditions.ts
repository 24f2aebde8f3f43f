import { z } from 'zod';
import type { Database } from '../connect.ts';
import { tableKey } from '../facts.ts';

const conditionRow = z.object({ schema: z.string(), name: z.string(), condition: z.string() });

/** Which rows of an extension's own tables a dump holds (pg_extension_config_dump), by tableKey(). */
export async function readConditions(database: Database): Promise<Map<string, string>> {
  const rows = await database.rows(
    conditionRow,
    `SELECT n.nspname AS schema, c.relname AS name, x.condition
     FROM pg_extension e, unnest(e.extconfig, e.extcondition) AS x(id, condition)
       JOIN pg_class c ON c.oid = x.id JOIN pg_namespace n ON n.oid = c.relnamespace`,
  );
  return new Map(rows.map((row) => [tableKey(row), row.condition]));
}
