import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backupsIn } from '../support/e2e/outcome.ts';
import { standIn } from '../support/files/stand-in.ts';
import { runCli } from '../support/runner.ts';
import { temporaryFolder } from '../support/temp.ts';

/** Nothing listens on port 1. */
const settings = {
  system: 'sys',
  redis: { url: 'redis://127.0.0.1:1' },
  config: { root: 'app', paths: ['.env'] },
  logs: { root: 'logs', paths: ['*.log'] },
};

async function scene(changes: Readonly<Record<string, unknown>>) {
  const folder = await temporaryFolder('missing-');
  for (const name of ['app', 'logs']) await mkdir(join(folder.path, name));
  await writeFile(join(folder.path, 'app/.env'), 'PORT=1\n');
  await writeFile(join(folder.path, 'logs/app.log'), 'a line\n');
  await writeFile(join(folder.path, 'backup.yml'), JSON.stringify({ ...settings, ...changes }));
  const noArchiveOfLogs = 'case "$*" in *--create*/logs*|*--create*directory=logs*) echo "tar: no" >&2; exit 3;; esac';
  const { PATH = '' } = await standIn(folder.path, 'tar', `${noArchiveOfLogs}; PATH="\${PATH#*:}" exec tar "$@"`);
  const run = (...args: string[]) =>
    runCli([...args, '--config', 'backup.yml'], { cwd: folder.path, env: { PATH, BACKUP_ROOT: 'store' } });
  return { store: join(folder.path, 'store'), run, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

test('what may be missing is missing, and every report of the backup says so', async () => {
  await using system = await scene({ 'may-be-missing': ['redis', 'logs'] });
  const backup = await system.run('backup');
  expect(backup).toMatchObject({ exitCode: 0 });
  const redis = 'redis is missing in this backup: ';
  const logs = 'logs is missing in this backup: tar could not archive the files (tool-failed)';
  for (const text of [redis, logs]) expect(backup.stdout + backup.stderr).toContain(text);
  const [id = ''] = await backupsIn(system.store);
  expect((await readdir(join(system.store, id))).sort()).toEqual(['config', 'metadata']);
  for (const file of ['RESTORE.md', 'backup_summary.txt', 'backup_info.json']) {
    const text = await readFile(join(system.store, id, 'metadata', file), 'utf8');
    for (const sentence of [redis, logs]) expect(text, file).toContain(sentence);
  }
  for (const command of [
    ['show', id],
    ['verify', id, '--depth', 'deep'],
    ['restore', id, '--dry-run', '--override', 'trading-off'],
    ['restore-test', id],
  ]) {
    const { exitCode, stdout, stderr } = await system.run(...command);
    expect({ command, exitCode, stderr }).toMatchObject({ exitCode: 0 });
    for (const sentence of [redis, logs]) expect(stdout + stderr, command.join(' ')).toContain(sentence);
  }
  expect((await system.run('list')).stdout).toContain('config (redis is missing) (logs is missing)');
});

test.each([
  ['nothing may be missing unless it is said', { logs: undefined }, 5],
  ['only what is named may be missing', { 'may-be-missing': ['redis'] }, 6],
  ['a backup of nothing is none', { 'may-be-missing': ['redis', 'logs'], config: undefined }, 6],
])('%s', async (_what, changes, exitCode) => {
  await using system = await scene(changes);
  expect(await system.run('backup')).toMatchObject({ exitCode });
  expect(await readdir(system.store).catch(() => [])).not.toContainEqual(expect.stringMatching(/^\d/));
});
