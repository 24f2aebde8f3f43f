import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Facts, factsSchema } from '../../src/components/postgres/facts.ts';
import { database } from '../../src/components/postgres/index.ts';
import { installedMajors, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { caught, planRestore, quoted, restoreSession, type Taken, takeBackup } from '../support/postgres-restore.ts';

const run = promisify(execFile);
const available = installedMajors().length > 0;
const german = 'de_DE.UTF-8';

let server: PostgresServer;
let scratch: string;
/** A locale in which amounts of money read differently could be made. */
let hasGerman = false;

beforeAll(async () => {
  if (!available) return;
  scratch = await mkdtemp(join(tmpdir(), 'settings-test-'));
  const locales = await mkdtemp(join(tmpdir(), 'locales-'));
  await run('chmod', ['755', locales]);
  await run('localedef', ['-i', 'de_DE', '-f', 'UTF-8', join(locales, german)]).catch(() => {});
  hasGerman = (await readdir(locales)).includes(german);
  if (hasGerman) process.env.LOCPATH = locales;
  server = await startPostgres();
  delete process.env.LOCPATH;
});

afterAll(async () => {
  await server?.stop();
  if (scratch !== undefined) await rm(scratch, { recursive: true, force: true });
});

interface Case {
  /** SQL in the database; D is its name, R the role that backs up. */
  readonly sql: string;
  /** Run on the server afterwards. */
  readonly settings?: string;
  readonly create?: string;
  readonly config?: Record<string, unknown>;
  /** Default: a superuser. */
  readonly role?: string;
  /** Client encoding in which `sql` is sent by psql; else the driver sends it. */
  readonly raw?: Buffer;
}

let made = 0;

interface Scene {
  readonly name: string;
  readonly role: string;
  readonly url: string;
  readonly taken: Taken;
  readonly facts: Facts;
}

async function backUp({ sql, settings = '', create = '', config = {}, role, raw }: Case): Promise<Scene> {
  made += 1;
  const [name, user] = [`case${made}`, `role${made}`];
  const named = (text: string) => text.replaceAll(/\bD\b/g, name).replaceAll(/\bR\b/g, user);
  await server.query(`CREATE ROLE ${user} ${role ?? 'SUPERUSER'} LOGIN PASSWORD 'secret'`);
  await server.query(named(`CREATE DATABASE D ${create}`));
  if (raw === undefined) await server.query(named(sql), name);
  else await psql(name, raw);
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

async function psql(name: string, script: Buffer): Promise<void> {
  const running = run(join(server.binDir, 'psql'), ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', name, '-f', '-'], {
    env: { ...environment(), PGCLIENTENCODING: 'SQL_ASCII' },
  });
  running.child.stdin?.end(script);
  await running;
}

async function prove({ taken, facts, url }: Scene) {
  const session = restoreSession({ url, scratch: await mkdtemp(join(scratch, 'proof-')) });
  return await database.prove?.(facts, taken.backup, session);
}

/** Restores in place of the database and returns what pg_dump says before and after. */
async function restore({ taken, url, name }: Scene): Promise<{ before: string; after: string }> {
  const before = await dumped(name);
  const folder = join(scratch, `restore-${name}`);
  await mkdir(folder);
  const planned = await planRestore(taken, restoreSession({ url, scratch: folder }));
  await using staged = await planned.stage();
  expect(staged.definitions ?? []).toEqual([]);
  await staged.switch();
  return { before, after: await dumped(name) };
}

async function dumped(name: string): Promise<string> {
  const { stdout } = await run(join(server.binDir, 'pg_dump'), [quoted(name).slice(1, -1)], {
    env: environment(),
    encoding: 'latin1',
    maxBuffer: 1e9,
  });
  return stdout.replaceAll(/^\\(un)?restrict .*$/gm, '');
}

const odd = `CREATE TABLE odd (id int PRIMARY KEY, raw bytea, at timestamptz, day date, span interval, share float8, note text);
  INSERT INTO odd VALUES (1, '\\x00ff5c27', '2026-11-27 12:00+00', '2026-02-01', '-1 day 02:03:04', 1/3::float8, 'back\\slash é'),
    (2, NULL, NULL, NULL, NULL, 'NaN', 'null');
  CREATE TABLE amounts (a int CHECK (a <> 7), tags text[] DEFAULT ARRAY[NULL, 'x\\y']); INSERT INTO amounts VALUES (1);
  CREATE VIEW shown AS SELECT note ~ '^b\\w+' AS matches, 'a\\b'::text AS text FROM odd;
  CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT 'a\\b' $$; COMMENT ON TABLE odd IS 'c:\\x';`;

const ofRole = {
  bytea_output: 'escape',
  datestyle: 'German, DMY',
  intervalstyle: 'sql_standard',
  extra_float_digits: '-5',
  client_encoding: 'LATIN1',
  standard_conforming_strings: 'off',
  array_nulls: 'off',
  default_transaction_read_only: 'on',
  quote_all_identifiers: 'on',
  xmloption: 'document',
  timezone: 'Asia/Kolkata',
  search_path: 'nowhere',
  ...((installedMajors().at(-1) ?? 0) >= 14 ? { idle_session_timeout: '200ms' } : {}),
  ...((installedMajors().at(-1) ?? 0) >= 17 ? { transaction_timeout: '300ms' } : {}),
  statement_timeout: '300ms',
  lock_timeout: '1ms',
};

describe.skipIf(!available && process.env.CI === undefined)('settings reach nothing', () => {
  const role = Object.entries(ofRole)
    .map(([name, value]) => `ALTER ROLE R SET ${name} = ${name === 'search_path' ? value : `'${value}'`}`)
    .join(';\n');
  test.each(['directory', 'custom', 'plain'])('all of them set for the role, %s format', async (format) => {
    const scene = await backUp({ sql: odd, settings: role, config: { format } });
    expect(scene.taken.capture.warnings).toEqual([]);
    expect(await prove(scene)).toMatchObject({ outcome: 'proven', differences: [] });
    const { before, after } = await restore(scene);
    expect(after).toBe(before);
  });

  test('set for the database, and a setting of its own that has quotes, semicolons and line breaks', async () => {
    const settings = `ALTER DATABASE D SET client_encoding = 'LATIN1';\nALTER DATABASE D SET standard_conforming_strings = off;\nALTER DATABASE D SET bytea_output = 'escape';\nALTER DATABASE D SET app.banner = E'a;\\nb''c\\\\d'`;
    const scene = await backUp({ sql: odd, settings });
    expect(await prove(scene)).toMatchObject({ outcome: 'proven', differences: [] });
    await restore(scene);
    expect(await server.query('SHOW app.banner', scene.name)).toEqual([{ 'app.banner': "a;\nb'c\\d" }]);
  });

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

describe.skipIf(!available && process.env.CI === undefined)('any encoding', () => {
  const c = "TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'";
  const names = `CREATE SCHEMA "bü"; CREATE TABLE "bü"."tä" ("größe" int PRIMARY KEY, note text DEFAULT 'é');
    INSERT INTO "bü"."tä" VALUES (1), (2); CREATE SEQUENCE "ö"; COMMENT ON TABLE "bü"."tä" IS 'für';`;
  test.each([
    ['LATIN1', 'custom'],
    ['LATIN1', 'directory'],
    ['LATIN1', 'plain'],
    ['LATIN9', 'custom'],
    ['WIN1252', 'plain'],
    ['EUC_JP', 'custom'],
  ])('%s, %s format', async (encoding, format) => {
    const scene = await backUp({ sql: names, create: `ENCODING '${encoding}' ${c}`, config: { format } });
    expect(scene.taken.capture.warnings).toEqual([]);
    expect(await prove(scene)).toMatchObject({ outcome: 'proven', differences: [] });
    const { before, after } = await restore(scene);
    expect(after).toBe(before);
  });

  test.each(['custom', 'directory', 'plain'])(
    'SQL_ASCII with bytes that are text in no encoding, %s format',
    async (format) => {
      const raw = Buffer.from(
        `CREATE TABLE "t\xe4" ("\xfc" int, note text DEFAULT '\xff\xfe'); INSERT INTO "t\xe4" VALUES (1); INSERT INTO "t\xe4" VALUES (2, '\xe9');
       CREATE TABLE "\xc3\xbc" (a int); INSERT INTO "\xc3\xbc" VALUES (5); COMMENT ON TABLE "t\xe4" IS '\xe4\\x';`,
        'latin1',
      );
      const scene = await backUp({ sql: '', raw, create: `ENCODING 'SQL_ASCII' ${c}`, config: { format } });
      expect(await prove(scene)).toMatchObject({ outcome: 'proven', differences: [] });
      const { before, after } = await restore(scene);
      expect(after).toBe(before);
    },
  );
});

describe.skipIf(!available && process.env.CI === undefined)('a backup never fails where pg_dump succeeds', () => {
  test('an index, a check and statistics that rely on search_path: a warning with the remedy, and nothing is called', async () => {
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
  });

  test.each(['directory', 'custom'])('a role with two sessions, %s format', async (format) => {
    const scene = await backUp({
      sql: 'CREATE TABLE one AS SELECT generate_series(1, 10) AS a; CREATE TABLE two AS SELECT 1 AS a;',
      role: 'NOSUPERUSER CONNECTION LIMIT 2 IN ROLE pg_read_all_data',
      config: { format, jobs: 4 },
    });
    expect(scene.facts.client.jobs).toBe(1);
    expect(scene.facts.tables.map(({ rows }) => rows)).toEqual([10, 1]);
    expect(await prove({ ...scene, url: server.url(scene.name) })).toMatchObject({ outcome: 'proven' });
  });

  test('no session left: says so', async () => {
    const scene = await backUp({ sql: '', role: 'NOSUPERUSER CONNECTION LIMIT 2 IN ROLE pg_read_all_data' });
    await server.query(`ALTER ROLE ${scene.role} CONNECTION LIMIT 0`);
    const error = await caught(takeBackup({ url: scene.url, scratch }));
    expect(error.message).toContain(`no session left for ${scene.role}`);
  });

  test('more tables than can be locked twice', async () => {
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

  test.each(['plain', 'custom'])(
    'text that looks like commands in functions, comments and values, %s format',
    async (format) => {
      const trap = `\n-- Data for Name: zz; Type: TABLE DATA; Schema: public; Owner: x\n\nCOPY public.zz (a) FROM stdin;\n1\n\\c other\n\\connect other\nCREATE DATABASE other;\nDROP DATABASE other;\n-- PostgreSQL database dump complete\n`;
      const scene = await backUp({
        sql: `CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $f$ SELECT '${trap}' $f$; CREATE TABLE "a
        b" (c text DEFAULT '${trap}'); INSERT INTO "a
        b" VALUES ('x'), ('${trap}'); COMMENT ON TABLE "a
        b" IS 'it''s ${trap}'; CREATE VIEW v AS SELECT '${trap}'::text AS "
COPY public.zz (a) FROM stdin;"`,
        config: { format },
      });
      expect(scene.taken.capture.warnings).toEqual([]);
      expect(scene.facts.tables).toMatchObject([{ name: 'a\n        b', columns: ['c'], rows: 2 }]);
      expect(await prove(scene)).toMatchObject({ outcome: 'proven', differences: [] });
      const { before, after } = await restore(scene);
      expect(after).toBe(before);
    },
  );
});

/** So many tables that one session can lock them all, and two cannot. */
async function mostLocks({ query }: PostgresServer): Promise<number> {
  const [row] = await query(
    `SELECT current_setting('max_locks_per_transaction')::int * (current_setting('max_connections')::int + 22) AS locks`,
  );
  return Math.floor(Number(row?.locks) * 0.86);
}
