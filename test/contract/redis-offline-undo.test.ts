import { spawnSync } from 'node:child_process';
import { chmod, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { redis } from '../../src/components/redis/index.ts';
import { isRunning } from '../support/processes.ts';
import { redisMissing, startRedis, testedServers } from '../support/redis.ts';
import { backUpRedis, type RedisBackup } from '../support/redis-backup.ts';
import { fill } from '../support/redis-data.ts';
import { commandsOf, filesOf } from '../support/redis-offline.ts';
import { contentOf, type RestoreRun, restoreFrom, restoreId, restoreRun, undo } from '../support/redis-restore.ts';
import { until } from '../support/until.ts';
import { planBack, wayBack } from '../support/way-back.ts';

describe.skipIf(redisMissing).each(testedServers)('an undo of a restore of %s by file', (product) => {
  /** A server that was restored and has taken a write since, which is only in its memory. */
  async function restoredServer(appendonly = 'no') {
    await using stack = new AsyncDisposableStack();
    const source = stack.use(await startRedis({ product }));
    await fill(source, [['SET', 'text', 'of the backup']]);
    const backup: RedisBackup = stack.use(await backUpRedis({ url: source.url }));
    const config = { save: '', appendonly, appendfsync: 'always' };
    const target = stack.use(await startRedis({ product, config, users: ['unfit on >secret ~* +@all -bgsave -save'] }));
    await fill(target, [['SET', 'text', 'former']]);
    const former = await contentOf({ url: target.url });
    const commands = stack.use(await commandsOf(target));
    const settings = {
      files: { ...filesOf(target), 'append-only': appendonly === 'yes' },
      'restore-method': 'files',
      start: commands.start,
      stop: commands.stop,
    };
    const run = stack.use(await restoreRun({ ...settings, url: target.url }));
    const {
      undo: { state },
    } = await restoreFrom(backup, run);
    const cli = (...words: string[]) =>
      spawnSync(`${product}-cli`, ['-p', String(target.port), ...words], { encoding: 'utf8' }).stdout.trim();
    expect(cli('SET', 'only in memory', '1')).toBe('OK');
    const owned = stack.move();
    return {
      target,
      former,
      state,
      run,
      cli,
      obstacleOf: async ({ session }: RestoreRun) => (await planBack(redis, state, session)).plan.obstacle?.error,
      stop: () => spawnSync('sh', ['-c', commands.stop]),
      /** The same restore, with redis.url saying something else. */
      elsewhere: async (url: string): Promise<RestoreRun> => {
        await using other = await restoreRun({ ...settings, url });
        return { ...run, session: { ...run.session, config: other.session.config } };
      },
      [Symbol.asyncDispose]: () => owned.disposeAsync(),
    };
  }

  test('does not stop a server that redis.url does not reach: what it has not saved would be lost', async () => {
    await using scene = await restoredServer();
    await using other = await startRedis({ product });
    for (const url of [other.url, 'redis://127.0.0.1:1']) {
      const wrong = await scene.elsewhere(url);
      const refused = { code: 'preflight-failed', hint: expect.stringContaining('redis.url') };
      await expect(scene.obstacleOf(wrong)).resolves.toMatchObject(refused);
      await expect(undo(scene.state, wrong)).rejects.toMatchObject(refused);
      expect(scene.cli('GET', 'only in memory')).toBe('1');
    }
    expect(await scene.obstacleOf(scene.run)).toBeUndefined();
    await undo(scene.state, scene.run);
    expect(await contentOf({ url: scene.target.url })).toEqual(scene.former);
    // What it held is beside them: it was saved first.
    const { folder } = scene.target;
    expect(await readdir(join(folder, `undone-restore-${restoreId}`))).toContain('dump.rdb');
    await using restored = await startRedis({ product, config: { dir: join(folder, `undone-restore-${restoreId}`) } });
    expect(await restored.command('GET', 'only in memory')).toBe('1');
  });

  test('nor one that keeps an append-only file', async () => {
    await using scene = await restoredServer('yes');
    await using other = await startRedis({ product, config: { appendonly: 'yes' } });
    const wrong = await scene.elsewhere(other.url);
    await expect(undo(scene.state, wrong)).rejects.toMatchObject({ code: 'preflight-failed' });
    expect(scene.cli('GET', 'only in memory')).toBe('1');
    await undo(scene.state, scene.run);
    expect(await contentOf({ url: scene.target.url })).toEqual(scene.former);
  });

  test('goes on once somebody has stopped it by hand', async () => {
    await using scene = await restoredServer();
    const wrong = await scene.elsewhere('redis://127.0.0.1:1');
    await expect(undo(scene.state, wrong)).rejects.toMatchObject({ hint: expect.stringContaining('stop it yourself') });
    const pid = Number(/^process_id:(\d+)/m.exec(scene.cli('INFO', 'server'))?.[1]);
    scene.stop();
    await until('its end', () => !isRunning(pid));
    expect(await scene.obstacleOf(scene.run)).toBeUndefined();
    await undo(scene.state, scene.run);
    expect(await contentOf({ url: scene.target.url })).toEqual(scene.former);
  });

  test.skipIf(process.geteuid?.() !== 0)('says so when it cannot see whether a server uses the files', async () => {
    await using scene = await restoredServer();
    const unseen = await scene.elsewhere('redis://127.0.0.1:1');
    expect(await scene.obstacleOf(scene.run)).toBeUndefined();
    await chmod(scene.target.folder, 0o755);
    await chmod(join(scene.target.folder, 'server.conf'), 0o644);
    process.seteuid?.(65_534);
    try {
      await expect(scene.obstacleOf(unseen)).resolves.toMatchObject({
        code: 'preflight-failed',
        message: expect.stringContaining('is not known'),
        hint: 'Run it as root, who can look into every process. Then run the same undo again. Nothing was touched.',
      });
    } finally {
      process.seteuid?.(0);
    }
  });

  test('that is a roll back goes on: all that can be lost is in the backup', async () => {
    await using scene = await restoredServer();
    const unfit = await scene.elsewhere(`redis://unfit:secret@127.0.0.1:${scene.target.port}`);
    await expect(undo(scene.state, unfit)).rejects.toMatchObject({
      message: expect.stringContaining('cannot be saved'),
      hint: expect.stringContaining('stop the server by hand'),
    });
    expect(scene.cli('GET', 'only in memory')).toBe('1');
    await wayBack(redis, scene.state, unfit.session, 'switched', 'try-keep');
    expect(scene.run.log.join()).toContain('is stopped without being saved');
    expect(await contentOf({ url: scene.target.url })).toEqual(scene.former);
  });
});
