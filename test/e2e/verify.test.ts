import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readProofs } from '../../src/catalog/proofs.ts';
import { localStore } from '../../src/stores/local.ts';
import { flipByte, makeGuideBackup } from '../support/e2e/guide-backup.ts';
import { backupsIn, expectDone, filesBelow, serversMissing } from '../support/e2e/outcome.ts';
import { runAction, runCli } from '../support/runner.ts';
import { startTradingSystem, type TradingSystem } from '../support/trading-system/index.ts';

const guideId = '20240101_020000';

describe.skipIf(serversMissing)('verify', () => {
  const scope = new AsyncDisposableStack();
  let system: TradingSystem;
  let store: string;
  const ids: string[] = [];

  beforeAll(async () => {
    system = scope.use(await startTradingSystem({ scale: 0.05 }));
    store = join(system.folder, 'backups');
    for (const compression of ['zstd', 'gzip']) {
      const backup = await runAction('backup', { inputs: { compression }, cwd: system.folder, env: system.env });
      expectDone(backup);
      ids.push(backup.outputs['backup-id'] ?? '');
    }
  });
  afterAll(() => scope.disposeAsync());

  const verify = (inputs: Record<string, string>) => runAction('verify', { inputs, cwd: system.folder });
  const proofsOf = (id: string) => readProofs(localStore('local', store), id);

  test.each(['quick', 'checksum', 'deep'])(
    'the latest backup passes at depth %s, and the proof says so',
    async (depth) => {
      const latest = ids.at(-1) ?? '';
      const before = await proofsOf(latest);
      const passed = await verify({ depth });
      expectDone(passed);
      expect(passed.outputs).toMatchObject({ 'backup-id': latest, findings: '0' });
      const { proofs, problems } = await proofsOf(latest);
      expect(problems).toEqual([]);
      expect(proofs).toHaveLength(before.proofs.length + 1);
      expect(proofs.at(-1)?.statement).toMatchObject({
        backup: latest,
        kind: 'verify',
        depth,
        outcome: 'passed',
        findings: [],
      });
    },
  );

  test('one by its id, and all of them', async () => {
    const [first = ''] = ids;
    const one = await verify({ backup: first, depth: 'deep' });
    expectDone(one);
    expect(one.outputs['backup-id']).toBe(first);
    const all = await verify({ backup: 'all' });
    expectDone(all);
    expect(all.outputs['backup-id']).toBe(ids.join(','));
    for (const id of ids) expect(all.summary.replaceAll('\\', '')).toContain(id);
  });

  test('a damaged backup fails, by file, with one error and a proof; the others still pass', async () => {
    const damaged = await makeDamagedCopy();
    const failed = await verify({ backup: 'all', depth: 'deep' });
    expect(failed).toMatchObject({
      exitCode: 7,
      stderr: '',
      outputs: { status: 'failed', 'error-code': 'damaged' },
    });
    expect(failed.annotations.filter(({ level }) => level === 'error')).toHaveLength(1);
    const { proofs } = await proofsOf(damaged.id);
    expect(proofs.at(-1)?.statement).toMatchObject({ outcome: 'failed' });
    const named = new Set(proofs.at(-1)?.statement.findings.map(({ file }) => file));
    expect([...named].sort()).toEqual([...damaged.files].sort());
    for (const file of damaged.files) expect(failed.summary.replaceAll('\\', '')).toContain(file);
    const listed = await runCli(['list', '--json'], { cwd: system.folder });
    const { backups } = JSON.parse(listed.stdout);
    expect(backups.find(({ id }: { id: string }) => id === damaged.id)).toMatchObject({
      lastProof: { outcome: 'failed' },
    });
    expect(backups.find(({ id }: { id: string }) => id === ids[0])).toMatchObject({ lastProof: { outcome: 'passed' } });
  });

  test('a proof that was edited is found', async () => {
    const [first = ''] = ids;
    const name = (await filesBelow(join(store, first, 'proofs')))[0] ?? '';
    const path = join(store, first, 'proofs', name);
    const before = await readFile(path, 'utf8');
    await writeFile(path, before.replace('"checksum"', '"deep"').replace(/"depth": "\w+"/, '"depth": "all"'));
    const failed = await verify({ backup: first, depth: 'quick' });
    expect(failed).toMatchObject({ exitCode: 7, outputs: { findings: '1' } });
    await writeFile(path, before);
    expectDone(await verify({ backup: first, depth: 'quick' }));
  });

  test('a backup made by the guide’s own scripts is listed, passes, and is found damaged after a flip', async () => {
    const folder = await makeGuideBackup(system, store, guideId);
    const listed = JSON.parse((await runCli(['list', '--json'], { cwd: system.folder })).stdout);
    expect(listed.backups).toContainEqual(expect.objectContaining({ id: guideId, origin: 'guide' }));
    for (const depth of ['quick', 'checksum', 'deep']) {
      const passed = await verify({ backup: guideId, depth });
      expectDone(passed);
      expect(passed.annotations).toEqual([
        expect.objectContaining({ level: 'warning', message: expect.stringContaining(guideId) }),
      ]);
    }
    const shown = await runCli(['show', guideId], { cwd: system.folder });
    expect(shown).toMatchObject({ exitCode: 0 });

    for (const file of (await filesBelow(folder)).filter((one) => one.endsWith('.gz'))) {
      const undo = await flipByte(join(folder, file));
      for (const depth of /^(database|redis)/.test(file) ? ['checksum', 'deep'] : ['deep']) {
        const failed = await verify({ backup: guideId, depth });
        expect(failed, file).toMatchObject({ exitCode: 7, outputs: { 'error-code': 'damaged' } });
        expect(failed.summary.replaceAll('\\', '')).toContain(file);
      }
      await undo();
    }
    expectDone(await verify({ backup: guideId, depth: 'deep' }));
  });

  /** The newest backup with one file cut and one added. */
  async function makeDamagedCopy(): Promise<{ id: string; files: readonly string[] }> {
    const id = ids.at(-1) ?? '';
    expect(await backupsIn(store)).toContain(id);
    const cut = (await filesBelow(join(store, id))).find((file) => /^redis\/.*\.rdb\.gz$/.test(file)) ?? '';
    await truncate(join(store, id, cut), 100);
    await writeFile(join(store, id, 'database', 'added.txt'), 'not ours');
    return { id, files: [cut, 'database/added.txt'] };
  }
});
