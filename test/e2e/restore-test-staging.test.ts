import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectRefused, rememberDescendants, serversMissing } from '../support/e2e/outcome.ts';
import { type RestoreScene, restoreScene } from '../support/e2e/restore-scene.ts';
import { untouched } from '../support/e2e/world.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { commandLine, descendants } from '../support/processes.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import type { ActionResult } from '../support/runner.ts';
import { until } from '../support/until.ts';

const redisPassword = 'staging-redis-secret';

describe.skipIf(serversMissing)('restore-test on given staging servers', () => {
  const scope = new AsyncDisposableStack();
  let scene: RestoreScene;
  let postgres: PostgresServer;
  let redis: RedisServer;
  let production: unknown;
  let others: unknown;

  beforeAll(async () => {
    scene = scope.use(await restoreScene());
    postgres = scope.use(await startPostgres());
    redis = scope.use(await startRedis({ password: redisPassword }));
    await postgres.query('CREATE DATABASE bystander');
    await postgres.query(`CREATE ROLE other LOGIN PASSWORD 'o'; GRANT CONNECT ON DATABASE bystander TO other;
      ALTER ROLE other SET work_mem = '5MB'`);
    await postgres.query('CREATE TABLE t AS SELECT 1 AS a', 'bystander');
    production = await productionNow();
    others = await bystanders();
  });
  afterEach(async () => {
    await scene?.gate.open();
    await scene?.configure([]);
    if (scene === undefined) return;
    expect(await productionNow()).toEqual(production);
    expect(await bystanders()).toEqual(others);
    expect(await emptiness(redis)).toEqual({ role: 'master', keys: [] });
  });
  afterAll(() => scope.disposeAsync());

  /** All that a restore changes there. Reports and proofs of the tests come to lie beside it. */
  async function productionNow(): Promise<unknown> {
    return { ...Object(await untouched(scene.system)), files: [] };
  }

  async function bystanders(server: PostgresServer = postgres): Promise<unknown> {
    const shared = [
      'SELECT oid, datname, datdba, datacl FROM pg_database ORDER BY oid',
      'SELECT * FROM pg_authid ORDER BY oid',
      'SELECT * FROM pg_db_role_setting ORDER BY 1, 2',
      'SELECT * FROM pg_shdescription ORDER BY 1, 2',
    ];
    return await Promise.all(shared.map((sql) => server.query(sql)));
  }

  const given = () => ({ 'staging-database-url': postgres.url(), 'staging-redis-url': redis.url });
  const prove = (inputs: Record<string, string>, env: Record<string, string> = {}) =>
    scene.run('restore-test', { 'upload-report': 'false', ...inputs }, env);
  const proofs = async () => (await readdir(join(scene.store, scene.backupId, 'proofs')).catch(() => [])).sort();

  function expectNoSecret(result: ActionResult, ...more: readonly string[]): void {
    // A workflow command that masks a secret has to name it.
    const shown = result.stdout
      .split('\n')
      .filter((line) => !line.startsWith('::add-mask::'))
      .join('\n');
    for (const text of [shown, result.stderr, result.summary, JSON.stringify(result.outputs), ...more]) {
      for (const secret of [...scene.system.secrets, postgres.password, redisPassword])
        expect(text).not.toContain(secret);
    }
  }

  test('proven there, and said so: by host, port and version, without a secret', async () => {
    const result = await prove(given());
    expect(result).toMatchObject({ exitCode: 0, stderr: '', leftInTemp: [], outputs: { status: 'proven' } });
    const [database, cache] = [`127.0.0.1:${postgres.port}, a staging`, `127.0.0.1:${redis.port}, a staging`];
    expect(result.summary).toContain(database);
    expect(result.summary).toContain(cache);
    const [name] = (await proofs()).slice(-1);
    const proof = await readFile(join(scene.store, scene.backupId, 'proofs', name ?? ''), 'utf8');
    expect(JSON.parse(proof).statement.places).toMatchObject({
      database: expect.stringContaining(database),
      redis: expect.stringContaining(cache),
    });
    const reports = await readdir(join(scene.store, 'restore-tests'));
    const texts = await Promise.all(reports.map((file) => readFile(join(scene.store, 'restore-tests', file), 'utf8')));
    expect(texts.join()).toContain(database);
    expectNoSecret(result, proof, ...texts);
  });

  test('by backup.yml and the environment; a variable that is not set is no leave to prove elsewhere', async () => {
    await scene.configure(['restore-test:', '  database:', '    url: ${RESTORE_TEST_DATABASE_URL}']);
    const env = { RESTORE_TEST_DATABASE_URL: postgres.url() };
    const result = await prove({ components: 'database' }, env);
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'proven' } });
    expect(result.summary).toContain(`127.0.0.1:${postgres.port}, a staging`);
    expectNoSecret(result);
    expectRefused(await prove({ components: 'database' }), 'invalid-config');
    await scene.configure([]);
    const plain = await prove({ components: 'redis' }, { RESTORE_TEST_REDIS_URL: redis.url });
    expect(plain.summary).toContain(`127.0.0.1:${redis.port}, a staging`);
  });

  test('the rows and keys of a running proof are there, no password in any argument list', async () => {
    await scene.gate.close();
    await using action = await scene.start('restore-test', { 'upload-report': 'false', ...given() });
    await atTheGate(action.pid);
    const words = [action.pid, ...descendants(action.pid)].map((pid) => commandLine(pid) ?? '').join('\n');
    expect(words).toMatch(/pg_restore|psql/);
    for (const secret of [...scene.system.secrets, postgres.password, redisPassword])
      expect(words).not.toContain(secret);
    await scene.gate.open();
    expect(await action.result).toMatchObject({ exitCode: 0, outputs: { status: 'proven' } });
  });

  test('refused: production itself, and replicas of it; no proof, no report, and the other server is not begun', async () => {
    const { system } = scene;
    await using replica = await startPostgres({ replicaOf: system.postgres });
    await using follower = await startRedis({ config: { masterauth: new URL(system.redisUrl).password } });
    await follower.command('REPLICAOF', '127.0.0.1', String(system.redis.port));
    await until('a replica in sync', async () =>
      String(await follower.command('INFO', 'replication')).includes('master_link_status:up'),
    );
    const sockets = encodeURIComponent(join(dirname(system.postgres.dataDir), 'sockets'));
    const followed = await untouched(system);
    const was = [await proofs(), await readdir(join(scene.store, 'restore-tests'))];
    for (const inputs of [
      { ...given(), 'staging-database-url': system.adminUrl },
      { ...given(), 'staging-database-url': `${system.postgres.url()}?host=${sockets}` },
      { ...given(), 'staging-database-url': replica.url() },
      { ...given(), 'staging-redis-url': system.redisUrl },
      { ...given(), 'staging-redis-url': follower.url },
    ]) {
      const result = await prove(inputs);
      expectRefused(result, 'preflight-failed');
      expect(result.summary).toContain('is production');
      expectNoSecret(result);
      expect(await bystanders()).toEqual(others);
      expect(await emptiness(redis)).toEqual({ role: 'master', keys: [] });
    }
    expect([await proofs(), await readdir(join(scene.store, 'restore-tests'))]).toEqual(was);
    expect(await untouched(system)).toEqual(followed);
    expect(await follower.command('DBSIZE')).toEqual(await system.redis.command('DBSIZE'));
    await follower.command('REPLICAOF', 'NO', 'ONE');
    await replica.stop();
  });

  test('not said where production is, or it lets nobody in: refused; not answering: what backups recorded decides', async () => {
    expectRefused(await prove(given(), { DATABASE_URL: '' }), 'invalid-config');
    const wrong = scene.system.adminUrl.replace(scene.system.postgres.password, 'wrong');
    expectRefused(await prove(given(), { DATABASE_URL: wrong }), 'not-verified');
    const nowhere = { DATABASE_URL: 'postgresql://a:bcd@127.0.0.1:1/trading_db', REDIS_URL: 'redis://127.0.0.1:1' };
    const result = await prove(given(), nowhere);
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'proven' } });
    const warned = result.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
    expect(warned.filter((message) => /does not answer/.test(message)).length).toBeGreaterThanOrEqual(2);
  });

  test('cancelled half-way: nothing is left on the servers', async () => {
    await scene.gate.close();
    await using action = await scene.start('restore-test', { 'upload-report': 'false', ...given() });
    await atTheGate(action.pid);
    expect(await bystanders()).not.toEqual(others);
    const below = rememberDescendants(action.pid);
    await action.cancel();
    await scene.gate.open();
    expectRefused(await action.result, 'cancelled');
    expect(below.stillRunning()).toEqual([]);
  });

  test('killed half-way: the next run removes what it left, and proves', async () => {
    await scene.gate.close();
    {
      await using action = await scene.start('restore-test', { 'upload-report': 'false', ...given() });
      await atTheGate(action.pid);
      action.kill('SIGKILL');
      await action.result;
    }
    await scene.gate.open();
    expect(await bystanders()).not.toEqual(others);
    await until('the end of its sessions', async () => (await sessions()).length === 0);
    {
      const inputs = { 'upload-report': 'false', components: 'redis', ...given() };
      await using action = await scene.start('restore-test', inputs);
      while ((await emptiness(redis)).role !== 'slave');
      action.kill('SIGKILL');
      await action.result;
    }
    expect(await emptiness(redis)).toMatchObject({ role: 'slave' });
    expect(await prove(given())).toMatchObject({ exitCode: 0, outputs: { status: 'proven' } });
  });

  const sessions = () =>
    postgres.query(`SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`);

  async function atTheGate(pid: number): Promise<void> {
    await until('a proof half-way through the rows', async () => {
      if (descendants(pid).length === 0) return false;
      const sql = `SELECT 1 FROM pg_stat_activity WHERE datname LIKE 'backup%' AND query LIKE 'COPY public.gate%'`;
      return (await postgres.query(sql)).length > 0;
    });
  }
});

async function emptiness(server: RedisServer): Promise<{ role: string | undefined; keys: string[] }> {
  const info = String(await server.command('INFO'));
  return { role: /^role:(\w+)/m.exec(info)?.[1], keys: info.match(/^db\d+:.*$/gm) ?? [] };
}
