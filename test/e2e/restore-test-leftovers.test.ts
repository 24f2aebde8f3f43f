import { chmod, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectRefused, rememberDescendants, serversMissing } from '../support/e2e/outcome.ts';
import { type RestoreScene, restoreScene } from '../support/e2e/restore-scene.ts';
import { commandLine, descendants, isRunning } from '../support/processes.ts';
import { temporaryFolder } from '../support/temp.ts';
import { until } from '../support/until.ts';

describe.skipIf(serversMissing)('scratch servers of a restore test', () => {
  const scope = new AsyncDisposableStack();
  let scene: RestoreScene;
  let temp: string;

  beforeAll(async () => {
    scene = scope.use(await restoreScene());
    temp = scope.use(await temporaryFolder('proofs-')).path;

    // PostgreSQL runs as another user when we are root.
    await chmod(temp, 0o711);
  });
  afterEach(() => scene?.gate.open());
  afterAll(() => scope.disposeAsync());

  const inputs = { 'upload-report': 'false' };
  /** RUNNER_TEMP and TMPDIR stay from run to run, as on a self-hosted runner that was not cleaned. */
  const env = () => ({ RUNNER_TEMP: temp, TMPDIR: temp });
  const start = () => scene.start('restore-test', inputs, env());

  const servers = (pid: number) =>
    descendants(pid).filter((one) => /^\S*(postgres -D|redis-server |valkey-server )/.test(commandLine(one) ?? ''));

  /** Waits until the scratch PostgreSQL stands in the middle of the rows. */
  async function atTheGate(pid: number): Promise<number[]> {
    return until('a scratch server half-way through the rows', () => {
      const busy = descendants(pid).some((one) => /COPY/.test(commandLine(one) ?? ''));
      const own = servers(pid);
      return busy && own.length > 0 ? own : undefined;
    });
  }

  test('cannot be reached over the network, and are gone when the run is done', async () => {
    await scene.gate.close();
    await using action = await start();
    const running = await atTheGate(action.pid);
    const everyone = [...new Set([action.pid, ...descendants(action.pid)])];
    expect((await Promise.all(everyone.map(listens))).flat()).toEqual([]);
    expect(await listens(scene.system.postgres.pid)).not.toEqual([]);
    for (const pid of running) expect(commandLine(pid)).toContain('listen_addresses=');
    await scene.gate.open();
    expect(await action.result).toMatchObject({ exitCode: 0, outputs: { status: 'proven' } });
    expect(running.filter(isRunning)).toEqual([]);
    expect(await readdir(temp)).toEqual([]);
  });

  test('are gone after a failure in the middle', async () => {
    await scene.gate.close();
    await using action = await start();
    const running = await atTheGate(action.pid);
    for (const pid of running) process.kill(pid, 'SIGQUIT');
    await scene.gate.open();
    const result = await action.result;
    expect(result).toMatchObject({ exitCode: 8, outputs: { status: 'not-verified' } });
    expect(running.filter(isRunning)).toEqual([]);
    expect(await readdir(temp)).toEqual([]);
  });

  test('are gone after the runner cancels', async () => {
    await scene.gate.close();
    await using action = await start();
    const running = await atTheGate(action.pid);
    const below = rememberDescendants(action.pid);
    await action.cancel();
    await scene.gate.open();
    const result = await action.result;
    expectRefused({ ...result, leftInTemp: [] }, 'cancelled');
    expect([...running.filter(isRunning), ...below.stillRunning()]).toEqual([]);
    expect(await readdir(temp)).toEqual([]);
  });

  test('end with a run that is killed; what it leaves on disk the next run sweeps', async () => {
    await scene.gate.close();
    const running: number[] = [];
    {
      await using action = await start();
      running.push(...(await atTheGate(action.pid)));
      const below = rememberDescendants(action.pid);
      action.kill('SIGKILL');
      await action.result;
      await until('the end of the scratch servers', () => running.every((pid) => !isRunning(pid)));
      await until('the end of all of it', () => below.stillRunning().length === 0);
    }
    await scene.gate.open();
    expect(await readdir(temp)).not.toEqual([]);
    const next = await scene.run('restore-test', inputs, env());
    expect(next).toMatchObject({ exitCode: 0, outputs: { status: 'proven' } });
    expect(await readdir(temp)).toEqual([]);
  });
});

/** Network addresses a process listens on: its sockets among the listening ones of TCP. */
async function listens(pid: number): Promise<string[]> {
  const fds = await readdir(`/proc/${pid}/fd`).catch(() => []);
  const links = await Promise.all(fds.map((fd) => readlink(join(`/proc/${pid}/fd`, fd)).catch(() => '')));
  const own = new Set(links.map((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1]));
  const found: string[] = [];
  for (const table of ['tcp', 'tcp6']) {
    const lines = (await readFile(`/proc/${pid}/net/${table}`, 'utf8').catch(() => '')).split('\n');
    for (const line of lines) {
      const [, address, , state, , , , , , inode] = line.trim().split(/\s+/);
      if (state === '0A' && own.has(inode)) found.push(`${commandLine(pid)} listens on ${address}`);
    }
  }
  return found;
}
