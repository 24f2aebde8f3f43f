import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Operation } from '../../src/host/host.ts';
import { runOperation } from '../../src/host/run.ts';
import { backup } from '../../src/operations/backup/index.ts';
import { sync } from '../../src/operations/sync/index.ts';
import { verify } from '../../src/operations/verify/index.ts';
import type { SyncReport } from '../../src/report/sync-report.ts';
import { temporaryFolder } from '../support/temp.ts';
import { type Ended, testHost } from '../support/test-host.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const at = (...path: string[]) => join(folder.path, ...path);

beforeEach(async () => {
  folder = await temporaryFolder();
  mkdirSync(at('.github'));
  mkdirSync(at('conf/deep'), { recursive: true });
  writeFileSync(at('conf/.env'), 'TRADING_ENABLED=false\n');
  writeFileSync(at('conf/deep/big'), Buffer.alloc(3_000_000, 'abc'));
  writeFileSync(
    at('.github/backup.yml'),
    'system: s\nconfig: { paths: [conf] }\nstores: { local: { path: here }, second: { kind: local, path: second }, third: { kind: local, path: third } }\n',
  );
});
afterEach(() => folder[Symbol.asyncDispose]());

async function run<Request>(
  operation: Operation<Request>,
  input: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const env = { PATH: process.env.PATH };
  const host = testHost({ folder: folder.path, temporaryFolder: at('tmp'), env, input });
  const code = await runOperation(operation, host);
  return { ...host.ended, code };
}

async function synced(input: Readonly<Record<string, string>> = {}): Promise<SyncReport & { readonly code: number }> {
  const { report, code, error } = await run(sync, input);
  if (report?.operation !== 'sync') throw error;
  return { ...report, code };
}

async function makeBackup(): Promise<string> {
  const { report, error } = await run(backup);
  if (report?.operation !== 'backup' || report.status !== 'ok') throw error;
  return report.id;
}

/** Every file with its hash, in the words of sha256sum; without leases, which are each store's own. */
function contentOf(store: string): string {
  const find =
    "find . -type f -not -path './leases/*' -not -path './evidence/*' -not -path './index/*' -print0 | sort -z | xargs -0 sha256sum";
  return execFileSync('sh', ['-c', find], { cwd: at(store) }).toString();
}

