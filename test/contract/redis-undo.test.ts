import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { redis } from '../../src/components/redis/index.ts';
import { type RedisServer, redisMissing, startRedis, testedServers } from '../support/redis.ts';
import { backUpRedis } from '../support/redis-backup.ts';
import { fill } from '../support/redis-data.ts';
import { contentOf, type RestoreRun, restoreFrom, restoreId, restoreRun, undo } from '../support/redis-restore.ts';
import { wayBack } from '../support/way-back.ts';

describe.skipIf(redisMissing).each(testedServers)('an undo of %s keeps what it replaces', (product) => {
  test.each(['replication', 'keys'])('restored by %s: also what was written since', async (way) => {
    await using source = await startRedis({ product });
    await source.command('SET', 'k', 'of the backup');
    await using backup = await backUpRedis({ url: source.url });
    await using target = await startRedis({ product });
    await target.command('SET', 'k', 'former');
    const former = await contentOf({ url: target.url });
    await using run = await restoreRun({ url: target.url, 'restore-method': way });
    const staged = await restoreFrom(backup, run);
    await fill(target, [['RPUSH', 'orders', '4711', '4712']]);
    await fill(target, [['SET', 'token', 'x', 'EX', '5000']], 3);
    const present = await contentOf({ url: target.url });

    const path = join(run.session.keepFolder, `redis_undone_${restoreId}.rdb`);
    expect((await undo(staged.undo.state, run)).join()).toContain(`is kept in ${path}: 3 keys`);
    expect(await contentOf({ url: target.url })).toEqual(former);
    expect((await stat(path)).mode & 0o077).toBe(0);
    await using other = await startRedis({ product, rdb: path });
    expect(await contentOf({ url: other.url })).toEqual(present);
    expect((await readdir(run.session.keepFolder)).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  test('nothing is kept when nothing was written since', async () => {
    await using source = await startRedis({ product });
    await source.command('SET', 'k', 'of the backup');
    await using backup = await backUpRedis({ url: source.url });
    await using target = await startRedis({ product });
    await target.command('SET', 'former', '1');
    await using run = await restoreRun({ url: target.url });
    const staged = await restoreFrom(backup, run);
    expect(await undo(staged.undo.state, run)).toHaveLength(1);
    expect(await mget(target)).toEqual(['1', null]);
    expect((await readdir(run.session.keepFolder)).filter((name) => name.includes('undone'))).toEqual([]);
  });

  test('nothing is put back when it cannot be kept, and an earlier copy stays', async () => {
    await using source = await startRedis({ product });
    await using backup = await backUpRedis({ url: source.url });
    await using target = await startRedis({ product });
    await target.command('SET', 'former', '1');
    await using run = await restoreRun({ url: target.url });
    const staged = await restoreFrom(backup, run);
    await target.command('SET', 'order', '4711');
    await unkept(run, async () => {
      await expect(undo(staged.undo.state, run)).rejects.toMatchObject({
        code: 'restore-failed',
        message: expect.stringContaining('could not be kept'),
      });
    });
    expect(await mget(target)).toEqual([null, '4711']);
    await writeFile(join(run.session.keepFolder, `redis_undone_${restoreId}.rdb`), 'of an undo that was broken off');
    expect((await undo(staged.undo.state, run)).join()).toContain(`redis_undone_${restoreId}_2.rdb`);
    expect(await mget(target)).toEqual(['1', null]);
    expect(await readFile(join(run.session.keepFolder, `redis_undone_${restoreId}.rdb`), 'utf8')).toContain('broken');
  });

  test('a run that takes its own restore back does so also when nothing can be kept', async () => {
    await using source = await startRedis({ product });
    await source.command('SET', 'token', 'x', 'EX', '5000');
    await using backup = await backUpRedis({ url: source.url });
    await using target = await startRedis({ product });
    await target.command('SET', 'former', '1');
    const former = await contentOf({ url: target.url });
    await using run = await restoreRun({ url: target.url });
    const staged = await restoreFrom(backup, run);
    // As its expiry does.
    await target.command('DEL', 'token');
    await unkept(run, async () => {
      await wayBack(redis, staged.undo.state, run.session, 'switched', 'try-keep');
    });
    expect(await contentOf({ url: target.url })).toEqual(former);
    expect(run.log.join()).toContain('could not be kept, and is replaced all the same');
  });

  test('also of a server that became a replica after the restore and has lost its primary', async () => {
    await using source = await startRedis({ product });
    await using backup = await backUpRedis({ url: source.url });
    await using target = await startRedis({ product });
    await target.command('SET', 'former', '1');
    await using run = await restoreRun({ url: target.url });
    const staged = await restoreFrom(backup, run);
    await target.command('SET', 'order', '4711');
    const present = await contentOf({ url: target.url });
    await target.command('REPLICAOF', '127.0.0.1', '1');
    await wayBack(redis, staged.undo.state, run.session, 'switched');
    expect(await mget(target)).toEqual(['1', null]);
    const rdb = join(run.session.keepFolder, `redis_undone_${restoreId}.rdb`);
    await using other = await startRedis({ product, rdb });
    expect(await contentOf({ url: other.url })).toEqual(present);
  });
});

/** While the file cannot be written: a folder has its place. */
async function unkept(run: RestoreRun, work: () => Promise<void>): Promise<void> {
  const place = join(run.session.keepFolder, `redis_undone_${restoreId}.rdb.partial`);
  await mkdir(join(place, 'full'), { recursive: true });
  await work();
  await rm(place, { recursive: true });
}

function mget(server: RedisServer): Promise<unknown> {
  return server.command('MGET', 'former', 'order');
}
