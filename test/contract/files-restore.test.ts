import { execFile } from 'node:child_process';
import { chmod, chown, lstat, mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { config } from '../../src/components/files/index.ts';
import { mountsInTheWay, parseMountInfo } from '../../src/components/files/restore/obstacles.ts';
import { backUpRoot, deployAndBackUp, plan, restoreId, restoreSession, storedFile } from '../support/files/restore.ts';
import { temporaryFolder, treeOf } from '../support/files.ts';
import { backupIn } from '../support/local-backup.ts';
import { wayBack } from '../support/way-back.ts';

const run = promisify(execFile);

/** Everything below root but what restores have left there, with no times of root's own folders. */
async function liveTree(root: string): Promise<Map<string, string>> {
  const tree = await treeOf(root);
  for (const name of tree.keys()) if (/^\/\.(restore|before-restore|undone)-/.test(name)) tree.delete(name);
  return tree;
}

/** Changes, removes and adds in every way. */
async function spoil(root: string): Promise<void> {
  await writeFile(join(root, '.env'), 'TRADING_ENABLED=true\nPASSWORD=second\n');
  await rm(join(root, 'docker-compose.yml'));
  await chmod(join(root, 'certs/-dash'), 0o666);
  await writeFile(join(root, 'certs/new.pem'), 'a new one');
  await rm(join(root, 'certs/empty'), { recursive: true });
  await rm(join(root, 'current'));
  await symlink('/elsewhere', join(root, 'current'));
  await rm(join(root, 'odd-ü'));
  await mkdir(join(root, 'odd-ü'));
  await rm(join(root, 'grafana/dashboards'), { recursive: true });
}

describe('planning', () => {
  test('tells what would change by name and kind, never by content, and changes nothing', async () => {
    await using folder = await temporaryFolder();
    const kept = await deployAndBackUp(folder.path);
    await spoil(kept.root);
    await utimes(join(kept.root, '.env'), new Date('2030-01-01T00:00:00Z'), new Date('2030-01-01T00:00:00Z'));
    const before = await treeOf(kept.root);
    const { plan: told } = await plan(kept, restoreSession(kept.root, folder.path));
    expect(await treeOf(kept.root)).toEqual(before);

    const text = told.steps.join('\n');
    expect(text).toContain('other content: .env\n');
    expect(text).toContain('other mode, owner or attributes: certs/-dash');
    expect(text).toContain('only in place, set aside: certs/new.pem');
    expect(text).toMatch(/added: .*docker-compose\.yml/);
    expect(text).toContain('other link target: current');
    expect(text).toContain('other type: "odd-ü"');
    expect(JSON.stringify(told)).not.toMatch(/PASSWORD|second|a new one/);
    expect(told.checks.map((check) => [check.name, check.outcome])).toEqual([
      ['archive-safe', 'passed'],
      ['target-writable', 'passed'],
      ['same-file-system', 'passed'],
      ['store-apart', 'passed'],
    ]);
    const now = [...before.values()].filter((value) => value.includes(' file ')).length - 1; // grafana/other.ini
    expect(told.comparisons).toMatchObject([{ what: 'files', backup: expect.any(Number) }]);
    expect(told.comparisons[0]?.now).toBe(now - 1); // tar calls one of the twins a link
    expect(told.losses.join()).toContain('".env" of 2030-01-01');
    expect(told.neededIn).toBe(kept.root);
    expect(told.neededBytes).toBeGreaterThan(0);
  });

  test('unchanged files are counted as unchanged', async () => {
    await using folder = await temporaryFolder();
    const kept = await deployAndBackUp(folder.path);
    const { plan: told } = await plan(kept, restoreSession(kept.root, folder.path));
    expect(told.steps).toContainEqual(expect.stringMatching(/^changes: \d+ unchanged$/));
    expect(told.losses).toEqual([]);
  });

  test('a missing root, a parent that leads outside, and a store inside stop it', async () => {
    await using folder = await temporaryFolder();
    const kept = await deployAndBackUp(folder.path);
    const failed = async (session: ReturnType<typeof restoreSession>) =>
      (await plan(kept, session)).plan.checks.filter((check) => check.outcome === 'failed').map((check) => check.name);
    expect(await failed(restoreSession(join(folder.path, 'gone'), folder.path))).toEqual(['target-writable']);
    const inside = { ...restoreSession(kept.root, folder.path), keepFolder: join(kept.root, 'certs/keep') };
    expect(await failed(inside)).toEqual(['store-apart']);

    await rm(join(kept.root, 'grafana'), { recursive: true });
    await mkdir(join(folder.path, 'outside'));
    await symlink('../outside', join(kept.root, 'grafana'));
    const session = restoreSession(kept.root, folder.path);
    expect(await failed(session)).toEqual(['target-writable']);
    const { stage } = await plan(kept, session);
    await expect(stage()).rejects.toMatchObject({ code: 'preflight-failed' });
    expect(await readdir(join(folder.path, 'outside'))).toEqual([]);
    expect(await readdir(kept.root)).not.toContain(`.restore-${restoreId}`);
  });

  test.each([
    ['../escaped', ['-P', '../escaped']],
    ['an absolute name', ['-P', '/etc/hostname']],
    ['below a link', ['--transform=s|^payload$|way/payload|', 'way', 'payload']],
  ])('an archive that would write outside (%s) is refused and nothing is written', async (_name, args) => {
    await using folder = await temporaryFolder();
    const root = join(folder.path, 'root');
    const made = join(folder.path, 'made');
    const outside = join(folder.path, 'outside');
    const store = join(folder.path, 'store/config');
    for (const path of [root, made, outside, store]) await mkdir(path, { recursive: true });
    await writeFile(join(folder.path, 'escaped'), 'evil');
    await writeFile(join(made, 'payload'), 'evil');
    await symlink(outside, join(made, 'way'));
    await run('tar', ['-czf', join(store, 'config.tar.gz'), ...args], { cwd: made });
    const files = [await storedFile(join(folder.path, 'store'), 'config/config.tar.gz')];
    const backup = backupIn(join(folder.path, 'store'), 'x', files);
    const planned = await config.planRestore(undefined, backup, { tables: [] }, restoreSession(root, folder.path));
    expect(planned.plan.checks.find((check) => check.name === 'archive-safe')?.outcome).toBe('failed');
    await expect(planned.stage()).rejects.toMatchObject({ code: 'damaged' });
    expect(await readdir(outside)).toEqual([]);
    expect(await readdir(root)).toEqual([]);
  });
});

describe('mounts', () => {
  test('at a path, below it and above it are in the way; others are not', () => {
    const points = parseMountInfo(
      [
        '25 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
        '90 25 8:1 /x /srv/app/prometheus/my\\040data rw - ext4 /dev/sda1 rw',
        '91 25 8:1 /y /srv/app/.env rw - ext4 /dev/sda1 rw',
        '92 25 0:9 / /srv/app rw - tmpfs tmpfs rw',
        '93 25 0:9 / /srv/apple rw - tmpfs tmpfs rw',
        '',
      ].join('\n'),
    );
    const at = (path: string) => mountsInTheWay(points, '/srv/app', `/srv/app/${path}`);
    expect(at('.env')).toEqual(['/srv/app/.env']);
    expect(at('prometheus')).toEqual(['/srv/app/prometheus/my data']);
    expect(at('prometheus/my data/deep')).toEqual(['/srv/app/prometheus/my data']);
    expect(at('prometheus/rules')).toEqual([]);
    expect(at('.env.production')).toEqual([]);
  });

  test('a mounted volume in a folder stops the restore before anything is moved', async (context) => {
    await using folder = await temporaryFolder();
    const kept = await deployAndBackUp(folder.path);
    const volume = join(kept.root, 'certs/empty');
    try {
      await run('mount', ['-t', 'tmpfs', 'tmpfs', volume]);
    } catch {
      return context.skip('this user may not mount');
    }
    try {
      const planned = await plan(kept, restoreSession(kept.root, folder.path));
      const check = planned.plan.checks.find((one) => one.name === 'same-file-system');
      expect(check).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('certs/empty') });
      await expect(planned.stage()).rejects.toMatchObject({ code: 'preflight-failed' });
      expect((await readdir(kept.root)).filter((name) => name.includes(restoreId))).toEqual([]);
    } finally {
      await run('umount', [volume]);
    }
  });
});

