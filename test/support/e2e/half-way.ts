import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { PostgresServer } from '../postgres.ts';
import { commandLine, descendants, send } from '../processes.ts';
import { until } from '../until.ts';

/** Enough of a dump to be in the middle of it. */
const midwayBytes = 100_000;

/** A lock that makes every dump wait until it is disposed. */
export async function lockTable(server: PostgresServer, database: string, table: string): Promise<AsyncDisposable> {
  const client = new pg.Client({ connectionString: server.url(database) });
  client.on('error', () => {});
  await client.connect();
  await client.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
  return { [Symbol.asyncDispose]: () => client.end() };
}

/** Waits until a backup waits for a lock; then nothing moves. */
export async function waitsForLock(server: PostgresServer): Promise<void> {
  await until('a backup to wait for a lock', async () => {
    const waiting = await server.query(
      `SELECT 1 FROM pg_stat_activity WHERE query LIKE 'LOCK TABLE %' AND wait_event_type = 'Lock'`,
    );
    return waiting.length > 0;
  });
}

/** Waits until data of a component have come into the store; they are not all of them yet. */
export async function arrives(store: string, component: 'database' | 'redis'): Promise<void> {
  const inside = new RegExp(`^\\d{8}_\\d{6}\\.partial/${component}/.*\\d`);
  await until(`data of ${component} in the store`, async () => {
    const files = await readdir(store, { recursive: true }).catch(() => []);
    for (const name of files.filter((file) => inside.test(file))) {
      const facts = await stat(join(store, name)).catch(() => undefined);
      if (facts?.isFile() && facts.size > midwayBytes) return true;
    }
    return false;
  });
}

/** Stops every pg_dump below a process in the middle of the rows. */
export async function stopMidway(store: string, pid: number): Promise<{ continue(): void }> {
  await arrives(store, 'database');
  const stopped = dumps(pid);
  if (stopped.length === 0) throw new Error('pg_dump has ended already: the table is too small');
  send(stopped, 'SIGSTOP');
  return { continue: () => send(stopped, 'SIGCONT') };
}

/** The pg_dump processes below a process. */
export function dumps(pid: number): number[] {
  return descendants(pid).filter((one) => /^\S*pg_dump /.test(commandLine(one) ?? ''));
}

/** Ends the sessions of pg_dump as an administrator, or the out-of-memory killer of a server, would. */
export async function terminateDumps(server: PostgresServer): Promise<void> {
  await server.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'active' AND query ~ '^(LOCK TABLE|COPY) '`,
  );
}
