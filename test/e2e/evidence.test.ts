import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runAction, runCli } from '../support/runner.ts';
import { temporaryFolder } from '../support/temp.ts';

test('the log as an auditor reads it; a changed one ends with 7, one that cannot be judged with 8', async () => {
  await using folder = await temporaryFolder('evidence-');
  const at = (name: string) => join(folder.path, name);
  const settings = { system: 'sys', config: { paths: ['app.yml'] }, stores: { local: { path: './store' } } };
  await writeFile(at('backup.yml'), JSON.stringify(settings));
  await writeFile(at('app.yml'), 'as backed up');
  const run = (...args: string[]) => runCli([...args, '--config', 'backup.yml'], { cwd: folder.path });
  const empty = await run('evidence');
  expect([empty.exitCode, empty.stdout]).toEqual([8, expect.stringContaining('holds no entry')]);

  const backup = await runAction('backup', { inputs: { config: 'backup.yml' }, cwd: folder.path });
  const id = backup.outputs['backup-id'] ?? '';
  for (const wanted of ['latest', id]) expect(await run('verify', wanted)).toMatchObject({ exitCode: 0 });

  const shown = await run('evidence', id);
  expect(shown.exitCode).toBe(0);
  for (const text of [
    `The evidence log holds: 3 entries about ${id} of sys`,
    'https://github.com/octo-org/trading-system/actions/runs/1234567890',
    'octocat on ',
    `${userInfo().username} on `,
    'depth checksum, findings 0',
  ])
    expect(shown.stdout).toContain(text);
  const other = await run('evidence', '20000101_000000', '--json');
  expect(JSON.parse(other.stdout)).toMatchObject({ status: 'ok', entries: [], head: { number: 3 } });

  const second = at('store/evidence/sys/00000002.json');
  const whole = await readFile(second, 'utf8');
  await writeFile(second, whole.replace('"passed"', '"failed"'));
  const changed = await run('evidence');
  expect(changed.exitCode).toBe(7);
  expect(changed.stdout).toContain('evidence/sys/00000002.json was changed after it was written');

  await rm(second);
  await symlink(at('backup.yml'), second);
  const unreadable = await run('evidence');
  expect(unreadable.exitCode).toBe(8);
  expect(unreadable.stdout).toContain('evidence/sys/00000002.json cannot be read: ');
});