describe('restoring', () => {
  test.each(['zstd', 'gzip'])(
    '%s: everything is back as it was; undo brings back what was before',
    async (compression) => {
      await using folder = await temporaryFolder();
      const kept = await deployAndBackUp(folder.path, { compression });
      const wanted = await liveTree(kept.root);
      await spoil(kept.root);
      const spoilt = await liveTree(kept.root);
      const session = restoreSession(kept.root, folder.path);

      const staged = await (await plan(kept, session)).stage();
      expect(await liveTree(kept.root)).toEqual(spoilt);
      expect(staged.verified.join()).toContain('equal to the backup');
      expect(staged.warnings).toEqual([]);
      await staged.switch();
      await staged[Symbol.asyncDispose]();
      const restored = await liveTree(kept.root);
      expect(withoutFolderTimes(restored)).toEqual(withoutFolderTimes(wanted));
      expect(await config.inspectLive(kept.facts, session)).toMatchObject([
        { name: 'config-paths', outcome: 'passed' },
        { name: 'config-files', outcome: 'passed' },
      ]);
      expect((await lstat(join(kept.root, `.before-restore-${restoreId}`))).mode & 0o777).toBe(0o700);

      const state: unknown = JSON.parse(JSON.stringify(staged.undo.state));
      await wayBack(config, state, session);
      expect(withoutFolderTimes(await liveTree(kept.root))).toEqual(withoutFolderTimes(spoilt));
      const undone = join(kept.root, `.undone-${restoreId}`);
      expect(await readFile(join(undone, '.env'), 'utf8')).toContain('PASSWORD=first');
      expect(await wayBack(config, state, session)).toEqual([expect.stringContaining('nothing to do')]);
      expect(withoutFolderTimes(await liveTree(kept.root))).toEqual(withoutFolderTimes(spoilt));
    },
  );

  test('a file, a folder and its parents that are all gone come back, and undo takes them out', async () => {
    await using folder = await temporaryFolder();
    const kept = await deployAndBackUp(folder.path);
    for (const name of await readdir(kept.root)) await rm(join(kept.root, name), { recursive: true });
    const session = restoreSession(kept.root, folder.path);
    const staged = await (await plan(kept, session)).stage();
    await staged.switch();
    expect(await readFile(join(kept.root, 'grafana/dashboards/deep/er/board.json'), 'utf8')).toBe('{}');
    await wayBack(config, staged.undo.state, session);
    expect(await readdir(kept.root)).toEqual([`.undone-${restoreId}`]);
  });

  test.each(['undo', 'commands'])(
    'a restored file that is gone by then: %s cut off after putting its former back, and another goes on',
    async (way) => {
      await using folder = await temporaryFolder();
      const kept = await deployAndBackUp(folder.path);
      await spoil(kept.root);
      const spoilt = await liveTree(kept.root);
      const session = restoreSession(kept.root, folder.path);
      const staged = await (await plan(kept, session)).stage();
      await staged.switch();
      await rm(join(kept.root, '.env'));
      const undo = async () => await wayBack(config, staged.undo.state, session, 'switched');
      if (way === 'undo') await undo();
      else await run('sh', ['-eu', '-c', staged.undo.commands.join('\n')]);
      // Killed before the journal was told: it runs again.
      await undo();
      expect(withoutFolderTimes(await liveTree(kept.root))).toEqual(withoutFolderTimes(spoilt));
    },
  );

  test('what somebody puts there after an undo by hand is not taken out by another undo', async () => {
    await using folder = await temporaryFolder();
    const kept = await deployAndBackUp(folder.path);
    await rm(join(kept.root, 'docker-compose.yml'));
    const session = restoreSession(kept.root, folder.path);
    const staged = await (await plan(kept, session)).stage();
    await staged.switch();
    await run('sh', ['-eu', '-c', staged.undo.commands.join('\n')]);
    await writeFile(join(kept.root, 'docker-compose.yml'), 'from somebody else');
    await wayBack(config, staged.undo.state, session);
    expect(await readFile(join(kept.root, 'docker-compose.yml'), 'utf8')).toBe('from somebody else');
  });

  test('without a switch, or before one was asked for, nothing stays and nothing changes', async () => {
    await using folder = await temporaryFolder();
    const kept = await deployAndBackUp(folder.path);
    const before = await treeOf(kept.root);
    const session = restoreSession(kept.root, folder.path);
    const staged = await (await plan(kept, session)).stage();
    await staged[Symbol.asyncDispose]();
    expect(await treeOf(kept.root)).toEqual(before);
    const again = await (await plan(kept, session)).stage();
    expect(await wayBack(config, again.undo.state, session)).toEqual([expect.stringContaining('removed')]);
    expect(await treeOf(kept.root)).toEqual(before);
  });

  test('the printed commands undo it with a shell alone, also for odd names', async () => {
    await using folder = await temporaryFolder();
    const kept = await deployAndBackUp(folder.path);
    await spoil(kept.root);
    const spoilt = withoutFolderTimes(await liveTree(kept.root));
    const staged = await (await plan(kept, restoreSession(kept.root, folder.path))).stage();
    const undo = async () => run('sh', ['-eu', '-c', staged.undo.commands.join('\n')], { cwd: '/' });
    await undo(); // before the switch: nothing to do
    expect(withoutFolderTimes(await liveTree(kept.root))).toEqual(spoilt);
    await staged.switch();
    await undo();
    expect(withoutFolderTimes(await liveTree(kept.root))).toEqual(spoilt);
    await wayBack(config, staged.undo.state, restoreSession(kept.root, folder.path));
    expect(withoutFolderTimes(await liveTree(kept.root))).toEqual(spoilt);
  });

  test("an archive made by the guide's script comes back whole", async () => {
    await using folder = await temporaryFolder();
    const root = join(folder.path, 'root');
    const store = join(folder.path, 'store');
    await mkdir(join(root, 'prometheus'), { recursive: true });
    await mkdir(join(store, 'config'), { recursive: true });
    await writeFile(join(root, '.env'), 'A=1');
    await writeFile(join(root, 'prometheus/prometheus.yml'), 'scrape: []');
    await run('tar', ['-czf', join(store, 'config/config_1.tar.gz'), './.env', './prometheus/'], { cwd: root });
    await writeFile(join(root, '.env'), 'A=2');
    await rm(join(root, 'prometheus'), { recursive: true });
    const backup = backupIn(store, '1', [await storedFile(store, 'config/config_1.tar.gz')]);
    const session = restoreSession(root, folder.path, { config: { config: { root, paths: ['.env', 'prometheus/'] } } });
    const planned = await config.planRestore(undefined, backup, { tables: [] }, session);
    const staged = await planned.stage();
    // Scripts record no list: only the archive itself could be compared with.
    expect(planned.plan.steps.join('\n')).toContain(
      'compare all 3 entries with the archive; the backup recorded no list',
    );
    expect(staged.verified.join()).toMatch(/^2 files.* on disk as in the archive, which was read to its end$/);
    expect(staged.warnings.join()).toContain('not compared: the backup recorded no list');
    await staged.switch();
    expect(await readFile(join(root, '.env'), 'utf8')).toBe('A=1');
    expect(await readFile(join(root, 'prometheus/prometheus.yml'), 'utf8')).toBe('scrape: []');
    expect(await config.inspectLive(undefined, session)).toMatchObject([{ outcome: 'passed' }]);
    await wayBack(config, staged.undo.state, session);
    expect(await readFile(join(root, '.env'), 'utf8')).toBe('A=2');
  });

  test('owners come back with root', async (context) => {
    if (process.getuid?.() !== 0) return context.skip('only root can give files away');
    await using folder = await temporaryFolder();
    const root = join(folder.path, 'root');
    await mkdir(root);
    await writeFile(join(root, '.env'), 'A=1');
    await chown(join(root, '.env'), 12345, 23456);
    const kept = await backUpRoot(folder.path, root, ['.env']);
    await chown(join(root, '.env'), 0, 0);
    const session = restoreSession(root, folder.path);
    expect((await plan(kept, session)).plan.steps.join('\n')).toContain('other mode, owner or attributes: .env');
    const staged = await (await plan(kept, session)).stage();
    await staged.switch();
    expect(await lstat(join(root, '.env'))).toMatchObject({ uid: 12345, gid: 23456 });
  });
});

describe('inspecting', () => {
  test('what is gone or other than recorded is named', async () => {
    await using folder = await temporaryFolder();
    const kept = await deployAndBackUp(folder.path);
    const session = restoreSession(kept.root, folder.path);
    expect((await config.inspectLive(kept.facts, session)).map((check) => check.outcome)).toEqual(['passed', 'passed']);
    await chmod(join(kept.root, '.env'), 0o644);
    await rm(join(kept.root, 'docker-compose.yml'));
    const checks = await config.inspectLive(kept.facts, session);
    expect(checks.map((check) => check.outcome)).toEqual(['failed', 'failed']);
    expect(checks[1]?.detail).toContain('.env (mode)');
    expect(checks[1]?.detail).toContain('docker-compose.yml (missing)');
  });
});

/** Names that come and go change the time of the folder they are in; that is no loss. */
function withoutFolderTimes(tree: Map<string, string>): Map<string, string> {
  return new Map([...tree].map(([name, what]) => [name, what.startsWith('4') ? what.replace(/\d+$/, '') : what]));
}
