import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { archive } from '../../src/components/files/capture/archive.ts';
import { mergeByStamp } from '../../src/components/files/capture/captured.ts';
import { packEntries } from '../../src/components/files/capture/pack.ts';
import { logs } from '../../src/components/files/index.ts';
import { backUp, follow, ordinaryUser, sessionOf, temporaryFolder, verify } from '../support/files.ts';
import { sinkIn } from '../support/local-backup.ts';

const run = promisify(execFile);
const id = '20261122_020000';
const now = new Date('2026-11-22T02:00:00Z');
const dayMs = 24 * 60 * 60 * 1000;

async function logFile(path: string, ageMs: number, content = path): Promise<void> {
  await writeFile(path, content);
  const time = new Date(now.getTime() - ageMs);
  await utimes(path, time, time);
}

describe('logs', () => {
  test('keeps files changed within the time, restored by hand', async () => {
    await using folder = await temporaryFolder();
    const root = join(folder.path, 'app');
    await mkdir(join(root, 'logs/old'), { recursive: true });
    await logFile(join(root, 'logs/new.log'), dayMs);
    await logFile(join(root, 'logs/.hidden.log'), dayMs);
    await logFile(join(root, 'logs/edge.log'), 7 * dayMs);
    await logFile(join(root, 'logs/old/eight days.log'), 8 * dayMs);
    await logFile(join(root, 'logs/old/two\nlines.log'), 2 * dayMs);
    await symlink('new.log', join(root, 'logs/current.log'));
    const session = sessionOf({
      config: { logs: { root, paths: ['logs/**', 'nothing/*.log', 'gone.log'] } },
      scratch: folder.path,
      now,
    });
    const backup = join(folder.path, id);
    const capture = await backUp(logs, session, { id, folder: backup });
    expect(capture.recoveryPoint).toEqual(now);
    expect(capture.warnings).toEqual([
      expect.stringContaining('"nothing/*.log" matches nothing'),
      expect.stringContaining('"gone.log" matches nothing'),
    ]);
    expect(await verify(logs, backup, capture.facts, capture.files)).toEqual([]);
    const target = join(folder.path, 'restored');
    await follow(logs.instructions(capture.facts, capture.files), backup, { LOGS_TARGET: target });
    const kept = ['.hidden.log', 'current.log', 'edge.log', 'new.log', 'old'];
    expect((await readdir(join(target, 'logs'))).sort()).toEqual(kept);
    expect(await readdir(join(target, 'logs/old'))).toEqual(['two\nlines.log']);
  });

  test('sources that are not there are warnings, and the archive is whole all the same', async () => {
    await using folder = await temporaryFolder();
    const session = sessionOf({
      config: {
        logs: {
          root: join(folder.path, 'none'),
          paths: ['logs/**'],
          containers: ['no-such-container-here', '--help'],
          journal: ['no-such-unit-here'],
        },
      },
      scratch: folder.path,
    });
    const backup = join(folder.path, id);
    const { files, facts, warnings } = await backUp(logs, session, { id, folder: backup });
    expect(warnings).toEqual([
      expect.stringContaining('does not exist'),
      expect.stringContaining('container no-such-container-here'),
      expect.stringContaining('container --help'),
      expect.stringContaining('journal of no-such-unit-here'),
    ]);
    expect(facts).toMatchObject({ entries: 0, containers: [], journal: [] });
    expect(await verify(logs, backup, facts, files)).toEqual([]);
  });

  test('a log that may not be read is a warning', async () => {
    await using folder = await temporaryFolder();
    const root = join(folder.path, 'logs');
    await mkdir(root);
    await writeFile(join(root, 'mine.log'), 'mine');
    await chmod(join(root, 'mine.log'), 0o644);
    await writeFile(join(root, 'secret.log'), 'secret', { mode: 0o000 });
    const session = sessionOf({
      config: { logs: { root, paths: ['*.log'] } },
      scratch: folder.path,
      connection: ordinaryUser(),
    });
    const { facts, warnings } = await backUp(logs, session, { id, folder: join(folder.path, id) });
    expect(facts).toMatchObject({ entries: 1, files: [{ path: 'mine.log' }] });
    expect(warnings).toEqual([expect.stringContaining('secret.log may not be read')]);
  });

  test('the output of tools and files share one archive that stock tar reads', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'app.log'), 'from a file');
    await writeFile(join(folder.path, 'captured'), 'x'.repeat(700_000));
    const session = sessionOf({ config: { compression: 'gzip' }, scratch: folder.path });
    const found = {
      name: Buffer.from('app.log'),
      path: 'app.log',
      type: 'file',
      bytes: 11,
      modifiedMs: 0,
      target: '',
    } as const;
    const captured = ['containers/app.log', `journal/${'long'.repeat(60)}.log`].map((name) => ({
      name,
      file: join(folder.path, 'captured'),
      bytes: 700_000,
      modified: now,
    }));
    const target = join(folder.path, id);
    const request = { component: 'logs', root: folder.path, paths: [], found: [found], unreadable: 'warns' } as const;
    const { files, facts } = await archive(session, sinkIn(target, id), { ...request, before: packEntries(captured) });
    expect(await verify(logs, target, facts, files)).toEqual([]);
    const { stdout } = await run('tar', ['-tzf', join(target, facts.archive)]);
    expect(stdout.trim().split('\n')).toEqual([...captured.map((one) => one.name), 'app.log']);
    await run('tar', ['-xzf', join(target, facts.archive), '-C', target]);
    expect(await readFile(join(target, 'containers/app.log'), 'utf8')).toBe('x'.repeat(700_000));
  });

  test('two outputs of a container become one, in order of time', async () => {
    await using folder = await temporaryFolder();
    const [out, errors] = [join(folder.path, 'out'), join(folder.path, 'err')];
    await writeFile(out, '2026-11-22T01:00:00.000000001Z a\n2026-11-22T01:00:02.000000000Z c\n');
    await writeFile(errors, '2026-11-22T01:00:01.500000000Z b\n2026-11-22T01:00:03.000000000Z d\n');
    const lines: string[] = [];
    for await (const line of mergeByStamp(out, errors)) lines.push(line.toString().trim().slice(-1));
    expect(lines.join('')).toBe('abcd');
  });
});
