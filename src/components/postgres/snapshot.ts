import { z } from 'zod';
import type { Connection } from '../../connections/connection.ts';
import { connectTo, type Database } from './connect.ts';
import type { Facts } from './facts.ts';
import type { Source } from './source.ts';

/** One consistent view of the database, held open; others may look at the same through its id. */
export interface Snapshot extends AsyncDisposable {
  readonly database: Database;
  readonly facts: Facts['snapshot'];
  readonly inRecovery: boolean;
}

const snapshotRow = z.object({ id: z.string(), at: z.string(), lsn: z.string().nullable(), recovering: z.boolean() });

export interface Access {
  readonly source: Source;
  readonly connection: Connection;
  readonly signal: AbortSignal;
  readonly serverMajor: number;
}

/** Begins a read-only transaction and exports its snapshot. */
export async function openSnapshot(access: Access): Promise<Snapshot> {
  await using opened = new AsyncDisposableStack();
  const database = opened.use(await openSession(access));
  await database.run('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const [row] = await database.rows(
    snapshotRow,
    `SELECT pg_export_snapshot() AS id, pg_is_in_recovery() AS recovering,
       to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
       CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END::text AS lsn`,
  );
  const { recovering, ...facts } = snapshotRow.parse(row);
  const kept = opened.move();
  return { database, facts, inRecovery: recovering, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** Another session that sees the same snapshot. */
export async function joinSnapshot(access: Access, id: string): Promise<Database> {
  await using opened = new AsyncDisposableStack();
  const database = opened.use(await openSession(access));
  await database.run('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await database.run(`SET TRANSACTION SNAPSHOT '${id.replaceAll("'", "''")}'`);
  opened.move();
  return database;
}

/**
 * A session that no default of a role or database ends while the dump runs, that sees all rows or fails, and whose
 * statements the server ends by itself when we are gone.
 */
async function openSession({ source, connection, signal, serverMajor }: Access): Promise<Database> {
  await using opened = new AsyncDisposableStack();
  const database = opened.use(await connectTo(source, connection, signal));
  const settings = [
    'SET statement_timeout = 0',
    'SET lock_timeout = 0',
    'SET idle_in_transaction_session_timeout = 0',
    'SET row_security = off',
    "SET search_path = ''",
    ...(serverMajor >= 14 ? ['SET idle_session_timeout = 0', 'SET client_connection_check_interval = 2000'] : []),
    ...(serverMajor >= 17 ? ['SET transaction_timeout = 0'] : []),
  ];
  await database.run(settings.join('; '));
  opened.move();
  return database;
}
