import pg from 'pg';
import { z } from 'zod';
import type { Connection } from '../../../connections/connection.ts';
import { cancelled, systemCode } from '../../../lib/errors.ts';
import type { Database } from './database.ts';
import { connectionError } from './errors.ts';
import { ownSettings } from './session-settings.ts';
import type { Source } from './source.ts';
import { tlsOptions } from './tls.ts';

/** Of the driver's client; its types leave it out. */
const clientState = z.object({ processID: z.int() });

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
    if (settings === 'ours') await attempt(() => setOurs(client));
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

const tries = 50;

/** A limit of a millisecond, set for a role or a database, may end the very statements that lift it. */
async function setOurs(client: pg.Client): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query('SET statement_timeout = 0');
      await client.query(ownSettings);
      return;
    } catch (error) {
      if (attempt === tries || systemCode(error) !== queryCanceled) throw error;
    }
  }
}

/** PostgreSQL manual, "Error Codes": query_canceled. */
const queryCanceled = '57014';
