import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf, type Entry, totalsOf } from '../../src/components/files/tar/entry.ts';
import { outsideProblems } from '../../src/components/files/tar/outside.ts';
import { TarReader } from '../../src/components/files/tar/tar-reader.ts';

const entry: Entry = {
  path: 'a',
  type: 'file',
  mode: '0644',
  uid: 0,
  gid: 0,
  user: 'root',
  group: 'root',
  bytes: 3,
  modified: '2026-11-22T00:00:00.000Z',
  sha256: '0'.repeat(64),
};

async function read(tar: Buffer, pieceBytes = tar.length): Promise<Entry[]> {
  const reader = new TarReader();
  for (let at = 0; at < tar.length; at += pieceBytes) await reader.write(tar.subarray(at, at + pieceBytes));
  await reader.end();
  return reader.entries;
}

describe('TarReader', () => {
  const made = spawnSync('tar', ['-cf', '-', '--format=posix', 'package.json', 'src/lib', 'tsconfig.json']);
  const lastHeader = made.stdout.lastIndexOf('tsconfig.json');

  test('gives the same entries however the stream is cut into pieces', async () => {
    const whole = await read(made.stdout);
    expect(whole.map((one) => one.path)).toEqual(
      expect.arrayContaining(['package.json', 'src/lib', 'src/lib/exec.ts', 'tsconfig.json']),
    );
    for (const pieceBytes of [1, 511, 512, 513, 4_096]) expect(await read(made.stdout, pieceBytes)).toEqual(whole);
  });

  test('refuses every cut, also one between two entries', async () => {
    const between = made.stdout.indexOf('src/lib/\0');
    const cuts = [
      0,
      1,
      512,
      between - (between % 512),
      lastHeader,
      lastHeader + 512,
      made.stdout.indexOf('src/lib/exec.ts'),
    ];
    for (const cut of cuts) {
      await expect(read(made.stdout.subarray(0, cut))).rejects.toMatchObject({ code: 'damaged' });
      await expect(read(made.stdout.subarray(0, cut - (cut % 512)))).rejects.toMatchObject({ code: 'damaged' });
    }
  });

  test('refuses bytes after the end mark', async () => {
    await expect(read(Buffer.concat([made.stdout, Buffer.alloc(512, 'x')]))).rejects.toMatchObject({ code: 'damaged' });
  });
});

describe('the digest of entries', () => {
  test('does not depend on their order and sees every field', () => {
    const entries = ['a', 'b', 'c', 'c'].map((path) => ({ ...entry, path }));
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: 4 }), (mixed) => digestOf(mixed) === digestOf(entries)),
    );
    const digest = digestOf([entry]);
    const changes: Partial<Entry>[] = [
      { mode: '0600' },
      { bytes: 4 },
      { uid: 1 },
      { link: 'x' },
      { path: 'b' },
      { user: '' },
    ];
    for (const change of changes) expect(digestOf([{ ...entry, ...change }])).not.toBe(digest);
    expect(digestOf([entry, entry])).not.toBe(digestOf([]));
    expect(totalsOf(entries)).toMatchObject({ entries: 4, regularFiles: 4, contentBytes: 12 });
  });
});

describe('entries that would write outside', () => {
  const link = { ...entry, type: 'symlink', path: 'd', link: '/etc' } as const;
  test.each([
    ['an absolute path', [{ ...entry, path: '/etc/passwd' }], 1],
    ['a path with ..', [{ ...entry, path: 'a/../../b' }], 1],
    ['a hard link to the outside', [{ ...entry, type: 'link', link: '../x' } as const], 1],
    ['a file below a symbolic link', [link, { ...entry, path: './d/passwd' }], 1],
    ['a symbolic link alone', [link], 0],
    ['a name with two dots inside', [{ ...entry, path: 'a..b/..c' }], 0],
  ])('%s', (_what, entries, count) => expect(outsideProblems(entries)).toHaveLength(count));
});
