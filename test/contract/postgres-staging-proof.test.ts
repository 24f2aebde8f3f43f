import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Facts, factsSchema } from '../../src/components/postgres/facts.ts';
import { database } from '../../src/components/postgres/index.ts';
import type { ProofResult } from '../../src/components/restorable.ts';
import { installedMajors, type PostgresServer, startPostgres } from '../support/postgres.ts';
import {
  awkward,
  caught,
  makeRichDatabase,
  quoted,
  restoreSession,
  type Taken,
  takeBackup,
} from '../support/postgres-restore.ts';

const available = installedMajors().length > 0;
const nobody = 'postgresql://postgres:x@127.0.0.1:1/trading_db';

let production: PostgresServer;
let staging: PostgresServer;
let scratch: string;
let taken: Taken;
let facts: Facts;
let before: readonly [production: unknown, staging: unknown];

beforeAll(async () => {
  if (!available) return;
  production = await startPostgres();
  staging = await startPostgres();
  scratch = await mkdtemp(join(tmpdir(), 'staging-test-'));
  await makeRichDatabase(production);
  await staging.query('CREATE DATABASE bystander');
  await staging.query(`CREATE ROLE prover SUPERUSER LOGIN PASSWORD 'prover-secret'; CREATE ROLE keeper NOLOGIN;
    CREATE ROLE desk LOGIN PASSWORD 'own' CONNECTION LIMIT 3; GRANT keeper TO desk;
    ALTER ROLE desk SET work_mem = '5MB'; GRANT CONNECT ON DATABASE bystander TO desk; ALTER DATABASE bystander OWNER TO desk`);
  await staging.query('CREATE TABLE t AS SELECT 1 AS a; ALTER TABLE t OWNER TO desk', 'bystander');
  taken = await takeBackup({ url: production.url(awkward), scratch, database: { format: 'custom' } });
  facts = factsSchema.parse(JSON.parse(JSON.stringify(taken.capture.facts)));
  before = [await surroundings(production), await surroundings(staging)];
});

// Whatever a test does, both servers are as they were.
afterEach(async () => {
  if (available) expect([await surroundings(production), await surroundings(staging)]).toEqual(before);
});

afterAll(async () => {
  await production?.stop();
  await staging?.stop();
  if (scratch !== undefined) await rm(scratch, { recursive: true, force: true });
});

/** Everything that databases of one server share, and what lies in the one beside. */
async function surroundings(server: PostgresServer): Promise<unknown> {
  const shared = [
    'SELECT oid, datname, datdba, datacl, datallowconn, datconnlimit FROM pg_database ORDER BY oid',
    'SELECT * FROM pg_authid ORDER BY oid',
    'SELECT roleid, member, grantor, admin_option FROM pg_auth_members ORDER BY 1, 2, 3',
    'SELECT * FROM pg_db_role_setting ORDER BY 1, 2',
    'SELECT * FROM pg_shdescription ORDER BY 1, 2',
    'SELECT spcname FROM pg_tablespace ORDER BY 1',
  ];
  return await Promise.all(shared.map((sql) => server.query(sql)));
}

const prover = () => `postgresql://prover:prover-secret@127.0.0.1:${staging.port}/postgres`;

interface Proving {
  readonly production?: string;
  readonly staging?: string;
  readonly facts?: unknown;
  readonly taken?: Taken;
  readonly sources?: readonly unknown[];
  readonly signal?: AbortSignal;
  readonly warnings?: string[];
}

async function prove(given: Proving = {}): Promise<ProofResult> {
  const own = given.taken ?? taken;
  const session = restoreSession({
    url: given.production ?? production.url(awkward),
    staging: given.staging ?? prover(),
    scratch: await mkdtemp(join(scratch, 'run-')),
    ...(given.signal === undefined ? {} : { signal: given.signal }),
    ...(given.warnings === undefined ? {} : { warnings: given.warnings }),
  });
  const recorded = given.facts ?? facts;
  const sources = given.sources ?? [recorded];
  const result = await database.prove?.(recorded, own.backup, session, sources);
  if (result === undefined) throw new Error('it cannot be proved');
  expect(await readdir(session.scratch)).toEqual([]);
  return result;
}

/** The refusal, which must come from the check that runs before anything is made, too. */
async function refused(given: Proving): Promise<{ code: string; words: string; hint: string }> {
  const error = await caught(prove(given));
  const session = restoreSession({
    url: given.production ?? production.url(awkward),
    staging: given.staging ?? prover(),
    scratch,
  });
  const again = caught(
    Promise.resolve(database.assureStaging?.(given.facts ?? facts, session, given.sources ?? [facts])),
  );
  expect((await again).message).toBe(error.message);
  const words = [error.message, ...error.because].join(' ');
  expect(words + error.hint).not.toContain('prover-secret');
  return { code: error.code, words, hint: error.hint ?? '' };
}

