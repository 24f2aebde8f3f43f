import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { manifestPath } from '../../src/catalog/manifest.ts';
import { readProofs } from '../../src/catalog/proofs.ts';
import { localStore } from '../../src/stores/local.ts';
import { backupsIn } from '../support/e2e/outcome.ts';
import { canMount } from '../support/e2e/small-disk.ts';
import { runCli } from '../support/runner.ts';
import { temporaryFolder } from '../support/temp.ts';

/** More than any of these commands takes; a read that hangs is what is looked for. */
const patience = { timeout: 60_000 };

describe('what cannot be read', patience, () => {
  let scope: AsyncDisposableStack;
  let folder: string;
  let store: string;
  let ids: readonly string[];

  beforeEach(async () => {
    scope = new AsyncDisposableStack();
    folder = scope.use(await temporaryFolder('unreadable-')).path;
    store = join(folder, 'backups');
    await mkdir(join(folder, 'app'));
    await writeFile(join(folder, 'app', '.env'), 'PORT=1\n');
    await writeFile(
      join(folder, 'backup.yml'),
      `config: { root: ${JSON.stringify(join(folder, 'app'))}, paths: [.env] }\n`,
    );
    const made: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const backup = await run('backup', '--json');
      expect(backup).toMatchObject({ exitCode: 0 });
      made.push(JSON.parse(backup.stdout).id);
    }
    ids = made;
  });
  afterEach(() => scope.disposeAsync());

  const run = (...args: string[]) => runCli([...args, '--config', 'backup.yml'], { cwd: folder });
  const verifyAll = async () => {
    const { stdout, ...ended } = await run('verify', 'all', '--depth', 'deep', '--json');
    const { backups } = JSON.parse(stdout);
    return { ...ended, outcomes: backups.map(({ outcome }: { outcome: string }) => outcome), backups };
  };
  const archiveOf = (id: string) => `config/config_${id}.tar.zst`;

  test('pipes and devices in a backup, its manifest among them, hold up neither list nor verify', async () => {
    const [first = '', second = '', third = ''] = ids;
    pipeInstead(join(store, first, archiveOf(first)));
    rmSync(join(store, first, 'metadata/SHA256SUMS'));
    symlinkSync('/dev/zero', join(store, first, 'metadata/SHA256SUMS'));
    pipeInstead(join(store, second, manifestPath));
    const listed = await run('list', '--json');
    expect(listed).toMatchObject({ exitCode: 0 });
    const origins = JSON.parse(listed.stdout).backups.map(({ id, origin }: Record<string, string>) => [id, origin]);
    expect(origins).toEqual([
      [first, 'suite'],
      [second, 'damaged'],
      [third, 'suite'],
    ]);
    const verified = await verifyAll();
    expect(verified).toMatchObject({ exitCode: 7, outcomes: ['failed', 'failed', 'passed'] });
    expect(verified.backups[0].findings).toEqual(
      expect.arrayContaining([
        { file: archiveOf(first), problem: 'is not a plain file' },
        { file: 'metadata/SHA256SUMS', problem: 'is not a plain file' },
      ]),
    );
    expect(verified.backups[1].findings).toEqual([
      { file: manifestPath, problem: expect.stringContaining('is not a plain file') },
    ]);
  });

  test.skipIf(!canMount())('a file on a failing disk is named, with a proof; the others are verified', async () => {
    const [first = ''] = ids;
    const path = join(store, first, archiveOf(first));
    // A plain file of which every read fails with EIO: the memory of a process at an address where there is none.
    execFileSync('mount', ['--bind', `/proc/${process.pid}/mem`, path]);
    try {
      const verified = await verifyAll();
      expect(verified).toMatchObject({ exitCode: 7, outcomes: ['failed', 'passed', 'passed'] });
      expect(verified.backups[0].findings).toContainEqual({ file: archiveOf(first), problem: 'cannot be read: EIO' });
      const { proofs } = await readProofs(localStore('local', store), first);
      expect(proofs.map(({ statement }) => statement.outcome)).toEqual(['failed']);
    } finally {
      execFileSync('umount', [path]);
    }
  });

  test('a backup of shell scripts that has lost its database and Redis passes with a warning that names them', async () => {
    const id = '20240101_020000';
    cpSync(join(folder, 'app'), join(folder, 'packed'), { recursive: true });
    mkdirSync(join(store, id, 'config'), { recursive: true });
    execFileSync('tar', [
      '-czf',
      join(store, id, 'config', `config_${id}.tar.gz`),
      '-C',
      join(folder, 'packed'),
      '.env',
    ]);
    const verified = await run('verify', id, '--depth', 'deep', '--json');
    expect(verified).toMatchObject({ exitCode: 0 });
    const [{ warnings }] = JSON.parse(verified.stdout).backups;
    expect(warnings).toContainEqual(
      expect.stringMatching(/^Holds no database and no redis folder\b.*BACKUP_DATABASE=false/),
    );
    expect((await run('verify', id)).stdout).toContain('Holds no database and no redis folder');
    for (const name of ['database', 'redis']) {
      mkdirSync(join(store, id, name));
      writeFileSync(join(store, id, name, 'notes'), 'something');
    }
    const whole = JSON.parse((await run('verify', id, '--json')).stdout).backups[0];
    expect(whole.warnings.join()).not.toContain('Holds no');
  });

  test('logs that name nothing are no backup', async () => {
    await writeFile(join(folder, 'backup.yml'), 'logs: {}\n');
    const before = await backupsIn(store);
    const refused = await run('backup');
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain('names nothing to back up');
    expect(await backupsIn(store)).toEqual(before);
    expect(await readFile(join(store, ids[0] ?? '', manifestPath), 'utf8')).toContain('"config"');
  });
});

function pipeInstead(path: string): void {
  rmSync(path);
  execFileSync('mkfifo', [path]);
}
