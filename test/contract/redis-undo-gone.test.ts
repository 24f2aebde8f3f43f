import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { redis } from '../../src/components/redis/index.ts';
import { redisMissing, startRedis, testedServers } from '../support/redis.ts';
import { backUpRedis } from '../support/redis-backup.ts';
import { commandsOf, filesOf } from '../support/redis-offline.ts';
import { contentOf, planFrom, type RestoreRun, restoreFrom, restoreId, restoreRun } from '../support/redis-restore.ts';
import { type Phase, planBack, wayBack } from '../support/way-back.ts';

describe.skipIf(redisMissing).each(testedServers)('when the former data of %s are gone, an undo says so', (product) => {
  const undo = (state: unknown, { session }: RestoreRun, phase: Phase = 'switched') =>
    wayBack(redis, state, session, phase);
  const check = async (state: unknown, { session }: RestoreRun) =>
    (await planBack(redis, state, session, 'switched')).plan.obstacle?.error;
  const gone = { code: 'restore-failed', message: expect.stringContaining('are gone') };

  test.each(['as it was told to', 'half of it'])('over the network: somebody has removed %s', async (how) => {
    await using server = await startRedis({ product });
    await server.command('SET', 'text', 'of the backup');
    await using backup = await backUpRedis({ url: server.url });
    await server.command('SET', 'text', 'former');
    await using run = await restoreRun({ url: server.url });
    const planned = await planFrom(backup, run);
    const staged = await planned.stage();
    await staged.switch();
    const { state } = staged.undo;
    expect(await check(state, run)).toBeUndefined();
    if (how === 'half of it') await rm(join(run.session.keepFolder, `redis_before_${restoreId}.rdb`));
    else spawnSync('sh', ['-c', planned.plan.removal.join('\n')]);
    expect(await check(state, run)).toMatchObject(gone);
    await expect(undo(state, run)).rejects.toMatchObject(gone);
    expect(await server.command('GET', 'text')).toBe('of the backup');
    if (how === 'half of it') return;
    expect(await undo(state, run, 'switching')).toEqual([expect.stringContaining('not touched')]);
  });

  test('by file; but not when they are back already and the journal does not know', async () => {
    await using source = await startRedis({ product });
    await source.command('SET', 'text', 'of the backup');
    await using backup = await backUpRedis({ url: source.url });
    await using target = await startRedis({ product });
    await target.command('SET', 'text', 'former');
    const former = await contentOf({ url: target.url });
    using commands = await commandsOf(target);
    const { start, stop } = commands;
    const settings = { url: target.url, files: filesOf(target), 'restore-method': 'files', start, stop };
    for (const what of ['back', 'gone']) {
      await using run = await restoreRun(settings);
      const restored = await restoreFrom(backup, run);
      const aside = join(target.folder, `before-restore-${restoreId}`);
      if (what === 'gone') {
        await rm(aside, { recursive: true });
        expect(await check(restored.undo.state, run)).toMatchObject(gone);
        await expect(undo(restored.undo.state, run)).rejects.toMatchObject(gone);
        expect(await contentOf({ url: target.url })).not.toEqual(former);
        continue;
      }
      await undo(restored.undo.state, run);
      expect(await check(restored.undo.state, run)).toBeUndefined();
      await undo(restored.undo.state, run);
      expect(await contentOf({ url: target.url })).toEqual(former);
      await rm(join(target.folder, `undone-restore-${restoreId}`), { recursive: true });
    }
  });
});
