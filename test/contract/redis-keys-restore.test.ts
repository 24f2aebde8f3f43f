import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { connectionId, endConnection } from '../../src/components/redis/restore/connection.ts';
import { enterPhase, keepingOf } from '../../src/components/redis/restore/former.ts';
import { connect } from '../../src/components/redis/server/client.ts';
import { findTarget } from '../../src/components/redis/server/target.ts';
import { type RedisOptions, type RedisServer, redisMissing, startRedis, testedServers } from '../support/redis.ts';
import { backUpRedis, type RedisBackup } from '../support/redis-backup.ts';
import { fill, fillEveryType, many } from '../support/redis-data.ts';
import {
  contentOf,
  failedChecks,
  planFrom,
  type RestoreRun,
  restoreFrom,
  restoreId,
  restoreRun,
  undo,
} from '../support/redis-restore.ts';
import { until } from '../support/until.ts';

const library = '#!lua name=risk\nredis.register_function("limit", function() return 7 end)';
const otherLibrary = '#!lua name=former\nredis.register_function("old", function() return 1 end)';

describe.skipIf(redisMissing).each(testedServers)('a restore of %s key by key', (product) => {
  const start = (options: RedisOptions = {}): Promise<RedisServer> => startRedis({ product, ...options });
  const functions = (server: RedisServer) => !old(server);
  /** Without the rights for replication. */
  const users = ['plain on >secret ~* +@all -replicaof -slaveof -sync -psync -bgsave -save'];
  const old = (server: RedisServer) => Number(server.version.split('.')[0]) < 7;
  const settingsFor = (server: RedisServer) => ({
    url: `redis://plain:secret@127.0.0.1:${server.port}`,
    ...(old(server) ? { 'restore-method': 'keys' } : {}),
  });

  async function sourceBackup(): Promise<RedisBackup> {
    await using source = await start();
    await fillEveryType(source);
    await fill(
      source,
      many(4000, (n) => ['SET', `bulk:${n}`, String(n).repeat(200)]),
    );
    await source.command('SET', 'large', 'large '.repeat(1_000_000));
    if (functions(source)) await source.command('FUNCTION', 'LOAD', library);
    return await backUpRedis({ url: source.url });
  }

  async function formerServer(options: RedisOptions = {}): Promise<RedisServer> {
    const target = await start({ users, ...options });
    await fill(target, [
      ['SET', 'text', 'former'],
      ['SET', 'only here \n ü', '1'],
      ['SET', 'brief', '1', 'PX', '90000123'],
      ['RPUSH', 'bulk:1', 'another type'],
    ]);
    await fill(target, [['HSET', 'h', 'a', '1']], 7);
    if (functions(target)) await target.command('FUNCTION', 'LOAD', otherLibrary);
    return target;
  }

  test('of a server that refuses replication: everything is back, and undo the former data', async () => {
    await using backup = await sourceBackup();
    await using target = await formerServer();
    const former = await contentOf({ url: target.url });
    await using run = await restoreRun(settingsFor(target));
    const planned = await planFrom(backup, run);
    expect(failedChecks(planned)).toEqual(['redis-atomic']);
    expect(planned.plan.steps.join()).toContain('not atomic');
    await using staged = await planned.stage();
    expect(await contentOf({ url: target.url })).toEqual(former);
    expect((await staged.switch()).verified.join()).toMatch(/\d keys in database 0, .*equal to the dump.*digest/);
    const { databases } = backup.capture.facts;
    const restored = await contentOf({ url: target.url });
    expect(restored.databases).toMatchObject(Object(databases));
    expect(restored.functions).toEqual(backup.capture.facts.functions);
    await undo(staged.undo.state, run);
    expect(await contentOf({ url: target.url })).toEqual(former);
    await target.command('SET', 'written later', '1');
    expect((await undo(staged.undo.state, run)).join()).toContain('already');
    expect(await target.command('GET', 'written later')).toBe('1');
  });

  test.each([
    ['cancelled', async (_: RedisServer, run: RestoreRun) => run.abort.abort(), 'cancelled'],
    ['cut off', async (target: RedisServer) => target.command('CLIENT', 'KILL', 'TYPE', 'normal'), 'unreachable'],
  ] as const)('%s half-way: the former data are written back', async (_name, disturb, code) => {
    await using backup = await sourceBackup();
    await using target = await formerServer();
    const former = await contentOf({ url: target.url });
    await using run = await restoreRun(settingsFor(target));
    let seen = 0;
    const disturbed = disturbedRun(run, async () => {
      seen = Number(await target.command('DBSIZE'));
      await disturb(target, run);
    });
    await using staged = await (await planFrom(backup, disturbed)).stage();
    expect(await staged.switch().catch((error: unknown) => error)).toMatchObject({ code });
    // It was half-way indeed.
    expect(seen).toBeGreaterThan(100);
    expect(await contentOf({ url: target.url })).toEqual(former);
    expect((await undo(staged.undo.state, run)).join()).toContain('already');
  });

  test('a client that writes meanwhile is found out, and the former data are written back', async () => {
    await using backup = await sourceBackup();
    await using target = await formerServer();
    const former = await contentOf({ url: target.url });
    await using run = await restoreRun(settingsFor(target));
    const disturbed = disturbedRun(run, async () => {
      await target.command('SET', 'intruder', '1');
    });
    await using staged = await (await planFrom(backup, disturbed)).stage();
    await expect(staged.switch()).rejects.toMatchObject({ code: 'restore-failed' });
    expect(await contentOf({ url: target.url })).toEqual(former);
  });

  test('this process is killed half-way: undo, or the commands by hand, bring the former data back', async () => {
    await using backup = await sourceBackup();
    for (const byHand of [false, true]) {
      await using target = await start({ users });
      await fill(target, [
        ['SET', 'text', 'former'],
        ['SET', 'brief', '1', 'PX', '90000123'],
        ['XADD', 'stream', '1-1', 'a', 'b'],
      ]);
      await fill(target, [['HSET', 'h', 'a', '1']], 7);
      if (functions(target)) await target.command('FUNCTION', 'LOAD', otherLibrary);
      const former = await contentOf({ url: target.url });
      await using run = await restoreRun(settingsFor(target));
      await using staged = await (await planFrom(backup, run)).stage();
      // What a kill leaves: the phase on disk, some keys gone, some written.
      await enterPhase(keepingOf(run.session.keepFolder, restoreId), 'switching');
      await target.command('DEL', 'brief');
      await target.command('SET', 'bulk:3', 'restored');
      if (functions(target)) await target.command('FUNCTION', 'FLUSH');
      if (byHand) runByHand(staged.undo.commands);
      else await undo(staged.undo.state, run);
      expect(await contentOf({ url: target.url })).toEqual(former);
    }
  });

  test('the commands by hand take a password with spaces, and end at the first failure', async () => {
    await using backup = await sourceBackup();
    await using target = await start({ users });
    await fill(target, [
      ['SET', 'text "quoted" \\ key', 'former'],
      ['SET', 'second', '2'],
    ]);
    const former = await contentOf({ url: target.url });
    await using run = await restoreRun(settingsFor(target));
    await using staged = await (await planFrom(backup, run)).stage();
    await staged.switch();
    const { commands } = staged.undo;
    const password = 'with "spaces" and $signs';
    const byHand = { ...process.env, REDIS_USER: 'byhand', REDISCLI_AUTH: password };
    await target.command('ACL', 'SETUSER', 'byhand', 'on', `>${password}`, '~*', '+@all', '-restore');
    const refused = spawnSync('bash', ['-c', commands.join('\n')], { encoding: 'utf8', env: byHand });
    expect(refused.status).toBe(1);
    expect(refused.stderr.match(/Failed/g)).toHaveLength(1);
    await target.command('ACL', 'SETUSER', 'byhand', '+restore');
    const done = spawnSync('bash', ['-c', commands.join('\n')], { encoding: 'utf8', env: byHand });
    expect(done.status, done.stderr).toBe(0);
    expect(await contentOf({ url: target.url })).toEqual(former);
  });

  test('nothing is sent any more over a connection that was ended', async () => {
    await using target = await start();
    await using run = await restoreRun({ url: target.url });
    const { signal, log, connection } = run.session;
    const { redis } = run.session.config;
    if (redis === undefined) throw new Error('no Redis is configured');
    const found = await findTarget(redis, connection);
    using client = await connect(found, signal);
    await endConnection(found, await connectionId(client), signal, log);
    await expect(client.command('SET', 'late', '1')).rejects.toMatchObject({ code: 'unreachable' });
    expect(await target.command('EXISTS', 'late')).toBe(0);
  });

  test('until a key is written, an undo has nothing to take back', async () => {
    await using backup = await sourceBackup();
    await using target = await formerServer();
    await using run = await restoreRun(settingsFor(target));
    const { phasePath } = keepingOf(run.session.keepFolder, restoreId);
    const seen: [string, boolean][] = [];
    const info = (line: string) => seen.push([line, existsSync(phasePath)]);
    const watched = { ...run, session: { ...run.session, log: { ...run.session.log, info } } };
    await using staged = await (await planFrom(backup, watched)).stage();
    await target.command('SET', 'written since the copy', '1');
    await staged.switch();
    expect(
      seen.filter(([line]) => /copy of the former|key by key/.test(line)).map(([, switching]) => switching),
    ).toEqual([false, true]);
  });

  test('is refused when the functions of the server cannot be kept', async ({ skip }) => {
    await using any = await start();
    skip(old(any), 'Redis before 7.0 has no functions');
    await using backup = await sourceBackup();
    await using target = await start({ users: users.map((user) => `${user} -function|dump`) });
    await target.command('FUNCTION', 'LOAD', otherLibrary);
    const former = await contentOf({ url: target.url });
    await using run = await restoreRun({ ...settingsFor(target), 'restore-method': 'keys' });
    const planned = await planFrom(backup, run);
    expect(failedChecks(planned)).toEqual(['redis-rights', 'redis-atomic']);
    const attempt = async () => {
      await using staged = await planned.stage();
      await staged.switch();
    };
    await expect(attempt()).rejects.toMatchObject({ code: 'access-denied' });
    expect(await contentOf({ url: target.url })).toEqual(former);
  });

  test('keys whose time has come stay away, and whoever may replicate can choose it too', async () => {
    await using source = await start();
    await fill(source, [
      ['SET', 'lasting', '1'],
      ['SET', 'text', 'soon', 'PX', '400'],
      ['SET', 'gone soon', '1', 'PX', '400'],
    ]);
    await using backup = await backUpRedis({ url: source.url });
    await until('the end of a key', async () => (await source.command('EXISTS', 'gone soon')) === 0);
    await using target = await formerServer();
    await using run = await restoreRun({ url: target.url, 'restore-method': 'keys' });
    await restoreFrom(backup, run);
    expect(await target.command('DBSIZE')).toBe(1);
    expect(await target.command('GET', 'lasting')).toBe('1');
  });
});

/** A run in which something happens once, as soon as keys have been written. */
function disturbedRun(run: RestoreRun, disturb: () => Promise<unknown>): RestoreRun {
  let calls = 0;
  const progress = () => {
    calls += 1;
    if (calls === 4) void disturb();
  };
  return { ...run, session: { ...run.session, log: { ...run.session.log, progress } } };
}

function runByHand(commands: readonly string[]): void {
  const { status, stderr } = spawnSync('bash', ['-c', `set -euo pipefail\n${commands.join('\n')}`], {
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
}
