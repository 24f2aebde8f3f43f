import { z } from 'zod';
import type { Connection } from '../../../connections/connection.ts';
import type { Facts } from '../facts.ts';
import { orWarn } from '../server/ask.ts';
import { connectTo } from '../server/connect.ts';
import type { Database } from '../server/database.ts';
import type { Source } from '../server/source.ts';

/** One consistent view of the database, held open; others may look at the same through its id. */
export interface Snapshot extends AsyncDisposable {
  readonly database: Database;
  readonly facts: Facts['snapshot'];
  readonly inRecovery: boolean;
  /**
   * Asks something within the snapshot that a backup can do without: a refusal costs the answer and a warning. No lock is kept.
   *
   * @throws BackupError `cancelled`, `source-lost`
   */
  ask<T>(what: string, question: (database: Database) => Promise<T>, otherwise: T): Promise<T>;
  /** What was not answered, and why. */
  readonly warnings: string[];
}

const snapshotRow = z.object({ id: z.string(), at: z.string(), lsn: z.string().nullable(), recovering: z.boolean() });

/** Begins a read-only transaction and exports its snapshot. */
export async function openSnapshot(
  source: Source,
  connection: Connection,
  signal: AbortSignal,
  lockWaitMs: number,
): Promise<Snapshot> {
  await using opened = new AsyncDisposableStack();
  const database = opened.use(await connectTo(source, connection, signal));
  // The server ends what it does for us when we are gone. Older servers cannot, nor those on some systems.
  await database.run('SET client_connection_check_interval = 2000').catch(() => {});
  await database.run(
    `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL lock_timeout = ${Math.max(1, Math.round(lockWaitMs))};
     SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL jit = off`,
  );
  const [row] = await database.rows(
    snapshotRow,
    `SELECT pg_export_snapshot() AS id, pg_is_in_recovery() AS recovering,
       to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
       CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END::text AS lsn`,
  );
  const { recovering, ...facts } = snapshotRow.parse(row);
  const warnings: string[] = [];
  const kept = opened.move();
  return {
    database,
    facts,
    inRecovery: recovering,
    warnings,
    async ask(what, question, otherwise) {
      const asking = async () => {
        await database.run('SAVEPOINT question');
        return await question(database);
      };
      try {
        return await orWarn(warnings, what, asking, otherwise);
      } finally {
        await database.run('ROLLBACK TO SAVEPOINT question; RELEASE SAVEPOINT question').catch(() => {});
      }
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
