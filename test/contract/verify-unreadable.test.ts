import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { readCatalog } from '../../src/catalog/catalog.ts';
import { manifestPath, signaturePath, sumsPath } from '../../src/catalog/manifest.ts';
import { readProofs } from '../../src/catalog/proofs.ts';
import { BackupError } from '../../src/lib/errors.ts';
import { type Depth, depths } from '../../src/operations/verify/fields.ts';
import { type Inspection, inspectBackup, isConsistent } from '../../src/operations/verify/inspect.ts';
import { inspectGuideBackup } from '../../src/operations/verify/inspect-guide.ts';
import { localStore } from '../../src/stores/local.ts';
import type { ReadableStore } from '../../src/stores/store.ts';
import { sha256, writeManifest } from '../support/damage/copy.ts';
import { manifestOf } from '../support/manifest.ts';
import { temporaryFolder } from '../support/temp.ts';

const id = '20261122_020000';
const log = { info() {}, warning() {}, debug() {}, progress() {}, group: <T>(_title: string, body: () => T) => body() };
const content = Buffer.alloc(3_000_000, 'content');

/** A store with one backup of two files, neither of which is what the manifest's facts say: only reading matters here. */
async function storeWithBackup(folder: string): Promise<{ store: ReadableStore; files: readonly string[] }> {
  const { files, ...manifest } = manifestOf(id);
  const stored = files.map(({ path }) => ({ path, sha256: sha256(content), codec: 'none' as const, ...sizes }));
  for (const { path } of stored) await put(folder, path);
  await writeManifest(join(folder, id), { ...manifest, files: stored });
  return { store: localStore('local', folder), files: stored.map(({ path }) => path) };
}
const sizes = { bytes: content.length, rawBytes: content.length };

async function put(folder: string, path: string): Promise<void> {
  await mkdir(dirname(join(folder, id, path)), { recursive: true });
  writeFileSync(join(folder, id, path), content);
}

/** The same store on a disk that cannot deliver some files: half of the content comes, then an error. */
function failing(store: ReadableStore, broken: readonly string[]): ReadableStore {
  const error = Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' });
  const isBroken = (path: string) => broken.some((one) => path === `${id}/${one}`);
  const half = async function* () {
    yield content.subarray(0, content.length / 2);
    throw error;
  };
  return {
    ...store,
    read: async (path) => (isBroken(path) ? Readable.from(half()) : store.read(path)),
    readSmall: async (path) => {
      if (isBroken(path)) throw new BackupError('read-failed', `${path} could not be read`, { cause: error });
      return store.readSmall(path);
    },
  };
}

async function inspect(store: ReadableStore, depth: Depth): Promise<Inspection> {
  const entry = (await readCatalog(store)).entries.find((one) => one.id === id);
  if (entry?.kind !== 'backup') throw new Error(`the backup is ${entry?.kind}`);
  return inspectBackup(store, entry, { depth, trusted: undefined, signal: new AbortController().signal, log });
}

describe('verify, when the disk does not deliver', () => {
  test.each(['checksum', 'deep'] as const)(
    'a file is named, and the others are read all the same: %s',
    async (depth) => {
      await using folder = await temporaryFolder();
      const { store, files } = await storeWithBackup(folder.path);
      const [first = '', second = ''] = files;
      const { findings } = await inspect(failing(store, [first]), depth);
      expect(findings).toContainEqual({ file: first, problem: 'cannot be read: EIO' });
      writeFileSync(join(folder.path, id, second), Buffer.alloc(content.length));
      const both = await inspect(failing(store, [first]), depth);
      expect(both.findings).toContainEqual({ file: first, problem: 'cannot be read: EIO' });
      expect(both.findings).toContainEqual({ file: second, problem: 'has another SHA-256 than recorded' });
    },
  );

  test.each(depths)('the sums and the signature are named: %s', async (depth) => {
    await using folder = await temporaryFolder();
    const { store } = await storeWithBackup(folder.path);
    const broken = failing(store, [sumsPath, signaturePath]);
    const { findings, signature } = await inspect(broken, depth);
    expect(findings).toEqual(
      expect.arrayContaining([
        { file: signaturePath, problem: 'cannot be read: EIO' },
        { file: sumsPath, problem: 'cannot be read: EIO' },
      ]),
    );
    expect(signature).toBe('invalid');
    const [entry] = (await readCatalog(store)).entries;
    expect(entry && (await isConsistent(broken, entry))).toBe(false);
  });

  test('a proof is named, and hides no other', async () => {
    await using folder = await temporaryFolder();
    const { store } = await storeWithBackup(folder.path);
    for (const name of ['proofs/1.json', 'proofs/2.json']) await put(folder.path, name);
    const { problems } = await readProofs(failing(store, ['proofs/1.json']), id);
    expect(problems).toEqual([
      { path: `${id}/proofs/1.json`, problem: 'cannot be read: EIO' },
      { path: `${id}/proofs/2.json`, problem: 'is not JSON' },
    ]);
  });

  test('a manifest damages its own backup only', async () => {
    await using folder = await temporaryFolder();
    const { store } = await storeWithBackup(folder.path);
    await mkdir(join(folder.path, '20261122_030000'));
    const { entries } = await readCatalog(failing(store, [manifestPath]));
    expect(entries).toEqual([
      { kind: 'damaged', id, problem: expect.stringContaining(manifestPath) },
      { kind: 'guide', id: '20261122_030000' },
    ]);
  });

  test('an error of any other kind is not taken for damage', async () => {
    await using folder = await temporaryFolder();
    const { store } = await storeWithBackup(folder.path);
    const lost = { ...store, read: () => Promise.reject(new BackupError('source-lost', 'the store is gone')) };
    await expect(inspect(lost, 'checksum')).rejects.toMatchObject({ code: 'source-lost' });
  });

  test('a backup made by shell scripts: each file is read once, and named', async () => {
    await using folder = await temporaryFolder();
    const files = ['config/a.tar', 'database/a.sql', 'redis/a.rdb'];
    for (const path of files) await put(folder.path, path);
    for (const path of files.slice(1)) {
      const name = path.slice(path.indexOf('/') + 1);
      writeFileSync(join(folder.path, id, `${path}.sha256`), `${sha256(content)}  ${name}\n`);
    }
    const reads: string[] = [];
    const plain = localStore('local', folder.path);
    const read = (path: string) => {
      reads.push(path);
      return plain.read(path);
    };
    const store = { ...plain, read };
    const options = { depth: 'checksum', trusted: undefined, signal: new AbortController().signal, log } as const;
    expect((await inspectGuideBackup(store, id, options)).findings).toEqual([]);
    expect(reads).toEqual([...new Set(reads)]);
    expect(reads).toHaveLength(5);
    const broken = failing(plain, ['database/a.sql', 'redis/a.rdb.sha256']);
    expect((await inspectGuideBackup(broken, id, options)).findings).toEqual([
      { file: 'database/a.sql', problem: 'cannot be read: EIO' },
      { file: 'redis/a.rdb.sha256', problem: 'cannot be read: EIO' },
    ]);
    writeFileSync(join(folder.path, id, 'redis/a.rdb'), Buffer.alloc(10));
    expect((await inspectGuideBackup(plain, id, options)).findings).toEqual([
      { file: 'redis/a.rdb', problem: 'has another SHA-256 than recorded' },
    ]);
  });
});
