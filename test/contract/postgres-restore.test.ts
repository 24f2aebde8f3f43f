import { execFile, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { database } from '../../src/components/postgres/index.ts';
import { installedMajors, type PostgresServer, startPostgres } from '../support/postgres.ts';
import {
  awkward,
  caught,
  databaseNames,
  makeRichDatabase,
  planRestore,
  quoted,
  restoreId,
  restoreSession,
  type SessionOptions,
  type Taken,
  takeBackup,
} from '../support/postgres-restore.ts';
import { send } from '../support/processes.ts';

const run = promisify(execFile);
const available = installedMajors().length > 0;
const app = 'app';
const staged = `${app}_restore_${restoreId}`;
const former = `${app}_before_${restoreId}`;

let server: PostgresServer;
let scratch: string;
let taken: Taken;

beforeAll(async () => {
  if (!available) return;
  server = await startPostgres();
  scratch = await mkdtemp(join(tmpdir(), 'restore-test-'));
  await server.query(`CREATE DATABASE ${app}`);
  await server.query(
    `CREATE TABLE trades (id int PRIMARY KEY, note text, created_at timestamptz); CREATE TABLE "odd ""one" (a int); CREATE SEQUENCE numbers; CREATE TYPE mood AS ENUM ('ok');
     CREATE TABLE moods (m mood DEFAULT 'ok', id serial); CREATE TABLE parts (d date) PARTITION BY RANGE (d); CREATE TABLE parts_all PARTITION OF parts DEFAULT;
     INSERT INTO trades SELECT i, 'old', '2026-11-22' FROM generate_series(1, 1000) i; INSERT INTO moods SELECT 'ok' FROM generate_series(1, 5); INSERT INTO parts VALUES ('2026-01-01');
     CREATE INDEX ON trades (created_at)`,
    app,
  );
  taken = await takeBackup({ url: server.url(app), scratch });
});

afterAll(async () => {
  await server?.stop();
  if (scratch !== undefined) await rm(scratch, { recursive: true, force: true });
});

/** The live database as it is after the backup: a row lost, one newer, everything marked. */
beforeEach(async () => {
  if (!available) return;
  for (const name of await databaseNames(server))
    if (name !== 'postgres') await server.query(`DROP DATABASE ${quoted(name)} WITH (FORCE)`);
  await server.query(`CREATE DATABASE ${app}`);
  await server.query(
    `CREATE TABLE trades (id int PRIMARY KEY, note text, created_at timestamptz); INSERT INTO trades VALUES (1, 'now', '2026-11-22 03:10:11+00'), (2, 'now', NULL)`,
    app,
  );
});

function session(options: Partial<SessionOptions> = {}) {
  return restoreSession({ url: server.url(app), scratch, ...options });
}

async function notes(name: string = app): Promise<unknown[]> {
  return await server.query('SELECT note, count(*)::int AS count FROM trades GROUP BY note', name);
}

async function limitOf(name: string, on: PostgresServer = server): Promise<unknown[]> {
  return await on.query('SELECT datconnlimit AS "limit" FROM pg_database WHERE datname = current_database()', name);
}

const old = [{ note: 'old', count: 1000 }];
const now = [{ note: 'now', count: 2 }];

describe.skipIf(!available && process.env.CI === undefined)('restoring a database', () => {
  test('the plan says what is and what will be, and changes nothing', async () => {
    await server.query('CREATE DATABASE app_restore_20260101_000000');
    const { plan } = await planRestore(taken, session());
    expect(plan.checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    expect(plan.checks.map(({ name }) => name)).toEqual([
      'server-reachable',
      'client-version',
      'server-version',
      'swap-possible',
      'rights',
      'locale-available',
      'extensions-available',
      'leftovers',
    ]);
    expect(plan.checks.at(-1)?.detail).toContain('DROP DATABASE "app_restore_20260101_000000"');
    expect(plan.comparisons).toContainEqual({ what: 'public.trades', now: 2, backup: 1000 });
    expect(plan.comparisons).toContainEqual({ what: 'public.moods', now: undefined, backup: 5 });
    expect(plan.losses.join('\n')).toContain('public.trades.created_at 2026-11-22 03:10:11+00');
    expect(plan.keeps).toContain(former);
    expect(plan.neededBytes).toBeGreaterThan(1e6);
    expect(await databaseNames(server)).toEqual([app, 'app_restore_20260101_000000', 'postgres']);
  });

  test('staged, switched, undone: each time the right data serve', async () => {
    const planned = await planRestore(taken, session());
    await using result = await planned.stage();
    expect(await databaseNames(server)).toEqual([app, staged, 'postgres']);
    expect(await notes()).toEqual(now);
    expect(result.verified.join()).toContain('1,006 rows');
    expect(JSON.stringify(result.undo)).not.toContain(server.password);
    await result.switch();
    expect(await notes()).toEqual(old);
    expect(await limitOf(app)).toEqual([{ limit: -1 }]);
    expect(await databaseNames(server)).toEqual([app, former, 'postgres']);
    await server.query(`INSERT INTO trades VALUES (5000, 'later')`, app);

    const state: unknown = JSON.parse(JSON.stringify(result.undo.state));
    const done = await database.undoRestore?.(state, session());
    expect(done?.join('\n')).toContain(`${app}_undone_${restoreId}`);
    expect(await notes()).toEqual(now);
    expect(await notes(`${app}_undone_${restoreId}`)).toContainEqual({ note: 'later', count: 1 });
    expect(await database.undoRestore?.(state, session())).not.toEqual([]);
    expect(await notes()).toEqual(now);
    expect(await databaseNames(server)).toEqual([app, `${app}_undone_${restoreId}`, 'postgres']);
  });

  test('the printed commands undo it too, with an awkward name', async () => {
    await using odd = await startPostgres();
    await makeRichDatabase(odd);
    const options = { url: odd.url(awkward), scratch };
    const backup = await takeBackup(options);
    await odd.query('DROP TABLE fills', awkward);
    await using result = await (await planRestore(backup, restoreSession(options))).stage();
    expect(result.warnings).toEqual([]);
    await result.switch();
    expect(await odd.query('SELECT count(*)::int FROM fills', awkward)).toEqual([{ count: 900 }]);
    expect(await limitOf(awkward, odd)).toEqual([{ limit: 50 }]);
    const env = { ...process.env, PGPASSWORD: odd.password };
    for (const command of result.undo.commands) await run('bash', ['-c', command], { env });
    expect(await odd.query(`SELECT to_regclass('fills') AS fills`, awkward)).toEqual([{ fills: null }]);
  });

  test('into a server that has nothing yet: database, roles, memberships, settings', async () => {
    await using rich = await startPostgres();
    await makeRichDatabase(rich);
    const backup = await takeBackup({ url: rich.url(awkward), scratch });
    await using fresh = await startPostgres();
    const planned = await planRestore(backup, restoreSession({ url: fresh.url(awkward), scratch }));
    expect(planned.plan.checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    {
      await using result = await planned.stage();
      expect(result.undo.commands.length).toBe(1);
    }
    expect(await databaseNames(fresh)).toEqual(['postgres']);
    expect(await fresh.query(`SELECT FROM pg_roles WHERE rolname = 'trader'`)).toEqual([]);
    await using result = await planned.stage();
    await result.switch();
    const roles = `SELECT r.rolname, a.rolpassword IS NOT NULL AS secret, pg_has_role('trader', 'desk', 'MEMBER') AS desk FROM pg_roles r JOIN pg_authid a USING (oid) WHERE r.rolname = 'trader'`;
    expect(await fresh.query(roles)).toEqual([{ rolname: 'trader', secret: true, desk: true }]);
    const settings = `SELECT unnest(setconfig) AS s FROM pg_db_role_setting WHERE setdatabase <> 0 ORDER BY 1`;
    expect(await fresh.query(settings)).toEqual(await rich.query(settings));
  });

  test('roles that exist are not touched', async () => {
    await using rich = await startPostgres();
    await makeRichDatabase(rich);
    const backup = await takeBackup({ url: rich.url(awkward), scratch });
    await using other = await startPostgres();
    await other.query(`CREATE ROLE trader LOGIN PASSWORD 'mine'; CREATE ROLE "re ader" NOLOGIN`);
    const before = await other.query(`SELECT rolpassword FROM pg_authid WHERE rolname = 'trader'`);
    await using result = await (
      await planRestore(backup, restoreSession({ url: other.url(awkward), scratch }))
    ).stage();
    await result.switch();
    expect(await other.query(`SELECT rolpassword FROM pg_authid WHERE rolname = 'trader'`)).toEqual(before);
    expect(await other.query(`SELECT pg_has_role('trader', 'desk', 'MEMBER') AS desk`)).toEqual([{ desk: false }]);
  });

  test('single tables come into a database of their own', async () => {
    const planned = await planRestore(taken, session(), { tables: ['moods', 'public.parts'] });
    const result = await planned.stage();
    await result.switch();
    const side = `${app}_tables_${restoreId}`;
    expect(await databaseNames(server)).toEqual([app, side, 'postgres']);
    const tables = await server.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`, side);
    // From 15 on the archive says that a partition needs its parent, which then comes along.
    expect(tables.map(({ tablename }) => tablename)).toEqual(expect.arrayContaining(['moods', 'parts']));
    expect(await server.query('SELECT count(*)::int, max(id) AS id FROM moods', side)).toEqual([{ count: 5, id: 5 }]);
    expect(await server.query('INSERT INTO moods DEFAULT VALUES RETURNING id', side)).toEqual([{ id: 6 }]);
    expect(result.verified.join()).toContain('2 tables, 6 rows');
    await database.undoRestore?.(result.undo.state, session());
    expect(await databaseNames(server)).toEqual([app, 'postgres']);
    expect(
      await caught(
        planned.stage().then(async () => (await planRestore(taken, session(), { tables: ['nope'] })).stage()),
      ),
    ).toMatchObject({ code: 'invalid-request' });
  });

  test('a dump of the guide’s scripts', async () => {
    const folder = await mkdtemp(join(scratch, 'guide-'));
    await mkdir(join(folder, 'database'));
    const source = server.url('guide');
    await server.query('CREATE DATABASE guide');
    await server.query(
      `CREATE TABLE trades (id int, note text); INSERT INTO trades VALUES (1, '\\connect postgres'), (2, 'SET transaction_timeout = 0;')`,
      'guide',
    );
    const dump = spawn(join(server.binDir, 'pg_dump'), ['-d', source], { stdio: ['ignore', 'pipe', 'inherit'] });
    const path = 'database/trading_db_20261122_020000.sql.gz';
    await pipeline(dump.stdout, createGzip(), createWriteStream(join(folder, path)));
    const file = { path, bytes: 1, sha256: '0'.repeat(64), codec: 'gzip' as const, rawBytes: 1 };
    const planned = await planRestore({ backup: { id: 'x', folder, files: [file] } }, session());
    await using result = await planned.stage();
    expect(result.warnings.join()).toContain('not compared');
    await result.switch();
    expect(await server.query('SELECT * FROM trades ORDER BY id', app)).toEqual([
      { id: 1, note: '\\connect postgres' },
      { id: 2, note: 'SET transaction_timeout = 0;' },
    ]);
    await writeFile(join(folder, 'database/other.sql'), 'DROP DATABASE app;\nCREATE DATABASE app;\n\\connect app\n');
    const other = { ...file, path: 'database/other.sql', codec: 'none' as const };
    const refused = await planRestore(
      { backup: { id: 'x', folder, files: [other] } },
      restoreSession({ url: server.url('app2'), scratch }),
    );
    expect(await caught(refused.stage())).toMatchObject({ code: 'unsupported' });
    expect(await databaseNames(server)).toContain(app);
  });

  describe('is not possible, and says why', () => {
    test('a logical slot, a prepared transaction', async () => {
      await using logical = await startPostgres({ settings: { wal_level: 'logical', max_prepared_transactions: '5' } });
      await logical.query(`CREATE DATABASE ${app}`);
      await logical
        .query(`SELECT pg_create_logical_replication_slot('feed', 'test_decoding')`, app)
        .catch(() => logical.query(`SELECT pg_create_logical_replication_slot('feed', 'pgoutput')`, app));
      await logical.query(`BEGIN; CREATE TABLE x (a int); PREPARE TRANSACTION 'waiting'`, app);
      const { plan } = await planRestore(taken, session({ url: logical.url(app) }));
      const check = plan.checks.find(({ name }) => name === 'swap-possible');
      expect(check).toMatchObject({ outcome: 'failed', detail: expect.stringMatching(/feed.*waiting/s) });
    });

    test('the server does not answer', async () => {
      const planned = await planRestore(taken, session({ url: server.url(app).replace(`:${server.port}/`, ':1/') }));
      expect(planned.plan.checks).toMatchObject([{ name: 'server-reachable', outcome: 'failed' }]);
      expect(await caught(planned.stage())).toMatchObject({ code: 'unreachable' });
    });

    test('a user without rights', async () => {
      await server.query(`CREATE ROLE weak LOGIN PASSWORD 'w'`);
      const url = server.url(app).replace(/\/\/[^@]*@/, '//weak:w@');
      const planned = await planRestore(taken, session({ url }));
      expect(planned.plan.checks.find(({ name }) => name === 'rights')).toMatchObject({ outcome: 'failed' });
      await caught(planned.stage());
      await server.query('DROP ROLE weak');
      expect(await databaseNames(server)).toEqual([app, 'postgres']);
    });
  });

  describe('nothing gets worse', () => {
    /** A backup whose rows do not end: pg_restore waits in the middle until it is disturbed. */
    async function whileLoading(disturb: () => Promise<unknown>, signal?: AbortSignal) {
      const busy = `SELECT pid FROM pg_stat_activity WHERE datname = '${staged}' AND application_name = 'backup'`;
      const slow = await slowBackup();
      const planned = await planRestore(slow, session(signal === undefined ? {} : { signal }));
      const failing = caught(planned.stage());
      let ended = false;
      void failing.then(() => {
        ended = true;
      });
      for (let found = 0; found === 0 && !ended; )
        found = (await server.query(`${busy} AND wait_event = 'PgSleep'`)).length;
      expect(ended).toBe(false);
      await disturb();
      const error = await failing;
      expect(await notes()).toEqual(now);
      expect(await databaseNames(server)).toEqual([app, 'postgres']);
      return error;
    }

    /** Its materialized view takes a minute to fill. */
    async function slowBackup(): Promise<Taken> {
      await server.query('CREATE DATABASE slow');
      await server.query(
        `CREATE TABLE trades (a int); INSERT INTO trades VALUES (1); CREATE FUNCTION wait_long(a int) RETURNS int LANGUAGE sql AS 'SELECT a FROM pg_sleep(60)';
         CREATE MATERIALIZED VIEW slow_view AS SELECT wait_long(a) FROM trades WITH NO DATA;
         UPDATE pg_class SET relispopulated = true WHERE relname = 'slow_view'`,
        'slow',
      );
      const backup = await takeBackup({ url: server.url('slow'), scratch });
      await server.query('DROP DATABASE slow WITH (FORCE)');
      return backup;
    }

    async function restorers(): Promise<number[]> {
      const { stdout } = await run('ps', ['-o', 'pid=,comm=', '--ppid', String(process.pid)]);
      return stdout
        .split('\n')
        .filter((line) => line.includes('pg_restore'))
        .map((line) => Number.parseInt(line, 10));
    }

    test('pg_restore is killed', async () => {
      const error = await whileLoading(async () => {
        send(await restorers(), 'SIGKILL');
      });
      expect(error).toMatchObject({ code: 'restore-failed', message: expect.stringContaining('SIGKILL') });
    });

    test('its session is ended', async () => {
      const error = await whileLoading(() =>
        server.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${staged}'`),
      );
      expect(error.code).toBe('restore-failed');
    });

    test('it is cancelled', async () => {
      const stop = new AbortController();
      const error = await whileLoading(async () => stop.abort(), stop.signal);
      expect(error.code).toBe('cancelled');
      expect(await restorers()).toEqual([]);
    });

    test('what was restored is not equal', async () => {
      const facts = JSON.parse(JSON.stringify(taken.capture.facts));
      facts.tables[0].rows += 1;
      const planned = await planRestore({ backup: taken.backup, capture: { facts } }, session());
      expect(await caught(planned.stage())).toMatchObject({
        code: 'restore-failed',
        because: [expect.stringContaining('row')],
      });
      expect(await databaseNames(server)).toEqual([app, 'postgres']);
    });

    test('somebody else makes a database of that name meanwhile: theirs stays', async () => {
      const planned = await planRestore(taken, session());
      await server.query(`CREATE DATABASE ${staged}`);
      expect((await caught(planned.stage())).code).not.toBe('internal');
      expect(await databaseNames(server)).toEqual([app, staged, 'postgres']);
      const state: unknown = JSON.parse(JSON.stringify(planned.staging?.state));
      expect((await database.undoRestore?.(state, session()))?.join()).toContain('stays');
      expect(await databaseNames(server)).toEqual([app, staged, 'postgres']);
    });

    test('it is killed when the new database is complete: undo drops it', async () => {
      const planned = await planRestore(taken, session());
      const result = await planned.stage();
      expect(await databaseNames(server)).toEqual([app, staged, 'postgres']);
      await database.undoRestore?.(JSON.parse(JSON.stringify(planned.staging?.state)), session());
      expect(await databaseNames(server)).toEqual([app, 'postgres']);
      await result[Symbol.asyncDispose]();
    });

    test('it fails between the two names', async () => {
      await using result = await (await planRestore(taken, session())).stage();
      await server.query(`CREATE DATABASE ${former}`);
      expect(await caught(result.switch())).toMatchObject({
        code: 'restore-failed',
        hint: expect.stringContaining('serves as before'),
      });
      expect(await notes()).toEqual(now);
      await database.undoRestore?.(result.undo.state, session());
      expect(await databaseNames(server)).toEqual([app, former, 'postgres']);
    });

    test('it is killed before the names are swapped: undo opens the door again', async () => {
      const result = await (await planRestore(taken, session())).stage();
      await server.query(`ALTER DATABASE ${app} ALLOW_CONNECTIONS false`);
      await database.undoRestore?.(result.undo.state, session());
      expect(await notes()).toEqual(now);
      expect(await databaseNames(server)).toEqual([app, 'postgres']);
    });

    test('a client that keeps reading and writing sees the old or the new, and is refused for less than a second', async () => {
      await using result = await (await planRestore(taken, session())).stage();
      const seen = new Set<string>();
      let refusedSince: number | undefined;
      let longestMs = 0;
      let stopped = false;
      const client = async () => {
        while (!stopped) {
          const connection = new pg.Client({ connectionString: server.url(app) });
          connection.on('error', () => {});
          try {
            await connection.connect();
            if (refusedSince !== undefined) longestMs = Math.max(longestMs, performance.now() - refusedSince);
            refusedSince = undefined;
            for (let turn = 0; turn < 50 && !stopped; turn += 1) {
              const { rows } = await connection.query(
                'SELECT count(*)::int AS count, min(note) AS note FROM trades WHERE id < 10000',
              );
              seen.add(JSON.stringify(rows[0]));
              await connection.query(`UPDATE trades SET created_at = now() WHERE id = 1`);
            }
          } catch {
            refusedSince ??= performance.now();
          } finally {
            await connection.end().catch(() => {});
          }
        }
      };
      const clients = [client(), client()];
      while (seen.size === 0) await server.query('SELECT 1');
      await result.switch();
      const both = JSON.stringify({ count: 1000, note: 'old' });
      while (!seen.has(both)) await server.query('SELECT 1');
      stopped = true;
      await Promise.all(clients);
      console.log(JSON.stringify({ switch: 'database', refusedMs: Math.round(longestMs) }));
      expect([...seen].sort()).toEqual([both, JSON.stringify({ count: 2, note: 'now' })].sort());
      expect(longestMs).toBeLessThan(1000);
    });
  });

  test('leaves no file behind', async () => {
    const own = await mkdtemp(join(scratch, 'own-'));
    const backup = await takeBackup({ url: server.url(app), scratch, database: { format: 'custom' } });
    await using _result = await (await planRestore(backup, session({ scratch: own }))).stage();
    expect(await readdir(own)).toEqual([]);
  });
});
