import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BackupError } from '../../src/lib/errors.ts';
import {
  programVersion,
  type RedisOptions,
  type RedisProduct,
  type RedisServer,
  redisMissing,
  startAgain,
  startRedis,
  testedServers,
} from '../support/redis.ts';
import { backUpRedis, type RedisBackup } from '../support/redis-backup.ts';
import { fill, fillEveryType, many } from '../support/redis-data.ts';
import { flipped, killedRestore, loadingNow, startWriter, untilInfo } from '../support/redis-faults.ts';
import {
  contentOf,
  failedChecks,
  planFrom,
  planStored,
  restoreId,
  restoreRun,
  storedBackup,
  undo,
} from '../support/redis-restore.ts';
import { fillBulk, slowLoad } from '../support/redis-slow.ts';
import { until } from '../support/until.ts';

/** A server that takes its time to load, so that something can happen meanwhile. */
const slow = (product: RedisProduct) => slowLoad(programVersion(product) ?? '', 300);
const old = (product: RedisProduct) => programVersion(product)?.startsWith('6.') ?? false;

describe.skipIf(redisMissing).each(testedServers)('nothing gets worse: a restore of %s', (product) => {
  const start = (options: RedisOptions = {}): Promise<RedisServer> => startRedis({ product, ...options });

  async function sourceBackup(): Promise<RedisBackup> {
    await using source = await start();
    await fillEveryType(source);
    await fillBulk(source);
    return await backUpRedis({ url: source.url });
  }

  test('refuses a damaged dump before anything is touched', async () => {
    await using backup = await sourceBackup();
    await using target = await start();
    await target.command('SET', 'former', '1');
    await using run = await restoreRun({ url: target.url });
    const path = join(backup.folder, backup.capture.files[0]?.path ?? '');
    const content = await readFile(path);
    for (const broken of [content.subarray(0, -9), flipped(content, content.length >> 1), Buffer.alloc(0)]) {
      await writeFile(path, broken);
      const error: unknown = await (async () => (await planFrom(backup, run)).stage())().catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(BackupError);
      expect(error).toMatchObject({ code: 'damaged' });
      expect(existsSync(join(run.session.keepFolder, `redis_before_${restoreId}.rdb`))).toBe(false);
    }
    expect(await target.command('INFO', 'replication')).toContain('role:master');
    expect(await target.command('GET', 'former')).toBe('1');
  });

  test('refuses a dump the server cannot load, another role, another mode', async () => {
    await using backup = await sourceBackup();
    await using target = await start();
    await target.command('SET', 'former', '1');
    await using run = await restoreRun({ url: target.url });
    const path = join(backup.folder, backup.capture.files[0]?.path ?? '');
    await using newer = await start();
    await newer.command('SET', 'a', '1');
    await writeFile(path, Buffer.concat([Buffer.from('REDIS0099'), Buffer.alloc(64)]));
    const files = backup.capture.files.map((file) => ({ ...file, codec: 'none' as const }));
    const facts = { ...backup.capture.facts, version: '99.1.0' };
    const planned = await planStored(facts, { ...storedBackup(backup), files }, run);
    expect(planned.plan.checks.filter(({ outcome }) => outcome !== 'passed').map(({ name }) => name)).toEqual([
      'redis-version',
    ]);

    await using intact = await sourceBackup();
    await newer.command('REPLICAOF', '127.0.0.1', String(target.port));
    await using replicaRun = await restoreRun({ url: newer.url });
    expect(failedChecks(await planFrom(intact, replicaRun))).toEqual(['redis-mode']);
    await using cluster = await start({ config: { 'cluster-enabled': 'yes' } });
    await using clusterRun = await restoreRun({ url: cluster.url });
    expect(failedChecks(await planFrom(intact, clusterRun))).toContain('redis-mode');
    await using nobody = await restoreRun({ url: 'redis://127.0.0.1:1' });
    expect(failedChecks(await planFrom(intact, nobody))).toEqual(['redis-reachable']);
    expect(await target.command('GET', 'former')).toBe('1');
  });

  test('a disposed stage leaves nothing behind', async () => {
    await using backup = await sourceBackup();
    await using target = await start();
    await using run = await restoreRun({ url: target.url });
    {
      await using staged = await (await planFrom(backup, run)).stage();
      expect(existsSync(String(staged.undo.state.keptFile))).toBe(true);
    }
    expect(existsSync(join(run.session.keepFolder, `redis_before_${restoreId}.rdb`))).toBe(false);
    expect(await undo({ target: `127.0.0.1:${target.port}`, restoreId, keptFile: 'gone' }, run)).toEqual([
      expect.stringContaining('not touched'),
    ]);
  });

  test('cancelled while the server loads: the former data serve again', async () => {
    await using backup = await sourceBackup();
    await using target = await start({ config: slow(product) });
    await fill(target, [
      ['SET', 'former', '1'],
      ['HSET', 'book', 'a', '1'],
    ]);
    const former = await contentOf({ url: target.url });
    await using run = await restoreRun({ url: target.url });
    await using staged = await (await planFrom(backup, run)).stage();
    const switching = staged.switch().catch((thrown: unknown) => thrown);
    await untilInfo('the server to load', target, loadingNow);
    run.abort.abort();
    expect(await switching).toMatchObject({ code: 'cancelled' });
    expect(await contentOf({ url: target.url })).toEqual(former);
    expect(await target.command('SET', 'former', '2')).toBe('OK');
    // It is back already; undoing once more must not take away what was written since.
    await undo(staged.undo.state, run);
    expect(await target.command('GET', 'former')).toBe('2');
  });

  test.each(['yes', 'no'])(
    'the server is killed while it loads and started again, appendonly %s',
    async (appendonly) => {
      await using backup = await sourceBackup();
      const config = { appendonly, ...slow(product) };
      await using target = await start({ config });
      await fill(target, [
        ['SET', 'former', '1'],
        ['SET', 'lost by a kill', '1'],
      ]);
      const former = await contentOf({ url: target.url });
      await using run = await restoreRun({ url: target.url });
      await using staged = await (await planFrom(backup, run)).stage();
      const switching = staged.switch().catch((thrown: unknown) => thrown);
      await untilInfo('the server to load', target, loadingNow);
      await using again = await startAgain(target, { config });
      const error = await switching;
      expect(error).toBeInstanceOf(BackupError);
      await undo(staged.undo.state, run);
      expect(await contentOf({ url: again.url })).toEqual(former);
      expect(await again.command('SET', 'after', '1')).toBe('OK');
    },
  );

  test('this process is killed in mid-transfer: undo in another one brings the former data back', async () => {
    await using backup = await sourceBackup();
    await using target = await start({ config: slow(product) });
    await fill(target, [
      ['SET', 'former', '1'],
      ['SADD', 'set', 'a', 'b'],
    ]);
    const former = await contentOf({ url: target.url });
    await using run = await restoreRun({ url: target.url });
    const state = await killedRestore(backup, run, target);
    expect(await target.command('INFO', 'replication')).toContain('role:slave');
    // As when it is cut while it takes the copy again; another restore may be at the same.
    const { keepFolder } = run.session;
    await writeFile(join(keepFolder, `redis_before_${restoreId}.rdb.partial`), 'REDIS');
    await writeFile(join(keepFolder, 'redis_before_20200101_000000.rdb.partial'), 'REDIS');
    await undo(state, run);
    expect((await readdir(keepFolder)).filter((name) => name.endsWith('.partial'))).toEqual([
      'redis_before_20200101_000000.rdb.partial',
    ]);
    expect(await contentOf({ url: target.url })).toEqual(former);
    expect(await target.command('SET', 'after', '1')).toBe('OK');
    expect(await undo(state, run)).toEqual([expect.stringContaining('already')]);
  });

  test('this process is killed before the server was told anything: undo takes nothing back', async () => {
    await using backup = await sourceBackup();
    await using target = await start();
    await target.command('SET', 'former', '1');
    await using run = await restoreRun({ url: target.url });
    const state = await killedRestore(backup, run, target, 'fetches');
    // Writers wait for a few seconds more.
    expect(await target.command('SET', 'order', '4711')).toBe('OK');
    expect(await undo(state, run)).toEqual([expect.stringContaining('not touched')]);
    expect(await target.command('GET', 'order')).toBe('4711');
    expect(await target.command('GET', 'former')).toBe('1');
  });

  test('what is written between the preparation and the switch is kept too', async () => {
    await using backup = await sourceBackup();
    await using target = await start();
    await target.command('SET', 'early', '1');
    await using run = await restoreRun({ url: target.url });
    await using staged = await (await planFrom(backup, run)).stage();
    await target.command('SET', 'late', '1');
    const former = await contentOf({ url: target.url });
    await staged.switch();
    expect(await target.command('EXISTS', 'late')).toBe(0);
    await undo(staged.undo.state, run);
    expect(await contentOf({ url: target.url })).toEqual(former);
  });

  test('a client that writes all through loses no write that was taken before, and goes on after', async () => {
    await using backup = await sourceBackup();
    await using target = await start();
    await using run = await restoreRun({ url: target.url });
    await using staged = await (await planFrom(backup, run)).stage();
    const writer = startWriter(target);
    await writer.count(50);
    await staged.switch();
    const seen = await contentOf({ url: target.url });
    expect(seen.databases.find(({ db }) => db === 1)?.keys).toBe(300);
    const taken = writer.taken();
    await writer.count(taken + 50);
    await writer.stop();
    await undo(staged.undo.state, run);
    const values = await target.command('LRANGE', 'journal', '0', '-1');
    // The former data end with the last write that was taken before the new data came.
    const numbers = Array.isArray(values) ? values.map(Number) : [];
    expect(numbers.length).toBeGreaterThanOrEqual(50);
    expect(numbers).toEqual(many(numbers.length, (n) => n));
    expect(writer.before(numbers.length)).toBe(true);
  });

  test.skipIf(old(product))('data that somebody changed before they were compared never go live', async () => {
    await using backup = await sourceBackup();
    await using target = await start({ config: { ...slow(product), 'replica-read-only': 'no' } });
    await target.command('SET', 'former', '1');
    const former = await contentOf({ url: target.url });
    await using run = await restoreRun({ url: target.url });
    await using staged = await (await planFrom(backup, run)).stage();
    expect(staged.warnings.join()).toContain('replica-read-only');
    const switching = staged.switch().catch((thrown: unknown) => thrown);
    await untilInfo('the server to load', target, loadingNow);
    // Without a pause between two tries: they must fall between the end of loading and the comparison.
    const intrude = async () => {
      await target.command('CLIENT', 'UNPAUSE').catch(() => {});
      return target.command('SET', 'text', 'intruder').then(
        () => true,
        () => false,
      );
    };
    await until('a write of somebody else', async () => {
      for (let tries = 0; tries < 200; tries += 1) if (await intrude()) return true;
      return false;
    });
    expect(await switching).toMatchObject({
      code: 'restore-failed',
      because: expect.arrayContaining([expect.stringContaining('redis db 0'), expect.stringContaining('former data')]),
    });
    expect(await contentOf({ url: target.url })).toEqual(former);
    expect(await target.command('SET', 'former', '2')).toBe('OK');
  });
});
