import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { redis } from '../../src/components/redis/index.ts';
import type { Undoing } from '../../src/components/restorable.ts';
import { redisMissing, startRedis, testedServers } from '../support/redis.ts';
import { backUpRedis } from '../support/redis-backup.ts';
import { commandsOf, filesOf } from '../support/redis-offline.ts';
import { contentOf, type RestoreRun, restoreFrom, restoreId, restoreRun } from '../support/redis-restore.ts';

const afterSwitch: Undoing = { purpose: 'undo', phase: 'switched' };

describe.skipIf(redisMissing).each(testedServers)('when the former data of %s are gone, an undo says so', (product) => {
  const undo = async (state: unknown, run: RestoreRun, undoing: Undoing = afterSwitch) =>
    redis.undoRestore?.(state, run.session, undoing);
  const gone = { code: 'restore-failed', message: expect.stringContaining('are gone') };

  test('over the network', async () => {
    await using server = await startRedis({ product });
    await server.command('SET', 'text', 'of the backup');
    await using backup = await backUpRedis({ url: server.url });
    await server.command('SET', 'text', 'former');
    await using run = await restoreRun({ url: server.url });
    const restored = await restoreFrom(backup, run);
    const { state } = restored.undo;
    for (const name of await readdir(run.session.keepFolder)) await rm(join(run.session.keepFolder, name));
    await expect(undo(state, run)).rejects.toMatchObject(gone);
    expect(await server.command('GET', 'text')).toBe('of the backup');
    expect(await undo(state, run, { purpose: 'undo', phase: 'switching' })).toEqual([
      expect.stringContaining('not touched'),
    ]);
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
        await expect(undo(restored.undo.state, run)).rejects.toMatchObject(gone);
        expect(await contentOf({ url: target.url })).not.toEqual(former);
        continue;
      }
      await undo(restored.undo.state, run);
      await undo(restored.undo.state, run);
      expect(await contentOf({ url: target.url })).toEqual(former);
      await rm(join(target.folder, `undone-restore-${restoreId}`), { recursive: true });
    }
  });
});
