import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backupId, backupTime } from '../../src/catalog/backup-id.ts';
import { findBackup, readCatalog } from '../../src/catalog/catalog.ts';
import {
  encodeManifest,
  instructionsPath,
  manifestPath,
  parseManifest,
  totalBytes,
} from '../../src/catalog/manifest.ts';
import { localStore } from '../../src/stores/local.ts';
import { manifestOf } from '../support/manifest.ts';
import { temporaryFolder } from '../support/temp.ts';

describe('backup ids', () => {
  test('an id names its second in UTC, and sorts as time does', () => {
    expect(backupId(new Date('2026-11-22T02:03:04.999Z'))).toBe('20261122_020304');
    const times = fc.date({ min: new Date('1970-01-01'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true });
    fc.assert(
      fc.property(times, times, (a, b) => {
        const second = Math.floor(a.getTime() / 1000);
        expect(backupTime(backupId(a))?.getTime()).toBe(second * 1000);
        if (second < Math.floor(b.getTime() / 1000)) expect(backupId(a) < backupId(b)).toBe(true);
      }),
    );
  });

  test.each([
    '',
    'latest',
    '20261322_020304',
    '20260230_000000',
    '20261122_240000',
    '20261122_020304.partial',
    '2026112_020304',
    'x20261122_020304',
    '20261122_020304\n',
  ])('%j is not an id', (text) => expect(backupTime(text)).toBeUndefined());
});

describe('manifest', () => {
  const manifest = manifestOf('20261122_020304');

  test('comes back as it was written', () => {
    expect(parseManifest(encodeManifest(manifest))).toEqual({ kind: 'manifest', manifest });
    expect(totalBytes(manifest)).toBe(1000 + 300);
  });

  test('JSON of the guide’s scripts is foreign', () => {
    for (const text of ['{"timestamp": "20240101_020000", "components": {}}', '[]', 'null', '7', '{}']) {
      expect(parseManifest(Buffer.from(text))).toEqual({ kind: 'foreign' });
    }
  });

  test('a newer format is named as such', () => {
    expect(parseManifest(Buffer.from(JSON.stringify({ ...manifest, format: 3 })))).toMatchObject({
      kind: 'damaged',
      problem: expect.stringContaining('version 3'),
    });
  });

  test('every cut is damage', () => {
    const bytes = encodeManifest(manifest);
    for (let length = 0; length < bytes.length - 1; length += 1) {
      expect(parseManifest(bytes.subarray(0, length)).kind).toBe('damaged');
    }
  });

  test('what does not follow the format is damage, named by its place', () => {
    const wrong: object[] = [
      { ...manifest, extra: 1 },
      { ...manifest, startedAt: 'yesterday' },
      { ...manifest, format: '1' },
      { ...manifest, files: [{ ...manifest.files[0], sha256: 'ABC' }] },
      { ...manifest, files: [{ ...manifest.files[0], bytes: -1 }] },
      ...['/etc/passwd', '../../x', 'a//b', 'a/./b', '', 'a/..'].map((path) => ({
        ...manifest,
        files: [{ ...manifest.files[0], path }],
      })),
    ];
    for (const one of wrong) {
      const parsed = parseManifest(Buffer.from(JSON.stringify(one)));
      expect(parsed, JSON.stringify(one)).toMatchObject({ kind: 'damaged' });
    }
    expect(parseManifest(Buffer.from(JSON.stringify(wrong[3])))).toMatchObject({
      problem: expect.stringContaining('files.0.sha256'),
    });
  });
});

describe('catalog', () => {
  test('lists what is committed, oldest first, each by what it is, and leftovers apart', async () => {
    await using folder = await temporaryFolder();
    const store = localStore('local', folder.path);
    const put = (id: string, path: string, content: string | Buffer) =>
      store.put(`${id}/${path}`, Buffer.from(content));
    const mine = manifestOf('20261122_020000');
    await put(mine.id, manifestPath, encodeManifest(mine));
    await put('20261121_020000', manifestPath, encodeManifest(mine)); // copied to another name
    await put('20261120_020000', manifestPath, '{"format": 1');
    await put('20261120_020000', instructionsPath, '# Restore');
    await put('20261119_020000', instructionsPath, '# Restore'); // manifest lost
    await put('20240101_020000', manifestPath, '{"timestamp": "20240101_020000"}');
    await put('20240101_020000', 'database/trading_db_20240101_020000.sql.gz', 'x');
    // Its scripts write no checksums of these: somebody added them.
    await put('20240102_020000', manifestPath, '{"timestamp": "20240102_020000"}');
    await put('20240102_020000', 'config/config_20240102_020000.tar.gz.sha256', 'x');
    await put('20240102_020000', 'logs/logs_20240102_020000.tar.gz.sha256', 'x');
    mkdirSync(join(folder.path, '20261123_020000.partial'));
    mkdirSync(join(folder.path, 'leases'));
    mkdirSync(join(folder.path, '20269999_000000'));
    writeFileSync(join(folder.path, '20261124_020000'), 'a file, not a folder');

    const catalog = await readCatalog(store);
    expect(catalog.entries.map(({ id, kind }) => [id, kind])).toEqual([
      ['20240101_020000', 'guide'],
      ['20240102_020000', 'guide'],
      ['20261119_020000', 'damaged'],
      ['20261120_020000', 'damaged'],
      ['20261121_020000', 'damaged'],
      ['20261122_020000', 'backup'],
    ]);
    expect(catalog.leftovers).toEqual(['20261123_020000.partial']);
    const problems = catalog.entries.flatMap((entry) => (entry.kind === 'damaged' ? [entry.problem] : []));
    expect(problems).toEqual([
      `${manifestPath} is missing`,
      `${manifestPath} is not JSON`,
      `${manifestPath} is the manifest of backup 20261122_020000`,
    ]);
  });

  test('finds the newest of the system, an id, or says what there is', async () => {
    await using folder = await temporaryFolder();
    const store = localStore('local', folder.path);
    for (const [id, system] of [
      ['20261120_020000', 'trading-system'],
      ['20261121_020000', 'trading-system'],
      ['20261122_020000', 'another'],
    ] as const) {
      await store.put(`${id}/${manifestPath}`, encodeManifest({ ...manifestOf(id), system }));
    }
    const catalog = await readCatalog(store);
    const find = (wanted: string, system = 'trading-system') => findBackup(catalog, wanted, system, '/srv').id;
    expect(find('latest')).toBe('20261121_020000');
    expect(find('20261120_020000')).toBe('20261120_020000');
    expect(() => find('20261119_020000')).toThrow(
      expect.objectContaining({ code: 'backup-not-found', hint: expect.stringContaining('20261121_020000') }),
    );
    expect(() => find('latest', 'third')).toThrow(
      expect.objectContaining({ code: 'backup-not-found', message: expect.stringContaining('third') }),
    );
    const empty = { entries: [], leftovers: [] };
    expect(() => findBackup(empty, 'latest', 'x', '/srv')).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('no backups') }),
    );
  });
});
