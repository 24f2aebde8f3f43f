import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { factsSchema } from '../../src/components/postgres/facts.ts';
import { backupAsItLies } from '../support/local-backup.ts';
import { installedMajors } from '../support/postgres.ts';
import { awkward, caught, quoted, takeBackup } from '../support/postgres-restore.ts';
import { type StagingScene, stagingScene } from '../support/postgres-staging.ts';

const available = installedMajors().length > 0;

let scene: StagingScene;
beforeAll(async () => {
  if (available) scene = await stagingScene();
});
afterEach(async () => {
  await scene?.expectUntouched();
});
afterAll(() => scene?.[Symbol.asyncDispose]());

describe.skipIf(!available && process.env.CI === undefined)('proof of a database on a staging server', () => {
  test('proven by another superuser; roles of others stay as they were', async () => {
    const result = await scene.prove();
    expect(result).toMatchObject({ differences: [], reason: undefined, outcome: 'proven' });
    expect(result.where).toContain(`at 127.0.0.1:${scene.staging.port}, a staging server`);
    expect(result.where).not.toContain('prover');
  });

  test('a restore that fails half-way, or is not allowed: a result, and nothing is left', async () => {
    const plain = await takeBackup({
      url: scene.production.url(awkward),
      scratch: scene.scratch,
      compression: 'gzip',
      database: { format: 'plain' },
    });
    const path = join(plain.folder, factsSchema.parse(plain.capture.facts).dump);
    const dump = gunzipSync(await readFile(path)).toString('utf8');
    await writeFile(path, gzipSync(dump.replace('COPY public.trades', 'NONSENSE;\nCOPY public.trades')));
    const changed = { ...plain, backup: await backupAsItLies(plain.folder, plain.backup.id) };
    expect(await scene.prove({ taken: changed, facts: plain.capture.facts })).toMatchObject({
      outcome: 'failed',
      where: expect.stringContaining('staging'),
      differences: [{ what: 'restore' }],
    });
    await scene.staging.query(`CREATE ROLE weak LOGIN CREATEDB CREATEROLE PASSWORD 'w'`);
    try {
      const weak = `postgresql://weak:w@127.0.0.1:${scene.staging.port}/postgres`;
      expect(await scene.prove({ staging: weak })).toMatchObject({ outcome: 'not-verified' });
    } finally {
      await scene.staging.query('DROP ROLE weak');
    }
    const older = { ...scene.facts, server: { ...scene.facts.server, major: 99, version: '99.1' } };
    expect(await scene.prove({ facts: older })).toMatchObject({
      outcome: 'not-verified',
      reason: expect.stringContaining('99.1'),
    });
  });

  test('cancelled half-way: nothing is left', async () => {
    const stop = new AbortController();
    const proving = caught(scene.prove({ signal: stop.signal }));
    const busy = `SELECT 1 FROM pg_stat_activity WHERE datname LIKE 'backup\\_actions\\_proof\\_%'`;
    while ((await scene.staging.query(busy)).length === 0);
    stop.abort();
    expect(await proving).toMatchObject({ code: 'cancelled' });
  });

  test('a subscription in the backup is removed without a word to its publisher', async () => {
    await scene.production.query('CREATE DATABASE subscribed');
    try {
      const sql = `CREATE SUBSCRIPTION "s 1" CONNECTION 'host=127.0.0.1 port=1 dbname=x' PUBLICATION p WITH (connect = false, slot_name = 's')`;
      await scene.production.query(sql, 'subscribed');
      const url = scene.production.url('subscribed');
      const own = await takeBackup({ url, scratch: scene.scratch, database: { format: 'custom' } });
      const result = await scene.prove({ taken: own, facts: own.capture.facts, production: url });
      expect(result).toMatchObject({ differences: [], outcome: 'proven' });
    } finally {
      const drop = 'ALTER SUBSCRIPTION "s 1" SET (slot_name = NONE); DROP SUBSCRIPTION "s 1"';
      for (const statement of drop.split('; ')) await scene.production.query(statement, 'subscribed');
      await scene.production.query('DROP DATABASE subscribed');
    }
  });

  test('what a killed run left is removed, what is not provably ours is not, nor what a living one uses', async () => {
    const left = 'backup_actions_proof_00112233445566aa';
    const living = 'backup_actions_proof_0011223344556677';
    const others = 'backup_actions_proof_00112233445566bb';
    const comment = (name: string, roles: readonly unknown[] = []) =>
      `COMMENT ON ROLE ${name} IS '${JSON.stringify({ made: 'by a restore test of backup-actions', database: name, roles })}'`;
    const holder = new pg.Client({ connectionString: scene.staging.url('bystander') });
    await holder.connect();
    try {
      await holder.query(`SELECT pg_advisory_lock(1649635184, ${Number.parseInt(living.slice(-7), 16)})`);
      for (const name of [left, living, others]) {
        await scene.staging.query(`CREATE DATABASE ${name}`);
        await scene.staging.query(`CREATE ROLE ${name}`);
      }
      await scene.staging.query('CREATE ROLE made_by_it; CREATE ROLE made_since');
      const [made] = await scene.staging.query(`SELECT oid::text FROM pg_roles WHERE rolname = 'made_by_it'`);
      const roles = [
        { name: 'made_by_it', oid: String(made?.oid) },
        { name: 'made_since', oid: '1' },
        { name: 'desk', oid: '2' },
      ];
      await scene.staging.query(`${comment(left, roles)}; ${comment(living)}; COMMENT ON ROLE ${others} IS 'mine'`);
      expect(await scene.prove()).toMatchObject({ outcome: 'proven' });
      const sql = `SELECT datname AS name FROM pg_database WHERE datname LIKE 'backup%' UNION ALL
        SELECT rolname FROM pg_roles WHERE rolname LIKE 'backup%' OR rolname LIKE 'made%' ORDER BY 1`;
      const names = (await scene.staging.query(sql)).map(({ name }) => name);
      expect(names).toEqual([living, living, others, others, 'made_since'].sort());
    } finally {
      await holder.end();
      for (const name of [left, living, others]) {
        await scene.staging.query(`DROP DATABASE IF EXISTS ${quoted(name)}`);
        await scene.staging.query(`DROP ROLE IF EXISTS ${quoted(name)}`);
      }
      await scene.staging.query('DROP ROLE IF EXISTS made_by_it, made_since');
    }
  });
});
