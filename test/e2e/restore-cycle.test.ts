import { access, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectDone, expectRefused, serversMissing } from '../support/e2e/outcome.ts';
import { commands } from '../support/e2e/restore-by-hand.ts';
import { expectRestored, type RestoreScene, restoreScene } from '../support/e2e/restore-scene.ts';
import { bash } from '../support/e2e/stock.ts';
import { databasesOf, untouched, type World, worldOf } from '../support/e2e/world.ts';

const guideSteps = [
  '3/8 Stop services',
  '4/8 Database',
  '5/8 Redis',
  '6/8 Configuration',
  '7/8 Start services',
  '8/8 Health checks',
].map((name) => ({ name, durationMs: expect.any(Number) }));
const confirm = ['--yes', 'trading-system'];

describe.skipIf(serversMissing)('a restore from its first step to its undo', () => {
  const scope = new AsyncDisposableStack();
  let scene: RestoreScene;
  let events: string;
  let health: Awaited<ReturnType<typeof startHealth>>;

  beforeAll(async () => {
    scene = scope.use(await restoreScene());
    health = scope.use(await startHealth());
    events = join(scene.system.folder, 'events');
  });
  afterAll(() => scope.disposeAsync());

  /** Services that write down what is done to them; besides, other settings. */
  async function services(stop: string, start: string, more: readonly string[] = []): Promise<void> {
    await rm(events, { force: true });
    const note = (what: string) => JSON.stringify(`echo ${what} >> '${events}'`);
    await scene.configure([
      'services:',
      `  stop: [${note('stopped')}, ${JSON.stringify(stop)}]`,
      `  start: [${note('started')}, ${JSON.stringify(start)}]`,
      ...more,
    ]);
  }
  const happened = async () => (await readFile(events, 'utf8').catch(() => '')).split('\n').filter((line) => line);

  test('a service that cannot be stopped stops the restore: nothing is changed, what was stopped runs again', async () => {
    await scene.liveOn();
    await services('echo it hangs >&2; exit 3', 'true');
    const before = await worldOf(scene.system);
    const result = await scene.run('restore');
    expectRefused(result, 'restore-failed');
    expect(result.stdout).toContain('it hangs');
    expect(await worldOf(scene.system)).toEqual(before);
    expect(await databasesOf(scene.system)).toEqual(['trading_db']);
    expect(await happened()).toEqual(['stopped', 'started']);
  });

  test('services stop before and start after; everything is back; undo brings back the former, twice harmless', async () => {
    await services('true', 'true', [
      'checks:',
      '  - { name: trades, sql: "SELECT count(*) FROM trades", expect: ">= 480" }',
      '  - { name: marker, sql: "SELECT state FROM marker", expect: backed up }',
      `  - { name: folder, command: ["test", "-d", "${scene.system.folder}"] }`,
      `  - { name: health, url: "${health.url}", timeout: 5s }`,
    ]);
    const former = await scene.liveOn();
    const done = await scene.run('restore', { backup: scene.backupId });
    expectDone(done);
    await expectRestored(scene);
    expect(await happened()).toEqual(['stopped', 'started']);
    expect(health.requests()).toBeGreaterThan(0);
    const { 'restore-id': restoreId = '', 'data-loss': loss } = done.outputs;
    expect(Number(loss)).toBeGreaterThan(0);
    expect(await databasesOf(scene.system)).toEqual(['trading_db', `trading_db_before_${restoreId}`]);
    expect(done.summary).toContain(`restore --undo ${restoreId}`);
    expect(done.summary).toMatch(/database.*objective/);
    expect(done.summary).toMatch(/recovery point \(objective 24 h[^)]*: met\) are not in it/);
    const kept: unknown = JSON.parse(await readFile(join(scene.state, 'restores', restoreId, 'report.json'), 'utf8'));
    expect(kept).toMatchObject({ status: 'ok', restored: [{ component: 'database' }, {}, {}], steps: guideSteps });

    const undone = await scene.run('restore', { undo: 'latest' });
    expect(undone).toMatchObject({ exitCode: 0, outputs: { status: 'undone', 'restore-id': restoreId } });
    expect(await worldOf(scene.system)).toEqual(former);
    expect(await happened()).toEqual(['stopped', 'started', 'stopped', 'started']);

    const again = await scene.cli(['restore', '--undo', restoreId, ...confirm]);
    expect(again).toMatchObject({ exitCode: 0 });
    expect(await worldOf(scene.system)).toEqual(former);
    const nothing = await scene.run('restore', { undo: 'latest' });
    expect(nothing).toMatchObject({ exitCode: 0, outputs: { status: 'undone', 'restore-id': restoreId } });
    expect(await happened()).toEqual(['stopped', 'started', 'stopped', 'started']);
  });

  test('an undo wants the same confirmation; its dry-run changes nothing; the terminal can do it', async () => {
    await services('true', 'true');
    const former = await scene.liveOn();
    expectDone(await scene.run('restore'));
    const before = await untouched(scene.system);
    expectRefused(await scene.run('restore', { undo: 'latest', confirm: 'yes' }), 'invalid-request');
    const planned = await scene.run('restore', { undo: 'latest', 'dry-run': 'true' });
    expect(planned).toMatchObject({ exitCode: 0, outputs: { status: 'undo-planned' } });
    for (const name of ['database', 'redis', 'config']) {
      expect(planned.stdout).toMatch(new RegExp(`${name} → [^]*?found: [^]*?to do: [^]*?set aside: [^]*?by hand: `));
    }
    expect(await untouched(scene.system)).toEqual(before);
    const undone = await scene.cli(['restore', '--undo', 'latest', ...confirm]);
    expect(undone).toMatchObject({ exitCode: 0 });
    expect(await worldOf(scene.system)).toEqual(former);
  });

  test.each([
    ['SQL', '  - { name: no such luck, sql: "SELECT count(*) FROM trades", expect: "> 1000000" }'],
    ['a query that fails', '  - { name: no such luck, sql: "SELECT 1 FROM no_such_table" }'],
    ['a command', '  - { name: no such luck, command: "exit 1", timeout: 1s }'],
    ['a URL', '  - { name: no such luck, url: "http://127.0.0.1:9/health", timeout: 1s }'],
  ])('a health check that fails by %s fails the run and prints the undo', async (_what, check) => {
    const former = await scene.liveOn();
    await services('true', 'true', ['checks:', check]);
    const result = await scene.run('restore', { components: 'database' });
    expect(result).toMatchObject({ exitCode: 10, outputs: { status: 'failed', 'error-code': 'check-failed' } });
    expect(result.summary).toMatch(/no such luck.*failed/);
    expect(result.summary).toContain(`restore --undo ${result.outputs['restore-id']}`);
    expect((await worldOf(scene.system)).database).toEqual(scene.backedUp.database);
    expect(await scene.run('restore', { undo: 'latest' })).toMatchObject({ exitCode: 0 });
    expect(await worldOf(scene.system)).toEqual(former);
  });

  test('a URL that answers later is waited for', async () => {
    health.refuse(2);
    await services('true', 'true', ['checks:', `  - { name: health, url: "${health.url}", timeout: 20s }`]);
    expectDone(await scene.run('restore', { components: 'config' }));
  });

  test('a service that does not start is said, and fails the run; the data are restored', async () => {
    await scene.liveOn();
    await services('true', 'echo no port >&2; exit 4');
    const result = await scene.run('restore', { components: 'database' });
    expect(result).toMatchObject({ exitCode: 10, outputs: { status: 'failed', 'error-code': 'check-failed' } });
    expect(result.summary).toMatch(/no port/);
    expect((await worldOf(scene.system)).database).toEqual(scene.backedUp.database);
    expect(await happened()).toEqual(['stopped', 'started']);
  });

  describe('a whole restore of a trading day', () => {
    const traded = 'TRADING_ENABLED=true\nLIMIT=5\n';
    const deployed = '# off since 14:02\nTRADING_ENABLED=false\nLIMIT=4\n';
    const path = () => join(scene.system.folder, '.env.production');
    let id: string;
    beforeAll(async () => {
      await writeFile(path(), traded);
      const backup = await scene.run('backup');
      expectDone(backup);
      id = backup.outputs['backup-id'] ?? '';
    });
    beforeEach(async () => {
      await services('true', 'true');
      await writeFile(path(), deployed);
    });

    test('leaves trading off, starts the services and ends well; the last step says how to switch it on', async () => {
      const planned = await scene.run('restore', { backup: id, 'dry-run': 'true' });
      expect(planned.summary).toMatch(/trading stays off: .*TRADING\\_ENABLED in .env.production is kept/);
      const result = await scene.run('restore', { backup: id });
      expectDone(result);
      expect(await readFile(path(), 'utf8')).toBe('TRADING_ENABLED=false\nLIMIT=5\n');
      expect(await happened()).toEqual(['stopped', 'started']);
      expect(result.summary).toMatch(/but for the line of TRADING\\_ENABLED, which is kept as deployed/);
      const last = result.summary.slice(result.summary.lastIndexOf('\n1. '));
      expect(last).toMatch(/set TRADING\\_ENABLED=true in .*\.env\.production, then restart[\s\S]*```sh[\s\S]*```/);
      const undone = await scene.run('restore', { undo: 'latest' });
      expect(undone).toMatchObject({ exitCode: 0 });
      expect(await readFile(path(), 'utf8')).toBe(deployed);
      expect(await happened()).toEqual(['stopped', 'started', 'stopped', 'started']);
    });

    test('brings trading back as backed up only when that is asked for by name', async () => {
      expectDone(await scene.run('restore', { backup: id, components: 'config', override: 'trading-off' }));
      expect(await readFile(path(), 'utf8')).toBe('TRADING_ENABLED=false\nLIMIT=5\n');
      expectDone(await scene.run('restore', { backup: id, components: 'config', 'restore-trading': 'true' }));
      expect(await readFile(path(), 'utf8')).toBe(traded);
      expect(await happened()).toEqual(['stopped', 'started', 'stopped', 'started']);
      await scene.run('restore', { undo: 'latest' });
      await scene.run('restore', { undo: 'latest' });
    });
  });

  test('what is gone of one component is known before an undo touches the others or the services', async () => {
    await services('true', 'true');
    await scene.liveOn();
    const done = await scene.run('restore', { backup: scene.backupId, components: 'database,config' });
    expectDone(done);
    const restored = await worldOf(scene.system);
    const id = done.outputs['restore-id'];
    await rm(join(scene.system.folder, `.before-restore-${id}`), { recursive: true });
    expectRefused(await scene.run('restore', { undo: 'latest' }), 'restore-failed');
    expect(await worldOf(scene.system)).toEqual(restored);
    expect(await happened()).toEqual(['stopped', 'started']);
  });

  test('UNDO.md, followed by hand, brings back the former data', async () => {
    await services('true', 'true');
    const former: World = await scene.liveOn();
    const done = await scene.run('restore', { backup: scene.backupId, components: 'database,config' });
    expectDone(done);
    const folder = join(scene.state, 'restores', done.outputs['restore-id'] ?? '');
    await access(join(folder, 'journal.json'));
    const text = await readFile(join(folder, 'UNDO.md'), 'utf8');
    await bash(commands(text), {
      cwd: folder,
      env: { PATH: `${scene.system.postgres.binDir}:${process.env.PATH}`, PGPASSWORD: scene.system.postgres.password },
    });
    expect(await worldOf(scene.system)).toEqual(former);
    for (const secret of scene.system.secrets) expect(text).not.toContain(secret);
    expect(await readdir(scene.system.folder)).not.toContain('.before-restore');
  });
});

/** A health address that can be told to refuse for a while. */
async function startHealth() {
  let requests = 0;
  let refusals = 0;
  const server: Server = createServer((_request, response) => {
    requests += 1;
    response.statusCode = refusals > 0 ? 503 : 200;
    refusals -= 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/health`,
    requests: () => requests,
    refuse: (times: number) => {
      refusals = times;
    },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
