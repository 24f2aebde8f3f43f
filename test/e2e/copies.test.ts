import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runAction, runCli } from '../support/runner.ts';
import { temporaryFolder } from '../support/temp.ts';

const settings = {
  system: 'sys',
  config: { root: '.', paths: ['app.yml'] },
  stores: { local: { path: './here' }, offsite: { kind: 'local', path: './there', 'off-site': true } },
};

async function scene() {
  const folder = await temporaryFolder('copies-');
  const at = (name: string) => join(folder.path, name);
  await writeFile(at('backup.yml'), JSON.stringify(settings));
  await writeFile(at('app.yml'), 'port: 1\n');
  const act = (name: string, inputs: Readonly<Record<string, string>> = {}) =>
    runAction(name, { inputs: { config: 'backup.yml', ...inputs }, cwd: folder.path });
  const cli = (...args: string[]) => runCli([...args, '--config', 'backup.yml'], { cwd: folder.path });
  const ids = async (store: string) => (await readdir(at(store))).filter((name) => /^\d/.test(name));
  return { at, act, cli, ids, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

test('the nightly chain: back up, prove, copy, prune; and back again after the first store is lost', async () => {
  await using here = await scene();
  const backup = await here.act('backup');
  const id = backup.outputs['backup-id'] ?? '';
  expect(await here.act('verify', { depth: 'deep' })).toMatchObject({ exitCode: 0 });

  const copied = await here.act('sync');
  expect(copied).toMatchObject({ exitCode: 0, outputs: { status: 'ok', copied: '1', findings: '0' } });
  expect(copied.summary).toContain(id.replace('_', '\\_'));
  expect(await here.ids('there')).toEqual([id]);
  execFileSync('sha256sum', ['--quiet', '-c', 'metadata/SHA256SUMS'], { cwd: here.at(`there/${id}`) });

  const pruned = await here.act('prune');
  expect(pruned).toMatchObject({ exitCode: 0, outputs: { status: 'ok', removed: '0', kept: '2' } });
  expect(pruned.summary).toContain('the newest good backup here');

  await rm(here.at('here'), { recursive: true });
  await writeFile(here.at('app.yml'), 'lost');
  const listed = await here.cli('list', '--store', 'offsite');
  expect(listed.stdout).toContain(id);
  expect(await here.cli('sync', '--from', 'offsite', '--to', 'local')).toMatchObject({ exitCode: 0 });
  const restored = await here.cli('restore', 'latest', '--yes', 'sys', '--override', 'trading-off');
  expect(restored).toMatchObject({ exitCode: 0 });
  expect(await readFile(here.at('app.yml'), 'utf8')).toBe('port: 1\n');
});

test('the guide’s RETENTION_DAILY counts; a plan at a terminal removes nothing and says how to', async () => {
  await using here = await scene();
  for (let round = 0; round < 5; round += 1) expect(await here.act('backup')).toMatchObject({ exitCode: 0 });
  const made = await here.ids('here');
  const env = { RETENTION_DAILY: '2' };
  const plan = await runCli(['prune', '--config', 'backup.yml'], { cwd: here.at('.'), env });
  expect(plan).toMatchObject({ exitCode: 0 });
  expect(plan.stdout).toContain('backupctl prune --no-dry-run');
  expect(await here.ids('here')).toEqual(made);
  const done = await runCli(['prune', '--no-dry-run', '--config', 'backup.yml', '--json'], { cwd: here.at('.'), env });
  expect(JSON.parse(done.stdout)).toMatchObject({
    stores: [
      {
        name: 'local',
        backups: expect.arrayContaining([expect.objectContaining({ decision: 'remove', removed: true })]),
      },
      {},
    ],
  });
  // All of one day: the newest stands for it, the last three stay whatever their age.
  expect(await here.ids('here')).toEqual(made.slice(-3));
});
