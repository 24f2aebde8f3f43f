import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Manifest, parseManifest } from '../../src/catalog/manifest.ts';
import { backupsIn, expectDone, filesBelow, serversMissing } from '../support/e2e/outcome.ts';
import { runAction, runCli } from '../support/runner.ts';
import { rowCounts, startTradingSystem, type TradingSystem } from '../support/trading-system/index.ts';

const scale = 0.05;

describe.skipIf(serversMissing)('what a backup tells', () => {
  const scope = new AsyncDisposableStack();
  let system: TradingSystem;
  let store: string;

  beforeAll(async () => {
    system = scope.use(await startTradingSystem({ scale }));
    store = join(system.folder, 'backups');
  });
  afterAll(() => scope.disposeAsync());

  const backUp = (inputs: Record<string, string> = {}) =>
    runAction('backup', { inputs, cwd: system.folder, env: system.env });

  test('a dry run shows the plan and writes nothing at all', async () => {
    const before = await filesBelow(system.folder);
    const planned = await backUp({ 'dry-run': 'true' });
    expect(planned).toMatchObject({ exitCode: 0, outputs: { status: 'planned' }, leftInTemp: [] });
    expect(Object.keys(planned.outputs)).toEqual(['status']);
    for (const component of ['database', 'redis', 'config', 'logs'])
      expect(planned.summary).toContain(`| ${component} |`);
    expect(planned.summary).toContain(store);
    expect(planned.summary).toMatch(/pg\\_dump \d+/);
    expect(await filesBelow(system.folder)).toEqual(before);
    expect(await backupsIn(system.folder)).not.toContain('backups');
  });

  test('outputs, manifest and summary say what was backed up', async () => {
    const backup = await backUp();
    expectDone(backup);
    const { outputs, summary } = backup;
    const id = outputs['backup-id'] ?? '';
    const folder = join(store, id);
    expect(id).toMatch(/^\d{8}_\d{6}$/);
    expect(outputs).toMatchObject({ path: folder, 'manifest-path': join(folder, 'metadata/backup_info.json') });
    expect(Number(outputs.duration)).toBeGreaterThan(0);
    expect(await backupsIn(store)).toEqual([id]);

    const manifest = await readManifest(folder);
    expect(manifest).toMatchObject({
      id,
      system: 'trading-system',
      type: 'full',
      tiers: ['daily'],
      timezone: 'Asia/Kolkata',
      run: {
        actor: 'octocat',
        sha: '0123456789abcdef0123456789abcdef01234567',
        url: 'https://github.com/octo-org/trading-system/actions/runs/1234567890',
      },
    });
    const listed = manifest.files.map(({ path }) => path);
    const beside = ['metadata/SHA256SUMS', 'metadata/backup_info.json'];
    expect([...listed, ...beside].sort()).toEqual(await filesBelow(folder));
    expect(Number(outputs.bytes)).toBe(manifest.files.reduce((sum, file) => sum + file.bytes, 0));
    expect(countedRows(manifest)).toMatchObject(rowCounts(scale));

    expect(summary).toContain(id);
    for (const component of ['database', 'redis', 'config', 'logs']) expect(summary).toContain(`| ${component} |`);
    expect(summary).toContain('The first backup of its kind');
    expect(await readFile(join(folder, 'metadata/backup_summary.txt'), 'utf8')).toContain(id);
  });

  test('the next one is compared, and a component that shrank by half is a warning', async () => {
    const [first] = await backupsIn(store);
    await system.redis.command('FLUSHALL');
    await rm(join(system.folder, 'logs/api'), { recursive: true });
    const second = await backUp();
    expectDone(second);
    expect(second.summary).toContain(`Compared with ${first}`);
    const warnings = second.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
    expect(warnings).toContainEqual(expect.stringMatching(/^redis shrank by more than half/));
    expect(warnings).not.toContainEqual(expect.stringMatching(/^database shrank/));
    expect(second.summary).toContain('redis shrank by more than half');
    expect(await backupsIn(store)).toHaveLength(2);
  });

  test('only what was asked for is backed up, and a pre-deployment backup is one of its own kind', async () => {
    const backup = await backUp({ type: 'pre-deployment', components: 'config, logs', 'backup-logs': 'false' });
    expectDone(backup);
    const manifest = await readManifest(backup.outputs.path ?? '');
    expect(manifest).toMatchObject({ type: 'pre-deployment', tiers: ['pre-deployment'] });
    expect(Object.keys(manifest.components)).toEqual(['config']);
    expect(backup.summary).toContain('The first backup of its kind');
  });

  test('the guide’s environment variables choose too, and three inputs are enough without a file', async () => {
    const env = { BACKUP_REDIS: 'false', BACKUP_LOGS: 'false', BACKUP_CONFIG: 'false', BACKUP_TYPE: 'pre-deployment' };
    const byVariables = await runAction('backup', { inputs: {}, cwd: system.folder, env: { ...system.env, ...env } });
    expectDone(byVariables);
    expect(Object.keys((await readManifest(byVariables.outputs.path ?? '')).components)).toEqual(['database']);

    const other = join(system.folder, 'other store');
    const inputs = { 'database-url': system.databaseUrl, 'redis-url': system.redisUrl, store: other };
    const byInputs = await runAction('backup', { inputs });
    expectDone(byInputs);
    expect(Object.keys((await readManifest(byInputs.outputs.path ?? '')).components)).toEqual(['database', 'redis']);
    expect(await backupsIn(other)).toEqual([byInputs.outputs['backup-id']]);
  });

  test('the terminal tells the same as JSON, and list and show find it', async () => {
    const cli = async (...args: string[]) => {
      const ended = await runCli([...args, '--json'], { cwd: system.folder, env: system.env });
      expect(ended).toMatchObject({ exitCode: 0 });
      return JSON.parse(ended.stdout);
    };
    const report = await cli('backup', '--components', 'redis');
    expect(report).toMatchObject({ operation: 'backup', status: 'ok', components: [{ component: 'redis' }] });
    const list = await cli('list');
    expect(list.backups.map(({ id }: { id: string }) => id).sort()).toEqual(await backupsIn(store));
    const show = await cli('show', report.id);
    expect(show).toMatchObject({
      id: report.id,
      path: join(store, report.id),
      manifest: { id: report.id },
      proofs: [],
    });
  });

  test('an incremental backup is refused until there is one', async () => {
    const before = await backupsIn(store);
    const refused = await backUp({ type: 'incremental' });
    expect(refused).toMatchObject({ exitCode: 2, outputs: { status: 'failed', 'error-code': 'unsupported' } });
    expect(await backupsIn(store)).toEqual(before);
  });
});

async function readManifest(folder: string): Promise<Manifest> {
  const parsed = parseManifest(await readFile(join(folder, 'metadata/backup_info.json')));
  if (parsed.kind !== 'manifest') throw new Error(`the manifest in ${folder} is ${parsed.kind}`);
  if (parsed.manifest.format !== 1) throw new Error('it is encrypted');
  return parsed.manifest;
}

function countedRows(manifest: Manifest): Record<string, number> {
  const tables = manifest.components.database?.facts.tables;
  const counted = z.array(z.object({ name: z.string(), rows: z.number() })).parse(tables);
  return Object.fromEntries(counted.map(({ name, rows }) => [name, rows]));
}
