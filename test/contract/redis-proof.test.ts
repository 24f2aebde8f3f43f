import { spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { connect } from '../../src/components/redis/client.ts';
import { findServer } from '../../src/components/redis/proof/find-server.ts';
import { compareServer } from '../../src/components/redis/proof/observe.ts';
import { startScratchServer } from '../../src/components/redis/proof/scratch-server.ts';
import { checkDump, findDump } from '../../src/components/redis/restore/dump-file.ts';
import { deliver } from '../../src/components/redis/restore/replicate.ts';
import { isRunning } from '../support/processes.ts';
import { redisMissing, startRedis, testedServers } from '../support/redis.ts';
import { backUpRedis, keepLog, type RedisBackup } from '../support/redis-backup.ts';
import { fill, fillEveryType } from '../support/redis-data.ts';
import { proveBackup, type RestoreRun, restoreRun, storedBackup } from '../support/redis-restore.ts';
import { reportSabotage } from '../support/sabotage-report.ts';
import { until } from '../support/until.ts';

const nobody = 'redis://127.0.0.1:1';
const library = (answer: number) =>
  `#!lua name=risk\nredis.register_function("limit", function() return ${answer} end)`;

describe.skipIf(redisMissing).each(testedServers)('the proof of a %s backup', (product) => {
  test('is proven by a real restore, also of what has expired since', async () => {
    await using source = await startRedis({ product });
    await fillEveryType(source);
    await fill(source, [['SET', 'gone soon', '1', 'PX', '2500']]);
    await using backup = await backUpRedis({ url: source.url });
    await source.stop();
    await using run = await restoreRun({ url: nobody });
    await until('the end of a key', () => Date.now() >= backup.capture.recoveryPoint.getTime() + 4_000);
    const result = await proveBackup(backup, run);
    expect(result).toMatchObject({ outcome: 'proven', differences: [], reason: undefined });
    expect(result.compared.join()).toContain(`${Number(backup.capture.facts.keys)} keys`);
    expect(await readdir(run.session.scratch)).toEqual([]);
  });

  test('fails when the dump is not what the manifest says, or is damaged', async () => {
    await using source = await startRedis({ product });
    await fillEveryType(source);
    await using backup = await backUpRedis({ url: source.url });
    await using run = await restoreRun({ url: nobody });
    const facts = { ...backup.capture.facts, databases: [] };
    const other = await proveBackup(backup, run, facts);
    expect(other.outcome).toBe('failed');
    expect(other.differences.map(({ what }) => what)).toContain('redis db 1');

    const path = join(backup.folder, backup.capture.files[0]?.path ?? '');
    const content = await readFile(path);
    await writeFile(path, content.subarray(0, -20));
    expect(await proveBackup(backup, run)).toMatchObject({ outcome: 'failed' });
    expect(await readdir(run.session.scratch)).toEqual([]);
  });

  test('is no proof without a server that fits, or without a manifest', async () => {
    await using source = await startRedis({ product });
    await source.command('SET', 'a', '1');
    await using backup = await backUpRedis({ url: source.url });
    await using without = await restoreRun({ url: nobody }, { PATH: '/nonexistent' });
    const none = await proveBackup(backup, without);
    expect(none).toMatchObject({ outcome: 'not-verified' });
    expect(none.reason).toContain(`No ${product}-server`);
    await using run = await restoreRun({ url: nobody });
    const newer = await proveBackup(backup, run, { ...backup.capture.facts, version: '99.0.0' });
    expect(newer).toMatchObject({ outcome: 'not-verified', reason: expect.stringContaining(source.version) });
  });

  test('is cancelled without leaving a server behind', async () => {
    await using source = await startRedis({ product });
    await fillEveryType(source);
    await using backup = await backUpRedis({ url: source.url });
    await using run = await restoreRun({ url: nobody });
    run.abort.abort();
    await expect(proveBackup(backup, run)).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readdir(run.session.scratch)).toEqual([]);
  });

  test('a scratch server has no port and ends with its scope', async () => {
    await using run = await restoreRun({ url: nobody });
    const program = await programOf(product, run);
    let pid = 0;
    {
      await using server = await startScratchServer(program, run.session);
      pid = server.pid;
      using client = await connect(server.target, run.session.signal);
      expect(await client.command('CONFIG', 'GET', 'port')).toEqual(['port', '0']);
      await expect(connect({ ...server.target, password: undefined }, run.session.signal)).rejects.toMatchObject({
        code: 'access-denied',
      });
      expect(isRunning(pid)).toBe(true);
    }
    expect(isRunning(pid)).toBe(false);
  });

  test('a scratch server dies with the process that started it', async () => {
    await using run = await restoreRun({ url: nobody });
    const script = join(run.session.scratch, 'prove.ts');
    const sources = new URL('../../src/components/redis/proof/', import.meta.url).href;
    const support = new URL('../support/redis-restore.ts', import.meta.url).href;
    await writeFile(
      script,
      `const { restoreRun } = await import(${JSON.stringify(support)});
const { startScratchServer } = await import(${JSON.stringify(`${sources}scratch-server.ts`)});
const run = await restoreRun({ url: 'redis://127.0.0.1:1' });
const session = { ...run.session, scratch: ${JSON.stringify(run.session.scratch)} };
const server = await startScratchServer(${JSON.stringify(await programOf(product, run))}, session);
console.log(server.pid);
setInterval(() => {}, 1000);
`,
    );
    const child = spawn(process.execPath, [script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: run.session.scratch },
    });
    const pid = await new Promise<number>((resolve) => child.stdout.once('data', (text) => resolve(Number(text))));
    expect(isRunning(pid)).toBe(true);
    child.kill('SIGKILL');
    await until('the end of the process', () => !isRunning(pid));
  });

  describe('finds sabotage of restored data:', () => {
    const hour = 3_600_000;
    const cases: readonly (readonly [string, readonly (readonly string[])[]])[] = [
      ['a value changed', [['SET', 'text', 'hellO']]],
      ['one bit of a value changed', [['SETBIT', 'bits', '17', '1']]],
      ['a value appended to', [['APPEND', 'compressible', 'x']]],
      ['a number one more', [['INCR', 'int16']]],
      ['a key missing', [['DEL', 'empty']]],
      ['a key added', [['SET', 'one more', '']]],
      ['a key renamed', [['RENAME', 'int8', 'int9']]],
      [
        'two values exchanged',
        [
          ['RENAME', 'int8', 'x'],
          ['RENAME', 'int16', 'int8'],
          ['RENAME', 'x', 'int16'],
        ],
      ],
      [
        'a type changed',
        [
          ['DEL', 'text'],
          ['RPUSH', 'text', 'hello'],
        ],
      ],
      ['an expiry dropped', [['PERSIST', 'expiring']]],
      ['an expiry five minutes later', [['PEXPIREAT', 'expiring', String(Date.now() + 24 * hour + 300_000)]]],
      ['an expiry an hour earlier', [['PEXPIREAT', 'zset:large', String(Date.now() + 23 * hour)]]],
      ['an expiry added', [['EXPIRE', 'text', '86400']]],
      [
        'the order of a list swapped',
        [
          ['LSET', 'list:small', '1', '-5'],
          ['LSET', 'list:small', '2', '1'],
        ],
      ],
      ['a list element missing', [['LPOP', 'list:large']]],
      ['a list element doubled', [['RPUSH', 'list:small', 'a']]],
      [
        'a set member replaced',
        [
          ['SREM', 'set:text', 'a'],
          ['SADD', 'set:text', 'b2'],
        ],
      ],
      [
        'a set of numbers with another',
        [
          ['SREM', 'set:ints', '3'],
          ['SADD', 'set:ints', '4'],
        ],
      ],
      ['a score changed', [['ZADD', 'zset:small', '1.0000001', 'one']]],
      ['two scores exchanged', [['ZADD', 'zset:small', '0.1', 'one', '1', 'four']]],
      ['a sorted set member missing', [['ZREM', 'zset:large', 'member-3']]],
      ['a hash field changed', [['HSET', 'hash:small', 'price', '101.6']]],
      ['two hash values exchanged', [['HSET', 'hash:small', 'price', '1200', 'volume', '101.5']]],
      ['a hash field missing', [['HDEL', 'hash:large', 'field699']]],
      [
        'a hash field renamed',
        [
          ['HDEL', 'hash:wide', 'f'],
          ['HSET', 'hash:wide', 'F', 'w'.repeat(5000)],
        ],
      ],
      ['a stream entry deleted', [['XDEL', 'stream', '1001-904']]],
      ['the first stream entry trimmed', [['XTRIM', 'stream', 'MAXLEN', '=', '49']]],
      ['a stream entry added', [['XADD', 'stream', '*', 'field', 'v', 'n', '1']]],
      ['the last id of a stream moved', [['XSETID', 'stream', '9999-1']]],
      ['a consumer group gone', [['XGROUP', 'DESTROY', 'stream', 'group two']]],
      ['a consumer group set back', [['XGROUP', 'SETID', 'stream', 'group two', '0']]],
      ['a consumer gone', [['XGROUP', 'DELCONSUMER', 'stream', 'group one', 'bob']]],
      ['an entry acknowledged', [['XACK', 'stream', 'group one', '1000-900']]],
      ['a HyperLogLog counting one more', [['PFADD', 'hll', 'd']]],
      ['a place moved', [['GEOADD', 'geo', '72.8778', '19.0760', 'Mumbai']]],
      ['a key moved to another database', [['MOVE', 'text', '2']]],
      ['two databases exchanged', [['SWAPDB', '1', '15']]],
      ['a database emptied', [['FLUSHDB15']]],
      ['everything gone', [['FLUSHALL']]],
      ['a function changed', [['FUNCTION', 'LOAD', 'REPLACE', library(8)]]],
      ['a function gone', [['FUNCTION', 'FLUSH']]],
      ['a function added', [['FUNCTION', 'LOAD', library(7).replace('risk', 'more').replace('limit', 'limit2')]]],
    ];

    test(`${cases.length} kinds`, async () => {
      await using source = await startRedis({ product });
      const functions = Number(source.version.split('.')[0]) >= 7;
      await fillEveryType(source);
      if (functions) await source.command('FUNCTION', 'LOAD', library(7));
      await using backup = await backUpRedis({ url: source.url });
      await using run = await restoreRun({ url: nobody });
      const tried = cases.filter(([, [first]]) => functions || first?.[0] !== 'FUNCTION');
      const program = await programOf(product, run);
      expect(await differencesAfter([], backup, run, program)).toEqual([]);
      const missed: string[] = [];
      for (const [name, commands] of tried) {
        const differences = await differencesAfter(commands, backup, run, program);
        if (differences.length === 0) missed.push(name);
      }
      await reportSabotage(`${product} ${source.version}`, tried.length, tried.length - missed.length);
      expect(missed).toEqual([]);
    }, 300_000);
  });
});

