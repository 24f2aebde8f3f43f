import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  expectDone,
  expectRefused,
  expectRefusedAtTerminal,
  filesBelow,
  serversMissing,
} from '../support/e2e/outcome.ts';
import { watchArgv } from '../support/processes.ts';
import { type ActionResult, runCli, startAction, startCli } from '../support/runner.ts';
import { startTradingSystem, type TradingSystem } from '../support/trading-system/index.ts';

describe.skipIf(serversMissing)('no secret is seen', () => {
  const scope = new AsyncDisposableStack();
  let system: TradingSystem;

  beforeAll(async () => {
    system = scope.use(await startTradingSystem({ scale: 0.2 }));
  });
  afterAll(() => scope.disposeAsync());

  /** Runs a step while looking at the command lines of all its processes. */
  async function watched(name: string, inputs: Record<string, string>, env: Record<string, string>) {
    await using action = await startAction(name, { inputs, cwd: system.folder, env });
    let result: ActionResult;
    let commandLines: readonly string[];
    {
      await using watch = watchArgv(action.pid);
      result = await action.result;
      commandLines = [...watch.seen];
    }
    return { result, commandLines };
  }

  function expectNoSecret(where: string, text: string): void {
    expect(system.secrets).toHaveLength(5);
    for (const secret of system.secrets) {
      for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').slice(0, -4)]) {
        expect(text.includes(form), `a secret is in ${where}`).toBe(false);
      }
    }
  }

  function expectSilent({ result, commandLines }: Awaited<ReturnType<typeof watched>>): void {
    expectNoSecret('the log', result.stdout.replaceAll(/^::add-mask::.*$/gm, ''));
    expectNoSecret('stderr', result.stderr);
    expectNoSecret('the summary', result.summary);
    expectNoSecret('the outputs', JSON.stringify([result.outputs, result.state, result.exported]));
    expectNoSecret('the command lines', commandLines.join('\n'));
  }

  test.each([
    ['the owner of the database', 'databaseUrl'],
    ['a superuser, who reads all role passwords', 'adminUrl'],
  ] as const)('in a backup by %s and its verification', async (_who, url) => {
    const env = { DATABASE_URL: system[url], REDIS_URL: system.redisUrl };
    const backup = await watched('backup', {}, env);
    expectDone(backup.result);
    expect(backup.commandLines.some((line) => /pg_dump .*--/.test(line))).toBe(true);
    expect(backup.result.masks).toEqual(expect.arrayContaining([passwordIn(system[url]), passwordIn(system.redisUrl)]));
    expectSilent(backup);

    const verify = await watched('verify', { depth: 'deep' }, env);
    expectDone(verify.result);
    expectSilent(verify);

    const folder = backup.result.outputs.path ?? '';
    const open = (await filesBelow(folder)).filter((file) => /^(metadata|proofs)\/|\.(sha256|json|txt|md)$/.test(file));
    expect(open.join(' ')).toMatch(
      /metadata\/backup_info\.json .*metadata\/RESTORE\.md|RESTORE\.md .*backup_info\.json/,
    );
    expect(open.some((file) => file.startsWith('proofs/'))).toBe(true);
    for (const file of open) expectNoSecret(file, await readFile(join(folder, file), 'utf8'));
  });

  test('in an error, on the terminal, in its JSON', async () => {
    const url = new URL(system.databaseUrl);
    url.pathname = '/no_such_db';
    const env = { DATABASE_URL: url.href, REDIS_URL: system.redisUrl };
    await using cli = await startCli(['backup', '--json', '--verbose'], { cwd: system.folder, env });
    await using watch = watchArgv(cli.pid);
    const ended = await cli.result;
    expect(ended.exitCode).toBe(5);
    expect(JSON.parse(ended.stdout)).toMatchObject({ status: 'failed', errorCode: 'database-missing' });
    expectNoSecret('stdout', ended.stdout);
    expectNoSecret('stderr', ended.stderr);
    expectNoSecret('the command lines', [...watch.seen].join('\n'));
  });

  test('in an error that repeats one', async () => {
    const url = new URL(system.databaseUrl);
    url.pathname = `/${url.password}`;
    const options = { cwd: system.folder, env: { DATABASE_URL: url.href, REDIS_URL: system.redisUrl } };
    const step = await watched('backup', {}, options.env);
    expectRefused(step.result, 'database-missing');
    expect(step.result.annotations[0]?.properties.title).toContain('There is no database *** on');
    expect(step.result.summary).toMatch(/There is no database (\\?\*){3} on/);
    expectSilent(step);

    const text = await runCli(['backup'], options);
    expectRefusedAtTerminal(text, 'database-missing');
    expect(text.stderr).toContain('There is no database *** on');
    expectNoSecret('stderr', text.stderr);
    const json = await runCli(['backup', '--json'], options);
    expect(JSON.parse(json.stdout)).toMatchObject({ title: expect.stringContaining('There is no database *** on') });
    expectNoSecret('stdout', json.stdout);
  });
});

function passwordIn(url: string): string {
  return decodeURIComponent(new URL(url).password);
}
