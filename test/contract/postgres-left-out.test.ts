import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { database } from '../../src/components/postgres/index.ts';
import type { StagedRestore } from '../../src/components/restorable.ts';
import { installedMajors, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { planRestore, restoreSession, takeBackup } from '../support/postgres-restore.ts';

const available = installedMajors().length > 0;
const app = 'app';

/** Functions that find what they need by search_path, which is empty while a dump is restored. */
const byPath = `
  CREATE SCHEMA app;
  CREATE FUNCTION public.f(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN $1 + 1; END';
  CREATE FUNCTION app.g(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN (SELECT f($1)); END';`;

describe.skipIf(!available && process.env.CI === undefined)('what PostgreSQL cannot make again', () => {
  let server: PostgresServer;
  let scratch: string;

  beforeAll(async () => {
    server = await startPostgres();
    scratch = await mkdtemp(join(tmpdir(), 'left-out-'));
  });
  afterAll(async () => {
    await server?.[Symbol.asyncDispose]();
    if (scratch !== undefined) await rm(scratch, { recursive: true });
  });

  /** A database with these objects, backed up and restored beside itself: what the restore says of it. */
  async function restored(sql: string, format: 'auto' | 'plain' = 'auto') {
    await server.query(`DROP DATABASE IF EXISTS ${app} WITH (FORCE)`);
    await server.query(`CREATE DATABASE ${app}`);
    await server.query(sql, app);
    const taken = await takeBackup({ url: server.url(app), scratch, database: { format } });
    const session = () => restoreSession({ url: server.url(app), scratch });
    const proof = await database.prove?.(JSON.parse(JSON.stringify(taken.capture.facts)), taken.backup, session());
    return { proof, staged: await (await planRestore(taken, session())).stage() };
  }

  async function put(staged: StagedRestore): Promise<void> {
    await staged.switch();
    for (const { datname } of await server.query(`SELECT datname FROM pg_database WHERE datname LIKE '${app}_before%'`))
      await server.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
  }

  for (const format of ['auto', 'plain'] as const) {
    test(`an index over a function without search_path keeps no row from coming back (${format})`, async () => {
      const { proof, staged } = await restored(
        // From 17 on it could not be built over rows that are there already.
        `${byPath} CREATE TABLE app.t (a int); CREATE INDEX by_g ON app.t (app.g(a)); CREATE INDEX other ON app.t (a);
         INSERT INTO app.t SELECT generate_series(1, 1000);`,
        format,
      );
      await using _ = staged;
      expect(proof?.outcome).toBe('failed');
      expect(proof?.differences.map(({ what }) => what)).toEqual(['index app.by_g']);
      expect(staged.definitions).toMatchObject([
        { what: 'index app.by_g', expected: expect.stringContaining('CREATE INDEX by_g ON app.t') },
      ]);
      expect(staged.definitions?.[0]?.found).toContain('function f(integer) does not exist');
      await put(staged);
      expect(await server.query('SELECT count(*)::int FROM app.t', app)).toEqual([{ count: 1000 }]);
      expect(await server.query("SELECT indexname FROM pg_indexes WHERE schemaname = 'app'", app)).toEqual([
        { indexname: 'other' },
      ]);
    });
  }

  test('rows whose check or generated column needs search_path come back as their owner wrote them', async () => {
    const { proof, staged } = await restored(
      `${byPath} CREATE TABLE app.t (a int CHECK (app.g(a) > 0), b int GENERATED ALWAYS AS (app.g(a)) STORED);
       INSERT INTO app.t SELECT generate_series(1, 1000);`,
    );
    await using _ = staged;
    expect(proof).toMatchObject({ outcome: 'proven', differences: [] });
    expect(staged.definitions).toEqual([]);
    await put(staged);
    expect(await server.query('SELECT sum(b)::int AS sum FROM app.t', app)).toEqual([{ sum: 501_500 }]);
  });

  test('rows that break a foreign key come back, and the key is told with its statement', async () => {
    const { proof, staged } = await restored(
      `CREATE TABLE p (a int PRIMARY KEY); CREATE TABLE c (a int REFERENCES p);
       SET session_replication_role = replica; INSERT INTO c VALUES (7);`,
    );
    await using _ = staged;
    expect(proof?.outcome).toBe('failed');
    expect(staged.definitions).toMatchObject([
      { what: 'fk constraint public.c c_a_fkey', expected: expect.stringContaining('FOREIGN KEY (a) REFERENCES') },
    ]);
    await put(staged);
    expect(await server.query('SELECT a FROM c', app)).toEqual([{ a: 7 }]);
  });

  test('a check that reads another table waits for its rows', async () => {
    const { proof, staged } = await restored(
      `CREATE TABLE zdict (v text); INSERT INTO zdict SELECT 'v' || n FROM generate_series(1, 2000) n;
       CREATE FUNCTION ok(text) RETURNS boolean LANGUAGE sql AS 'SELECT EXISTS (SELECT 1 FROM public.zdict WHERE v = $1)';
       CREATE TABLE a (v text CHECK (ok(v))); INSERT INTO a VALUES ('v7');`,
    );
    await using _ = staged;
    expect(proof).toMatchObject({ outcome: 'proven', differences: [] });
    expect(staged.definitions).toEqual([]);
  });
});
