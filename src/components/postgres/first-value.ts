import { z } from 'zod';
import type { Database } from './connect.ts';

const anyRow = z.record(z.string(), z.unknown());

/** The first value of the first row of a query, as text; undefined when there is no row or the value is null. */
export async function firstValue(database: Database, sql: string): Promise<string | undefined> {
  const [row] = await database.rows(anyRow, sql);
  const value = row === undefined ? undefined : Object.values(row)[0];
  if (value === undefined || value === null) return undefined;
  return value instanceof Date ? value.toISOString() : String(value);
}
