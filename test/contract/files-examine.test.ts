import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { config } from '../../src/components/files/index.ts';
import { findTar, startTar } from '../../src/components/files/tar/tar.ts';
import type { StoredFile } from '../../src/pipeline/stored-file.ts';
import { backUp, sessionOf, temporaryFolder, verify } from '../support/files.ts';

const run = promisify(execFile);
const id = '20261122_020000';

async function goodBackup(folder: string) {
  const root = join(folder, 'source');
  await mkdir(join(root, 'd'), { recursive: true });
  for (const name of ['a', 'b', 'c']) await writeFile(join(root, 'd', name), name.repeat(2_000));
  const session = sessionOf({ config: { compression: 'gzip', config: { root, paths: ['d'] } }, scratch: folder });
  const backup = join(folder, id);
  const { files, facts } = await backUp(config, session, { id, folder: backup });
  const archive = String(facts['archive']);
  return { root, backup, files, facts, archive, path: join(backup, archive) };
}

/** Some bits say nothing: the last ones, or the distance within a run of equal bytes. SHA-256 sees those. */
function isSameContent(flipped: Buffer, whole: Buffer): boolean {
  try {
    return gunzipSync(flipped).equals(gunzipSync(whole));
  } catch {
    return false;
  }
}

describe('examine', () => {
  test('names an archive that is cut, emptied or flipped anywhere', async () => {
    await using folder = await temporaryFolder();
    const good = await goodBackup(folder.path);
    const bytes = await readFile(good.path);
    const damaged: Buffer[] = [Buffer.alloc(0)];
    for (let at = 1; at < bytes.length; at += 37) damaged.push(bytes.subarray(0, at));
    for (let at = 12; at < bytes.length; at += 29) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 0x10;
      if (!isSameContent(flipped, bytes)) damaged.push(flipped);
    }
    for (const content of damaged) {
      await writeFile(good.path, content);
      const findings = await verify(config, good.backup, good.facts, good.files);
      expect(findings.map((finding) => finding.file)).toContain(good.archive);
    }
    await writeFile(good.path, bytes);
    expect(await verify(config, good.backup, good.facts, good.files)).toEqual([]);
  });

  test('names the entry that changed, is missing or is extra in an archive made anew', async () => {
    await using folder = await temporaryFolder();
    const good = await goodBackup(folder.path);
    await writeFile(join(good.root, 'd/b'), 'B'.repeat(2_000));
    await writeFile(join(good.root, 'd/extra'), '');
    await run('tar', ['-czf', good.path, '--format=posix', '-C', good.root, '--exclude=d/c', 'd']);
    const problems = (await verify(config, good.backup, good.facts, good.files)).map((finding) => finding.problem);
    const expected = [
      /^entry "d\/b": .*sha256 is/,
      /^entry "d\/c" is missing/,
      /^entry "d\/extra" is not in the manifest/,
    ];
    for (const text of expected) expect(problems).toContainEqual(expect.stringMatching(text));
  });

  test('names a .sha256 file that does not agree', async () => {
    await using folder = await temporaryFolder();
    const good = await goodBackup(folder.path);
    const sums = `${good.archive}.sha256`;
    for (const text of ['', 'nonsense\n', `${'0'.repeat(64)}  config_${id}.tar.gz\n`, `${'0'.repeat(64)}  other\n`]) {
      await writeFile(join(good.backup, sums), text);
      const findings = await verify(config, good.backup, good.facts, good.files);
      expect(new Set(findings.map((finding) => finding.file))).toEqual(new Set([sums]));
    }
  });

  test('an archive of the guide’s script is read to its end without facts', async () => {
    await using folder = await temporaryFolder();
    const good = await goodBackup(folder.path);
    const path = 'config/config_20240101_020000.tar.gz';
    const make = async (...args: string[]) => {
      await run('tar', ['-czPf', join(good.backup, path), '-C', good.root, ...args]);
      const bytes = await readFile(join(good.backup, path));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const file: StoredFile = { path, bytes: bytes.length, sha256, codec: 'gzip', rawBytes: 0 };
      return verify(config, good.backup, undefined, [file]);
    };
    expect(await make('d')).toEqual([]);
    const outside = [{ file: path, problem: expect.stringContaining('outside its target') }];
    expect(await make(join(dirname(good.root), 'source/d/a'))).toEqual(outside);
    expect(await make('../source/d/a')).toEqual(outside);
    expect(await make('--transform=s,^d/a,x/../../y,', 'd/a')).toEqual(outside);
  });
});

describe('a file that changes while tar reads it', () => {
  const bigBytes = 8 * 1024 * 1024;

  test.each([
    ['grows', (path: string) => appendFile(path, 'more')],
    ['shrinks', (path: string) => truncate(path, bigBytes / 2)],
  ])('is a warning when it %s, and the archive is whole', async (_how, change) => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'big.log');
    await writeFile(path, Buffer.alloc(bigBytes, 'line\n'));
    const session = sessionOf({ config: {}, scratch: folder.path });
    const tar = await findTar(session);
    await using running = await startTar(session, tar, folder.path, [Buffer.from('big.log')], 'fails');
    const archive = join(folder.path, 'out.tar');
    let changed = false;
    for await (const chunk of running.stdout as AsyncIterable<Buffer>) {
      // tar waits for us here: the file is many times larger than all buffers in between.
      if (!changed) await change(path);
      changed = true;
      await appendFile(archive, chunk);
    }
    expect(await running.finish()).toEqual([expect.stringContaining('big.log changed while it was read')]);
    expect((await run('tar', ['-tvf', archive])).stdout).toContain(String(bigBytes));
  });
});
