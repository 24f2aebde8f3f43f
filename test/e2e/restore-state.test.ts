import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectDone, expectRefused } from '../support/e2e/outcome.ts';
import { type RestoreScene, restoreScene } from '../support/e2e/restore-scene.ts';
import { worldOf } from '../support/e2e/world.ts';

describe('what a host keeps of its restores', () => {
  let scene: RestoreScene;
  beforeAll(async () => {
    scene = await restoreScene();
  });
  afterAll(() => scene?.[Symbol.asyncDispose]());

  test('a journal beside the backups, where former versions wrote it, is found and undone', async () => {
    const former = await scene.liveOn();
    const restored = await scene.run('restore');
    expectDone(restored);
    const id = restored.outputs['restore-id'] ?? '';
    const own = join(scene.state, 'restores', id);
    const beside = join(scene.store, 'restores', id);
    await mkdir(join(scene.store, 'restores'), { recursive: true });
    await rename(own, beside);
    const journal = await readFile(join(beside, 'journal.json'), 'utf8');
    await writeFile(join(beside, 'journal.json'), journal.replaceAll(own, beside));

    expect(await scene.run('restore', { undo: 'latest' })).toMatchObject({
      exitCode: 0,
      outputs: { status: 'undone' },
    });
    expect(await worldOf(scene.system)).toEqual(former);
    expect(JSON.parse(await readFile(join(beside, 'journal.json'), 'utf8'))).toMatchObject({ status: 'undone' });
    expect(await readdir(join(scene.state, 'restores'))).not.toContain(id);
  });

  test('one that is kept with another setting is named, not lost: state.path of then finds it', async () => {
    const former = await scene.liveOn();
    const restored = await scene.run('restore', {}, { BACKUP_STATE: join(scene.system.folder, 'elsewhere') });
    expectDone(restored);
    const id = restored.outputs['restore-id'] ?? '';
    const refused = await scene.run('restore', { undo: id });
    expectRefused(refused, 'backup-not-found');
    expect(refused.summary).toContain(scene.state);
    const undone = await scene.run('restore', { undo: id }, { BACKUP_STATE: join(scene.system.folder, 'elsewhere') });
    expect(undone).toMatchObject({ exitCode: 0, outputs: { status: 'undone' } });
    expect(await worldOf(scene.system)).toEqual(former);
  });

  test('a folder that cannot be had stops a restore before anything is touched', async () => {
    const former = await scene.liveOn();
    const file = join(scene.system.folder, 'a-file');
    await writeFile(file, '');
    const refused = await scene.run('restore', {}, { BACKUP_STATE: join(file, 'state') });
    expectRefused(refused, 'store-unwritable');
    expect(refused.summary).toContain('state.path');
    expect(await worldOf(scene.system)).toEqual(former);
    await rm(file);
  });

  test('two at once on one host, from different stores: the second is told who holds it', async () => {
    await scene.liveOn();
    await scene.gate.close();
    await using first = await scene.start('restore');
    await scene.gate.reached();
    const other = join(scene.system.folder, 'other-store');
    await cp(join(scene.store, scene.backupId), join(other, scene.backupId), { recursive: true });
    const config = join(dirname(scene.system.configFile), 'other.yml');
    const own = await readFile(scene.system.configFile, 'utf8');
    await writeFile(config, own.replaceAll(scene.store, other).replaceAll('./backups', other));
    const second = await scene.run('restore', { config });
    expectRefused(second, 'lease-held');
    await scene.gate.open();
    expectDone(await first.result);
  });
});
