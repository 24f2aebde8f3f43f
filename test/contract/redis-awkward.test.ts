import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  programVersion,
  type RedisOptions,
  type RedisServer,
  redisMissing,
  startRedis,
  testedServers,
} from '../support/redis.ts';
import { backUpRedis } from '../support/redis-backup.ts';
import { fill, many } from '../support/redis-data.ts';
import { infoOf, untilInfo } from '../support/redis-faults.ts';
import { contentOf, failedChecks, inspectLive, planFrom, restoreFrom, restoreRun } from '../support/redis-restore.ts';
import { until } from '../support/until.ts';

const counter = async (server: RedisServer, name: string) =>
  new RegExp(`\n${name}:(\\S+)`).exec(await infoOf(server.port))?.[1];

describe.skipIf(redisMissing).each(testedServers)('a %s as people have it', (product) => {
  const old = programVersion(product)?.startsWith('6.') ?? false;
  const start = async (options: RedisOptions = {}): Promise<RedisServer> => {
    const server = await startRedis({ product, ...options });
    await server.command('SET', 'k', 'v');
    return server;
  };

  test.skipIf(old)('at its own defaults its snapshots leave at once, by its disk', async () => {
    await using server = await start();
    await using backup = await backUpRedis({ url: server.url });
    expect(await counter(server, 'rdb_saves')).toBe('1');
    await using run = await restoreRun({ url: server.url });
    await restoreFrom(backup, run);
    // The copy of the former data, what it saves itself, and the comparison: none was streamed.
    expect(await counter(server, 'rdb_saves')).toBe('4');
  });

  test.skipIf(old)('that keeps nothing on disk gets no file by a backup, and keeps one that is there', async () => {
    await using server = await start({ config: { save: '' } });
    const file = join(server.folder, 'dump.rdb');
    await using _ = await backUpRedis({ url: server.url });
    expect(await counter(server, 'rdb_saves')).toBe('1');
    expect(existsSync(file)).toBe(false);
    await server.command('SAVE');
    const saves = await counter(server, 'rdb_saves');
    await using again = await backUpRedis({ url: server.url });
    expect([await counter(server, 'rdb_saves'), existsSync(file)]).toEqual([saves, true]);
    expect(again.capture.facts.keys).toBe(1);
  });

  test('refuses writes since it could not save: it is backed up all the same', async () => {
    await using server = await start({ config: { save: '3600 1', 'repl-diskless-sync': 'yes' } });
    spawnSync('prlimit', ['--pid', String(server.pid), '--fsize=0:']);
    await server.command('BGSAVE');
    await untilInfo('the save to fail', server, (info) => info.includes('rdb_last_bgsave_status:err'));
    await expect(server.command('SET', 'k', '2')).rejects.toThrow('MISCONF');
    await using backup = await backUpRedis({ url: server.url });
    expect(backup.capture.facts).toMatchObject({ keys: 1, method: 'replication' });
  });

  test('without PING: it is backed up and restored', async () => {
    await using server = await start({ config: { 'rename-command': 'PING ""' } });
    await using backup = await backUpRedis({ url: server.url });
    await server.command('SET', 'k', 'changed');
    await using run = await restoreRun({ url: server.url });
    await restoreFrom(backup, run);
    expect(await server.command('GET', 'k')).toBe('v');
  });

  test('without the right to INFO: a restore says that this is missing', async () => {
    await using server = await start({ users: ['ops on >pw ~* +@all -info'] });
    const url = server.url.replace('//', '//ops:pw@');
    await using backup = await backUpRedis({ url });
    await using run = await restoreRun({ url });
    const { checks } = (await planFrom(backup, run)).plan;
    expect(checks.find(({ name }) => name === 'redis-rights')).toMatchObject({
      outcome: 'failed',
      detail: expect.stringContaining('INFO'),
    });
  });

  test('that is a Sentinel is named as one', async () => {
    await using server = await start();
    await using sentinel = await startRedis({ product, sentinel: true });
    await expect(backUpRedis({ url: sentinel.url })).rejects.toThrow('is a Sentinel');
    await using backup = await backUpRedis({ url: server.url });
    await using run = await restoreRun({ url: sentinel.url });
    const { checks } = (await planFrom(backup, run)).plan;
    expect(checks[0]).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('is a Sentinel') });
  });

  test('with as much maxmemory as the data took, and keys it may drop: a check says so', async () => {
    await using source = await start();
    await fill(
      source,
      many(20_000, (n) => ['SET', `key:${n}`, 'value']),
    );
    await using backup = await backUpRedis({ url: source.url });
    const used = /"used-mem":"(\d+)"/.exec(JSON.stringify(backup.capture.facts))?.[1] ?? '';
    await using target = await startRedis({ product, config: { 'maxmemory-policy': 'allkeys-lru', maxmemory: used } });
    await using run = await restoreRun({ url: target.url });
    expect(failedChecks(await planFrom(backup, run))).toEqual(['redis-memory']);
    await target.command('CONFIG', 'SET', 'maxmemory', String(2 * Number(used) + 20_000_000));
    await restoreFrom(backup, run);
    expect(await target.command('DBSIZE')).toBe(20_001);
  });

  test('that forgets pending entries of deleted messages: a warning says so', async () => {
    await using source = await start();
    await fill(source, [
      ['XADD', 'stream', '1-1', 'a', 'b'],
      ['XGROUP', 'CREATE', 'stream', 'group', '0'],
    ]);
    await using backup = await backUpRedis({ url: source.url });
    await using target = await start({ config: { appendonly: 'yes', 'aof-use-rdb-preamble': 'no' } });
    await using run = await restoreRun({ url: target.url });
    await using staged = await (await planFrom(backup, run)).stage();
    expect(staged.warnings.join()).toContain('aof-use-rdb-preamble');
  });

  test('that takes no value as large as one of the dump: refused key by key before anything is touched', async () => {
    await using source = await start();
    await source.command('RPUSH', 'long', ...many(40, (n) => `${n}${'x'.repeat(50_000)}`));
    await using backup = await backUpRedis({ url: source.url });
    await using target = await start({ config: { 'proto-max-bulk-len': '1mb', rdbcompression: 'no' } });
    await target.command('RPUSH', 'former', ...many(40, (n) => `${n}${'y'.repeat(50_000)}`));
    const former = await contentOf({ url: target.url });
    await using run = await restoreRun({ url: target.url, 'restore-method': 'keys' });
    await expect(restoreFrom(backup, run)).rejects.toMatchObject({
      code: 'unsupported',
      because: [expect.stringContaining('proto-max-bulk-len')],
    });
    expect(await contentOf({ url: target.url })).toEqual(former);
  });

  test('with fields that expire: a hash that has gone with them is not missing', async ({ skip }) => {
    await using source = await start();
    const now = Date.now();
    const expire = ['HPEXPIREAT', 'hash', String(now + 2_000), 'FIELDS', '1', 'field'];
    await source.command('HSET', 'hash', 'field', '1');
    const known = await source.command(...expire).then(
      () => true,
      () => false,
    );
    skip(!known, 'before Redis 7.4 and Valkey 9 no field expires');
    await using backup = await backUpRedis({ url: source.url });
    await until('the end of the field', async () => (await source.command('EXISTS', 'hash')) === 0);
    await using run = await restoreRun({ url: source.url });
    expect(await inspectLive(backup, run)).toMatchObject([{ name: 'keys-present', outcome: 'passed' }]);
    await source.command('DEL', 'k');
    expect(await inspectLive(backup, run)).toMatchObject([{ name: 'keys-present', outcome: 'failed' }]);
  });
});

test('a socket file in place of a host is refused, never taken for this machine', async () => {
  for (const url of ['redis:///run/redis.sock', 'redis://host/run/redis.sock']) {
    await expect(backUpRedis({ url })).rejects.toMatchObject({ code: 'invalid-config' });
  }
});
