import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectDone, rememberDescendants, serversMissing } from '../support/e2e/outcome.ts';
import { journalSays, type RestoreScene, restoreScene } from '../support/e2e/restore-scene.ts';
import { databasesOf, type World, worldOf } from '../support/e2e/world.ts';
import { send } from '../support/processes.ts';
import { fillBulk, loadFast, loadSlowly } from '../support/redis-slow.ts';
import type { ActionResult, Started } from '../support/runner.ts';
import { until } from '../support/until.ts';

describe.skipIf(serversMissing)('a restore that is killed is undone by one command', () => {
  let scene: RestoreScene;
  let former: World;
  let events: string;
  let hold: string;

  beforeAll(async () => {
    scene = await restoreScene();
    events = join(scene.system.folder, 'events');
    hold = join(scene.system.folder, 'hold');
    await fillBulk(scene.system.redis);
    expectDone(await scene.run('backup'));
    const step = (what: string) =>
      JSON.stringify(`echo ${what} >> '${events}'; while [ -e '${hold}-${what}' ]; do sleep 0.02; done`);
    await scene.configure(['services:', `  stop: [${step('stopped')}]`, `  start: [${step('started')}]`]);
  });
  beforeEach(async () => {
    former = await scene.liveOn();
  });
  afterEach(async () => {
    await scene?.gate.open();
    for (const what of ['stopped', 'started']) await rm(`${hold}-${what}`, { force: true });
    await rm(events, { force: true });
    await redis('rdb-key-save-delay', '0');
    await loadFast(scene.system.redis);
  });
  afterAll(() => scene?.[Symbol.asyncDispose]());

  const redis = (...settings: string[]) => scene.system.redis.command('CONFIG', 'SET', ...settings);
  const happened = async () => (await readFile(events, 'utf8').catch(() => '')).split('\n').filter((line) => line);

  /** Kills a restore once it has come so far, and then does what it or its successor would say. */
  async function killedAt(
    moment: (action: Started<ActionResult>) => Promise<void>,
    inputs: Record<string, string> = {},
  ): Promise<void> {
    await using action = await scene.start('restore', inputs);
    await moment(action);
    const below = rememberDescendants(action.pid);
    action.kill('SIGKILL');
    expect(await action.result).toMatchObject({ killedBy: 'SIGKILL' });
    // The runner ends the whole tree of a job.
    send(below.stillRunning(), 'SIGKILL');
    await until('the end of its tools', () => below.stillRunning().length === 0);
    expect((await scene.journal())?.status).toBe('running');
  }

  /** One command, and everything serves as before; a second time harms nothing, and a restore works. */
  async function expectUndone(): Promise<void> {
    await rm(events, { force: true });
    const undone = await scene.run('restore', { undo: 'latest' });
    expect(undone.annotations.filter(({ level }) => level === 'error')).toEqual([]);
    expect(undone).toMatchObject({ exitCode: 0, outputs: { status: 'undone' } });
    expect(await worldOf(scene.system)).toEqual(former);
    expect(String(await scene.system.redis.command('INFO', 'replication'))).toContain('role:master');
    await scene.system.redis.command('SET', 'can be written', '1');
    await scene.system.redis.command('DEL', 'can be written');
    expect((await happened()).at(-1)).toBe('started');
    expect((await databasesOf(scene.system)).filter((name) => /_before_|_restore_/.test(name))).toEqual([]);
    const again = await scene.run('restore', { undo: undone.outputs['restore-id'] ?? '' });
    expect(again).toMatchObject({ exitCode: 0 });
    expect(await worldOf(scene.system)).toEqual(former);
  }

  test('while services are being stopped', async () => {
    await writeFile(`${hold}-stopped`, '');
    await killedAt(async () => {
      await until('the stop command', () => existsSync(events));
    });
    await rm(`${hold}-stopped`);
    expect(await worldOf(scene.system)).toEqual(former);
    expect(await databasesOf(scene.system)).toEqual(['trading_db']);
    await expectUndone();
  });

  test('while the new database is being filled', async () => {
    await scene.gate.close();
    await killedAt(() => scene.gate.reached());
    await scene.gate.open();
    expect(await worldOf(scene.system)).toEqual(former);
    const left = (await databasesOf(scene.system)).filter((name) => name !== scene.system.database);
    expect(left).toEqual([expect.stringMatching(/^trading_db_restore_/)]);
    const { restoreId = '' } = (await scene.journal()) ?? {};
    // What nobody switched to stands in nobody’s way; the next plan tells how to remove it.
    const next = await scene.run('restore', { 'dry-run': 'true' });
    expect(next).toMatchObject({ exitCode: 0, outputs: { status: 'planned' } });
    expect(next.stdout).toContain(`restore --undo ${restoreId}`);
    await expectUndone();
  });

  test('while a side database for one table is being filled', async () => {
    await scene.gate.close();
    await killedAt(() => scene.gate.reached(), { tables: 'gate' });
    await scene.gate.open();
    expect(await databasesOf(scene.system)).toContainEqual(expect.stringMatching(/^trading_db_tables_/));
    const { restoreId = '' } = (await scene.journal()) ?? {};
    expect(await scene.run('restore', { undo: restoreId })).toMatchObject({
      exitCode: 0,
      outputs: { status: 'undone' },
    });
    expect(await databasesOf(scene.system)).toEqual(['trading_db']);
    expect(await worldOf(scene.system)).toEqual(former);
  });

  test('in the switch of the database, which the server goes on with when nobody waits for it any more', async () => {
    const { postgres, database } = scene.system;
    const blocker = new pg.Client({ connectionString: postgres.url() });
    await blocker.connect();
    await blocker.query(`BEGIN; SELECT 1 FROM pg_database WHERE datname = '${database}' FOR UPDATE`);
    await killedAt(async () => {
      await journalSays(scene, 'the database is being switched', ({ components }) =>
        components.some(({ component, phase }) => component === 'database' && phase === 'switching'),
      );
      await until('the switch to wait for its lock', async () => {
        const waiting = `SELECT 1 FROM pg_stat_activity WHERE query LIKE 'ALTER DATABASE%' AND wait_event_type = 'Lock'`;
        return (await postgres.query(waiting)).length > 0;
      });
    });
    await blocker.query('COMMIT');
    await blocker.end();
    await until('the server to be done', async () => {
      const busy = await postgres.query(`SELECT 1 FROM pg_stat_activity WHERE query LIKE 'ALTER DATABASE%'`);
      return busy.length <= 1;
    });
    await expectUndone();
  });

  test('after the database was switched, while the copy of Redis is taken', async () => {
    await redis('rdb-key-save-delay', '10000');
    await killedAt(() =>
      journalSays(scene, 'the database is switched', ({ components }) =>
        components.some(({ component, phase }) => component === 'database' && phase === 'switched'),
      ),
    );
    await redis('rdb-key-save-delay', '0');
    expect((await worldOf(scene.system)).database).not.toEqual(former.database);
    await expectUndone();
  });

  test('while Redis loads', async () => {
    await loadSlowly(scene.system.redis, 500);
    await killedAt(async () => {
      await until('Redis to load', async () => /loading:1/.test(String(await scene.system.redis.command('INFO'))));
    });
    await loadFast(scene.system.redis);
    await expectUndone();
  });

  test('when all is switched, while services are being started', async () => {
    await writeFile(`${hold}-started`, '');
    await killedAt(async () => {
      await until('the start command', async () => (await happened()).includes('started'));
    });
    await rm(`${hold}-started`);
    expect((await worldOf(scene.system)).config).not.toEqual(former.config);
    await expectUndone();
  });

  test('with the roles that were made for the new database', async () => {
    const { postgres } = scene.system;
    await postgres.query('CREATE ROLE auditor LOGIN; CREATE ROLE readers; GRANT readers TO auditor');
    expectDone(await scene.run('backup'));
    await postgres.query('DROP ROLE auditor, readers');
    const roles = () => postgres.query(`SELECT rolname FROM pg_roles WHERE rolname IN ('auditor', 'readers')`);
    await scene.gate.close();
    await killedAt(() => scene.gate.reached());
    await scene.gate.open();
    expect(await roles()).toHaveLength(2);
    await expectUndone();
    expect(await roles()).toEqual([]);
  });
});
