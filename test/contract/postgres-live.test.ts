import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { factsSchema } from '../../src/components/postgres/facts.ts';
import { database } from '../../src/components/postgres/index.ts';
import { askQueries } from '../../src/components/postgres/proof/queries.ts';
import { parseSource } from '../../src/components/postgres/server/source.ts';
import type { Check } from '../../src/components/restorable.ts';
import { localConnection } from '../../src/connections/local.ts';
import { runProbes } from '../../src/operations/checks/probes.ts';
import { installedMajors, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { restoreSession, type SessionOptions, takeBackup } from '../support/postgres-restore.ts';

const available = installedMajors().length > 0;

let server: PostgresServer;
let scratch: string;

beforeAll(async () => {
  if (!available) return;
  server = await startPostgres({ settings: { timezone: 'Asia/Kolkata', datestyle: 'SQL, DMY' } });
  scratch = await mkdtemp(join(tmpdir(), 'live-test-'));
});

afterAll(async () => {
  await server?.stop();
  if (scratch !== undefined) await rm(scratch, { recursive: true, force: true });
});

const tables = `
  CREATE TABLE trades (id int PRIMARY KEY, created_at timestamptz); CREATE INDEX ON trades (created_at);
  INSERT INTO trades SELECT i, '2026-11-22 01:00:00+00'::timestamptz + i * interval '1 second' FROM generate_series(1, 100) i;
  CREATE TABLE "we""ird" (ts timestamp); CREATE INDEX ON "we""ird" (ts); INSERT INTO "we""ird" VALUES ('2026-11-01 12:00'), (NULL);
  CREATE TABLE endless (ts timestamp); CREATE INDEX ON endless (ts); INSERT INTO endless VALUES ('infinity');
  CREATE TABLE plain (a int); INSERT INTO plain VALUES (1); CREATE TABLE empty (a int)`;

async function withTables(name: string): Promise<SessionOptions> {
  await server.query(`CREATE DATABASE ${name}`);
  await server.query(tables, name);
  return { url: server.url(name), scratch };
}

async function inspect(options: SessionOptions, facts: unknown): Promise<Record<string, Check>> {
  const found = await database.inspectLive?.(JSON.parse(JSON.stringify(facts)), restoreSession(options));
  return Object.fromEntries((found ?? []).map((check) => [check.name, check]));
}

/** Holds a table, as a migration does, while something is done. */
async function locked<T>(name: string, table: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server.url(name) });
  await client.connect();
  try {
    await client.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    return await work();
  } finally {
    await client.end();
  }
}

describe.skipIf(!available && process.env.CI === undefined)('the checks of a live database after a restore', () => {
  test('newest-rows fails when the newest row is older than that of the backup, or rows are gone', async () => {
    const options = await withTables('aging');
    const { capture } = await takeBackup(options);
    expect(factsSchema.parse(capture.facts).newest).toEqual([
      { schema: 'public', name: 'trades', column: 'created_at', at: '2026-11-22 01:01:40.000000' },
      { schema: 'public', name: 'we"ird', column: 'ts', at: '2026-11-01 12:00:00.000000' },
    ]);
    const whole = await inspect(options, capture.facts);
    expect(whole['newest-rows']).toMatchObject({ outcome: 'passed' });
    expect(whole['newest-rows']?.detail).toContain('public.trades 2026-11-22 01:01:40');

    await server.query(`INSERT INTO trades VALUES (101, '2026-11-23')`, 'aging');
    expect((await inspect(options, capture.facts))['newest-rows']).toMatchObject({ outcome: 'passed' });
    await server.query(`UPDATE trades SET created_at = '2026-11-22 06:31:39.5+05:30' WHERE id > 99`, 'aging');
    const older = await inspect(options, capture.facts);
    expect(older['rows-present']).toMatchObject({ outcome: 'passed' });
    expect(older['newest-rows']).toMatchObject({ outcome: 'failed' });
    expect(older['newest-rows']?.detail).toBe(
      'the newest row of public.trades is of 2026-11-22 01:01:39.500000, that of the backup of 2026-11-22 01:01:40.000000 (created_at, UTC)',
    );
    await server.query('UPDATE trades SET created_at = NULL', 'aging');
    expect((await inspect(options, capture.facts))['newest-rows']?.detail).toContain('is of no time');
  });

  test('a backup of an older version, and no time column: there must be rows', async () => {
    const options = await withTables('emptied');
    const { capture } = await takeBackup(options);
    const { newest: _, ...facts } = factsSchema.parse(capture.facts);
    expect((await inspect(options, facts))['newest-rows']).toMatchObject({ outcome: 'passed' });
    await server.query('TRUNCATE plain', 'emptied');
    expect((await inspect(options, facts))['newest-rows']).toMatchObject({
      outcome: 'failed',
      detail: 'public.plain has no rows, the backup has 1',
    });
  });

  test('a table that somebody holds keeps nobody waiting: what is not found out is no pass', async () => {
    const options = await withTables('migrating');
    const { capture } = await takeBackup(options);
    const found = await locked('migrating', 'trades', () => inspect(options, capture.facts));
    expect(found['tables-present']).toMatchObject({ outcome: 'passed' });
    expect(found['rows-present']).toMatchObject({ outcome: 'unknown' });
    expect(found['newest-rows']).toMatchObject({ outcome: 'unknown' });
  });

  test('a SQL check without an answer within its timeout fails, for a lock or by itself', async () => {
    const options = await withTables('asked');
    const checks = [
      { name: 'held', sql: 'SELECT count(*) FROM trades', expect: '100', timeout: '1s' },
      { name: 'slow', sql: 'SELECT 1 FROM pg_sleep(3600)', timeout: '1s' },
      { name: 'good', sql: 'SELECT count(*) FROM plain', expect: '1' },
    ];
    const session = restoreSession({ ...options, checks });
    const begun = performance.now();
    const live = await locked('asked', 'trades', () => runProbes(session));
    // Ended by the server: our own clock would leave it ten seconds more for each.
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(live.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'passed']);
    expect(live[0]?.detail).toContain('gave no answer within 1.0 s');
    const place = {
      source: parseSource(server.url('asked')),
      connection: localConnection,
      serverMajor: server.major,
      env: {},
      signal: session.signal,
      log: session.log,
    };
    const proof = await locked('asked', 'trades', () => askQueries(place, session));
    expect(proof.differences.map(({ what, found }) => [what, found.split(':')[0]])).toEqual([
      ['check held', 'It gave no answer within 1.0 s'],
      ['check slow', 'It gave no answer within 1.0 s'],
    ]);
  });

  test('a SQL check ends also when the server lets it go on', async () => {
    const options = await withTables('endless_answers');
    const sql = "SELECT set_config('statement_timeout', '0', false); SELECT pg_sleep(3600)";
    const checks = [{ name: 'unlimited', sql, timeout: '1s' }];
    const [check] = await runProbes(restoreSession({ ...options, checks }));
    expect(check).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('gave no answer within 1.0 s') });
  });
});
