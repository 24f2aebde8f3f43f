import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Capture, Session } from '../../src/components/component.ts';
import { database } from '../../src/components/postgres/index.ts';
import { configSchema } from '../../src/config/schema.ts';
import { localConnection } from '../../src/connections/local.ts';
import { BackupError } from '../../src/lib/errors.ts';
import { readStored } from '../../src/pipeline/read.ts';
import type { Finding, StoredFile } from '../../src/pipeline/stored-file.ts';
import { installedMajors, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { send } from '../support/processes.ts';

const run = promisify(execFile);
const available = installedMajors().length > 0;
const id = '20261122_020000';
const awkward = `-we ird'db"=é`;

const schema = `
  CREATE ROLE trader LOGIN PASSWORD 'tr4der'; CREATE ROLE reader NOLOGIN;
  CREATE TYPE side AS ENUM ('buy', 'sell');
  CREATE TABLE trades (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, side side NOT NULL, price numeric(12,4) NOT NULL,
    quantity int NOT NULL, total numeric GENERATED ALWAYS AS (price * quantity) STORED, extra jsonb, note text, raw bytea);
  INSERT INTO trades (side, price, quantity, extra, note, raw)
    SELECT (ARRAY['buy','sell']::side[])[1 + i % 2], i / 7.0, i % 100, jsonb_build_object('i', i, 'text', E'tab\\t"quote"'),
      CASE i % 5 WHEN 0 THEN NULL WHEN 1 THEN E'two\\nlines\\\\.' WHEN 2 THEN '\\.' ELSE repeat('é', i % 50) END, decode(md5(i::text), 'hex')
    FROM generate_series(1, 20000) i;
  CREATE TABLE prices (symbol text, at date) PARTITION BY RANGE (at);
  CREATE TABLE prices_old PARTITION OF prices FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
  CREATE TABLE prices_new PARTITION OF prices FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
  INSERT INTO prices SELECT 'S' || i, '2025-06-01'::date + i FROM generate_series(1, 400) i;
  CREATE TABLE parents (a int); CREATE TABLE children (b int) INHERITS (parents);
  INSERT INTO parents SELECT generate_series(1, 10); INSERT INTO children SELECT i, i FROM generate_series(1, 7) i;
  CREATE TABLE "we""ird tàble -x" ("co lumn" text, "select" int); INSERT INTO "we""ird tàble -x" VALUES ('x', 1), ('', NULL);
  CREATE TABLE empty_one (a int); CREATE TABLE no_columns (); INSERT INTO no_columns DEFAULT VALUES;
  CREATE TABLE guarded (owner text); INSERT INTO guarded VALUES ('a'), ('b');
  ALTER TABLE guarded ENABLE ROW LEVEL SECURITY; ALTER TABLE guarded FORCE ROW LEVEL SECURITY;
  CREATE SEQUENCE order_numbers START 4711; SELECT nextval('order_numbers');
  SELECT lo_from_bytea(0, decode(repeat('deadbeef', 30000), 'hex'));
  CREATE VIEW totals AS SELECT side, sum(total) FROM trades GROUP BY side;
  CREATE MATERIALIZED VIEW volumes AS SELECT side, count(*) FROM trades GROUP BY side;
  CREATE FUNCTION copy_trap() RETURNS text LANGUAGE sql AS $$ SELECT '
COPY public.trades (id) FROM stdin;
' $$;
  GRANT SELECT ON trades TO reader;`;

const settings = (name: string) => `
  COMMENT ON DATABASE ${name} IS 'it''s the trading database';
  ALTER DATABASE ${name} SET search_path TO "$user", public; ALTER DATABASE ${name} SET statement_timeout TO '45s';
  ALTER ROLE trader IN DATABASE ${name} SET work_mem TO '12MB'; ALTER DATABASE ${name} SET app.api_token TO 'hush';
  REVOKE ALL ON DATABASE ${name} FROM PUBLIC; GRANT CONNECT ON DATABASE ${name} TO trader; ALTER DATABASE ${name} CONNECTION LIMIT 50;`;

let source: PostgresServer;
let scratch: string;

beforeAll(async () => {
  if (!available) return;
  source = await startPostgres();
  scratch = await mkdtemp(join(tmpdir(), 'database-test-'));
  const quoted = `"${awkward.replaceAll('"', '""')}"`;
  await source.query(`CREATE DATABASE ${quoted}`);
  await source.query(schema, awkward);
  for (const statement of settings(quoted).split(';'))
    if (statement.trim() !== '') await source.query(statement, awkward);
});

afterAll(async () => {
  await source?.stop();
  if (scratch !== undefined) await rm(scratch, { recursive: true, force: true });
});

interface Options {
  readonly url?: string;
  readonly database?: Record<string, unknown>;
  readonly compression?: 'zstd' | 'gzip';
  readonly signal?: AbortSignal;
}

function sessionOf({ url, database: more = {}, compression = 'zstd', signal }: Options): Session {
  const config = configSchema.parse({ compression, database: { url: url ?? source.url(awkward), ...more } });
  const log = {
    info() {},
    warning() {},
    debug() {},
    progress() {},
    group: <T>(_title: string, body: () => Promise<T>) => body(),
  };
  return {
    config,
    connection: localConnection,
    signal: signal ?? new AbortController().signal,
    log,
    // Must not lead anybody astray.
    env: { ...process.env, PGHOST: '192.0.2.1', PGDATABASE: 'nowhere', PGOPTIONS: '-c search_path=nowhere' },
    scratch,
    now: () => new Date(),
  };
}

async function backup(options: Options): Promise<{ folder: string; capture: Capture }> {
  const folder = await mkdtemp(join(scratch, 'backup-'));
  const planned = await database.plan(sessionOf(options));
  if (planned === undefined) throw new Error('nothing was planned');
  return { folder, capture: await planned.backup({ id, folder }) };
}

async function judge(folder: string, facts: unknown, files: readonly StoredFile[]): Promise<Finding[]> {
  const { signal, log } = sessionOf({});
  const examination = database.examine(facts, files, { signal, log });
  const findings: Finding[] = [];
  for (const file of files) {
    const consumer = examination.consumer(file);
    const stream = createReadStream(join(folder, file.path));
    const measured = await readStored(stream, { codec: file.codec, signal, decode: true, consumer });
    if (measured.problem !== undefined) findings.push({ file: file.path, problem: measured.problem });
  }
  return [...findings, ...(await examination.finish())];
}

async function caught(work: Promise<unknown>): Promise<BackupError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof BackupError) return error;
  throw new Error('a BackupError was expected', { cause: error });
}

