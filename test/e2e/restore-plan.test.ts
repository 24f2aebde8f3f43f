import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectDone, expectRefused, expectRefusedAtTerminal, serversMissing } from '../support/e2e/outcome.ts';
import { type RestoreScene, restoreScene } from '../support/e2e/restore-scene.ts';
import { databasesOf, untouched, worldOf } from '../support/e2e/world.ts';

describe.skipIf(serversMissing)('before anything is restored', () => {
  let scene: RestoreScene;

  beforeAll(async () => {
    scene = await restoreScene();
    await scene.liveOn();
    await scene.configure(['services:', `  stop: ["touch '${scene.system.folder}/stopped'"]`, '  start: ["true"]']);
  });
  afterAll(() => scene?.[Symbol.asyncDispose]());

  test('dry-run shows the whole plan and changes nothing', async () => {
    const world = await worldOf(scene.system);
    const before = await untouched(scene.system);
    const planned = await scene.run('restore', { 'dry-run': 'true', confirm: '' });
    expect(planned).toMatchObject({ exitCode: 0, outputs: { status: 'planned', 'backup-id': scene.backupId } });
    for (const text of [planned.stdout, planned.summary]) {
      expect(text).toContain(scene.backupId);
      expect(text).toMatch(/[Ll]ast proof: none/);
      expect(text).toMatch(/PostgreSQL \d+\.\d+/);
      expect(text).toMatch(/marker\W+1 now, 1 in the backup|public\.marker \| 1 \| 1 /);
      expect(text).toMatch(/trading_db stays as trading_db_before_\d{8}_\d{6}|trading\\?_db\\?_before/);
      expect(text).toMatch(/lost by going back: /);
      for (const name of ['integrity', 'signature', 'disk-space', 'swap-possible', 'redis-version', 'trading-off'])
        expect(text).toMatch(new RegExp(`${name}\\W+passed`));
    }
    expect(planned.stdout).toContain(`touch '${scene.system.folder}/stopped'`);
    expect(planned.summary).toMatch(/Stopped meanwhile:\s+- touch/);
    expect(await untouched(scene.system)).toEqual(before);
    expect(await worldOf(scene.system)).toEqual(world);
  });

  test('dry-run of the terminal, by the guide’s variable, changes nothing either', async () => {
    const before = await untouched(scene.system);
    const planned = await scene.cli(['restore', '--json'], { DRY_RUN: 'true' });
    expect(planned.exitCode).toBe(0);
    const report = JSON.parse(planned.stdout);
    expect(report).toMatchObject({ status: 'planned', backup: { id: scene.backupId } });
    const rows = report.plans[0].comparisons.find(({ what }: { what: string }) => what === 'public.trades');
    expect(rows).toEqual({ what: 'public.trades', now: 320, backup: 480 });
    expect(report.plans.map(({ component }: { component: string }) => component)).toEqual([
      'database',
      'redis',
      'config',
    ]);
    expect(await untouched(scene.system)).toEqual(before);
  });

  test.each([
    ['no confirmation', ''],
    ['another name', 'Trading-System'],
    ['yes', 'yes'],
  ])('%s is refused, and nothing is changed', async (_what, confirm) => {
    const before = await untouched(scene.system);
    expectRefused(await scene.run('restore', { confirm }), 'invalid-request');
    const args = confirm === '' ? [] : ['--yes', confirm];
    expectRefusedAtTerminal(await scene.cli(['restore', ...args]), 'invalid-request');
    expect(await untouched(scene.system)).toEqual(before);
  });

  test.each([
    ['an id that is none', { backup: '20200101_000000' }, 'backup-not-found'],
    ['a backup before the first one', { before: '2020-01-01T00:00:00Z' }, 'backup-not-found'],
    ['latest-proven where nothing was proven', { backup: 'latest-proven' }, 'backup-not-found'],
    ['a time that is none', { before: 'yesterday' }, 'invalid-request'],
    ['a component that is none', { components: 'databse' }, 'invalid-config'],
    ['a check that may not be overridden', { override: 'integrity' }, 'invalid-config'],
    ['a table that is not in the backup', { tables: 'public.no_such_table' }, 'invalid-request'],
  ] as const)('%s is refused, and nothing is changed', async (_what, inputs, code) => {
    const before = await databasesOf(scene.system);
    expectRefused(await scene.run('restore', inputs), code);
    expect(await databasesOf(scene.system)).toEqual(before);
    expect(await readdir(scene.system.folder)).not.toContain('stopped');
  });

  test('what is asked for alone is restored: tables beside the live database, and nothing live changes', async () => {
    const before = await worldOf(scene.system);
    const result = await scene.run('restore', { tables: 'public.trades,public.marker', confirm: '' });
    expectDone(result);
    expect(await worldOf(scene.system)).toEqual(before);
    const [side, ...others] = (await databasesOf(scene.system)).filter((name) => name !== scene.system.database);
    expect(others).toEqual([]);
    expect(result.summary.replaceAll('\\', '')).toContain(`the tables lie in ${side} beside it`);
    const found = await scene.system.postgres.query(
      'SELECT (SELECT count(*)::int FROM trades) AS trades, state FROM marker',
      side,
    );
    expect(found).toEqual([{ trades: 480, state: 'backed up' }]);
    expect(await readdir(scene.system.folder)).not.toContain('stopped');
    expectRefused(await scene.run('restore', { undo: 'latest' }), 'backup-not-found');
    await scene.system.postgres.query(`DROP DATABASE "${side}"`);
  });

  test('only Redis, then only the configuration, by the guide’s variables; then only the database', async () => {
    const { backedUp, system } = scene;
    const former = await worldOf(system);
    expectDone(await scene.run('restore', {}, { RESTORE_DATABASE: 'false', RESTORE_CONFIG: 'false' }));
    expect(await worldOf(system)).toEqual({ ...former, redis: backedUp.redis });
    expectDone(await scene.run('restore', {}, { RESTORE_DATABASE: 'false', RESTORE_REDIS: 'false' }));
    expect(await worldOf(system)).toEqual({ ...former, redis: backedUp.redis, config: backedUp.config });
    expect(await databasesOf(system)).toEqual(['trading_db']);
    expectDone(await scene.run('restore', { components: 'database' }));
    expect(await worldOf(system)).toEqual(backedUp);
    expect(await readdir(system.folder)).toContain('stopped');
    expectRefused(
      await scene.run('restore', {}, { RESTORE_DATABASE: 'false', RESTORE_REDIS: 'false', RESTORE_CONFIG: 'false' }),
      'invalid-request',
    );
  });

  test('latest-proven passes over what was not proven; before takes the newest that is older', async () => {
    await scene.liveOn();
    const second = await scene.run('backup');
    expectDone(second);
    const { cli } = scene;
    const chosen = async (...args: string[]) =>
      JSON.parse((await cli(['restore', '--dry-run', '--json', ...args])).stdout).backup?.id;
    expect(await chosen()).toBe(second.outputs['backup-id']);
    expect(await chosen('--before', String(second.outputs['backup-id']))).toBe(scene.backupId);
    const proof = await scene.run('restore-test', { backup: scene.backupId, 'upload-report': 'false' });
    expect(proof).toMatchObject({ exitCode: 0, outputs: { status: 'proven' } });
    expect(await chosen('--backup', 'latest-proven')).toBe(scene.backupId);
    const verified = await scene.cli(['verify', 'latest']);
    expect(verified.exitCode).toBe(0);
    expect(await chosen('--backup', 'latest-proven')).toBe(scene.backupId);

    const done = await cli(['restore', 'latest-proven', '--yes', 'trading-system', '--json']);
    expect(JSON.parse(done.stdout)).toMatchObject({ status: 'ok', backup: { id: scene.backupId } });
    expect(await worldOf(scene.system)).toEqual(scene.backedUp);
    expect(await readdir(join(scene.state, 'restores'))).not.toEqual([]);
  });
});
