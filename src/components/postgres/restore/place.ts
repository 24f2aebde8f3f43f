import type { Connection } from '../../../connections/connection.ts';
import type { Tool, ToolOptions } from '../../../lib/exec.ts';
import type { Log } from '../../../lib/log.ts';
import type { Session } from '../../session.ts';
import type { ServerFacts } from '../facts.ts';
import { type Client, findClient, program } from '../server/clients.ts';
import { connectTo } from '../server/connect.ts';
import type { Database } from '../server/database.ts';
import { type Source, toolEnv } from '../server/source.ts';

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

/**
 * Starts one of PostgreSQL's programs.
 *
 * @param options its PGOPTIONS too, where they are not those of every session
 */
export function startProgram(
  place: Place,
  name: Parameters<typeof program>[1],
  args: readonly string[],
  { pgOptions, ...options }: Partial<Omit<ToolOptions, 'env'>> & { readonly pgOptions?: string },
): Promise<Tool> {
  const { source, connection, client, serverMajor, signal } = place;
  const own = pgOptions === undefined ? {} : { PGOPTIONS: pgOptions };
  const env = { ...toolEnv(source, place.env, serverMajor), ...own };
  return connection.start(program(client, name), args, { signal, ...options, env });
}

const patienceMs = 60_000;

/** For what must come to its end also after an abort. It is short. */
export function unstoppable(reach: Reach): Reach {
  return { ...reach, signal: AbortSignal.timeout(patienceMs) };
}

export function openPlace({ source, connection, signal }: Reach): Promise<Database> {
  return connectTo(source, connection, signal);
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
