import type { z } from 'zod';

/** One session on the server. An abort ends it at once. */
export interface Database extends AsyncDisposable {
  /** The number of the process behind this session, as it was given when it began. */
  readonly process: number | undefined;
  /** Runs one statement; its rows are parsed by the schema. */
  rows<T>(schema: z.ZodType<T>, sql: string, values?: readonly string[]): Promise<T[]>;
  /** Runs statements whose result does not matter. */
  run(sql: string): Promise<void>;
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
