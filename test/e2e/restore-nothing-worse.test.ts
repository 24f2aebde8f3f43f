import { statfs, writeFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectNoneLost, type Heartbeat, startBystander } from '../support/e2e/bystander.ts';
import { expectDone, expectRefused, rememberDescendants, serversMissing } from '../support/e2e/outcome.ts';
import { journalSays, type RestoreScene, restoreScene } from '../support/e2e/restore-scene.ts';
import { canMount, mountSmallDisk } from '../support/e2e/small-disk.ts';
import { databasesOf, type World, worldOf } from '../support/e2e/world.ts';
import { commandLine, descendants, send } from '../support/processes.ts';
import { startAgain } from '../support/redis.ts';
import { fillBulk, loadFast, loadSlowly } from '../support/redis-slow.ts';
import type { ActionResult, Started } from '../support/runner.ts';
import { until } from '../support/until.ts';

/** For how long a client may be refused while names are swapped. */
const refusedLimitMs = 1_000;
/** With the time for which a busy machine lets the client and the server wait; far more than it takes, which is printed. */
const gapLimitMs = 5_000;

describe.skipIf(serversMissing)('whatever fails in a restore, the former data serve', () => {
  let scene: RestoreScene;
  let former: World;
  const gaps: string[] = [];
  let heartbeats: Heartbeat[] = [];

  beforeAll(async () => {
    scene = await restoreScene();
    await fillBulk(scene.system.redis);
    expectDone(await scene.run('backup'));
    await scene.configure(['services:', '  stop: ["true"]', `  start: ["touch '${scene.system.folder}/started'"]`]);
  });
  beforeEach(async () => {
    former = await scene.liveOn();
    heartbeats = [];
  });
  afterEach(() => scene?.gate.open());
  afterAll(async () => {
    if (gaps.length > 0) console.log(`Longest time a client was refused:\n${gaps.join('\n')}`);
    await scene?.[Symbol.asyncDispose]();
  });

  const formerState = 'former, 320 trades, 1';
  const restoredState = 'backed up, 480 trades, 1';

  /** For a moment the restored data, if the client looked just then; never anything else. */
  function expectThereAndBack(states: readonly string[]): void {
    expect([[formerState], [formerState, restoredState, formerState]]).toContainEqual(states);
  }

  /** Runs a restore with a blow to it, while a client writes and reads; returns what the client saw. */
  async function struck(inputs: Record<string, string>, blow: (action: Started<ActionResult>) => Promise<void>) {
    await using bystander = await startBystander(scene.system.databaseUrl);
    await using action = await scene.start('restore', inputs);
    await blow(action);
    const below = rememberDescendants(action.pid);
    const result = await action.result;
    const sightings = await bystander.sightings();
    expect(sightings.strange).toEqual([]);
    expect(sightings.longestRefusedMs).toBeLessThan(refusedLimitMs);
    expect(sightings.longestGapMs).toBeLessThan(gapLimitMs);
    heartbeats.push(...sightings.heartbeats);
    gaps.push(
      `${Math.round(sightings.longestRefusedMs)} ms, ${Math.round(sightings.longestGapMs)} ms with waits (${sightings.reads} reads, ${sightings.refusals} refusals): ${expect.getState().currentTestName}`,
    );
    expect(below.stillRunning()).toEqual([]);
    return { result, states: sightings.states };
  }

  /** Everything is as it was, but for what the client wrote meanwhile; nothing is left lying about. */
  async function expectFormer(): Promise<void> {
    await expectNoneLost(scene.system.postgres, heartbeats);
    await scene.system.postgres.query('DELETE FROM heartbeats', scene.system.database);
    const now = await worldOf(scene.system);
    expect(now).toEqual(former);
    expect((await databasesOf(scene.system)).filter((name) => !/_undone_/.test(name))).toEqual(['trading_db']);
    expect((await scene.journal())?.status).toBe('undone');
  }

  test('nothing fails: a client that writes and reads all through finds the former, then the restored data', async () => {
    const { result, states } = await struck({}, async () => {});
    expectDone(result);
    expect(states).toEqual([formerState, restoredState]);
    {
      await using bystander = await startBystander(scene.system.databaseUrl);
      expect(await scene.run('restore', { undo: 'latest' })).toMatchObject({ exitCode: 0 });
      const sightings = await bystander.sightings();
      expect(sightings).toMatchObject({ states: [restoredState, formerState], strange: [] });
      expect(sightings.longestRefusedMs).toBeLessThan(refusedLimitMs);
      heartbeats.push(...sightings.heartbeats);
    }
    await expectFormer();
  });

  const loads = (pid: number) => descendants(pid).filter((one) => /pg_restore .*--jobs/.test(commandLine(one) ?? ''));

  test.each([
    ['pg_restore is killed', async (action: Started<ActionResult>) => send(loads(action.pid).slice(0, 1), 'SIGKILL')],
    ['all of pg_restore is killed', async (action: Started<ActionResult>) => send(loads(action.pid), 'SIGKILL')],
    [
      'the connections are lost',
      async () => {
        await scene.system.postgres.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'trading_db_restore_%'`,
        );
      },
    ],
    ['the runner cancels it', async (action: Started<ActionResult>) => action.cancel()],
  ])('in the middle of the rows: %s', async (what, blow) => {
    await scene.gate.close();
    const { result, states } = await struck({}, async (action) => {
      await scene.gate.reached();
      await until('pg_restore', () => loads(action.pid).length > 0);
      await blow(action);
      await scene.gate.open();
    });
    expectRefused(result, what.includes('cancels') ? 'cancelled' : 'restore-failed');
    expect(states).toEqual([formerState]);
    await expectFormer();
  });

  const databaseIsSwitched = () =>
    journalSays(scene, 'the database is switched', ({ components }) =>
      components.some(({ component, phase }) => component === 'database' && phase === 'switched'),
    );
  const redisIsSwitching = () =>
    journalSays(scene, 'Redis is being switched', ({ components }) =>
      components.some(({ component, phase }) => component === 'redis' && phase === 'switching'),
    );
  const redis = (...settings: string[]) => scene.system.redis.command('CONFIG', 'SET', ...settings);

  test('the runner cancels it while the copy of Redis is taken: the switched database is switched back', async () => {
    await redis('rdb-key-save-delay', '10000');
    const { result, states } = await struck({}, async (action) => {
      await databaseIsSwitched();
      await action.cancel();
    });
    await redis('rdb-key-save-delay', '0');
    expectRefused(result, 'cancelled');
    expectThereAndBack(states);
    await expectFormer();
  });

  test('the runner cancels it while Redis loads: Redis and the database are put back', async () => {
    await loadSlowly(scene.system.redis, 500);
    const { result, states } = await struck({}, async (action) => {
      await redisIsSwitching();
      await until('Redis to load', async () => /loading:1/.test(String(await scene.system.redis.command('INFO'))));
      action.kill('SIGINT');
      await loadFast(scene.system.redis);
    });
    expectRefused(result, 'cancelled');
    expectThereAndBack(states);
    await expectFormer();
  });

  test.runIf(canMount())('the disk of the state folder fills up while the copy of Redis is taken', async () => {
    await using disk = await mountSmallDisk('size=40m');
    const env = { BACKUP_STATE: `${disk.path}/state` };
    await scene.gate.close();
    let result: ActionResult;
    {
      await using bystander = await startBystander(scene.system.databaseUrl);
      await using action = await scene.start('restore', {}, env);
      await scene.gate.reached();
      const { bavail, bsize } = await statfs(disk.path);
      await writeFile(`${disk.path}/something else`, Buffer.alloc(bavail * bsize - 128 * 1024));
      await scene.gate.open();
      result = await action.result;
      const sightings = await bystander.sightings();
      expect(sightings.strange).toEqual([]);
      expectThereAndBack(sightings.states);
      heartbeats.push(...sightings.heartbeats);
    }
    expectRefused(result, 'restore-failed');
    await expectNoneLost(scene.system.postgres, heartbeats);
    await scene.system.postgres.query('DELETE FROM heartbeats', scene.system.database);
    expect(await worldOf(scene.system)).toEqual(former);
    expect((await databasesOf(scene.system)).filter((name) => !/_undone_/.test(name))).toEqual(['trading_db']);
  });

  test('Redis dies after the database was switched: the database is switched back', async () => {
    const { system } = scene;
    const password = decodeURIComponent(new URL(system.redisUrl).password);
    await system.redis.command('SAVE');
    await redis('rdb-key-save-delay', '10000');
    const { result, states } = await struck({}, async () => {
      await databaseIsSwitched();
      process.kill(system.redis.pid, 'SIGKILL');
    });
    expectRefused(result, 'restore-failed');
    expectThereAndBack(states);
    await using again = await startAgain(system.redis, { password });
    await expectNoneLost(system.postgres, heartbeats);
    await system.postgres.query('DELETE FROM heartbeats', system.database);
    expect(await worldOf({ ...system, redis: again })).toEqual(former);
  });
});
