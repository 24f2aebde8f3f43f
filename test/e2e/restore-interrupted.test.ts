import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shellQuote } from '../../src/lib/format.ts';
import { expectRefused, rememberDescendants, serversMissing } from '../support/e2e/outcome.ts';
import { type RestoreScene, restoreScene } from '../support/e2e/restore-scene.ts';
import { type World, worldOf } from '../support/e2e/world.ts';
import { distFolder, type ProcessResult, type Started, startCli } from '../support/runner.ts';
import { until } from '../support/until.ts';

describe.skipIf(serversMissing)('a restore that is told to stop more than once', () => {
  let scene: RestoreScene;
  let former: World;
  let events: string;
  let hold: string;

  beforeAll(async () => {
    scene = await restoreScene();
    events = join(scene.system.folder, 'events');
    hold = join(scene.system.folder, 'hold');
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
  });
  afterAll(() => scene?.[Symbol.asyncDispose]());

  const happened = async (what: string) => (await readFile(events, 'utf8').catch(() => '')).includes(what);

  /** At a terminal; what it says is collected as it comes. */
  function terminal(...args: string[]): Promise<Started<ProcessResult>> {
    return startCli(['restore', '--yes', 'trading-system', ...args], { cwd: scene.system.folder, env: scene.env });
  }

  test('at a terminal the second is answered, the third ends at once and leaves what undo puts in order', async () => {
    await scene.gate.close();
    await writeFile(`${hold}-started`, '');
    await using restoring = await terminal();
    await scene.gate.reached();
    restoring.kill('SIGINT');
    await until('the services to be started again', () => happened('started'));
    const below = rememberDescendants(restoring.pid);
    let ended = false;
    void restoring.result.then(() => {
      ended = true;
    });
    restoring.kill('SIGTERM');
    // A signal that comes while another of its kind waits is lost.
    await until('its end', () => {
      restoring.kill('SIGINT');
      return ended;
    });
    const { stderr, exitCode, killedBy } = await restoring.result;
    expect({ exitCode, killedBy }).toEqual({ exitCode: 130, killedBy: null });
    await until('the end of its tools', () => below.stillRunning().length === 0);
    const { restoreId = '' } = (await scene.journal()) ?? {};
    expect(stderr).toMatch(/^SIG\w+: already stopping; .*the services are started again/m);
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(
      new RegExp(`^Ended at once.*services are stopped.* backupctl restore --undo ${restoreId} --yes trading-system$`),
    );
    expect(await worldOf(scene.system)).toEqual(former);
    await rm(`${hold}-started`);
    expect(await scene.run('restore', { undo: restoreId })).toMatchObject({ exitCode: 0 });
    expect(await worldOf(scene.system)).toEqual(former);
  });

  test('a connection to the terminal that is lost does not keep it from putting back', async () => {
    await scene.gate.close();
    const command = [process.execPath, join(distFolder, 'cli/index.js'), 'restore', '--yes', 'trading-system'];
    const env = { ...process.env, ...scene.env, BACKUP_STATE: scene.state, SHELL: '/bin/sh', NODE_OPTIONS: '' };
    const terminal = spawn('script', ['-qfec', command.map(shellQuote).join(' '), '/dev/null'], {
      cwd: scene.system.folder,
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    try {
      await scene.gate.reached();
    } finally {
      terminal.kill('SIGKILL');
    }
    await until('the services to be started again', () => happened('started'));
    await until('the end of the roll-back', async () => (await scene.journal())?.status === 'undone');
    expect(await worldOf(scene.system)).toEqual(former);
  });

  test('in a workflow it goes on putting back, however often it is told', async () => {
    await scene.gate.close();
    await writeFile(`${hold}-started`, '');
    await using action = await scene.start('restore');
    await scene.gate.reached();
    action.kill('SIGINT');
    await until('the services to be started again', () => happened('started'));
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGINT', 'SIGHUP'] as const) action.kill(signal);
    await rm(`${hold}-started`);
    const result = await action.result;
    expectRefused(result, 'cancelled');
    const error = result.annotations.find(({ level }) => level === 'error')?.message;
    expect(error).toMatch(/^hint: The former data serve, as before\. Run it again when you are ready\.$/m);
    expect((await scene.journal())?.status).toBe('undone');
    expect(await worldOf(scene.system)).toEqual(former);
  });

  test('an undo that is stopped says that it may be half done, and goes on when it is run again', async () => {
    expect(await scene.run('restore')).toMatchObject({ exitCode: 0 });
    await rm(events, { force: true });
    await writeFile(`${hold}-stopped`, '');
    await using undoing = await terminal('--undo', 'latest');
    await until('the stop command', () => existsSync(events));
    undoing.kill('SIGINT');
    const { stderr, exitCode } = await undoing.result;
    expect(exitCode).toBe(130);
    const { restoreId = '' } = (await scene.journal()) ?? {};
    expect(stderr).toMatch(new RegExp(`hint: It may be half done\\..* --undo ${restoreId} `));
    await rm(`${hold}-stopped`);
    expect(await scene.run('restore', { undo: 'latest' })).toMatchObject({
      exitCode: 0,
      outputs: { status: 'undone' },
    });
    expect(await worldOf(scene.system)).toEqual(former);
  });
});