describe.skipIf(!available && process.env.CI === undefined)('proof of a database on a staging server', () => {
  test('proven by another superuser; roles of others stay as they were', async () => {
    const result = await prove();
    expect(result).toMatchObject({ differences: [], reason: undefined, outcome: 'proven' });
    expect(result.where).toContain(`at 127.0.0.1:${staging.port}, a staging server`);
    expect(result.where).not.toContain('prover');
  });

  test('refused: production itself, by its address, by another name, by its socket', async () => {
    const same = await refused({ staging: production.url('postgres') });
    expect(same).toMatchObject({ code: 'preflight-failed', words: expect.stringContaining('same host and port') });
    const local = production.url('postgres').replace('127.0.0.1', 'LOCALHOST');
    expect(await refused({ staging: local })).toMatchObject({ code: 'preflight-failed' });
    const sockets = join(dirname(production.dataDir), 'sockets');
    const bySocket = `${production.url('postgres')}?host=${encodeURIComponent(sockets)}`;
    const found = await refused({ staging: bySocket });
    expect(found.code).toBe('preflight-failed');
    expect(found.words).toMatch(/system identifier, \d+, is that of the server at 127\.0\.0\.1/);
  });

  test('refused: a streaming replica of production, and the same after it was promoted', async () => {
    await using replica = await startPostgres({ replicaOf: production });
    expect(await replica.query('SELECT pg_is_in_recovery() AS standby')).toEqual([{ standby: true }]);
    const found = await refused({ staging: replica.url() });
    expect(found.code).toBe('preflight-failed');
    expect(found.words).toMatch(/physical copy of it \(a replica/);
    await replica.query('SELECT pg_promote()');
    expect(await refused({ staging: replica.url() })).toMatchObject({ code: 'preflight-failed' });
    expect(await refused({ staging: replica.url(), production: nobody })).toMatchObject({ code: 'preflight-failed' });
  });

  test('refused: a standby of whatever server', async () => {
    await using other = await startPostgres();
    await using replica = await startPostgres({ replicaOf: other });
    const found = await refused({ staging: replica.url() });
    expect(found).toMatchObject({ code: 'preflight-failed', words: expect.stringContaining('is a standby') });
  });

  test('production gone: what the backups recorded of it decides', async () => {
    const warnings: string[] = [];
    const proven = await prove({ production: nobody, warnings });
    expect(proven).toMatchObject({ outcome: 'proven' });
    expect(warnings.join()).toContain('does not answer');
    const itself = await refused({ production: nobody, staging: production.url('postgres') });
    expect(itself).toMatchObject({ code: 'preflight-failed', words: expect.stringContaining('was taken from') });
    // The backup is of an older server; a newer one says where production is now.
    const older = { ...facts, server: { ...facts.server, systemIdentifier: '7' } };
    const moved = { production: nobody, facts: older, sources: [facts, older] };
    expect(await refused({ ...moved, staging: production.url('postgres') })).toMatchObject({
      code: 'preflight-failed',
    });
    const silent = { ...facts, server: { ...facts.server, systemIdentifier: null } };
    const nothing = { production: nobody, facts: older, sources: [silent, older] };
    expect(await refused(nothing)).toMatchObject({
      code: 'not-verified',
      words: expect.stringContaining('could not be proven'),
    });
  });

  test('refused: a server that was production once, while another one answers as production', async () => {
    await using successor = await startPostgres();
    const newer = { ...facts, server: { ...facts.server, systemIdentifier: '7' } };
    const moved = { production: successor.url(), facts: newer, sources: [newer, facts] };
    expect(await refused({ ...moved, staging: production.url('postgres') })).toMatchObject({
      code: 'preflight-failed',
      words: expect.stringContaining('was taken from'),
    });
  });

  test('could not be proven: production refuses us, or hides its identifier; so does staging', async () => {
    const wrong = production.url(awkward).replace(production.password, 'wrong');
    expect(await refused({ production: wrong })).toMatchObject({ code: 'not-verified' });
    for (const server of [production, staging]) {
      const hide = 'REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC; CREATE ROLE blind LOGIN PASSWORD $$b$$';
      await server.query(hide);
      const blind = `postgresql://blind:b@127.0.0.1:${server.port}/postgres`;
      const found = await refused(server === production ? { production: blind } : { staging: blind });
      expect(found).toMatchObject({
        code: 'not-verified',
        hint: expect.stringContaining('GRANT EXECUTE ON FUNCTION pg_control_system() TO blind'),
      });
      await server.query('GRANT EXECUTE ON FUNCTION pg_control_system() TO PUBLIC; DROP ROLE blind');
    }
  });

  test('nothing says where production is: refused', async () => {
    const session = restoreSession({ url: production.url(awkward), staging: prover(), scratch });
    const { database: _none, ...config } = session.config;
    const error = await caught(Promise.resolve(database.assureStaging?.(facts, { ...session, config }, [facts])));
    expect(error).toMatchObject({ code: 'invalid-config', hint: expect.stringContaining('DATABASE_URL') });
  });

  test('a restore that fails half-way, or is not allowed: a result, and nothing is left', async () => {
    const plain = await takeBackup({
      url: production.url(awkward),
      scratch,
      compression: 'gzip',
      database: { format: 'plain' },
    });
    const path = join(plain.backup.folder, factsSchema.parse(plain.capture.facts).dump);
    const dump = gunzipSync(await readFile(path)).toString('utf8');
    await writeFile(path, gzipSync(dump.replace('COPY public.trades', 'NONSENSE;\nCOPY public.trades')));
    expect(await prove({ taken: plain, facts: plain.capture.facts })).toMatchObject({
      outcome: 'failed',
      where: expect.stringContaining('staging'),
      differences: [{ what: 'restore' }],
    });
    await staging.query(`CREATE ROLE weak LOGIN CREATEDB CREATEROLE PASSWORD 'w'`);
    try {
      const weak = `postgresql://weak:w@127.0.0.1:${staging.port}/postgres`;
      expect(await prove({ staging: weak })).toMatchObject({ outcome: 'not-verified' });
    } finally {
      await staging.query('DROP ROLE weak');
    }
    const older = { ...facts, server: { ...facts.server, major: 99, version: '99.1' } };
    expect(await prove({ facts: older })).toMatchObject({
      outcome: 'not-verified',
      reason: expect.stringContaining('99.1'),
    });
  });

  test('cancelled half-way: nothing is left', async () => {
    const stop = new AbortController();
    const proving = caught(prove({ signal: stop.signal }));
    const busy = `SELECT 1 FROM pg_stat_activity WHERE datname LIKE 'backup\\_actions\\_proof\\_%'`;
    while ((await staging.query(busy)).length === 0);
    stop.abort();
    expect(await proving).toMatchObject({ code: 'cancelled' });
  });

  test('a subscription in the backup is removed without a word to its publisher', async () => {
    await production.query('CREATE DATABASE subscribed');
    try {
      const sql = `CREATE SUBSCRIPTION "s 1" CONNECTION 'host=127.0.0.1 port=1 dbname=x' PUBLICATION p WITH (connect = false, slot_name = 's')`;
      await production.query(sql, 'subscribed');
      const url = production.url('subscribed');
      const own = await takeBackup({ url, scratch, database: { format: 'custom' } });
      const result = await prove({ taken: own, facts: own.capture.facts, production: url });
      expect(result).toMatchObject({ differences: [], outcome: 'proven' });
    } finally {
      const drop = 'ALTER SUBSCRIPTION "s 1" SET (slot_name = NONE); DROP SUBSCRIPTION "s 1"';
      for (const statement of drop.split('; ')) await production.query(statement, 'subscribed');
      await production.query('DROP DATABASE subscribed');
    }
  });

  test('what a killed run left is removed, what is not provably ours is not, nor what a living one uses', async () => {
    const left = 'backup_actions_proof_00112233445566aa';
    const living = 'backup_actions_proof_0011223344556677';
    const others = 'backup_actions_proof_00112233445566bb';
    const comment = (name: string, roles: readonly unknown[] = []) =>
      `COMMENT ON ROLE ${name} IS '${JSON.stringify({ made: 'by a restore test of backup-actions', database: name, roles })}'`;
    const holder = new pg.Client({ connectionString: staging.url('bystander') });
    await holder.connect();
    try {
      await holder.query(`SELECT pg_advisory_lock(1649635184, ${Number.parseInt(living.slice(-7), 16)})`);
      for (const name of [left, living, others]) {
        await staging.query(`CREATE DATABASE ${name}`);
        await staging.query(`CREATE ROLE ${name}`);
      }
      await staging.query('CREATE ROLE made_by_it; CREATE ROLE made_since');
      const [made] = await staging.query(`SELECT oid::text FROM pg_roles WHERE rolname = 'made_by_it'`);
      const roles = [
        { name: 'made_by_it', oid: String(made?.oid) },
        { name: 'made_since', oid: '1' },
        { name: 'desk', oid: '2' },
      ];
      await staging.query(`${comment(left, roles)}; ${comment(living)}; COMMENT ON ROLE ${others} IS 'mine'`);
      expect(await prove()).toMatchObject({ outcome: 'proven' });
      const sql = `SELECT datname AS name FROM pg_database WHERE datname LIKE 'backup%' UNION ALL
        SELECT rolname FROM pg_roles WHERE rolname LIKE 'backup%' OR rolname LIKE 'made%' ORDER BY 1`;
      const names = (await staging.query(sql)).map(({ name }) => name);
      expect(names).toEqual([living, living, others, others, 'made_since'].sort());
    } finally {
      await holder.end();
      for (const name of [left, living, others]) {
        await staging.query(`DROP DATABASE IF EXISTS ${quoted(name)}`);
        await staging.query(`DROP ROLE IF EXISTS ${quoted(name)}`);
      }
      await staging.query('DROP ROLE IF EXISTS made_by_it, made_since');
    }
  });
});