/** Every table with a hash of its sorted rows, and all else a restore must bring back. */
async function portrait(server: PostgresServer, name: string) {
  const tables = await server.query(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    name,
  );
  const rows: Record<string, unknown> = {};
  for (const { name: table } of tables) {
    const [row] = await server.query(
      `SELECT count(*), md5(string_agg(md5(x::text), '' ORDER BY md5(x::text))) FROM ONLY ${table} AS x`,
      name,
    );
    rows[String(table)] = row;
  }
  const rest = await server.query(
    `SELECT (SELECT last_value FROM order_numbers) AS sequence, (SELECT count(*) FROM volumes) AS volumes,
       (SELECT md5(string_agg(lo_get(oid), '')) FROM pg_largeobject_metadata) AS objects, copy_trap() AS function,
       shobj_description(d.oid, 'pg_database') AS comment, datconnlimit AS connections, datacl::text AS privileges,
       (SELECT array_agg(setting ORDER BY setting) FROM pg_db_role_setting, unnest(setconfig) setting
        WHERE setdatabase = d.oid AND setting NOT LIKE 'app.%') AS settings
     FROM pg_database d WHERE datname = current_database()`,
    name,
  );
  return { rows, rest };
}

/** The commands in the instructions, as somebody would paste them one after the other. */
function commandsIn(markdown: string): string {
  return [...markdown.matchAll(/```bash\n(.*?)```/gs)].map((match) => match[1]).join('\n');
}

const variants = [
  { format: 'custom', compression: 'zstd' },
  { format: 'custom', compression: 'gzip' },
  { format: 'plain', compression: 'gzip' },
  { format: 'plain', compression: 'zstd' },
  { format: 'directory', compression: 'gzip' },
  { format: 'directory', compression: 'zstd' },
  { format: 'auto', compression: 'zstd' },
] as const;