/** Restores a backup into a scratch server, runs commands there that no restore runs, and compares as a proof does. */
async function differencesAfter(
  commands: readonly (readonly string[])[],
  backup: RedisBackup,
  run: RestoreRun,
  program: Awaited<ReturnType<typeof programOf>>,
) {
  const { signal } = run.session;
  const dump = await checkDump(findDump(storedBackup(backup), undefined), signal);
  await using server = await startScratchServer(program, run.session);
  using client = await connect(server.target, signal);
  const reach = { host: '127.0.0.1', peers: ['127.0.0.1'] };
  const { password } = server;
  await using following = await deliver({ client, reach, dump, signal, log: keepLog([]), password });
  if (commands.length > 0) await following.promote();
  for (const [name, ...args] of commands) {
    if (name === 'FLUSHDB15') {
      await client.command('SELECT', '15');
      await client.command('FLUSHDB');
      await client.command('SELECT', '0');
    } else {
      await client.command(name ?? '', ...args);
    }
  }
  return await compareServer(server.target, dump, { serverVersion: program.version, signal });
}

async function programOf(product: 'redis' | 'valkey', run: RestoreRun) {
  const oldest = { format: 'redis', version: 6 } as const;
  const { server } = await findServer(oldest, { product, version: 'unknown' }, run.session);
  if (server === undefined) throw new Error(`no ${product}-server`);
  return server;
}
