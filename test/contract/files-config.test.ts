import { chmod, copyFile, link, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { config } from '../../src/components/files/index.ts';
import {
  backUp,
  follow,
  justBefore,
  ordinaryUser,
  sessionOf,
  temporaryFolder,
  treeOf,
  verify,
} from '../support/files.ts';
import { sinkIn } from '../support/local-backup.ts';

const id = '20261122_020000';
const deep = Array.from({ length: 6 }, () => 'a-folder-with-a-long-name-of-fifty-characters-or-so').join('/');
const oddNames = [
  ' leading space',
  "quote's",
  'double"quote',
  'two\nlines',
  'tab\there',
  'naïve-日本',
  '-dash',
  '--help',
];

async function oddTree(root: string): Promise<void> {
  await mkdir(join(root, 'certs/empty'), { recursive: true });
  await mkdir(join(root, 'certs', deep), { recursive: true });
  for (const name of [...oddNames, '[x]*', 'back\\slash', '$(touch gone)', '.hidden']) {
    await writeFile(join(root, 'certs', name), `content of ${name}`);
  }
  await writeFile(join(root, 'certs', deep, 'key.pem'), 'x'.repeat(70_000));
  await writeFile(Buffer.concat([Buffer.from(`${root}/certs/`), Buffer.from([0x62, 0xff, 0xfe])]), 'not UTF-8');
  await writeFile(join(root, 'certs/nothing'), '');
  await chmod(join(root, 'certs/-dash'), 0o600);
  await chmod(join(root, 'certs/--help'), 0o4755);
  await chmod(join(root, 'certs/empty'), 0o1770);
  await symlink('-dash', join(root, 'certs/link'));
  await symlink('/nowhere/at all', join(root, 'certs/dangling'));
  await link(join(root, 'certs/-dash'), join(root, 'certs/twin'));
  await writeFile(join(root, '-options.env'), 'A=1');
}

function settings(root: string, paths: readonly string[], more = {}) {
  return { config: { root, paths }, ...more };
}

describe('config, there and back with stock tools', () => {
  test.each(['zstd', 'gzip'])(
    '%s keeps bytes, modes, owners, times and links under every name',
    async (compression) => {
      await using folder = await temporaryFolder();
      const root = join(folder.path, 'source');
      await oddTree(root);
      const session = sessionOf({
        config: settings(root, ['certs/', '-options.env'], { compression }),
        scratch: folder.path,
        env: { ...process.env, TAR_OPTIONS: '--exclude=*' },
      });
      const backup = join(folder.path, id);
      const { files, facts, warnings, highlights } = await backUp(config, session, { id, folder: backup });

      const suffix = compression === 'zstd' ? 'zst' : 'gz';
      expect((await readdir(join(backup, 'config'))).sort()).toEqual([
        `config_${id}.tar.${suffix}`,
        `config_${id}.tar.${suffix}.sha256`,
      ]);
      expect(files.map((file) => file.path)).toHaveLength(2);
      expect(warnings.join()).toContain('not UTF-8');
      expect(highlights[0]).toContain('files');
      expect(await verify(config, backup, JSON.parse(JSON.stringify(facts)), files)).toEqual([]);

      const target = join(folder.path, 'restored');
      const printed = await follow(config.instructions(facts, files), backup, { CONFIG_TARGET: target });
      expect(printed).toContain(`config_${id}.tar.${suffix}: OK`);
      expect(await treeOf(target)).toEqual(await treeOf(root));
    },
  );

  test('the same files give the same archive again', async () => {
    await using folder = await temporaryFolder();
    const root = join(folder.path, 'source');
    await oddTree(root);
    const session = sessionOf({
      config: settings(root, ['certs', 'certs/empty', '-options.env']),
      scratch: folder.path,
    });
    const first = await backUp(config, session, { id, folder: join(folder.path, 'one') });
    const second = await backUp(config, session, { id, folder: join(folder.path, 'two') });
    expect(second.files[0]?.rawSha256).toBe(first.files[0]?.rawSha256);
    expect(second.facts).toEqual(first.facts);
  });

  test('a relative root that begins with a dash is a folder, not an option', async () => {
    await using folder = await temporaryFolder();
    const here = process.cwd();
    await mkdir(join(folder.path, '-root'));
    await writeFile(join(folder.path, '-root/.env'), 'A=1');
    try {
      process.chdir(folder.path);
    } catch {
      return; // a worker thread cannot change its folder
    }
    try {
      const session = sessionOf({ config: settings('-root', ['.']), scratch: folder.path });
      const { facts } = await backUp(config, session, { id, folder: join(folder.path, id) });
      expect(facts).toMatchObject({ entries: 1, files: [{ path: '.env' }] });
    } finally {
      process.chdir(here);
    }
  });

  test.each(['zstd', 'gzip'])('more than 5,000 entries are listed in a file of their own (%s)', async (compression) => {
    await using folder = await temporaryFolder();
    const root = join(folder.path, 'source');
    await mkdir(join(root, 'many'), { recursive: true });
    await Promise.all(Array.from({ length: 5_100 }, (_, n) => writeFile(join(root, 'many', `${n}.conf`), `${n}`)));
    const session = sessionOf({ config: settings(root, ['many'], { compression }), scratch: folder.path });
    const backup = join(folder.path, id);
    const { files, facts } = await backUp(config, session, { id, folder: backup });
    const list = `config/config_${id}.files.json${compression === 'zstd' ? '.zst' : '.gz'}`;
    expect(facts).toMatchObject({ entries: 5_101, regularFiles: 5_100, list });
    expect(facts).not.toHaveProperty('files');
    expect(await verify(config, backup, facts, files)).toEqual([]);
    expect(
      await follow(config.instructions(facts, files), backup, { CONFIG_TARGET: join(folder.path, 'x') }),
    ).toContain(`${list.slice('config/'.length)}: OK`);
    const forged = { ...facts, digest: '0'.repeat(64) };
    expect((await verify(config, backup, forged, files)).map((finding) => finding.file)).toContain(list);
  });
});

describe('config, what is asked for', () => {
  test('all missing paths are named at once and nothing is written', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, '.env'), 'A=1');
    const paths = ['.env', 'gone.yml', 'nowhere/', '*.toml', '.env/below'];
    const session = sessionOf({ config: settings(folder.path, paths), scratch: folder.path });
    await expect(config.plan(session)).rejects.toMatchObject({
      code: 'path-missing',
      because: ['gone.yml', 'nowhere/', '*.toml', '.env/below'].map((path) => expect.stringContaining(`"${path}"`)),
      hint: expect.stringContaining('config.paths'),
    });
    expect(await readdir(folder.path)).toEqual(['.env']);
  });

  test('a root that does not exist, a path that leaves it', async () => {
    await using folder = await temporaryFolder();
    const session = (root: string, paths: string[]) =>
      sessionOf({ config: settings(root, paths), scratch: folder.path });
    await expect(config.plan(session(join(folder.path, 'none'), ['a']))).rejects.toMatchObject({
      code: 'path-missing',
    });
    await expect(config.plan(session(folder.path, ['/etc/passwd', 'a/../../b', '..']))).rejects.toMatchObject({
      code: 'invalid-config',
      because: expect.objectContaining({ length: 3 }),
    });
  });

  test('patterns match hidden names and whole folders', async () => {
    await using folder = await temporaryFolder();
    const root = join(folder.path, 'source');
    await mkdir(join(root, 'grafana/.provision/deep'), { recursive: true });
    await mkdir(join(root, 'other'), { recursive: true });
    for (const name of ['.env', '.env.production', 'a.yml', 'b.yaml', 'grafana/.provision/deep/x.json', 'other/no']) {
      await writeFile(join(root, name), name);
    }
    const session = sessionOf({
      config: settings(root, ['.env*', '*.{yml,yaml}', 'graf*', 'grafana/**/*.json']),
      scratch: folder.path,
    });
    const { facts } = await backUp(config, session, { id, folder: join(folder.path, id) });
    expect(pathsOf(facts)).toEqual([
      '.env',
      '.env.production',
      'a.yml',
      'b.yaml',
      'grafana',
      'grafana/.provision',
      'grafana/.provision/deep',
      'grafana/.provision/deep/x.json',
    ]);
  });

  test('a file that may not be read fails the backup and is named', async () => {
    await using folder = await temporaryFolder();
    const root = join(folder.path, 'source');
    await mkdir(join(root, 'certs'), { recursive: true });
    await writeFile(join(root, 'certs/clé privée.pem'), 'secret', { mode: 0o000 });
    const session = sessionOf({
      config: settings(root, ['certs']),
      scratch: folder.path,
      connection: ordinaryUser(),
    });
    await expect(backUp(config, session, { id, folder: join(folder.path, id) })).rejects.toMatchObject({
      code: 'access-denied',
      message: expect.stringContaining('certs/clé privée.pem'),
    });
    await chmod(join(root, 'certs'), 0o000);
    await expect(config.plan(session)).rejects.toMatchObject({ code: 'access-denied' });
    await chmod(join(root, 'certs'), 0o700);
  });

  test('a socket is left out with a warning; a linked path is kept as a link', async () => {
    await using folder = await temporaryFolder();
    const root = join(folder.path, 'source');
    await mkdir(join(root, 'run'), { recursive: true });
    await symlink('run', join(root, 'current'));
    const server = createServer().listen(join(root, 'run/app.sock'));
    await new Promise((resolve) => server.once('listening', resolve));
    const session = sessionOf({ config: settings(root, ['run', 'current']), scratch: folder.path });
    const { facts, warnings } = await backUp(config, session, { id, folder: join(folder.path, id) });
    await new Promise((resolve) => server.close(resolve));
    expect(pathsOf(facts)).toEqual(['current', 'run']);
    expect(warnings).toEqual([
      expect.stringContaining('current is a symbolic link'),
      expect.stringContaining('app.sock'),
    ]);
  });

  test('a file that vanishes meanwhile is a warning and the rest is kept', async () => {
    await using folder = await temporaryFolder();
    const root = join(folder.path, 'source');
    await mkdir(join(root, 'd'), { recursive: true });
    for (const name of ['a', 'naïve', 'z']) await writeFile(join(root, 'd', name), name);
    const session = sessionOf({
      config: settings(root, ['d']),
      scratch: folder.path,
      connection: justBefore('tar', () => rm(join(root, 'd/naïve'), { force: true })),
    });
    const backup = join(folder.path, id);
    const { facts, files, warnings } = await backUp(config, session, { id, folder: backup });
    expect(pathsOf(facts)).toEqual(['d', 'd/a', 'd/z']);
    expect(warnings).toEqual([expect.stringContaining('d/naïve vanished')]);
    expect(await verify(config, backup, facts, files)).toEqual([]);
  });

  test('an abort ends it as cancelled', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'a'), 'a');
    const abort = new AbortController();
    const session = sessionOf({
      config: settings(folder.path, ['a']),
      scratch: folder.path,
      signal: abort.signal,
      connection: justBefore('tar', async () => abort.abort()),
    });
    const running = backUp(config, session, { id, folder: join(folder.path, id) });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('without settings there is nothing to do', async () => {
    await using folder = await temporaryFolder();
    expect(await config.plan(sessionOf({ config: {}, scratch: folder.path }))).toBeUndefined();
  });

  test('the plan counts and estimates', async () => {
    await using folder = await temporaryFolder();
    await copyFile('package.json', join(folder.path, 'p.json'));
    const planned = await config.plan(sessionOf({ config: settings(folder.path, ['p.json']), scratch: folder.path }));
    const { rawBytes = 0 } = (await planned?.backup(sinkIn(join(folder.path, id), id)))?.files[0] ?? {};
    expect(planned?.plan.estimatedRawBytes).toBeGreaterThanOrEqual(rawBytes);
    expect(planned?.plan.details.join()).toContain('1 file');
  });
});

function pathsOf(facts: { readonly [key: string]: unknown }): unknown {
  return Array.isArray(facts.files) ? facts.files.map((entry: { path: string }) => entry.path) : undefined;
}
