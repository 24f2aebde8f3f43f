import { access, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expectRefusedAtTerminal } from '../support/e2e/outcome.ts';
import { atTerminal } from '../support/pseudo-terminal.ts';
import { type ProcessResult, runCli } from '../support/runner.ts';
import { temporaryFolder } from '../support/temp.ts';

const confirmed = ['--yes', 'sys'];
const off = 'TRADING_ENABLED=false\n';

describe('taking restores back, newest first', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeEach(async () => {
    folder = await temporaryFolder();
    await mkdir(join(folder.path, '.github'));
    await write('.env', off);
    await configure();
  });

  afterEach(() => folder[Symbol.asyncDispose]());

  const write = (name: string, content: string) => writeFile(join(folder.path, name), content);
  const read = (name: string) => readFile(join(folder.path, name), 'utf8');
  const cli = (...args: string[]) => runCli(args, { cwd: folder.path });
  const configure = (...lines: string[]) =>
    write(
      '.github/backup.yml',
      ['system: sys', 'config: { paths: [.env, app.yml] }', 'stores: { local: { path: ./store } }', ...lines].join(
        '\n',
      ),
    );
  const idIn = (text: string, pattern: RegExp) => pattern.exec(text)?.[1] ?? '';

  async function backUp(content: string, env = off): Promise<string> {
    await write('app.yml', content);
    await write('.env', env);
    const { stdout, exitCode } = await cli('backup');
    expect(exitCode).toBe(0);
    return idIn(stdout, /^Backup (\d{8}_\d{6}) /m);
  }

  /** Live on, then restore. */
  async function restore(backup: string, present: string, ...more: string[]) {
    await write('app.yml', present);
    await write('.env', off);
    const result = await cli('restore', backup, ...confirmed, ...more);
    return { ...result, id: idIn(result.stdout, /--undo (\d{8}_\d{6}) /) };
  }

  const undo = (id: string, ...more: string[]): Promise<ProcessResult> =>
    cli('restore', '--undo', id, ...confirmed, ...more);

  test('latest is the newest restore and never one before it; an older one waits for the newer', async () => {
    const backup = await backUp('of the backup');
    const first = await restore(backup, 'before the first');
    const second = await restore(backup, 'before the second');
    expect([first.exitCode, second.exitCode]).toEqual([0, 0]);
    await write('app.yml', 'work since the second');

    const early = await undo(first.id);
    expectRefusedAtTerminal(early, 'preflight-failed');
    expect(early.stderr.indexOf(`--undo ${second.id}`)).toBeLessThan(early.stderr.indexOf(`--undo ${first.id}`));
    expect(early.stderr.indexOf(`--undo ${second.id}`)).toBeGreaterThan(0);
    expect(await read('app.yml')).toBe('work since the second');

    expect(await undo('latest')).toMatchObject({ exitCode: 0 });
    expect(await read('app.yml')).toBe('before the second');
    for (const again of ['latest', second.id]) {
      const nothing = await undo(again);
      expect(nothing).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(`--undo ${first.id}`) });
      expect(await read('app.yml')).toBe('before the second');
    }
    expect(await undo(first.id)).toMatchObject({ exitCode: 0 });
    expect(await read('app.yml')).toBe('before the first');
  });

  test('when the way back is gone it says so, and the restored files serve', async () => {
    const { id } = await restore(await backUp('of the backup'), 'former');
    await rm(join(folder.path, `.before-restore-${id}`), { recursive: true });
    const undone = await undo(id);
    expectRefusedAtTerminal(undone, 'restore-failed');
    expect(undone.stderr).toContain(`.before-restore-${id}`);
    expect(await read('app.yml')).toBe('of the backup');
    expect(JSON.parse(await read(`state/restores/${id}/journal.json`))).not.toMatchObject({ status: 'undone' });
  });

  test('a service that cannot be stopped: nothing is put back, what was stopped runs again', async () => {
    const { id } = await restore(await backUp('of the backup'), 'former');
    await write('runs', '');
    await configure('services:', '  stop: ["rm runs", "echo it hangs >&2; exit 3"]', '  start: ["touch runs"]');
    const undone = await undo(id);
    expectRefusedAtTerminal(undone, 'restore-failed');
    expect(undone.stderr).toMatch(/nothing was put back[\s\S]*started again[\s\S]*it hangs/);
    await access(join(folder.path, 'runs'));
    expect(await read('app.yml')).toBe('of the backup');
    await configure('services:', '  stop: ["rm runs"]', '  start: ["touch runs"]');
    expect(await undo('latest')).toMatchObject({ exitCode: 0 });
    expect(await read('app.yml')).toBe('former');
  });

  test('the file that is put back has trading on: it is put back, services are not started unless that is overridden', async () => {
    const backup = await backUp('of the backup');
    await configure('services:', '  stop: ["rm -f runs"]', '  start: ["touch runs"]');
    await write('app.yml', 'former');
    await write('.env', 'TRADING_ENABLED=true\n');
    const done = await cli('restore', backup, ...confirmed, '--override', 'trading-off');
    expect(done).toMatchObject({ exitCode: 0 });
    const undone = await undo('latest');
    expectRefusedAtTerminal(undone, 'restore-failed');
    expect(undone.stderr).toMatch(/trading would be on.*touch runs/);
    expect(await readdir(folder.path)).not.toContain('runs');
    expect(await read('app.yml')).toBe('former');
    expect(await undo('latest', '--override', 'trading-off')).toMatchObject({ exitCode: 0 });
    expect(await readdir(folder.path)).toContain('runs');
  });

  test('an undo is not stopped by trading or the market: it warns', async () => {
    const { id } = await restore(await backUp('of the backup'), 'former');
    const days = 'days: [mon, tue, wed, thu, fri, sat, sun]';
    await configure(
      'trading: { command: "exit 1" }',
      `market: { open: "00:00", close: "23:59", timezone: UTC, ${days} }`,
    );
    const undone = await undo(id);
    expect(undone).toMatchObject({ exitCode: 0 });
    expect(undone.stderr).toMatch(/warning: trading-off: /);
    expect(await read('app.yml')).toBe('former');
  });

  test('a finished restore says what comes next, with the commands', async () => {
    const { stdout, id } = await restore(await backUp('of the backup'), 'former');
    const next = stdout.slice(stdout.indexOf('Next:'));
    expect(next).toMatch(/Check the application[\s\S]*backupctl backup[\s\S]*content[\s\S]*To go back/);
    const removal = /^ +(rm -rf .*)$/m.exec(next)?.[1] ?? '';
    expect(removal).toContain(`.before-restore-${id}`);
  });

  test('Ctrl-D at the confirmation changes nothing, and says so in one clear error', async () => {
    const backup = await backUp('of the backup');
    await write('app.yml', 'present');
    const result = await atTerminal(folder.path, ['restore', backup], '\x04');
    expect(result.output).toMatch(/error: It was not confirmed\r?\n +hint: Nothing was changed/);
    expect(result.output).not.toMatch(/^\s+at /m);
    expect(result.exitCode).toBe(2);
    expect(await read('app.yml')).toBe('present');
  });
});
