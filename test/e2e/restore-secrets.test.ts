import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesBelow, serversMissing } from '../support/e2e/outcome.ts';
import { type RestoreScene, restoreScene } from '../support/e2e/restore-scene.ts';
import { watchArgv } from '../support/processes.ts';
import type { ActionResult } from '../support/runner.ts';

describe.skipIf(serversMissing)('no secret is seen', () => {
  let scene: RestoreScene;

  beforeAll(async () => {
    scene = await restoreScene();
  });
  afterAll(() => scene?.[Symbol.asyncDispose]());

  function expectNoSecret(where: string, text: string): void {
    expect(scene.system.secrets).toHaveLength(5);
    for (const secret of scene.system.secrets) {
      for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').slice(0, -4)]) {
        expect(text.includes(form), `a secret is in ${where}`).toBe(false);
      }
    }
  }

  /** Runs a step while looking at the command lines of all its processes, and then at all that it said and wrote. */
  async function silent(name: string, inputs: Record<string, string> = {}): Promise<ActionResult> {
    await using action = await scene.start(name, inputs);
    await using watch = watchArgv(action.pid);
    const result = await action.result;
    expectNoSecret('the log', result.stdout.replaceAll(/^::add-mask::.*$/gm, ''));
    expectNoSecret('stderr', result.stderr);
    expectNoSecret('the summary', result.summary);
    expectNoSecret('the outputs', JSON.stringify([result.outputs, result.state, result.exported]));
    expectNoSecret('the command lines', [...watch.seen].join('\n'));
    const inStore = ['restore-tests', `${scene.backupId}/proofs`].map((folder) => join(scene.store, folder));
    for (const place of [join(scene.state, 'restores'), ...inStore]) {
      const files = (await filesBelow(place).catch(() => [])).filter((file) => /\.(json|md)$/.test(file));
      for (const file of files) expectNoSecret(file, await readFile(join(place, file), 'utf8'));
    }
    return result;
  }

  test('in a plan, a restore and its undo', async () => {
    await scene.liveOn();
    expect(await silent('restore', { 'dry-run': 'true' })).toMatchObject({ exitCode: 0 });
    const restored = await silent('restore');
    expect(restored).toMatchObject({ exitCode: 0 });
    expect((await filesBelow(join(scene.state, 'restores'))).join()).toMatch(
      /journal\.json.*UNDO\.md|UNDO\.md.*journal\.json/,
    );
    expect(await silent('restore', { undo: 'latest' })).toMatchObject({ exitCode: 0 });
  });

  test('in a restore that is refused or fails', async () => {
    expect(await silent('restore', { confirm: 'no' })).toMatchObject({ exitCode: 2 });
    await scene.configure(['services:', '  stop: ["echo it hangs >&2; exit 3"]']);
    expect(await silent('restore')).toMatchObject({ exitCode: 10 });
    await scene.configure(['checks:', '  - { name: no, sql: "SELECT 1 FROM no_such_table" }']);
    expect(await silent('restore', { components: 'database' })).toMatchObject({ exitCode: 10 });
    expect(await silent('restore', { undo: 'latest' })).toMatchObject({ exitCode: 0 });
    await scene.configure([]);
  });

  test('in a restore test, its proof and its reports', async () => {
    expect(await silent('restore-test', { 'upload-report': 'false' })).toMatchObject({ exitCode: 0 });
    expect(await filesBelow(join(scene.store, 'restore-tests'))).toHaveLength(2);
    const cli = await scene.cli(['restore-test', '--json']);
    expect(cli.exitCode).toBe(0);
    expectNoSecret('the JSON', cli.stdout);
    expectNoSecret('stderr', cli.stderr);
  });
});
