import { execFile, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { database } from '../../src/components/postgres/index.ts';
import { backupIn } from '../support/local-backup.ts';
import { installedMajors, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { type AppScene, app, appScene, former, now, old, staged } from '../support/postgres-app.ts';
import {
  awkward,
  caught,
  databaseNames,
  makeRichDatabase,
  planRestore,
  quoted,
  restoreId,
  restoreSession,
  takeBackup,
} from '../support/postgres-restore.ts';
import { wayBack } from '../support/way-back.ts';

const run = promisify(execFile);
const available = installedMajors().length > 0;

let scene: AppScene;
beforeAll(async () => {
  if (available) scene = await appScene();
});
afterAll(() => scene?.[Symbol.asyncDispose]());
beforeEach(async () => {
  await scene?.reset();
});

async function limitOf(name: string, on: PostgresServer = scene.server): Promise<unknown[]> {
  return await on.query('SELECT datconnlimit AS "limit" FROM pg_database WHERE datname = current_database()', name);
}

describe.skipIf(!available && process.env.CI === undefined)('restoring a database', () => {
  test('the plan says what is and what will be, and changes nothing', async () => {
    await scene.server.query('CREATE DATABASE app_restore_20260101_000000');
    const { plan } = await planRestore(scene.taken, scene.session());
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
    expect(plan.checks.at(-1)?.detail).toContain('DROP DATABASE IF EXISTS "app_restore_20260101_000000"');
    expect(plan.comparisons).toContainEqual({ what: 'public.trades', now: 2, backup: 1000 });
    expect(plan.comparisons).toContainEqual({ what: 'public.moods', now: undefined, backup: 5 });
    expect(plan.losses.join('\n')).toContain('public.trades.created_at 2026-11-22 03:10:11+00');
    expect(plan.keeps).toContain(former);
    expect(plan.neededBytes).toBeGreaterThan(1e6);
    expect(await databaseNames(scene.server)).toEqual([app, 'app_restore_20260101_000000', 'postgres']);
  });

  test('staged, switched, undone: each time the right data serve', async () => {
    const planned = await planRestore(scene.taken, scene.session());
    await using result = await planned.stage();
    expect(await databaseNames(scene.server)).toEqual([app, staged, 'postgres']);
    expect(await scene.notes()).toEqual(now);
    expect(result.verified.join()).toContain('1,006 rows');
    expect(JSON.stringify(result.undo)).not.toContain(scene.server.password);
    await result.switch();
    expect(await scene.notes()).toEqual(old);
    expect(await limitOf(app)).toEqual([{ limit: -1 }]);
    expect(await databaseNames(scene.server)).toEqual([app, former, 'postgres']);
    await scene.server.query(`INSERT INTO trades VALUES (5000, 'later')`, app);

    const state: unknown = JSON.parse(JSON.stringify(result.undo.state));
    const done = await wayBack(database, state, scene.session());
    expect(done?.join('\n')).toContain(`${app}_undone_${restoreId}`);
    expect(await scene.notes()).toEqual(now);
    expect(await scene.notes(`${app}_undone_${restoreId}`)).toContainEqual({ note: 'later', count: 1 });
    expect(await wayBack(database, state, scene.session())).not.toEqual([]);
    // As a kill between the renaming and the reopening leaves it.
    await scene.server.query(`ALTER DATABASE ${quoted(`${app}_undone_${restoreId}`)} ALLOW_CONNECTIONS false`);
    await wayBack(database, state, scene.session());
    expect(await scene.notes(`${app}_undone_${restoreId}`)).toContainEqual({ note: 'later', count: 1 });
    expect(await scene.notes()).toEqual(now);
    expect(await databaseNames(scene.server)).toEqual([app, `${app}_undone_${restoreId}`, 'postgres']);
  });

  test.each([
    ['dropped', `DROP DATABASE "${former}"`, /former database .* is gone/],
    ['called otherwise', `ALTER DATABASE "${former}" RENAME TO elsewhere`, /neither the restored nor the former/],
  ])(
    'switched, neither serves and the former is %s: that is no undo, and nothing changes',
    async (_what, sql, words) => {
      await using result = await (await planRestore(scene.taken, scene.session())).stage();
      await result.switch();
      await scene.server.query(`ALTER DATABASE ${app} RENAME TO aside`);
      await scene.server.query(`CREATE DATABASE ${app}`);
      await scene.server.query(sql);
      const names = await databaseNames(scene.server);
      const undo = async () => await wayBack(database, result.undo.state, scene.session(), 'switched');
      await expect(undo()).rejects.toMatchObject({ code: 'restore-failed', message: expect.stringMatching(words) });
      expect(await databaseNames(scene.server)).toEqual(names);
      if (!names.includes('elsewhere')) return;
      await scene.server.query(`DROP DATABASE ${app}`);
      await scene.server.query(`ALTER DATABASE elsewhere RENAME TO ${app}`);
      expect(await undo()).toEqual([expect.stringContaining('is the former database')]);
      expect(await scene.notes()).toEqual(now);
    },
  );

  test('the printed commands undo it too, with an awkward name', async () => {
    await using odd = await startPostgres();
    await makeRichDatabase(odd);
    const options = { url: odd.url(awkward), scratch: scene.scratch };
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
    const backup = await takeBackup({ url: rich.url(awkward), scratch: scene.scratch });
    await using fresh = await startPostgres();
    const planned = await planRestore(backup, restoreSession({ url: fresh.url(awkward), scratch: scene.scratch }));
    expect(planned.plan.checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    {
      await using result = await planned.stage();
      expect(result.undo.commands.length).toBe(2);
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
    const backup = await takeBackup({ url: rich.url(awkward), scratch: scene.scratch });
    await using other = await startPostgres();
    await other.query(`CREATE ROLE trader LOGIN PASSWORD 'mine'; CREATE ROLE "re ader" NOLOGIN`);
    const before = await other.query(`SELECT rolpassword FROM pg_authid WHERE rolname = 'trader'`);
    await using result = await (
      await planRestore(backup, restoreSession({ url: other.url(awkward), scratch: scene.scratch }))
    ).stage();
    await result.switch();
    expect(await other.query(`SELECT rolpassword FROM pg_authid WHERE rolname = 'trader'`)).toEqual(before);
    expect(await other.query(`SELECT pg_has_role('trader', 'desk', 'MEMBER') AS desk`)).toEqual([{ desk: false }]);
  });

  test('single tables come into a database of their own', async () => {
    const planned = await planRestore(scene.taken, scene.session(), { tables: ['moods', 'public.parts'] });
    const result = await planned.stage();
    await result.switch();
    const side = `${app}_tables_${restoreId}`;
    expect(await databaseNames(scene.server)).toEqual([app, side, 'postgres']);
    const tables = await scene.server.query(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
      side,
    );
    // From 15 on the archive says that a partition needs its parent, which then comes along.
    expect(tables.map(({ tablename }) => tablename)).toEqual(expect.arrayContaining(['moods', 'parts']));
    expect(await scene.server.query('SELECT count(*)::int, max(id) AS id FROM moods', side)).toEqual([
      { count: 5, id: 5 },
    ]);
    expect(await scene.server.query('INSERT INTO moods DEFAULT VALUES RETURNING id', side)).toEqual([{ id: 6 }]);
    expect(result.verified.join()).toContain('2 tables, 6 rows');
    await wayBack(database, result.undo.state, scene.session());
    expect(await databaseNames(scene.server)).toEqual([app, 'postgres']);
    expect(
      await caught(
        planned
          .stage()
          .then(async () => (await planRestore(scene.taken, scene.session(), { tables: ['nope'] })).stage()),
      ),
    ).toMatchObject({ code: 'invalid-request' });
  });

  test('a dump of the guide’s scripts', async () => {
    const folder = await mkdtemp(join(scene.scratch, 'guide-'));
    await mkdir(join(folder, 'database'));
    const source = scene.server.url('guide');
    await scene.server.query('CREATE DATABASE guide');
    await scene.server.query(
      `CREATE TABLE trades (id int, note text); INSERT INTO trades VALUES (1, '\\connect postgres'), (2, 'SET transaction_timeout = 0;')`,
      'guide',
    );
    const dump = spawn(join(scene.server.binDir, 'pg_dump'), ['-d', source], { stdio: ['ignore', 'pipe', 'inherit'] });
    const path = 'database/trading_db_20261122_020000.sql.gz';
    await pipeline(dump.stdout, createGzip(), createWriteStream(join(folder, path)));
    const file = { path, bytes: 1, sha256: '', codec: 'gzip' as const, rawBytes: 1 };
    const planned = await planRestore({ backup: backupIn(folder, 'x', [file]) }, scene.session());
    await using result = await planned.stage();
    expect(result.warnings.join()).toContain('not compared');
    await result.switch();
    expect(await scene.server.query('SELECT * FROM trades ORDER BY id', app)).toEqual([
      { id: 1, note: '\\connect postgres' },
      { id: 2, note: 'SET transaction_timeout = 0;' },
    ]);
    await writeFile(join(folder, 'database/other.sql'), 'DROP DATABASE app;\nCREATE DATABASE app;\n\\connect app\n');
    const other = { ...file, path: 'database/other.sql', codec: 'none' as const };
    const refused = await planRestore(
      { backup: backupIn(folder, 'x', [other]) },
      restoreSession({ url: scene.server.url('app2'), scratch: scene.scratch }),
    );
    expect(await caught(refused.stage())).toMatchObject({ code: 'unsupported' });
    expect(await databaseNames(scene.server)).toContain(app);
  });

  describe('is not possible, and says why', () => {
    test('a logical slot, a prepared transaction', async () => {
      await using logical = await startPostgres({ settings: { wal_level: 'logical', max_prepared_transactions: '5' } });
      await logical.query(`CREATE DATABASE ${app}`);
      await logical
        .query(`SELECT pg_create_logical_replication_slot('feed', 'test_decoding')`, app)
        .catch(() => logical.query(`SELECT pg_create_logical_replication_slot('feed', 'pgoutput')`, app));
      await logical.query(`BEGIN; CREATE TABLE x (a int); PREPARE TRANSACTION 'waiting'`, app);
      const { plan } = await planRestore(scene.taken, scene.session({ url: logical.url(app) }));
      const check = plan.checks.find(({ name }) => name === 'swap-possible');
      expect(check).toMatchObject({ outcome: 'failed', detail: expect.stringMatching(/feed.*waiting/s) });
    });

    test('the server does not answer', async () => {
      const planned = await planRestore(
        scene.taken,
        scene.session({ url: scene.server.url(app).replace(`:${scene.server.port}/`, ':1/') }),
      );
      expect(planned.plan.checks).toMatchObject([{ name: 'server-reachable', outcome: 'failed' }]);
      expect(await caught(planned.stage())).toMatchObject({ code: 'unreachable' });
    });

    test('a user without rights', async () => {
      await scene.server.query(`CREATE ROLE weak LOGIN PASSWORD 'w'`);
      const url = scene.server.url(app).replace(/\/\/[^@]*@/, '//weak:w@');
      const planned = await planRestore(scene.taken, scene.session({ url }));
      expect(planned.plan.checks.find(({ name }) => name === 'rights')).toMatchObject({ outcome: 'failed' });
      await caught(planned.stage());
      await scene.server.query('DROP ROLE weak');
      expect(await databaseNames(scene.server)).toEqual([app, 'postgres']);
    });
  });

  test('leaves no file behind', async () => {
    const own = await mkdtemp(join(scene.scratch, 'own-'));
    const backup = await takeBackup({
      url: scene.server.url(app),
      scratch: scene.scratch,
      database: { format: 'custom' },
    });
    await using _result = await (await planRestore(backup, scene.session({ scratch: own }))).stage();
    expect(await readdir(own)).toEqual([]);
  });
});
