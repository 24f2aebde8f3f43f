import { execFile, spawnSync } from 'node:child_process';
import {
  link,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { config, logs } from '../../src/components/files/index.ts';
import { factsOf } from '../../src/components/files/restore/stored-archive.ts';
import { asBefore, totalsOf } from '../../src/components/files/tar/entry.ts';
import { bytesOfName, textOfName } from '../../src/lib/file-name.ts';
import { backUpRoot, type Kept, plan, restoreSession } from '../support/files/restore.ts';
import { backUp, follow, ordinaryUser, sessionOf, temporaryFolder, treeOf, verify } from '../support/files.ts';
import { wayBack } from '../support/way-back.ts';

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;
const canSetCapability = isRoot && spawnSync('setcap', ['-h']).error === undefined;

async function deployed(folder: string): Promise<string> {
  const root = join(folder, 'root');
  await mkdir(join(root, 'd'), { recursive: true });
  return root;
}

/** Deep verification, a proof, and a restore of what was lost meanwhile. */
async function throughAll(folder: string, kept: Kept, facts: unknown = kept.facts) {
  expect(await verify(config, kept.folder, facts, kept.backup.files)).toEqual([]);
  const session = restoreSession(kept.root, folder);
  const proof = await config.prove(facts, kept.backup, session);
  expect(proof).toMatchObject({ outcome: 'proven', differences: [] });
  const before = await treeOf(kept.root);
  await rm(join(kept.root, 'd'), { recursive: true, force: true });
  const staged = await (await plan(kept, session, facts)).stage();
  await staged.switch();
  await rm(join(kept.root, `.before-restore-${session.restoreId}`), { recursive: true });
  expect(await treeOf(kept.root)).toEqual(before);
  return { staged, session };
}

async function restoredByHand(folder: string, kept: Kept): Promise<string> {
  const target = join(folder, 'by-hand');
  await follow(config.instructions(kept.facts, kept.backup.files), kept.folder, { CONFIG_TARGET: target });
  return target;
}

describe('names that are not UTF-8', () => {
  const latin1 = (...names: readonly string[]) => names.map((name) => Buffer.from(name, 'latin1'));
  const at = (folder: string, name: Buffer) => Buffer.concat([Buffer.from(`${folder}/`), name]);

  async function deployNames(folder: string) {
    const root = await deployed(folder);
    for (const name of latin1('a\xfc', 'a\xe4', 'a\xe4\xb8', 'two\n\xff')) {
      await writeFile(at(join(root, 'd'), name), `content of ${name.toString('hex')}`);
    }
    await link(at(join(root, 'd'), Buffer.from('a\xfc', 'latin1')), join(root, 'd/z'));
    await symlink(Buffer.from('a\xe4', 'latin1'), at(join(root, 'd'), Buffer.from('l\xf6', 'latin1')));
    return root;
  }

  test('go through backup, verification, proof and restore, each as it was', async () => {
    await using folder = await temporaryFolder();
    const kept = await backUpRoot(folder.path, await deployNames(folder.path), ['d']);
    const { session } = await throughAll(folder.path, kept, JSON.parse(JSON.stringify(kept.facts)));
    expect(await config.inspectLive(kept.facts, session)).toMatchObject([{}, { outcome: 'passed' }]);
    expect(await treeOf(join(await restoredByHand(folder.path, kept), 'd'))).toEqual(
      await treeOf(join(kept.root, 'd')),
    );
  });

  test('at the top too: switched, undone by the program and by the printed commands', async () => {
    await using folder = await temporaryFolder();
    const root = await deployed(folder.path);
    const [name, inside] = latin1('t\xfcr.env', 'o\xfct');
    if (name === undefined || inside === undefined) throw new Error('no name');
    await writeFile(at(root, name), 'A=1');
    await mkdir(at(root, inside));
    await writeFile(Buffer.concat([at(root, inside), Buffer.from('/x.yml')]), 'x: 1');
    const kept = await backUpRoot(folder.path, root, ['*.env', '*/x.yml']);
    const session = restoreSession(root, folder.path);
    for (const undo of [
      (state: unknown) => wayBack(config, state, session),
      async (_state: unknown, commands: readonly string[]) => run('sh', ['-euc', commands.join('\n')]),
    ]) {
      await writeFile(at(root, name), 'A=2');
      const staged = await (await plan(kept, session)).stage();
      await staged.switch();
      expect(await readFile(at(root, name), 'utf8')).toBe('A=1');
      expect(await config.inspectLive(kept.facts, session)).toMatchObject([{}, { outcome: 'passed' }]);
      const { state, commands } = JSON.parse(JSON.stringify(staged.undo));
      await undo(state, commands);
      expect(await readFile(at(root, name), 'utf8')).toBe('A=2');
      for (const left of await readdir(root)) {
        if (left.startsWith('.undone') || left.startsWith('.before')) await rm(join(root, left), { recursive: true });
      }
    }
  });

  test('a backup of before, whose list shows U+FFFD in their place and no attributes, is proven and restored', async () => {
    await using folder = await temporaryFolder();
    const kept = await backUpRoot(folder.path, await deployNames(folder.path), ['d']);
    const files = (factsOf(kept.facts, 'config').files ?? []).map(asBefore);
    const { session } = await throughAll(folder.path, kept, { ...kept.facts, files, digest: totalsOf(files).digest });
    expect(await config.inspectLive({ ...kept.facts, files }, session)).toMatchObject([{}, { outcome: 'passed' }]);
  });

  test('are text from which the bytes come back', () => {
    for (const hex of ['61fc', 'e4b8', 'f09f9880ff', 'c3a4', 'efbfbd', 'edb080', '80', 'f4908080']) {
      const bytes = Buffer.from(hex, 'hex');
      expect(bytesOfName(JSON.parse(JSON.stringify(textOfName(bytes)))).toString('hex')).toBe(hex);
    }
  });
});

describe('files with holes', () => {
  const tebibyte = 2 ** 40;

  async function sparse(path: string, bytes: number, ...places: readonly number[]): Promise<void> {
    await writeFile(path, '');
    await truncate(path, bytes);
    await using file = await open(path, 'r+');
    for (const place of places) await file.write(`data at ${place}`, place);
  }

  test('cost their data only, from estimate to restore, and keep their holes', async () => {
    await using folder = await temporaryFolder();
    const root = await deployed(folder.path);
    await sparse(join(root, 'd/lastlog'), 2 * tebibyte, 0, 5 * 2 ** 30 + 17, tebibyte);
    await sparse(join(root, 'd/empty'), 300 * 2 ** 20);
    await writeFile(join(root, 'd/zeros'), Buffer.alloc(100_000));
    const session = sessionOf({ config: { config: { root, paths: ['d'] } }, scratch: folder.path });
    const planned = await config.plan(session);
    expect(planned?.plan.estimatedRawBytes).toBeLessThan(1_000_000);
    const kept = await backUpRoot(folder.path, root, ['d']);
    expect(await verify(config, kept.folder, kept.facts, kept.backup.files)).toEqual([]);
    const restore = restoreSession(root, folder.path);
    expect(await config.prove(kept.facts, kept.backup, restore)).toMatchObject({ outcome: 'proven' });
    await rm(join(root, 'd/lastlog'));
    const planOfRestore = await plan(kept, restore);
    expect(planOfRestore.plan.neededBytes).toBeLessThan(1_000_000);
    await (await planOfRestore.stage()).switch();
    expect(await config.inspectLive(kept.facts, restore)).toMatchObject([{}, { outcome: 'passed' }]);
    for (const d of [join(root, 'd'), join(await restoredByHand(folder.path, kept), 'd')]) {
      const { size, blocks } = await lstat(join(d, 'lastlog'));
      expect([size, blocks * 512 < 1_000_000]).toEqual([2 * tebibyte, true]);
      expect((await lstat(join(d, 'empty'))).blocks * 512).toBeLessThan(1_000_000);
      await using file = await open(join(d, 'lastlog'));
      const { buffer } = await file.read(Buffer.alloc(30), 0, 30, 5 * 2 ** 30 + 17);
      expect(buffer.toString('latin1')).toContain(`data at ${5 * 2 ** 30 + 17}\0`);
    }
  });

  test('are equal to the same bytes on disk, and other bytes are found', async () => {
    await using folder = await temporaryFolder();
    const root = await deployed(folder.path);
    await sparse(join(root, 'd/a'), 10_000_000, 4_000_000);
    const kept = await backUpRoot(folder.path, root, ['d']);
    const session = restoreSession(root, folder.path);
    const whole = await readFile(join(root, 'd/a'));
    const { mtime } = await lstat(join(root, 'd/a'));
    await writeFile(join(root, 'd/a'), whole);
    expect((await lstat(join(root, 'd/a'))).blocks * 512).toBeGreaterThanOrEqual(10_000_000);
    expect(mtime).toBeInstanceOf(Date);
    expect((await config.inspectLive(kept.facts, session))[1]).toMatchObject({ outcome: 'passed' });
    whole[7_000_000] = 1;
    await writeFile(join(root, 'd/a'), whole);
    expect((await config.inspectLive(kept.facts, session))[1]).toMatchObject({
      detail: expect.stringContaining('d/a (content)'),
    });
  });

  test('one in the logs', async () => {
    await using folder = await temporaryFolder();
    await sparse(join(folder.path, 'lastlog'), tebibyte, 70_000);
    const session = sessionOf({ config: { logs: { root: folder.path, paths: ['lastlog'] } }, scratch: folder.path });
    const target = { id: '20261122_020000', folder: join(folder.path, 'kept') };
    const { facts, files } = await backUp(logs, session, target);
    expect(await verify(logs, target.folder, facts, files)).toEqual([]);
  });
});

describe.skipIf(!canSetCapability)('capabilities', () => {
  async function withCapability(folder: string): Promise<Kept> {
    const root = await deployed(folder);
    await writeFile(join(root, 'd/feed'), '#!/bin/sh\n', { mode: 0o755 });
    await run('setcap', ['cap_net_bind_service=+ep', join(root, 'd/feed')]);
    return backUpRoot(folder, root, ['d']);
  }
  const capabilityOf = async (path: string) => (await run('getcap', [path])).stdout.split(' ')[1]?.trim();

  test('come back, by the program and by hand', async () => {
    await using folder = await temporaryFolder();
    const kept = await withCapability(folder.path);
    await throughAll(folder.path, kept);
    for (const root of [kept.root, await restoredByHand(folder.path, kept)]) {
      expect(await capabilityOf(join(root, 'd/feed'))).toBe('cap_net_bind_service=ep');
    }
  });

  test('that do not come back are no proof, and a warning of the restore', async () => {
    await using folder = await temporaryFolder();
    const kept = await withCapability(folder.path);
    const session = restoreSession(kept.root, folder.path);
    const drops = {
      ...session,
      connection: {
        ...session.connection,
        start: (command: string, args: readonly string[], options: Parameters<typeof session.connection.start>[2]) =>
          session.connection.start(
            command,
            args.filter((arg) => !args.includes('--extract') || !arg.includes('xattrs')),
            options,
          ),
      },
    };
    expect(await config.prove(kept.facts, kept.backup, drops)).toMatchObject({
      outcome: 'not-verified',
      reason: expect.stringContaining('"d/feed" had xattr.security.capability, has none'),
    });
    const staged = await (await plan(kept, drops)).stage();
    expect(staged.warnings).toEqual([expect.stringContaining('"d/feed" will not be as it was')]);
    await staged[Symbol.asyncDispose]();
    const user = restoreSession(kept.root, '/tmp', { connection: ordinaryUser() });
    expect((await config.inspectLive(kept.facts, user))[1]).toMatchObject({ outcome: 'passed' });
  });

  test('that changed in place are told when a restore is planned', async () => {
    await using folder = await temporaryFolder();
    const kept = await withCapability(folder.path);
    await run('setcap', ['-r', join(kept.root, 'd/feed')]);
    const planned = await plan(kept, restoreSession(kept.root, folder.path));
    expect(planned.plan.steps).toContainEqual('other mode, owner or attributes: d/feed');
  });
});

describe('paths through a symbolic link', () => {
  async function releases(folder: string) {
    const root = await deployed(folder);
    await mkdir(join(root, 'd/r1'));
    await writeFile(join(root, 'd/r1/app.yml'), 'a: 1');
    await symlink('d/r1', join(root, 'stage'));
    return root;
  }

  test.each([
    ['a relative one', 'stage', ['current', 'current/app.yml']],
    ['an absolute one, in a pattern', undefined, ['current/*.yml']],
  ])('%s is kept itself, and the file where it lies', async (_what, target, paths) => {
    await using folder = await temporaryFolder();
    const root = await releases(folder.path);
    await symlink(target ?? join(root, 'stage'), join(root, 'current'));
    const kept = await backUpRoot(folder.path, root, paths);
    const names = factsOf(kept.facts, 'config').files?.map(({ path }) => path);
    expect(names).toEqual(['current', 'd/r1/app.yml', 'stage']);
    for (const name of ['current', 'stage']) await rm(join(root, name));
    const session = restoreSession(root, folder.path);
    await rename(join(root, 'd'), join(root, 'gone'));
    expect(await verify(config, kept.folder, kept.facts, kept.backup.files)).toEqual([]);
    await (await (await plan(kept, session)).stage()).switch();
    expect(await readFile(join(root, 'current/app.yml'), 'utf8')).toBe('a: 1');
    expect(await readlink(join(root, 'current'))).toBe(target ?? join(root, 'stage'));
  });

  test('one that leads out of root is left out, the file is kept, and a warning says so', async () => {
    await using folder = await temporaryFolder();
    const root = await releases(folder.path);
    const elsewhere = join(folder.path, 'elsewhere');
    await mkdir(elsewhere);
    await writeFile(join(elsewhere, 'app.log'), 'a line');
    await symlink('../elsewhere', join(root, 'logs'));
    const target = { id: '20261122_020000', folder: join(folder.path, 'kept') };
    const session = sessionOf({ config: { logs: { root, paths: ['logs', 'logs/app.log'] } }, scratch: folder.path });
    const { facts, files, warnings } = await backUp(logs, session, target);
    expect(factsOf(facts, 'logs').files?.map(({ path }) => path)).toEqual(['logs/app.log']);
    expect(warnings).toContainEqual(expect.stringContaining(`logs leads to ../elsewhere, outside ${root}`));
    expect(await verify(logs, target.folder, facts, files)).toEqual([]);
  });

  test('a circle of links names nothing', async () => {
    await using folder = await temporaryFolder();
    const root = await releases(folder.path);
    await symlink('b', join(root, 'a'));
    await symlink('a', join(root, 'b'));
    await expect(backUpRoot(folder.path, root, ['a/x'])).rejects.toMatchObject({ code: 'path-missing' });
  });
});
