import { execFile } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backupsIn, expectDone } from '../support/e2e/outcome.ts';
import { distFolder, runAction, runCli } from '../support/runner.ts';
import { cleanEnvironment } from '../support/runner-environment.ts';
import { temporaryFolder } from '../support/temp.ts';

describe('a backup is made and its exit code is true', () => {
  let home: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeEach(async () => {
    home = await temporaryFolder();
    await writeFile(join(home.path, 'app.yml'), 'a: 1\n');
  });
  afterEach(() => home[Symbol.asyncDispose]());

  const inputs = { store: 'store', 'config-paths': 'app.yml' };
  const action = (env: Record<string, string>) => runAction('backup', { inputs, cwd: home.path, env });
  const backups = () => backupsIn(join(home.path, 'store'));
  const shell = (script: string, env = {}) =>
    promisify(execFile)('bash', ['-c', script, 'bash', process.execPath, distFolder], {
      cwd: home.path,
      env: { ...cleanEnvironment(), ...env },
    });

  test('where the folder for temporary files was tidied away: it is made again', async () => {
    const temp = join(home.path, 'gone', 'temp');
    expectDone(await action({ RUNNER_TEMP: temp }));
    expect(await readdir(temp)).toEqual([]);
    await rm(join(home.path, 'gone'), { recursive: true });
    const args = ['backup', '--store', 'store', '--config-paths', 'app.yml'];
    expect(await runCli(args, { cwd: home.path, env: { TMPDIR: temp } })).toMatchObject({ exitCode: 0 });
    expect(await backups()).toHaveLength(2);
  });

  test('where it cannot be made, an error says so and what to do, and nothing is left', async () => {
    const result = await action({ RUNNER_TEMP: join(home.path, 'app.yml', 'temp') });
    expect(result).toMatchObject({ exitCode: 6, outputs: { 'error-code': 'write-failed' } });
    expect(result.annotations[0]?.message).toMatch(/app\.yml\/temp[\s\S]*RUNNER_TEMP/);
    expect(result.stdout).not.toContain(' at ');
    expect(await readdir(home.path)).toEqual(['app.yml']);
  });

  test('where the files of outputs and summary are gone: warnings', async () => {
    const nowhere = join(home.path, 'nowhere', 'file');
    const result = await action({ GITHUB_OUTPUT: nowhere, GITHUB_STEP_SUMMARY: nowhere });
    expect(result).toMatchObject({ exitCode: 0, reaching: [] });
    const warnings = result.annotations.filter(({ message }) => message.includes('could not be written'));
    expect(warnings).toMatchObject([{ level: 'warning' }, { level: 'warning' }]);
    expect(await backups()).toHaveLength(1);
  });

  test.each(['action', 'terminal', 'JSON'])('where stdout is full, or its reader went away: %s', async (way) => {
    const started = way === 'action' ? 'INPUT_STORE=store INPUT_CONFIG-PATHS=app.yml' : '';
    const program =
      way === 'action' ? '"$2"/backup/index.js' : `"$2"/cli/index.js backup --store store --config-paths app.yml`;
    const run = `env ${started} "$1" ${program}${way === 'JSON' ? ' --json' : ''}`;
    const { stderr } = await shell(`${run} >/dev/full`);
    expect(stderr).toMatch(/^warning: .*ENOSPC/m);
    expect(stderr).not.toMatch(/^ +at /m);
    expect((await shell(`set -o pipefail; ${run} | true`)).stderr).not.toMatch(/^ +at /m);
    expect(await backups()).toHaveLength(2);
  });

  test('and a name that looks like a command of the runner is text', async () => {
    await mkdir(join(home.path, 'conf'));
    const server = createServer();
    await new Promise<void>((done) => server.listen(join(home.path, 'conf', 'q ##[set-env name=A;]b'), done));
    const result = await runAction('backup', { inputs: { ...inputs, 'config-paths': 'conf' }, cwd: home.path });
    await new Promise((done) => server.close(done));
    expectDone(result);
    expect(result.reaching).toEqual([]);
    expect(result.stdout).toContain('set-env name=A;]b');
  });
});
