import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Facts, factsSchema } from '../../src/components/postgres/facts.ts';
import { database } from '../../src/components/postgres/index.ts';
import { installedMajors, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { caught, planRestore, restoreSession, type Taken, takeBackup } from '../support/postgres-restore.ts';

const run = promisify(execFile);
const available = installedMajors().length > 0;
const german = 'de_DE.UTF-8';

let server: PostgresServer;
let scratch: string;
let locales: string;
/** A locale in which amounts of money read differently could be made. */
let hasGerman = false;

beforeAll(async () => {
  if (!available) return;
  scratch = await mkdtemp(join(tmpdir(), 'settings-test-'));
  locales = await mkdtemp(join(tmpdir(), 'locales-'));
  await run('chmod', ['755', locales]);
  await run('localedef', ['-i', 'de_DE', '-f', 'UTF-8', join(locales, german)]).catch(() => {});
  hasGerman = (await readdir(locales)).includes(german);
  if (hasGerman) process.env.LOCPATH = locales;
  server = await startPostgres();
  delete process.env.LOCPATH;
});

afterAll(async () => {
  await server?.stop();
  for (const folder of [scratch, locales]) if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

interface Case {
  /** SQL in the database; D is its name, R the role that backs up. */
  readonly sql: string;
  /** Run on the server afterwards. */
  readonly settings?: string;
  readonly config?: Record<string, unknown>;
  /** Default: a superuser. */
  readonly role?: string;
}

let made = 0;

interface Scene {
  readonly name: string;
  readonly role: string;
  readonly url: string;
  readonly taken: Taken;
  readonly facts: Facts;
}

async function backUp({ sql, settings = '', config = {}, role }: Case): Promise<Scene> {
  made += 1;
  const [name, user] = [`case${made}`, `role${made}`];
  const named = (text: string) => text.replaceAll(/\bD\b/g, name).replaceAll(/\bR\b/g, user);
  await server.query(`CREATE ROLE ${user} ${role ?? 'SUPERUSER'} LOGIN PASSWORD 'secret'`);
  await server.query(named('CREATE DATABASE D'));
  await server.query(named(sql), name);
  for (const statement of settings.split(';\n')) if (statement !== '') await server.query(named(statement));
  const url = server.url(name).replace(/postgres:[^@]*@/, `${user}:secret@`);
  const folder = await mkdtemp(join(scratch, 'taken-'));
  const taken = await takeBackup({ url, scratch: folder, database: config });
  return { name, role: user, url, taken, facts: factsSchema.parse(JSON.parse(JSON.stringify(taken.capture.facts))) };
}

function environment() {
  return {
    ...process.env,
    PGHOST: server.host,
    PGPORT: String(server.port),
    PGUSER: server.user,
    PGPASSWORD: server.password,
  };
}

async function prove({ taken, facts, url }: Scene) {
  const session = restoreSession({ url, scratch: await mkdtemp(join(scratch, 'proof-')) });
  return await database.prove?.(facts, taken.backup, session);
}

/** Restores in place of the database. */
async function restore({ taken, url, name }: Scene): Promise<void> {
  const folder = join(scratch, `restore-${name}`);
  await mkdir(folder);
  const planned = await planRestore(taken, restoreSession({ url, scratch: folder }));
  await using staged = await planned.stage();
  expect(staged.definitions ?? []).toEqual([]);
  await staged.switch();
}

describe.skipIf(!available && process.env.CI === undefined)('settings reach nothing', () => {
  test('amounts of money in the locale of the database', async ({ skip }) => {
    if (!hasGerman) skip('no locale could be made');
    const scene = await backUp({
      sql: `SET lc_monetary = 'C'; CREATE TABLE paid (a money); INSERT INTO paid VALUES ('1234.56'), ('-0.01')`,
      settings: `ALTER DATABASE D SET lc_monetary = '${german}'`,
    });
    expect(scene.facts.database.lcMonetary).toBe(german);
    await restore(scene);
    expect(await server.query('SELECT sum(a)::numeric::text AS sum FROM paid', scene.name)).toEqual([
      { sum: '1234.55' },
    ]);
    // A throwaway server on a machine without that locale proves nothing, and says what it lacks.
    expect(await prove(scene)).toMatchObject({ outcome: 'not-verified' });
  });
});

describe.skipIf(!available && process.env.CI === undefined)('a backup never fails where pg_dump succeeds', () => {
  // From 17 on such an index cannot be made any more.
  test.skipIf((installedMajors().at(-1) ?? 0) >= 17)(
    'an index, a check and statistics that rely on search_path: a warning with the remedy, and nothing is called',
    async () => {
      const scene = await backUp({
        sql: `CREATE SCHEMA app; CREATE TABLE public.called (n text); CREATE FUNCTION public.plain(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'select upper($1)';
        CREATE FUNCTION app.imm(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'select plain($1)';
        CREATE FUNCTION app.checked(text) RETURNS boolean LANGUAGE plpgsql AS 'begin return exists (select from called where n = $1) or true; end';
        CREATE FUNCTION app.safe(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'select public.plain($1) from (select 1) as called';
        CREATE FUNCTION app.mended(text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = public AS 'select plain($1)';
        CREATE TABLE app.t (n text CHECK (app.checked(n)), created_at timestamptz); INSERT INTO app.t VALUES ('a', now()), ('b', now());
        CREATE INDEX by_imm ON app.t (app.imm(n)); CREATE INDEX by_safe ON app.t (app.safe(n)); CREATE INDEX by_mended ON app.t (app.mended(n));
        CREATE INDEX by_time ON app.t (created_at); CREATE TABLE other (created_at timestamptz PRIMARY KEY); INSERT INTO other VALUES ('2026-11-27');`,
      });
      expect(scene.taken.capture.warnings).toEqual([]);
      expect(scene.facts.tables.map(({ name, rows }) => [name, rows])).toContainEqual(['t', 2]);
      expect(scene.facts.newest?.map(({ name }) => name)).toEqual(['other']);
      const planned = await database.plan(restoreSession({ url: scene.url, scratch }));
      expect(planned?.plan.warnings).toEqual([
        expect.stringMatching(
          /check_?1?.* calls app.checked\(text\).* called .*ALTER FUNCTION app.checked\(text\) SET search_path = public$|app.checked/,
        ),
        expect.stringMatching(
          /^index app.by_imm calls app.imm\(text\), .* plain .*ALTER FUNCTION app.imm\(text\) SET search_path = public$/,
        ),
      ]);
    },
  );

  test.each([
    [2, 'directory'],
    [2, 'custom'],
    [1, 'directory'],
  ])('a role with a limit of %i sessions, %s format', async (limit, format) => {
    const scene = await backUp({
      sql: 'CREATE TABLE one AS SELECT generate_series(1, 10) AS a; CREATE TABLE two AS SELECT 1 AS a; GRANT SELECT ON one, two TO PUBLIC',
      role: `NOSUPERUSER CONNECTION LIMIT ${limit}`,
      config: { format, jobs: 4 },
    });
    expect(scene.facts.client.jobs).toBe(1);
    expect(scene.facts.tables.map(({ rows }) => rows)).toEqual([10, 1]);
    expect(await prove({ ...scene, url: server.url(scene.name) })).toMatchObject({ outcome: 'proven' });
  });

  test('no session left: says so', async () => {
    const scene = await backUp({ sql: '', role: 'NOSUPERUSER CONNECTION LIMIT 2' });
    await server.query(`ALTER ROLE ${scene.role} CONNECTION LIMIT 0`);
    const error = await caught(takeBackup({ url: scene.url, scratch }));
    expect(error.message).toContain(`no session left for ${scene.role}`);
  });

  test('more tables than can be locked twice', { timeout: 180_000 }, async () => {
    await using small = await startPostgres({ settings: { max_connections: '20', max_locks_per_transaction: '100' } });
    await small.query('CREATE DATABASE many');
    const lockable = await mostLocks(small);
    for (let at = 0; at < lockable; at += 100)
      await small.query(
        Array.from(
          { length: Math.min(100, lockable - at) },
          (_, n) => `CREATE TABLE t${at + n} AS SELECT 1 AS a;`,
        ).join(''),
        'many',
      );
    await run(join(small.binDir, 'pg_dump'), ['-f', '/dev/null', 'many'], {
      env: { ...environment(), PGPORT: String(small.port), PGPASSWORD: small.password },
    });
    const taken = await takeBackup({ url: small.url('many'), scratch, database: { jobs: 4 } });
    expect(taken.capture.warnings).toEqual([]);
    expect(factsSchema.parse(taken.capture.facts).tables).toHaveLength(lockable);
  });
});

/** So many tables that one session can lock them all, and two cannot. */
async function mostLocks({ query }: PostgresServer): Promise<number> {
  const [row] = await query(
    `SELECT current_setting('max_locks_per_transaction')::int * (current_setting('max_connections')::int + 22) AS locks`,
  );
  return Math.floor(Number(row?.locks) * 0.86);
}
