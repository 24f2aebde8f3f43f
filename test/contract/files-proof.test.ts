import {
  appendFile,
  chmod,
  chown,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { config, logs } from '../../src/components/files/index.ts';
import type { ChangeKind } from '../../src/components/files/restore/compare-trees.ts';
import { factsOf } from '../../src/components/files/restore/stored-archive.ts';
import type { Connection } from '../../src/connections/connection.ts';
import { localConnection } from '../../src/connections/local.ts';
import { startTool } from '../../src/lib/exec.ts';
import { deployAndBackUp, restoreSession } from '../support/files/restore.ts';
import { backUp, ordinaryUser, sessionOf, temporaryFolder } from '../support/files.ts';
import { backupIn } from '../support/local-backup.ts';
import { reportSabotage } from '../support/sabotage-report.ts';

const isRoot = process.getuid?.() === 0;

interface Sabotage {
  readonly what: string;
  readonly kind: ChangeKind;
  readonly path: string;
  readonly do: (root: string) => Promise<void>;
  readonly needsRoot?: true;
}

const hidden = 'certs/.hidden';

/** Changes one byte and keeps size and time: what a comparison by size and time would miss. */
async function changeByte(path: string): Promise<void> {
  const { atime, mtime } = await lstat(path);
  const content = await readFile(path);
  content[3] = (content[3] ?? 0) ^ 1;
  await writeFile(path, content);
  await utimes(path, atime, mtime);
}

async function shift(path: string, ms: number): Promise<void> {
  const { atime, mtime } = await lstat(path);
  await utimes(path, atime, new Date(mtime.getTime() + ms));
}

async function toLink(path: string): Promise<void> {
  await rename(path, `${path}.real`);
  await symlink('.hidden.real', path);
}

const sabotages: readonly Sabotage[] = [
  { what: 'a byte changed', kind: 'content', path: hidden, do: (root) => changeByte(join(root, hidden)) },
  { what: 'a byte more', kind: 'content', path: '.env', do: (root) => appendFile(join(root, '.env'), '\n') },
  { what: 'a file emptied', kind: 'content', path: '.env', do: (root) => writeFile(join(root, '.env'), '') },
  { what: 'a file missing', kind: 'missing', path: hidden, do: (root) => unlink(join(root, hidden)) },
  {
    what: 'an empty folder missing',
    kind: 'missing',
    path: 'certs/empty',
    do: (root) => rm(join(root, 'certs/empty'), { recursive: true }),
  },
  {
    what: 'a link missing',
    kind: 'missing',
    path: 'certs/dangling',
    do: (root) => unlink(join(root, 'certs/dangling')),
  },
  { what: 'an extra file', kind: 'extra', path: 'certs/extra', do: (root) => writeFile(join(root, 'certs/extra'), '') },
  {
    what: 'an extra empty folder',
    kind: 'extra',
    path: 'certs/empty/more',
    do: (root) => mkdir(join(root, 'certs/empty/more')),
  },
  { what: 'an extra link', kind: 'extra', path: 'extra', do: (root) => symlink('.env', join(root, 'extra')) },
  { what: 'a mode opened', kind: 'mode', path: '.env', do: (root) => chmod(join(root, '.env'), 0o644) },
  {
    what: 'a setuid bit lost',
    kind: 'mode',
    path: 'certs/--help',
    do: (root) => chmod(join(root, 'certs/--help'), 0o755),
  },
  {
    what: 'a mode of a folder',
    kind: 'mode',
    path: 'certs/empty',
    do: (root) => chmod(join(root, 'certs/empty'), 0o777),
  },
  {
    what: 'an owner changed',
    kind: 'owner',
    path: '.env',
    do: (root) => chown(join(root, '.env'), 12345, 0),
    needsRoot: true,
  },
  {
    what: 'a group changed',
    kind: 'owner',
    path: 'certs',
    do: (root) => chown(join(root, 'certs'), 0, 12345),
    needsRoot: true,
  },
  {
    what: 'a symlink retargeted',
    kind: 'link',
    path: 'current',
    do: async (root) => {
      await unlink(join(root, 'current'));
      await symlink('certs/--help', join(root, 'current'));
    },
  },
  { what: 'a file turned into a link', kind: 'type', path: hidden, do: (root) => toLink(join(root, hidden)) },
  {
    what: 'a link turned into a file',
    kind: 'type',
    path: 'current',
    do: async (root) => {
      await unlink(join(root, 'current'));
      await writeFile(join(root, 'current'), 'content of -dash');
    },
  },
  {
    what: 'a hard link turned into a copy',
    kind: 'type',
    path: 'certs/twin',
    do: async (root) => {
      await unlink(join(root, 'certs/twin'));
      await writeFile(join(root, 'certs/twin'), 'content of -dash');
    },
  },
  {
    what: 'a file turned into a folder',
    kind: 'type',
    path: 'docker-compose.yml',
    do: async (root) => {
      await unlink(join(root, 'docker-compose.yml'));
      await mkdir(join(root, 'docker-compose.yml'));
    },
  },
  { what: 'a time 2 s later', kind: 'time', path: '.env', do: (root) => shift(join(root, '.env'), 2000) },
  { what: 'a time a day earlier', kind: 'time', path: hidden, do: (root) => shift(join(root, hidden), -86_400_000) },
];

describe('seeded sabotage of the extracted files', () => {
  test('every kind has failed, named by path and kind, and no content is told', async () => {
    await using folder = await temporaryFolder();
    await using scratch = await temporaryFolder();
    const kept = await deployAndBackUp(folder.path);
    const tried = sabotages.filter((sabotage) => isRoot || sabotage.needsRoot === undefined);
    let caught = 0;
    for (const sabotage of tried) {
      const connection = spoiling(scratch.path, sabotage.do);
      const result = await config.prove(
        kept.facts,
        kept.backup,
        restoreSession(kept.root, scratch.path, { connection }),
      );
      expect(result.outcome, sabotage.what).toBe('failed');
      const named = `file ${JSON.stringify(sabotage.path)}, ${sabotage.kind}`;
      expect(result.differences.map((one) => one.what)).toContain(named);
      expect(JSON.stringify(result)).not.toContain('PASSWORD');
      expect(await readdir(scratch.path)).toEqual([]);
      caught += 1;
    }
    await reportSabotage('configuration files', tried.length, caught);
    expect(caught).toBe(tried.length);
  }, 120_000);
});

describe('prove', () => {
  test.each(['zstd', 'gzip'])(
    'a good backup of configuration files is proven (%s), and nothing is left',
    async (compression) => {
      await using folder = await temporaryFolder();
      await using scratch = await temporaryFolder();
      const kept = await deployAndBackUp(folder.path, { compression });
      await rm(kept.root, { recursive: true });
      const result = await config.prove(kept.facts, kept.backup, restoreSession(kept.root, scratch.path));
      expect(result).toMatchObject({ outcome: 'proven', differences: [], reason: undefined });
      expect(result.compared.join()).toMatch(/1\d files.*SHA-256/);
      expect(result.restoreMs + result.compareMs).toBeGreaterThan(0);
      expect(await readdir(scratch.path)).toEqual([]);
    },
  );

  test('without root it is proven too', async () => {
    await using folder = await temporaryFolder();
    const kept = await deployAndBackUp(folder.path);
    const session = restoreSession(kept.root, folder.path, { connection: asUserWith(folder.path) });
    const result = await config.prove(kept.facts, kept.backup, session);
    expect(result).toMatchObject({ outcome: 'proven', differences: [] });
  });

  test('an archive with other files than the manifest says, or cut, has failed', async () => {
    await using folder = await temporaryFolder();
    const kept = await deployAndBackUp(folder.path);
    const session = restoreSession(kept.root, folder.path);
    const known = factsOf(kept.facts, 'config');
    const fewer = { ...kept.facts, files: known.files?.slice(1) ?? [] };
    expect((await config.prove(fewer, kept.backup, session)).outcome).toBe('failed');
    const forged = { ...kept.facts, digest: '0'.repeat(64) };
    expect((await config.prove(forged, kept.backup, session)).outcome).toBe('failed');
    const archive = join(kept.folder, known.archive);
    const content = await readFile(archive);
    await writeFile(archive, content.subarray(0, content.length / 2));
    expect(await config.prove(kept.facts, kept.backup, session)).toMatchObject({
      outcome: 'failed',
      differences: [{ what: known.archive }],
    });
  });

  test('what cannot be compared is not verified, with the reason', async () => {
    await using folder = await temporaryFolder();
    const kept = await deployAndBackUp(folder.path);
    const session = restoreSession(kept.root, folder.path);
    expect(await config.prove(undefined, kept.backup, session)).toMatchObject({
      outcome: 'not-verified',
      reason: expect.stringContaining('no manifest'),
    });
    expect(await config.prove({ other: 1 }, kept.backup, session)).toMatchObject({ outcome: 'not-verified' });
    const without = { ...session, env: { PATH: join(folder.path, 'nothing') } };
    expect(await config.prove(kept.facts, kept.backup, without)).toMatchObject({
      outcome: 'not-verified',
      reason: expect.stringContaining('tar'),
    });
  });

  test('more entries than a manifest holds are proven from their list', async () => {
    await using folder = await temporaryFolder();
    const root = join(folder.path, 'root');
    await mkdir(join(root, 'certs'), { recursive: true });
    await Promise.all(Array.from({ length: 5_100 }, (_, n) => writeFile(join(root, 'certs', `${n}.pem`), `${n}`)));
    const stored = join(folder.path, 'store');
    const session = sessionOf({ config: { config: { root, paths: ['certs/'] } }, scratch: folder.path });
    const { files, facts } = await backUp(config, session, { id: 'x', folder: stored });
    const backup = backupIn(stored, 'x', files);
    const proving = restoreSession(root, folder.path, { config: { config: { root, paths: ['certs/'] } } });
    expect((await config.prove(facts, backup, proving)).outcome).toBe('proven');
    expect(await config.inspectLive(facts, proving)).toMatchObject([{ outcome: 'passed' }, { outcome: 'passed' }]);
    await unlink(join(root, 'certs/7.pem'));
    expect((await config.inspectLive(facts, proving)).at(1)?.outcome).toBe('failed');
  });

  test('logs are proven, and fail when a line is other', async () => {
    await using folder = await temporaryFolder();
    const root = join(folder.path, 'root');
    await mkdir(join(root, 'logs/deep'), { recursive: true });
    await writeFile(join(root, 'logs/app.log'), 'line\n'.repeat(1000));
    await writeFile(join(root, 'logs/deep/odd\nname.log'), 'x');
    const settings = { logs: { root, paths: ['logs/**'] } };
    const session = sessionOf({ config: settings, scratch: folder.path });
    const stored = join(folder.path, 'store');
    const { files, facts } = await backUp(logs, session, { id: 'x', folder: stored });
    const backup = backupIn(stored, 'x', files);
    await using scratch = await temporaryFolder();
    const prove = (connection?: Connection) =>
      logs.prove(
        facts,
        backup,
        restoreSession(root, scratch.path, { config: settings, ...(connection && { connection }) }),
      );
    expect(await prove()).toMatchObject({ outcome: 'proven' });
    const spoilt = await prove(spoiling(scratch.path, (tree) => changeByte(join(tree, 'logs/app.log'))));
    expect(spoilt).toMatchObject({ outcome: 'failed', differences: [{ what: 'file "logs/app.log", content' }] });
  });
});

/** This machine, where the tree below scratch is changed after it was extracted and before it is looked at. */
function spoiling(scratch: string, change: (tree: string) => Promise<void>): Connection {
  return {
    ...localConnection,
    start: async (command, args, options) => {
      if (command === 'find') await change(join(scratch, (await readdir(scratch))[0] ?? ''));
      return startTool(command, args, options);
    },
  };
}

/** An ordinary user, who is given each new folder of ours below `scratch`. */
function asUserWith(scratch: string): Connection {
  const user = ordinaryUser();
  return {
    ...user,
    run: async (command, args, options) => {
      if (isRoot && command === 'id') return { code: 0, killedBy: null, stderr: [], stdout: '65534\n' };
      return localConnection.run(command, args, options);
    },
    start: async (command, args, options) => {
      for (const name of await readdir(scratch)) {
        if (isRoot && name.includes('-proof-')) await chown(join(scratch, name), 65534, 65534);
      }
      return user.start(command, args, options);
    },
  };
}
