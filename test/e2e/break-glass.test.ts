import { cp, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupsIn, serversMissing } from '../support/e2e/outcome.ts';
import { type CliOptions, distFolder, runCli } from '../support/runner.ts';
import { temporaryFolder } from '../support/temp.ts';
import { startTradingSystem, type TradingSystem } from '../support/trading-system/index.ts';

const operations = ['backup', 'verify', 'list', 'show'] as const;

describe.skipIf(serversMissing)('with nothing but the folder of the command line', () => {
  const scope = new AsyncDisposableStack();
  let system: TradingSystem;
  let dist: string;

  beforeAll(async () => {
    system = scope.use(await startTradingSystem({ scale: 0.02 }));
    dist = scope.use(await temporaryFolder('break glass ')).path;
    await cp(join(distFolder, 'cli'), join(dist, 'cli'), { recursive: true });
  });
  afterAll(() => scope.disposeAsync());

  const cli = (args: readonly string[], options: CliOptions = {}) =>
    runCli(args, { dist, cwd: system.folder, env: system.env, ...options });

  async function json(...args: string[]) {
    const ended = await cli([...args, '--json']);
    expect(ended).toMatchObject({ exitCode: 0 });
    return JSON.parse(ended.stdout);
  }

  test('a backup is made, verified, listed and shown', async () => {
    const made = await json('backup');
    expect(made).toMatchObject({ operation: 'backup', status: 'ok', system: 'trading-system' });
    expect(made.components.map(({ component }: { component: string }) => component)).toEqual([
      'database',
      'redis',
      'config',
      'logs',
    ]);
    const store = join(system.folder, 'backups');
    expect(await backupsIn(store)).toEqual([made.id]);

    // The servers and their addresses are not needed to look at a store.
    const withoutEnv = { env: {} };
    const verified = await cli(['verify', 'latest', '--depth', 'deep', '--json'], withoutEnv);
    expect(verified).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(verified.stdout)).toMatchObject({ status: 'ok', backups: [{ id: made.id, outcome: 'passed' }] });
    const listed = await cli(['list', '--json'], withoutEnv);
    expect(JSON.parse(listed.stdout)).toMatchObject({
      backups: [{ id: made.id, origin: 'suite', lastProof: { outcome: 'passed' } }],
      leftovers: [],
    });
    const shown = await cli(['show', made.id], withoutEnv);
    expect(shown).toMatchObject({ exitCode: 0 });
    expect(shown.stdout).toContain(made.id);

    await using elsewhere = await temporaryFolder('rescued ');
    await rename(store, join(elsewhere.path, 'copy'));
    const rescued = await cli(['verify', made.id, '--store', join(elsewhere.path, 'copy')], {
      cwd: elsewhere.path,
      env: {},
    });
    expect(rescued).toMatchObject({ exitCode: 0 });
    expect(rescued.stdout).toContain(`${made.id}: passed`);
  });

  test.each(operations)('%s explains itself', async (operation) => {
    const help = await cli([operation, '--help']);
    expect(help).toMatchObject({ exitCode: 0, stderr: '' });
    expect(help.stdout).toContain(`Usage: backupctl ${operation}`);
    expect(help.stdout).toContain('--store');
  });

  test('the overview names every operation and exit code', async () => {
    const help = await cli(['--help']);
    expect(help).toMatchObject({ exitCode: 0, stderr: '' });
    for (const operation of operations) expect(help.stdout).toMatch(new RegExp(`^ {2}${operation} `, 'm'));
    for (const code of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 130])
      expect(help.stdout).toMatch(new RegExp(`^ +${code} `, 'm'));
    expect((await cli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('a backup that is not there is said to be missing', async () => {
    const ended = await cli(['verify', '20200101_000000', '--json'], { env: {} });
    expect(ended.exitCode).toBe(3);
    expect(JSON.parse(ended.stdout)).toMatchObject({ status: 'failed', errorCode: 'backup-not-found' });
    expect(ended.stderr).toMatch(/^ {2}hint: \w/m);
  });
});
