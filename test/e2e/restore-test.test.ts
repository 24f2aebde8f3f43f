import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/catalog/manifest.ts';
import { startArtifactService } from '../support/artifact-service.ts';
import { copyBackup, readManifest, writeManifest } from '../support/damage/copy.ts';
import { serversMissing } from '../support/e2e/outcome.ts';
import { type RestoreScene, restoreScene } from '../support/e2e/restore-scene.ts';
import { stock } from '../support/e2e/stock.ts';
import { untouched } from '../support/e2e/world.ts';
import type { ActionResult } from '../support/runner.ts';
import { temporaryFolder } from '../support/temp.ts';

describe.skipIf(serversMissing)('restore-test', () => {
  const scope = new AsyncDisposableStack();
  let scene: RestoreScene;
  let copies = 0;

  beforeAll(async () => {
    scene = scope.use(await restoreScene());
  });
  afterAll(() => scope.disposeAsync());

  const prove = (inputs: Record<string, string> = {}, env: Record<string, string> = {}) =>
    scene.run('restore-test', { 'upload-report': 'false', ...inputs }, env);
  const warnings = ({ annotations }: ActionResult) =>
    annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);

  /** The backup again, unsigned, with a manifest that says something else, and all sums computed anew. */
  async function tampered(change: (manifest: Manifest) => Manifest): Promise<string> {
    copies += 1;
    const id = `20261120_00000${copies}`;
    const original = { id: scene.backupId, folder: join(scene.store, scene.backupId) };
    const copy = await copyBackup(original, scene.store, id, undefined);
    const manifest = await readManifest(copy.folder);
    await writeManifest(copy.folder, change(manifest));
    return id;
  }

  test('proven: proof beside the backup, report as JSON and Markdown, uploaded with its retention', async () => {
    await using service = await startArtifactService();
    const before = await untouched(scene.system);
    const result = await scene.run('restore-test', { 'retention-days': '7' }, service.env);
    expect(result).toMatchObject({
      exitCode: 0,
      stderr: '',
      leftInTemp: [],
      outputs: { status: 'proven', differences: '0', 'backup-id': scene.backupId },
    });
    expect(warnings(result)).toEqual([]);
    expect({ ...Object(await untouched(scene.system)), files: [] }).toEqual({ ...Object(before), files: [] });

    const proofs = await readdir(join(scene.store, scene.backupId, 'proofs'));
    expect(proofs).toEqual([expect.stringMatching(/-restore-test\.json$/)]);
    const { statement } = JSON.parse(
      await readFile(join(scene.store, scene.backupId, 'proofs', proofs[0] ?? ''), 'utf8'),
    );
    expect(statement).toMatchObject({ kind: 'restore-test', outcome: 'passed', findings: [], depth: 'whole' });
    const shown = JSON.parse((await scene.cli(['show', scene.backupId, '--json'])).stdout);
    expect(JSON.stringify(shown)).toContain('restore-test');

    const folder = join(scene.store, 'restore-tests');
    const reports = (await readdir(folder)).sort();
    expect(reports).toHaveLength(2);
    const texts = await Promise.all(reports.map((name) => readFile(join(folder, name), 'utf8')));
    const [json, markdown] = texts.map(String);
    expect(JSON.parse(json ?? '')).toMatchObject({
      status: 'proven',
      components: ['database', 'redis', 'config', 'logs'].map((component) => ({ component, outcome: 'proven' })),
    });
    expect(markdown).toMatch(/Proven/);
    for (const secret of scene.system.secrets) expect(texts.join()).not.toContain(secret);

    const [artifact, ...others] = service.artifacts;
    expect(others).toEqual([]);
    expect(artifact?.name).toBe(`restore-test-${scene.backupId}`);
    expect([...(artifact?.files.keys() ?? [])].map((name) => basename(name)).sort()).toEqual(reports);
    expect([...(artifact?.files.values() ?? [])].sort()).toEqual(texts.sort());
    const days = (Date.parse(artifact?.expiresAt ?? '') - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(7);
  });

  test('an upload that fails is a warning; without a service nothing is asked of one; the report may lie elsewhere', async () => {
    await using service = await startArtifactService();
    service.refuse();
    const refused = await scene.run('restore-test', { components: 'config' }, service.env);
    expect(refused).toMatchObject({ exitCode: 0, outputs: { status: 'proven' } });
    expect(warnings(refused).join()).toMatch(/could not be uploaded/);
    const nowhere = await scene.run('restore-test', { components: 'config' });
    expect(nowhere).toMatchObject({ exitCode: 0, outputs: { status: 'proven' } });
    const quiet = await prove({ components: 'config', 'report-folder': 'audit/reports' });
    expect(warnings(quiet)).toEqual([]);
    expect(await readdir(join(scene.system.folder, 'audit', 'reports'))).toHaveLength(2);
  });

  const tampering: Readonly<
    Record<string, readonly [component: 'database' | 'redis' | 'config', from: RegExp, to: (found: string) => string]>
  > = {
    'a row count': ['database', /"rows": ?480\b/, () => '"rows":481'],
    'a fingerprint': [
      'database',
      /"(fingerprint|hash)": ?"([0-9a-f])/,
      (found) => `${found.slice(0, -1)}${found.endsWith('0') ? '1' : '0'}`,
    ],
    'a digest of Redis': [
      'redis',
      /"digest": ?"([0-9a-f])/,
      (found) => `${found.slice(0, -1)}${found.endsWith('0') ? '1' : '0'}`,
    ],
    'the hash of a file': [
      'config',
      /"sha256": ?"([0-9a-f])/,
      (found) => `${found.slice(0, -1)}${found.endsWith('0') ? '1' : '0'}`,
    ],
  };

  test.each(Object.entries(tampering))(
    'failed: %s that the source did not have is a difference',
    async (_what, [component, from, to]) => {
      const id = await tampered((manifest) => {
        const one = manifest.components[component];
        const text = JSON.stringify(one?.facts);
        const changed = text.replace(from, to);
        expect(changed).not.toBe(text);
        if (one === undefined) throw new Error('no component');
        return {
          ...manifest,
          components: { ...manifest.components, [component]: { ...one, facts: JSON.parse(changed) } },
        };
      });
      const result = await prove({ backup: id, components: component });
      expect(result).toMatchObject({ exitCode: 7, outputs: { status: 'failed', 'error-code': 'damaged' } });
      expect(Number(result.outputs.differences)).toBeGreaterThan(0);
      expect(result.summary).toMatch(/what differs/);
      const [proof] = await readdir(join(scene.store, id, 'proofs'));
      const { statement } = JSON.parse(await readFile(join(scene.store, id, 'proofs', proof ?? ''), 'utf8'));
      expect(statement).toMatchObject({ outcome: 'failed', depth: component });
      expect(statement.findings).toHaveLength(Number(result.outputs.differences));
    },
  );

  test('not verified: without a Redis server here, and never 0; the others are still proved', async () => {
    await using tools = await temporaryFolder('tools-');
    const bin = join(tools.path, 'bin');
    await mkdir(bin);
    for (const name of ['sh', 'tar', 'setpriv', 'id']) {
      const found = (await stock('sh', ['-c', 'command -v "$1"', 'sh', name])).trim();
      await symlink(found, join(bin, name));
    }
    const result = await prove({ backup: scene.backupId }, { PATH: bin });
    expect(result).toMatchObject({ exitCode: 8, outputs: { status: 'not-verified', 'error-code': 'not-verified' } });
    expect(result.summary).toMatch(/redis \| not-verified/);
    expect(result.summary).toMatch(/database \| proven/);
    const asked = await prove({ backup: scene.backupId, components: 'redis' }, { PATH: bin });
    expect(asked.exitCode).toBe(8);
  });

  test('equal but slower than the objective: failed', async () => {
    await scene.configure(['objectives: { rto: { database: 1ms } }']);
    const result = await prove({ backup: scene.backupId, components: 'database' });
    await scene.configure([]);
    expect(result).toMatchObject({ exitCode: 7, outputs: { status: 'failed', 'error-code': 'objective-missed' } });
    expect(result.summary).toMatch(/MISSED/);
  });
});
