import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { acquireLease, leaseTtlMs } from '../../src/catalog/lease.ts';
import { localStore } from '../../src/stores/local.ts';
import { arrives, dumps, stopMidway } from '../support/e2e/half-way.ts';
import { backupsIn, expectDone, expectRefused, rememberDescendants, serversMissing } from '../support/e2e/outcome.ts';
import { redisPicture } from '../support/e2e/redis-picture.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { isRunning, send } from '../support/processes.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { runAction, runCli, startAction } from '../support/runner.ts';
import { temporaryFolder } from '../support/temp.ts';
import { until } from '../support/until.ts';

const keys = 5_000;
/** Longer than a test may take: who waits for the end of it fails. */
const transferMs = 120_000;

describe.skipIf(serversMissing)('half-way', () => {
  const scope = new AsyncDisposableStack();
  let postgres: PostgresServer;
  let store: string;

  beforeAll(async () => {
    postgres = scope.use(await startPostgres());
    await postgres.query(
      `CREATE TABLE big AS SELECT i, md5(i::text) || md5('a' || i) || md5('b' || i) AS text FROM generate_series(1, 700000) AS i`,
    );
  });
  beforeEach(async () => {
    store = scope.use(await temporaryFolder('store-')).path;
  });
  afterAll(() => scope.disposeAsync());

  const inputs = () => ({ 'database-url': postgres.url(), store });

  test('SIGKILL of the whole run leaves only a folder that is no backup; the next run says so and takes over', async () => {
    const pids: number[] = [];
    {
      await using action = await startAction('backup', { inputs: inputs() });
      await stopMidway(store, action.pid);
      pids.push(...dumps(action.pid));
      const below = rememberDescendants(action.pid);
      action.kill('SIGKILL');
      expect(await action.result).toMatchObject({ killedBy: 'SIGKILL' });
      // The runner ends the whole tree of a job; here pg_dump is left alone, with nobody to write to.
      send(pids, 'SIGCONT');
      await until('the end of pg_dump', () => below.stillRunning().length === 0);
    }
    const [left, ...others] = await backupsIn(store);
    expect(left).toMatch(/^\d{8}_\d{6}\.partial$/);
    expect(others).toEqual([]);
    const listed = JSON.parse((await runCli(['list', '--store', store, '--json'])).stdout);
    expect(listed).toMatchObject({ backups: [], leftovers: [left] });

    const next = await runAction('backup', { inputs: inputs() });
    expectDone(next);
    const warnings = next.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
    expect(warnings).toContainEqual(expect.stringContaining(String(left)));
    expect(warnings).toContainEqual(expect.stringMatching(/lease was taken over/));
    expect(await backupsIn(store)).toEqual([left, next.outputs['backup-id']].sort());
  });

  test('a second run into the same store is refused and does the first no harm', async () => {
    await using first = await startAction('backup', { inputs: inputs() });
    const stopped = await stopMidway(store, first.pid);
    const before = await backupsIn(store);
    expectRefused(await runAction('backup', { inputs: inputs() }), 'lease-held');
    expect(await backupsIn(store)).toEqual(before);
    const other = await runAction('backup', { inputs: { ...inputs(), system: 'another-system' } });
    expectDone(other);
    stopped.continue();
    const done = await first.result;
    expectDone(done);
    expect(await backupsIn(store)).toEqual([done.outputs['backup-id'], other.outputs['backup-id']].sort());
    expectDone(
      await runAction('verify', { inputs: { store, backup: done.outputs['backup-id'] ?? '', depth: 'deep' } }),
    );
  });

  test('a run whose lease another host has taken over commits nothing, and leaves that host its lease', async () => {
    await using paused = await startAction('backup', { inputs: inputs() });
    const stopped = await stopMidway(store, paused.pid);
    await using taken = await acquireLease(localStore('local', store), {
      system: 'trading-system',
      owner: { machine: 'another-host', process: 'another-boot/1 2 3', operation: 'backup' },
      now: () => new Date(Date.now() + 2 * leaseTtlMs),
      isGone: async () => false,
      warn: () => {},
    });
    stopped.continue();
    expectRefused(await paused.result, 'lease-lost');
    expect(await backupsIn(store)).toEqual([]);
    await taken.check();
  });

  describe('through the transfer of Redis', () => {
    test('the server dies: nothing is left', async () => {
      await using redis = await slowRedis();
      await using action = await startAction('backup', { inputs: { 'redis-url': redis.url, store } });
      await arrives(store, 'redis');
      const below = rememberDescendants(action.pid);
      process.kill(redis.pid, 'SIGKILL');
      expectRefused(await action.result, 'source-lost');
      expect(below.stillRunning()).toEqual([]);
      expect(await backupsIn(store)).toEqual([]);
    });

    test('the other component fails: both end', async () => {
      await using redis = await slowRedis();
      await using action = await startAction('backup', { inputs: { ...inputs(), 'redis-url': redis.url } });
      await stopMidway(store, action.pid);
      await arrives(store, 'redis');
      send(dumps(action.pid), 'SIGKILL');
      expectRefused(await action.result, 'tool-failed');
      expect(await backupsIn(store)).toEqual([]);
    });

    test('the run is cancelled: nothing is left, the server serves on, and a good backup works', async () => {
      await using redis = await slowRedis();
      const before = await redisPicture(redis);
      {
        await using action = await startAction('backup', { inputs: { 'redis-url': redis.url, store } });
        await arrives(store, 'redis');
        await action.cancel();
        expectRefused(await action.result, 'cancelled');
        expect(isRunning(action.pid)).toBe(false);
      }
      expect(await backupsIn(store)).toEqual([]);
      await redis.command('CONFIG', 'SET', 'rdb-key-save-delay', '0');
      const good = await runAction('backup', { inputs: { 'redis-url': redis.url, store } });
      expectDone(good);
      expect(await backupsIn(store)).toEqual([good.outputs['backup-id']]);
      expect(await redisPicture(redis)).toEqual(before);
    });
  });
});

/** A server that takes minutes to send its data: streamed from memory, which the backup chooses where there is no delay before it. */
async function slowRedis(): Promise<RedisServer> {
  const redis = await startRedis({ config: { 'repl-diskless-sync': 'yes', 'repl-diskless-sync-delay': '0' } });
  const fill = `for i = 1, ${keys} do
    local parts = {}
    for n = 1, 100 do parts[n] = redis.sha1hex(i .. '-' .. n) end
    redis.call('SET', 'key:' .. i, table.concat(parts))
  end`;
  await redis.command('EVAL', fill, '0');
  await redis.command('CONFIG', 'SET', 'rdb-key-save-delay', String(Math.round((transferMs * 1000) / keys)));
  return redis;
}
