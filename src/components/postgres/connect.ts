import pg from 'pg';
import { z } from 'zod';
import type { Connection } from '../../connections/connection.ts';
import { cancelled } from '../../lib/errors.ts';
import { connectionError } from './errors.ts';
import { ownSettings } from './session-settings.ts';
import type { Source } from './source.ts';
import { tlsOptions } from './tls.ts';

/** Of the driver's client; its types leave it out. */
const clientState = z.object({ processID: z.int() });

/** One session on the server. An abort ends it at once. */
export interface Database extends AsyncDisposable {
  /** The number of the process behind this session, as it was given when it began. */
  readonly process: number | undefined;
  /** Runs one statement; its rows are parsed by the schema. */
  rows<T>(schema: z.ZodType<T>, sql: string, values?: readonly string[]): Promise<T[]>;
  /** Runs statements whose result does not matter. */
  run(sql: string): Promise<void>;
}

/**
 * @param settings what the user's own SQL runs under: those of the role
 * @throws BackupError `unreachable`, `access-denied`, `database-missing`, `path-missing`, `cancelled`
 */
export async function connectTo(
  source: Source,
  connection: Connection,
  signal: AbortSignal,
  settings: 'ours' | 'of the role' = 'ours',
): Promise<Database> {
  if (signal.aborted) throw cancelled(signal);
  const socket = source.host.startsWith('/');
  const { host, port } = socket ? source : await connection.endpoint(source.host, source.port);
  const client = new pg.Client({
    host,
    port,
    user: source.user,
    password: source.password,
    database: source.database,
    ssl: await tlsOptions(source),
    connectionTimeoutMillis: source.connectTimeoutS * 1000,
    keepAlive: true,
    application_name: 'backup',
    options: '',
  });
  // A lost connection fails the statement at hand, or the next one; without a listener it would end the process.
  client.on('error', () => {});
  const end = () => void client.end().catch(() => {});
  signal.addEventListener('abort', end, { once: true });
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw signal.aborted ? cancelled(signal) : connectionError(error, source);
    }
  };
  try {
    await attempt(() => client.connect());
    if (settings === 'ours') await attempt(() => client.query(ownSettings));
  } catch (error) {
    signal.removeEventListener('abort', end);
    end();
    throw error;
  }
  return {
    process: clientState.safeParse(client).data?.processID,
    async rows(schema, sql, values) {
      const result = await attempt(() =>
        client.query<Record<string, unknown>>(sql, values === undefined ? [] : [...values]),
      );
      return result.rows.map((row) => schema.parse(row));
    },
    async run(sql) {
      await attempt(() => client.query(sql));
    },
    async [Symbol.asyncDispose]() {
      signal.removeEventListener('abort', end);
      await client.end().catch(() => {});
    },
  };
}

/** A name in SQL: `we"ird` → `"we""ird"`. */
export function quoteName(...parts: readonly string[]): string {
  return parts.map((part) => `"${part.replaceAll('"', '""')}"`).join('.');
}
