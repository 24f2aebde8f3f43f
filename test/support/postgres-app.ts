import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RestoreSession } from '../../src/components/restorable.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import {
  databaseNames,
  quoted,
  restoreId,
  restoreSession,
  type SessionOptions,
  type Taken,
  takeBackup,
} from './postgres-restore.ts';

export const app = 'app';
export const staged = `${app}_restore_${restoreId}`;
export const former = `${app}_before_${restoreId}`;

/** What `notes` tells of the database as it was backed up, and as it is since. */
export const old = [{ note: 'old', count: 1000 }];
export const now = [{ note: 'now', count: 2 }];

/** A small trading database and its backup. */
export interface AppScene extends AsyncDisposable {
  readonly server: PostgresServer;
  readonly scratch: string;
  readonly taken: Taken;
  /** The live database becomes what it is after the backup: a row lost, one newer, everything marked. */
  reset(): Promise<void>;
  session(options?: Partial<SessionOptions>): RestoreSession;
  notes(name?: string): Promise<unknown[]>;
}

export async function appScene(): Promise<AppScene> {
  const server = await startPostgres();
  const scratch = await mkdtemp(join(tmpdir(), 'restore-test-'));
  await server.query(`CREATE DATABASE ${app}`);
  await server.query(
    `CREATE TABLE trades (id int PRIMARY KEY, note text, created_at timestamptz); CREATE TABLE "odd ""one" (a int); CREATE SEQUENCE numbers; CREATE TYPE mood AS ENUM ('ok');
     CREATE TABLE moods (m mood DEFAULT 'ok', id serial); CREATE TABLE parts (d date) PARTITION BY RANGE (d); CREATE TABLE parts_all PARTITION OF parts DEFAULT;
     INSERT INTO trades SELECT i, 'old', '2026-11-22' FROM generate_series(1, 1000) i; INSERT INTO moods SELECT 'ok' FROM generate_series(1, 5); INSERT INTO parts VALUES ('2026-01-01');
     CREATE INDEX ON trades (created_at)`,
    app,
  );
  const taken = await takeBackup({ url: server.url(app), scratch });
  return {
    server,
    scratch,
    taken,
    async reset() {
      for (const name of await databaseNames(server))
        if (name !== 'postgres') await server.query(`DROP DATABASE ${quoted(name)} WITH (FORCE)`);
      await server.query(`CREATE DATABASE ${app}`);
      await server.query(
        `CREATE TABLE trades (id int PRIMARY KEY, note text, created_at timestamptz); INSERT INTO trades VALUES (1, 'now', '2026-11-22 03:10:11+00'), (2, 'now', NULL)`,
        app,
      );
    },
    session: (options = {}) => restoreSession({ url: server.url(app), scratch, ...options }),
    notes: (name = app) => server.query('SELECT note, count(*)::int AS count FROM trades GROUP BY note', name),
    async [Symbol.asyncDispose]() {
      await server.stop();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
