import { spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startScratchServer } from '../../src/components/redis/proof/scratch-server.ts';
import { connect } from '../../src/components/redis/server/client.ts';
import { isRunning } from '../support/processes.ts';
import { redisMissing, startRedis, testedServers } from '../support/redis.ts';
import { backUpRedis } from '../support/redis-backup.ts';
import { fill, fillEveryType } from '../support/redis-data.ts';
import { programOf, proveBackup, restoreRun } from '../support/redis-restore.ts';
import { until } from '../support/until.ts';

const nobody = 'redis://127.0.0.1:1';

describe.skipIf(redisMissing).each(testedServers)('the proof of a %s backup', (product) => {
  test('is proven by a real restore, also of what has expired since', async () => {
    await using source = await startRedis({ product });
    await fillEveryType(source);
    await fill(source, [['SET', 'gone soon', '1', 'PX', '2500']]);
    await using backup = await backUpRedis({ url: source.url });
    await source.stop();
    await using run = await restoreRun({ url: nobody });
    await until('the end of a key', () => Date.now() >= backup.capture.recoveryPoint.getTime() + 4_000);
    const result = await proveBackup(backup, run);
    expect(result).toMatchObject({ outcome: 'proven', differences: [], reason: undefined });
    expect(result.compared.join()).toContain(`${Number(backup.capture.facts.keys)} keys`);
    expect(await readdir(run.session.scratch)).toEqual([]);
  });

  test('fails when the dump is not what the manifest says, or is damaged', async () => {
    await using source = await startRedis({ product });
    await fillEveryType(source);
    await using backup = await backUpRedis({ url: source.url });
    await using run = await restoreRun({ url: nobody });
    const facts = { ...backup.capture.facts, databases: [] };
    const other = await proveBackup(backup, run, facts);
    expect(other.outcome).toBe('failed');
    expect(other.differences.map(({ what }) => what)).toContain('redis db 1');

    const path = join(backup.folder, backup.capture.files[0]?.path ?? '');
    const content = await readFile(path);
    await writeFile(path, content.subarray(0, -20));
    expect(await proveBackup(backup, run)).toMatchObject({ outcome: 'failed' });
    expect(await readdir(run.session.scratch)).toEqual([]);
  });

  test('is no proof without a server that fits, or without a manifest', async () => {
    await using source = await startRedis({ product });
    await source.command('SET', 'a', '1');
    await using backup = await backUpRedis({ url: source.url });
    await using without = await restoreRun({ url: nobody }, { PATH: '/nonexistent' });
    const none = await proveBackup(backup, without);
    expect(none).toMatchObject({ outcome: 'not-verified' });
    expect(none.reason).toContain(`No ${product}-server`);
    await using run = await restoreRun({ url: nobody });
    const newer = await proveBackup(backup, run, { ...backup.capture.facts, version: '99.0.0' });
    expect(newer).toMatchObject({ outcome: 'not-verified', reason: expect.stringContaining(source.version) });
  });

  test('is cancelled without leaving a server behind', async () => {
    await using source = await startRedis({ product });
    await fillEveryType(source);
    await using backup = await backUpRedis({ url: source.url });
    await using run = await restoreRun({ url: nobody });
    run.abort.abort();
    await expect(proveBackup(backup, run)).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readdir(run.session.scratch)).toEqual([]);
  });

  test('a scratch server has no port and ends with its scope', async () => {
    await using run = await restoreRun({ url: nobody });
    const program = await programOf(product, run);
    let pid = 0;
    {
      await using server = await startScratchServer(program, run.session);
      pid = server.pid;
      using client = await connect(server.target, run.session.signal);
      expect(await client.command('CONFIG', 'GET', 'port')).toEqual(['port', '0']);
      await expect(connect({ ...server.target, password: undefined }, run.session.signal)).rejects.toMatchObject({
        code: 'access-denied',
      });
      expect(isRunning(pid)).toBe(true);
    }
    expect(isRunning(pid)).toBe(false);
  });

  test('a scratch server dies with the process that started it', async () => {
    await using run = await restoreRun({ url: nobody });
    const script = join(run.session.scratch, 'prove.ts');
    const sources = new URL('../../src/components/redis/proof/', import.meta.url).href;
    const support = new URL('../support/redis-restore.ts', import.meta.url).href;
    await writeFile(
      script,
      `const { restoreRun } = await import(${JSON.stringify(support)});
const { startScratchServer } = await import(${JSON.stringify(`${sources}scratch-server.ts`)});
const run = await restoreRun({ url: 'redis://127.0.0.1:1' });
const session = { ...run.session, scratch: ${JSON.stringify(run.session.scratch)} };
const server = await startScratchServer(${JSON.stringify(await programOf(product, run))}, session);
console.log(server.pid);
setInterval(() => {}, 1000);
`,
    );
    const child = spawn(process.execPath, [script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: run.session.scratch },
    });
    const pid = await new Promise<number>((resolve) => child.stdout.once('data', (text) => resolve(Number(text))));
    expect(isRunning(pid)).toBe(true);
    child.kill('SIGKILL');
    await until('the end of the process', () => !isRunning(pid));
  });
});
