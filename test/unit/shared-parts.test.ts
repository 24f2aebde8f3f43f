import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { withDeadline } from '../../src/lib/deadline.ts';
import { BackupError } from '../../src/lib/errors.ts';
import { hasProcessEnded, processStart } from '../../src/lib/process-identity.ts';
import { checksumText, judgeChecksums } from '../../src/pipeline/checksums.ts';
import type { StoredFile } from '../../src/pipeline/stored-file.ts';

describe('a deadline', () => {
  const late = new BackupError('timeout', 'too late');

  test('ends with its own error, or with that of the signal it follows', async () => {
    using own = withDeadline(new AbortController().signal, 0, late);
    if (!own.signal.aborted) await once(own.signal, 'abort');
    expect(own.signal.reason).toBe(late);
    const outer = new AbortController();
    // Longer than a timer of Node.js can run, which would fire at once.
    using followed = withDeadline(outer.signal, 2 ** 33, late);
    outer.abort('stopped');
    expect(followed.signal.reason).toBe('stopped');
  });
});

test('a process has ended only when its pid is nobody’s, or somebody else’s', async () => {
  const child = spawn('sleep', ['60']);
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  const started = (await processStart(pid)) ?? '';
  expect(await hasProcessEnded(pid, started)).toBe(false);
  expect(await hasProcessEnded(pid, `${started}0`)).toBe(true);
  child.kill();
  await once(child, 'exit');
  expect(await hasProcessEnded(pid, started)).toBe(true);
});

describe('a file of checksums', () => {
  const sum = 'a'.repeat(64);
  const file: StoredFile = { path: 'redis/dump.rdb', bytes: 1, sha256: sum, codec: 'none', rawBytes: 1 };
  const judge = (text: string | undefined) =>
    judgeChecksums('redis/dump.rdb.sha256', text, [file]).map(({ problem }) => problem);

  test.each([
    ['right', `${sum}  dump.rdb\n`, []],
    ['with a whole path, in binary mode', `${sum} */backups/x/redis/dump.rdb\n`, []],
    ['of another content', `${'b'.repeat(64)}  dump.rdb\n`, [expect.stringContaining('not that of redis/dump.rdb')]],
    [
      'of a file that is not there',
      `${sum}  other.rdb\n`,
      expect.arrayContaining([expect.stringContaining('not in the backup')]),
    ],
    ['empty', '', ['it holds no checksum']],
    ['not a checksum', 'hello\n', expect.arrayContaining([expect.stringContaining('not a checksum')])],
    ['not read', undefined, ['it cannot be read']],
    ['without it', `${sum}  other.rdb\n`, expect.arrayContaining(['it does not name redis/dump.rdb'])],
  ])('%s', (_name, text, expected) => expect(judge(text)).toEqual(expected));

  test('of a folder names every file in it, as sha256sum reads it', () => {
    const inside = ['toc.dat', '1.dat'].map((name) => ({ ...file, path: `database/x.dump/${name}` }));
    const text = checksumText('database/x.dump', inside);
    expect(text).toBe(`${sum}  x.dump/toc.dat\n${sum}  x.dump/1.dat\n`);
    expect(judgeChecksums('database/x.dump.sha256', text, [...inside, file])).toEqual([]);
    const cut = text.slice(0, text.indexOf('\n') + 1);
    expect(judgeChecksums('database/x.dump.sha256', cut, inside)).toEqual([
      { file: 'database/x.dump.sha256', problem: 'it does not name database/x.dump/1.dat' },
    ]);
  });
});