describe.skipIf(!available && process.env.CI === undefined)('database', () => {
  test.each(variants)('$format with $compression comes back by its instructions', async ({ format, compression }) => {
    const { folder, capture } = await backup({ compression, database: { format, jobs: 2 } });
    expect(capture.warnings).toEqual([]);
    expect(await judge(folder, capture.facts, capture.files)).toEqual([]);
    const tables = JSON.stringify(capture.facts.tables);
    for (const name of ['trades', 'prices_old', 'parents', 'children', 'no_columns', 'guarded'])
      expect(tables).toContain(`"${name}"`);
    expect(JSON.stringify(capture)).not.toContain(source.password);
    expect(JSON.stringify(capture)).not.toContain('hush');

    await using fresh = await startPostgres();
    const script = `set -e\n${commandsIn(database.instructions(capture.facts, capture.files))}`;
    const env = {
      ...process.env,
      PGHOST: fresh.host,
      PGPORT: String(fresh.port),
      PGUSER: fresh.user,
      PGPASSWORD: fresh.password,
    };
    const { stdout } = await run('bash', ['-c', script], { cwd: folder, env });
    expect(stdout).toContain('public.trades');
    expect(stdout).not.toMatch(/\| f$/m);
    expect(await portrait(fresh, awkward)).toEqual(await portrait(source, awkward));
  });

  test('every listed file exists, and only those; directory names are safe for a shell', async () => {
    const { folder, capture } = await backup({ database: { format: 'directory' } });
    const entries = await readdir(join(folder, 'database'), { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    expect(paths.sort()).toEqual(capture.files.map((file) => file.path).sort());
    for (const path of paths) expect(path).toMatch(/^[\w./-]+$/);
  });

  test('only the chosen tables', async () => {
    const { folder, capture } = await backup({ database: { tables: ['parents', '"we""ird tàble -x"'] } });
    expect(capture.facts.tables).toMatchObject([
      { name: 'parents', rows: 10 },
      { name: 'we"ird tàble -x', rows: 2 },
    ]);
    expect(await judge(folder, capture.facts, capture.files)).toEqual([]);
  });

  test('a role that may not read passwords gets globals without them, and is told', async () => {
    await source.query(`CREATE DATABASE small; CREATE ROLE plain_user LOGIN PASSWORD 'p'`.split(';')[0] ?? '');
    await source.query(`CREATE ROLE plain_user LOGIN PASSWORD 'p'`);
    await source.query('CREATE TABLE t (a int); INSERT INTO t VALUES (1); GRANT SELECT ON t TO plain_user', 'small');
    const url = new URL(source.url('small'));
    url.username = 'plain_user';
    url.password = 'p';
    const { folder, capture } = await backup({ url: url.href });
    expect(capture.facts.globals).toMatchObject({ passwords: false });
    expect(capture.warnings.join()).toContain('passwords');
    expect(await judge(folder, capture.facts, capture.files)).toEqual([]);
    await source.query('DROP DATABASE small');
    await source.query('DROP ROLE plain_user');
  });

  describe('refuses, in one clear error', () => {
    const planFails = (options: Options) => caught(database.plan(sessionOf(options)));
    test('a wrong password', async () => {
      const error = await planFails({ url: source.url(awkward).replace(source.password, 'wr0ng') });
      expect(error).toMatchObject({ code: 'access-denied', hint: expect.stringContaining('password') });
      expect(JSON.stringify(error)).not.toContain('wr0ng');
    });
    test('an unknown database', async () => {
      expect(await planFails({ url: source.url('nosuchdb') })).toMatchObject({ code: 'database-missing' });
    });
    test('an unreachable server', async () => {
      const url = source.url(awkward).replace(`:${source.port}/`, ':1/');
      expect(await planFails({ url })).toMatchObject({ code: 'unreachable' });
    });
    test('no client', async () => {
      expect(await planFails({ database: { 'client-path': scratch } })).toMatchObject({ code: 'tool-missing' });
    });
    test('a server newer than the client', async () => {
      const folder = await mkdtemp(join(scratch, 'old-client-'));
      await writeFile(join(folder, 'pg_dump'), '#!/bin/sh\necho "pg_dump (PostgreSQL) 9.6.24"\n', { mode: 0o755 });
      const error = await planFails({ database: { 'client-path': folder } });
      expect(error).toMatchObject({
        code: 'version-mismatch',
        hint: expect.stringContaining(`postgresql-client-${source.major}`),
      });
    });
    test('no table that matches', async () => {
      const error = await caught(backup({ database: { tables: ['nosuchtable'] } }));
      expect(error).toMatchObject({ code: 'invalid-config' });
    });
  });

  describe('when the dump is disturbed', () => {
    /** pg_dump waits for a lock that is held here, while `disturb` does its work. */
    async function whileWaiting(
      disturb: (pid: number) => Promise<unknown>,
      options: Options = {},
    ): Promise<{ error: BackupError; left: string[] }> {
      await using _holder = await lockTables();
      const folder = await mkdtemp(join(scratch, 'backup-'));
      // With a filter only pg_dump takes locks.
      const session = sessionOf({ ...options, database: { 'exclude-tables': ['nothing'], ...options.database } });
      const planned = await database.plan(session);
      const failing = caught(Promise.resolve(planned?.backup({ id, folder })));
      const waiting = `SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'LOCK TABLE%'`;
      let pid: unknown;
      for (let attempt = 0; pid === undefined && attempt < 1000; attempt += 1)
        pid = (await source.query(waiting))[0]?.pid;
      await disturb(Number(pid));
      const error = await failing;
      return { error, left: await readdir(folder, { recursive: true }) };
    }

    async function lockTables(): Promise<AsyncDisposable> {
      const script = 'BEGIN; LOCK TABLE trades; SELECT pg_sleep(600)';
      const holding = source.query(script, awkward).catch(() => {});
      const held = `SELECT FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted AND database IS NOT NULL AND relation = 'trades'::regclass`;
      while ((await source.query(held, awkward)).length === 0);
      return {
        async [Symbol.asyncDispose]() {
          await source.query(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'BEGIN; LOCK TABLE trades%'`,
          );
          await holding;
        },
      };
    }

    async function dumpers(): Promise<number[]> {
      const { stdout } = await run('ps', ['-o', 'pid=,comm=', '--ppid', String(process.pid)]);
      return stdout
        .split('\n')
        .filter((line) => line.includes('pg_dump'))
        .map((line) => Number.parseInt(line, 10));
    }

    const nothing = (left: string[]) => left.filter((name) => name !== 'database');

    test('killed: says so and leaves nothing', async () => {
      const { error, left } = await whileWaiting(async () => {
        send(await dumpers(), 'SIGKILL');
      });
      expect(error).toMatchObject({ code: 'tool-failed', message: expect.stringContaining('SIGKILL') });
      expect(nothing(left)).toEqual([]);
    });

    test('its session ended: the source is lost', async () => {
      const { error, left } = await whileWaiting((pid) => source.query(`SELECT pg_terminate_backend(${pid})`));
      expect(error).toMatchObject({ code: 'source-lost', retryable: true });
      expect(error.because.join()).toContain('terminating connection');
      expect(nothing(left)).toEqual([]);
    });

    test('cancelled: ends at once, with every process and session', async () => {
      const stop = new AbortController();
      const { error, left } = await whileWaiting(async () => stop.abort(), { signal: stop.signal });
      expect(error.code).toBe('cancelled');
      expect(nothing(left)).toEqual([]);
      expect(await dumpers()).toEqual([]);
    });

    test('locked for too long: tried again, then reported', async () => {
      const { error } = await whileWaiting(async () => {}, { database: { 'lock-wait-timeout': '300ms' } });
      expect(error).toMatchObject({ code: 'lock-timeout', retryable: true });
    });

    test('later than database.timeout', async () => {
      const { error } = await whileWaiting(async () => {}, { database: { timeout: '2s' } });
      expect(error.code).toBe('timeout');
    });
  });

  test.each(variants)(
    'damage of $format with $compression is found in the content alone',
    async ({ format, compression }) => {
      const { folder, capture } = await backup({ compression, database: { format } });
      for (const file of capture.files) {
        const path = join(folder, file.path);
        const whole = await readFile(path);
        for (const size of [0, 1, Math.floor(whole.length / 2), whole.length - 1]) {
          if (file.bytes <= size) continue;
          await truncate(path, size);
          const findings = await judge(folder, capture.facts, capture.files);
          // Files of large objects have no end mark of their own: there only the recorded SHA-256 tells.
          if (!/blob/.test(file.path) || size > 0)
            expect
              .soft(
                findings.map((finding) => finding.file),
                `${file.path} cut to ${size}`,
              )
              .toContain(file.path);
          await writeFile(path, whole);
        }
      }
      expect(await judge(folder, capture.facts, capture.files)).toEqual([]);
      expect((await judge(folder, { format: 'custom' }, capture.files)).map(({ file }) => file)).toEqual([
        'metadata/backup_info.json',
      ]);
      expect(await judge(folder, undefined, capture.files)).toEqual([]);
    },
  );
});
