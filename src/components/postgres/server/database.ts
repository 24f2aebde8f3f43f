import { z } from 'zod';

/** One session on the server. An abort ends it at once. */
export interface Database extends AsyncDisposable {
  /** The number of the process behind this session, as it was given when it began. */
  readonly process: number | undefined;
  /** Runs one statement; its rows are parsed by the schema. */
  rows<T>(schema: z.ZodType<T>, sql: string, values?: readonly string[]): Promise<T[]>;
  /** Runs statements whose result does not matter. */
  run(sql: string): Promise<void>;
}

const textRow = z.object({ text: z.string() });

/** The answers to a question with one column, which it calls "text". */
export async function askTexts(database: Database, sql: string, values?: readonly string[]): Promise<string[]> {
  return (await database.rows(textRow, sql, values)).map(({ text }) => text);
}

const numberRow = z.object({ number: z.coerce.number() });

/** The answer that is one number, called "number"; undefined: there is no row. */
export async function askNumber(
  database: Database,
  sql: string,
  values?: readonly string[],
): Promise<number | undefined> {
  return (await database.rows(numberRow, sql, values))[0]?.number;
}

/** A name in SQL: `we"ird` → `"we""ird"`. */
export function quoteName(...parts: readonly string[]): string {
  return parts.map((part) => `"${part.replaceAll('"', '""')}"`).join('.');
}

/** A text in SQL: `it's` → `'it''s'`. */
export function literal(text: string): string {
  const quoted = `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  return text.includes('\\') ? `E${quoted}` : quoted;
}