describe('sync', () => {
  test('copies what is missing to all other stores, byte by byte, and then has nothing to do', async () => {
    const ids = [await makeBackup(), await makeBackup()];
    expect(await run(verify, { depth: 'deep' })).toMatchObject({ code: 0 });
    const first = await synced();
    expect(first).toMatchObject({ code: 0, status: 'ok' });
    expect(first.targets.map(({ name, copied }) => [name, copied.map(({ id }) => id).sort()])).toEqual([
      ['second', ids],
      ['third', ids],
    ]);
    expect(contentOf('second')).toBe(contentOf('here'));
    expect(contentOf('third')).toBe(contentOf('here'));
    expect(await run(verify, { store: 'second', backup: 'all', depth: 'deep' })).toMatchObject({ code: 0 });

    const again = await synced({ to: 'third' });
    expect(again.targets).toMatchObject([{ name: 'third', copied: [], proofs: 0, present: 2 }]);
  });

  test('proofs travel to backups that were copied before', async () => {
    await makeBackup();
    await synced({ to: 'second' });
    await run(verify, { depth: 'deep' });
    expect((await synced({ to: 'second' })).targets).toMatchObject([{ copied: [], proofs: 1 }]);
    expect(contentOf('second')).toBe(contentOf('here'));
  });

  test('a dry run writes nothing', async () => {
    const id = await makeBackup();
    expect((await synced({ 'dry-run': 'true' })).targets[0]?.copied.map((one) => one.id)).toEqual([id]);
    expect(readdirSync(folder.path).filter((name) => ['second', 'third'].includes(name))).toEqual([]);
  });

  test('after a disaster it brings all back from another store', async () => {
    await makeBackup();
    const before = contentOf('here');
    await synced({ to: 'second' });
    rmSync(at('here'), { recursive: true });
    expect(await synced({ from: 'second', to: 'local' })).toMatchObject({ code: 0 });
    expect(contentOf('here')).toBe(before);
  });

  test('one store that is down keeps no other from its copy, and is named', async () => {
    const id = await makeBackup();
    writeFileSync(at('second'), 'a file in its place');
    const report = await synced();
    expect(report).toMatchObject({ status: 'failed', errorCode: 'store-unwritable', code: 4 });
    expect(report.targets).toMatchObject([
      { name: 'second', status: 'failed', copied: [] },
      { name: 'third', status: 'ok', copied: [{ id }] },
    ]);
    expect(contentOf('third')).toBe(contentOf('here'));
  });

  test('what an interrupted copy left is gone on with, and what is wrong in it is written anew', async () => {
    const id = await makeBackup();
    cpSync(at('here', id), at('second', `${id}.partial`), { recursive: true });
    rmSync(at('second', `${id}.partial`, 'metadata'), { recursive: true });
    const archive = readdirSync(at('here', id, 'config')).find((name) => name.endsWith('.zst')) ?? '';
    const half = readFileSync(at('here', id, 'config', archive));
    half.fill(0, half.length >> 1);
    writeFileSync(at('second', `${id}.partial`, 'config', archive), half);
    expect(await synced({ to: 'second' })).toMatchObject({ code: 0 });
    expect(contentOf('second')).toBe(contentOf('here'));
    expect(readdirSync(at('second')).filter((name) => name.startsWith(id))).toEqual([id]);
  });

  test('a copy that differs is a finding and is left as it is', async () => {
    const id = await makeBackup();
    await synced({ to: 'second' });
    truncateSync(at('second', id, 'metadata/RESTORE.md'), 10);
    rmSync(at('second', id, 'metadata/SHA256SUMS'));
    const report = await synced({ to: 'second' });
    expect(report).toMatchObject({ status: 'failed', errorCode: 'damaged', code: 7 });
    expect(report.targets[0]?.findings.map(({ file }) => file)).toEqual(['metadata/RESTORE.md', 'metadata/SHA256SUMS']);
    expect(statSync(at('second', id, 'metadata/RESTORE.md')).size).toBe(10);
  });

  test('a damaged backup is not copied; others are', async () => {
    const [bad, good] = [await makeBackup(), await makeBackup()];
    const archive = readdirSync(at('here', bad, 'config')).find((name) => name.endsWith('.zst')) ?? '';
    const bytes = readFileSync(at('here', bad, 'config', archive));
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(at('here', bad, 'config', archive), bytes);
    const report = await synced({ to: 'second' });
    expect(report).toMatchObject({ status: 'failed', errorCode: 'damaged' });
    expect(report.targets[0]?.copied.map(({ id }) => id)).toEqual([good]);
    expect(readdirSync(at('second'))).not.toContain(bad);
    expect(await run(verify, { store: 'second', backup: 'all', depth: 'deep' })).toMatchObject({ code: 0 });
  });

  test('files of others are left alone and named; other systems’ backups stay where they are', async () => {
    const id = await makeBackup();
    const yml = readFileSync(at('.github/backup.yml'), 'utf8');
    writeFileSync(at('.github/backup.yml'), yml.replace('system: s', 'system: other'));
    await makeBackup();
    writeFileSync(at('.github/backup.yml'), yml);
    mkdirSync(at('second/photos'), { recursive: true });
    writeFileSync(at('second/photos/cat.jpg'), 'miaow');
    const report = await synced({ to: 'second' });
    expect(report.targets).toMatchObject([{ copied: [{ id }], foreign: ['photos'] }]);
    expect(readFileSync(at('second/photos/cat.jpg'), 'utf8')).toBe('miaow');
    expect(readdirSync(at('second')).filter((name) => /^\d/.test(name))).toEqual([id]);
  });

  test('two at once do no harm', async () => {
    await makeBackup();
    const both = await Promise.all([synced({ to: 'second' }), synced({ to: 'second' })]);
    // The one that comes later finds the lease held, or nothing left to do.
    expect(both.map(({ code }) => code)).toContain(0);
    expect([0, 9]).toEqual(expect.arrayContaining(both.map(({ code }) => code)));
    expect(contentOf('second')).toBe(contentOf('here'));
  });

  test('it refuses what it cannot do, by name', async () => {
    await makeBackup();
    expect(await run(sync, { to: 'nowhere' })).toMatchObject({ code: 2, error: { code: 'invalid-request' } });
    expect(await run(sync, { backup: '20200101_000000' })).toMatchObject({ code: 3 });
    expect(await run(sync, { limit: 'fast' })).toMatchObject({ code: 2, error: { code: 'invalid-config' } });
    expect(await run(sync, { from: 'secnd' })).toMatchObject({ code: 2, error: { code: 'invalid-config' } });
  });
});
