import type { Connection } from '../../../connections/connection.ts';
import type { Log } from '../../../lib/log.ts';
import type { Session } from '../../component.ts';
import { type Client, findClient } from '../clients.ts';
import { connectTo, type Database } from '../connect.ts';
import type { ServerFacts } from '../facts.ts';
import { type Source, toolEnv } from '../source.ts';

/** One database on a server, and the programs that work on it. */
export interface Place extends Reach {
  readonly client: Client;
}

/** One database on a server. */
export interface Reach {
  readonly source: Source;
  readonly connection: Connection;
  readonly serverMajor: number;
  /** The ambient environment; never what to connect to. */
  readonly env: Session['env'];
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** The same server, another database. */
export function at(place: Place, database: string): Place {
  return { ...place, source: { ...place.source, database } };
}

export function placeEnv(place: Place): Record<string, string | undefined> {
  return toolEnv(place.source, place.env);
}

/** A session that no default of a role or database disturbs. */
export async function openPlace(place: Reach): Promise<Database> {
  const database = await connectTo(place.source, place.connection, place.signal);
  try {
    await database.run(calmSettings(place.serverMajor).join('; '));
    return database;
  } catch (error) {
    await database[Symbol.asyncDispose]();
    throw error;
  }
}

export function calmSettings(serverMajor: number): string[] {
  return [
    'SET statement_timeout = 0',
    'SET lock_timeout = 0',
    'SET idle_in_transaction_session_timeout = 0',
    'SET row_security = off',
    'SET default_transaction_read_only = off',
    "SET search_path = ''",
    ...(serverMajor >= 14 ? ['SET idle_session_timeout = 0'] : []),
    ...(serverMajor >= 17 ? ['SET transaction_timeout = 0'] : []),
  ];
}

/**
 * The programs for a server: of its own major version, but not older than the program that wrote the archive.
 *
 * @throws BackupError `tool-missing`, `version-mismatch`
 */
export async function clientFor(
  session: Pick<Session, 'connection' | 'env' | 'signal'>,
  source: Source,
  server: ServerFacts,
  archiveMajor: number,
  folder: string | undefined,
): Promise<Client> {
  const wanted = archiveMajor > server.major ? ({ major: archiveMajor, writer: 'pg_dump' } as const) : server;
  const { connection, env, signal } = session;
  return await findClient(connection, wanted, folder, { env: toolEnv(source, env), signal });
}
