import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EvidenceEntry } from '../../src/catalog/evidence/entry.ts';
import type { Operation } from '../../src/host/host.ts';
import { runOperation } from '../../src/host/run.ts';
import { backup } from '../../src/operations/backup/index.ts';
import { evidence } from '../../src/operations/evidence/index.ts';
import { restore } from '../../src/operations/restore/index.ts';
import { restoreTest } from '../../src/operations/restore-test/index.ts';
import { sync } from '../../src/operations/sync/index.ts';
import { verify } from '../../src/operations/verify/index.ts';
import { filesBelow } from '../support/e2e/outcome.ts';
import { temporaryFolder } from '../support/temp.ts';
import { testHost } from '../support/test-host.ts';

const who = { machine: 'runner-1', actor: 'octocat', url: 'https://ci/runs/7', sha: '0123abc' };

/** A system of one file, its store, and its operations as a workflow runs them. */
async function scene() {
  const folder = await temporaryFolder('evidence-');
  const at = (name: string) => join(folder.path, name);
  const configure = (more: object = {}) =>
    writeFile(
      at('backup.yml'),
      JSON.stringify({
        system: 'sys',
        config: { paths: ['app.yml'] },
        stores: { local: { path: './store' }, copy: { kind: 'local', path: './copy' } },
        state: { path: './state' },
        ...more,
      }),
    );
  await writeFile(at('app.yml'), 'as backed up');
  await configure();
  async function run<Request>(operation: Operation<Request>, given: Readonly<Record<string, string>> = {}) {
    const input = { config: 'backup.yml', override: 'trading-off', ...given };
    const host = testHost({ folder: folder.path, temporaryFolder: folder.path, env: process.env, input });
    const code = await runOperation(operation, { ...host, run: who });
    return { code, report: host.ended.report };
  }
  const entries = async (store = 'local'): Promise<readonly EvidenceEntry[]> => {
    const { report } = await run(evidence, { store });
    expect(report).toMatchObject({ operation: 'evidence', status: 'ok', findings: [] });
    return report?.operation === 'evidence' ? report.entries : [];
  };
  return { at, configure, run, entries, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

test('tells of every run when, who, from which run, what was done and what was proved', async () => {
  await using system = await scene();
  const { at, configure, run, entries } = system;
  const begun = new Date().toISOString();
  const made = await run(backup);
  const id = made.report?.operation === 'backup' && made.report.status === 'ok' ? made.report.id : '';
  expect([await run(verify), await run(restoreTest)]).toMatchObject([{ code: 0 }, { code: 0 }]);
  await writeFile(at('app.yml'), 'changed since');
  const restored = await run(restore, { confirm: 'sys' });
  const restoreId = restored.report?.operation === 'restore' ? restored.report.restoreId : '';
  const undone = await run(restore, { undo: restoreId, confirm: 'sys' });
  expect([restored.code, undone.code]).toEqual([0, 0]);

  await configure({ services: { stop: [['false']], start: [['true']] } });
  expect(await run(restore, { confirm: 'sys' })).toMatchObject({ code: 10 });
  await configure();
  const archive = at(`store/${id}/config/config_${id}.tar.zst`);
  await writeFile(archive, (await readFile(archive)).subarray(1));
  expect(await run(verify)).toMatchObject({ code: 7 });

  const told = await entries();
  for (const entry of told) {
    expect(entry).toMatchObject({ system: 'sys', run: who, program: expect.any(String) });
    expect([begun, entry.startedAt, entry.finishedAt].toSorted()).toEqual([begun, entry.startedAt, entry.finishedAt]);
    expect(entry.backups).toMatchObject([{ id }]);
  }
  expect(told.map(({ operation, outcome, error }) => [operation, outcome, error?.code])).toEqual([
    ['backup', 'done', undefined],
    ['verify', 'passed', undefined],
    ['restore-test', 'passed', undefined],
    ['restore', 'done', undefined],
    ['undo', 'done', undefined],
    ['restore', 'failed', 'restore-failed'],
    ['verify', 'failed', 'damaged'],
  ]);
  const [hash, ...others] = told.map(({ backups }) => backups[0]?.manifestSha256);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  // The journal of a restore knows the backup by its id.
  expect(others).toEqual([hash, hash, hash, undefined, hash, hash]);
  const proofs = (await readdir(at(`store/${id}/proofs`))).sort().map((name) => `${id}/proofs/${name}`);
  expect(told.flatMap(({ backups }) => backups[0]?.proofs ?? [])).toEqual(proofs);
  expect(told.map(({ backups }) => backups[0]?.details)).toMatchObject([
    { type: 'full', components: 'config', bytes: expect.any(Number) },
    { depth: 'checksum', findings: 0 },
    { depth: 'whole', findings: 0, restoreMs: expect.any(Number) },
    { restoreId, components: 'config', live: true },
    { restoreId },
    { components: 'config', live: true },
    // The archive, and the checksum beside it.
    { depth: 'checksum', findings: 2 },
  ]);
});

test('a store that copies come to has a log of its own, which tells of their arrival and of the proofs that came later', async () => {
  await using system = await scene();
  const { run, entries } = system;
  await run(backup);
  await run(verify);
  await run(sync);
  await run(verify);
  await run(sync, { 'dry-run': 'true' });
  await run(sync);
  await run(sync);
  const [made, first, second] = (await entries()).map(({ backups }) => backups[0]);
  const arrived = { id: made?.id, manifestSha256: made?.manifestSha256, outcome: 'copied', proofs: first?.proofs };
  expect((await entries('copy')).map(({ operation, outcome, backups }) => [operation, outcome, backups])).toEqual([
    ['sync', 'done', [arrived]],
    ['sync', 'done', [{ id: made?.id, proofs: second?.proofs }]],
    ['sync', 'done', []],
  ]);
});

test('a dry run leaves none; a failed backup does, but it makes no store', async () => {
  await using system = await scene();
  const { at, configure, run, entries } = system;
  await configure({ config: { paths: ['nowhere'] } });
  const refused = await run(backup);
  expect(refused.code).toBe(4);
  expect(await readdir(at('.'))).not.toContain('store');
  await configure();
  expect(await run(backup)).toMatchObject({ code: 0 });
  const before = await filesBelow(at('store'));
  const dry = { 'dry-run': 'true' };
  expect([await run(backup, dry), await run(restore, dry)]).toMatchObject([{ code: 0 }, { code: 0 }]);
  expect(await filesBelow(at('store'))).toEqual(before);
  await configure({ config: { paths: ['nowhere'] } });
  await run(backup);
  expect((await entries()).map(({ outcome, error }) => [outcome, error?.code])).toEqual([
    ['done', undefined],
    ['failed', 'path-missing'],
  ]);
});
