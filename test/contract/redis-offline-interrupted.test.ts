import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { redis } from '../../src/components/redis/index.ts';
import { type RedisServer, redisMissing, startRedis, testedServers } from '../support/redis.ts';
import { backUpRedis, type RedisBackup } from '../support/redis-backup.ts';
import { fill } from '../support/redis-data.ts';
import { commandsOf, filesOf, tree } from '../support/redis-offline.ts';
import {
  contentOf,
  failedChecks,
  planFrom,
  restoreFrom,
  restoreId,
  restoreRun,
  takeBack,
  undo,
} from '../support/redis-restore.ts';
import { until } from '../support/until.ts';
import { planBack } from '../support/way-back.ts';

describe.skipIf(redisMissing).each(testedServers)('a restore of %s by file that is cut off', (product) => {
  async function sourceBackup(): Promise<RedisBackup> {
    await using source = await startRedis({ product });
    await fill(source, [['SET', 'text', 'of the backup']]);
    return await backUpRedis({ url: source.url });
  }

  async function formerServer(): Promise<RedisServer> {
    const target = await startRedis({ product, config: { appendonly: 'yes', appendfsync: 'always' } });
    await fill(target, [['SET', 'text', 'former']]);
    return target;
  }

  /** Asked anew: the server was started by somebody else. */
  const textIn = ({ port }: RedisServer) =>
    execFileSync(`${product}-cli`, ['-p', String(port), 'GET', 'text'], { encoding: 'utf8' }).trim();
  const byFiles = { 'restore-method': 'files' };

  test('while it is made ready: undo removes what was made', async () => {
    await using backup = await sourceBackup();
    await using target = await formerServer();
    await target.stop();
    const before = await readdir(target.folder);
    await using run = await restoreRun({ url: target.url, files: filesOf(target) });
    const planned = await planFrom(backup, run);
    // Not disposed, as after a kill.
    await planned.stage();
    expect(await readdir(target.folder)).not.toEqual(before);
    await undo(planned.staging?.state, run);
    expect(await readdir(target.folder)).toEqual(before);
  });

  test('while the server stops: it is started again', async () => {
    await using backup = await sourceBackup();
    await using target = await formerServer();
    const former = await contentOf({ url: target.url });
    using commands = await commandsOf(target);
    const begun = join(target.folder, 'stop has begun');
    const go = join(target.folder, 'go on');
    const done = join(target.folder, 'stopped');
    // As systemctl does: somebody else stops it, also when the command is ended.
    const worker = join(target.folder, 'worker.sh');
    await writeFile(worker, `while [ ! -e '${go}' ]; do sleep 0.05; done\n${commands.stop}\ntouch '${done}'\n`);
    const answers = `${product}-cli -p ${target.port} PING > /dev/null 2>&1`;
    const stop = `setsid sh ${worker} > /dev/null 2>&1 & touch '${begun}'; while ${answers}; do sleep 0.05; done`;
    await using run = await restoreRun({
      url: target.url,
      files: filesOf(target),
      ...byFiles,
      start: commands.start,
      stop,
    });
    await using staged = await (await planFrom(backup, run)).stage();
    const switching = staged.switch().catch((error: unknown) => error);
    await until('the stop to begin', async () => existsSync(begun));
    run.abort.abort();
    await mkdir(go);
    expect(await switching).toMatchObject({ code: 'cancelled' });
    await takeBack(staged, { ...run, session: { ...run.session, signal: new AbortController().signal } });
    await until('the server to be stopped', async () => existsSync(done));
    expect(await contentOf({ url: target.url })).toEqual(former);
  });

  test('by a start that fails: the next undo starts it, though the files are back already', async () => {
    await using backup = await sourceBackup();
    await using target = await formerServer();
    const former = await contentOf({ url: target.url });
    using commands = await commandsOf(target);
    const settings = { url: target.url, files: filesOf(target), ...byFiles, stop: commands.stop };
    await using run = await restoreRun({ ...settings, start: commands.start });
    await using broken = await restoreRun({ ...settings, start: 'false' });
    const sameFolder = { ...run, session: { ...run.session, config: broken.session.config } };

    // In the restore itself, which cannot set the former files aside.
    const first = await planFrom(backup, sameFolder);
    await using staged = await first.stage();
    await mkdir(join(target.folder, `before-restore-${restoreId}`));
    await expect(staged.switch()).rejects.toThrow('EEXIST');
    await expect(takeBack(staged, sameFolder)).rejects.toMatchObject({ code: 'restore-failed' });
    await expect(contentOf({ url: target.url })).rejects.toMatchObject({ code: 'unreachable' });
    await undo(staged.undo.state, run);
    expect(await contentOf({ url: target.url })).toEqual(former);

    // And in an undo.
    const restored = await restoreFrom(backup, run);
    expect(textIn(target)).toBe('of the backup');
    await expect(undo(restored.undo.state, sameFolder)).rejects.toMatchObject({ code: 'restore-failed' });
    await undo(restored.undo.state, run);
    expect(await contentOf({ url: target.url })).toEqual(former);
  });

  test('by a comparison, of a server that was down: services wait until an undo has started it', async () => {
    await using backup = await sourceBackup();
    await using target = await formerServer();
    const former = await contentOf({ url: target.url });
    using commands = await commandsOf(target);
    await target.stop();
    const settings = { url: target.url, files: filesOf(target), ...byFiles, stop: commands.stop };
    await using run = await restoreRun({ ...settings, start: commands.start });
    // It uses other files than the user says.
    const start = `${commands.start} --appendonly no --dbfilename other.rdb`;
    await using odd = await restoreRun({ ...settings, start });
    const sameFolder = { ...run, session: { ...run.session, config: odd.session.config } };
    await using staged = await (await planFrom(backup, sameFolder)).stage();
    await expect(staged.switch()).rejects.toMatchObject({ code: 'restore-failed' });
    // And then the start fails.
    await using broken = await restoreRun({ ...settings, start: 'false' });
    const unstarted = { ...run, session: { ...run.session, config: broken.session.config } };
    await expect(takeBack(staged, unstarted)).rejects.toMatchObject({ code: 'restore-failed' });
    await expect(contentOf({ url: target.url })).rejects.toMatchObject({ code: 'unreachable' });
    expect((await planBack(redis, staged.undo.state, run.session)).plan.down).toContain('is down: start it first');
    await undo(staged.undo.state, run);
    expect(await contentOf({ url: target.url })).toEqual(former);
    expect((await planBack(redis, staged.undo.state, run.session)).plan.down).toBeUndefined();
  });

  test('before it begins, when a server is to be stopped that redis.url does not reach: it could not be saved', async () => {
    await using backup = await sourceBackup();
    await using target = await startRedis({ product, config: { save: '' } });
    await fill(target, [['SET', 'only in memory', '1']]);
    using commands = await commandsOf(target);
    const settings = {
      files: { ...filesOf(target), 'append-only': false },
      ...byFiles,
      start: commands.start,
      stop: commands.stop,
    };
    await using run = await restoreRun({ ...settings, url: 'redis://127.0.0.1:1' });
    const planned = await planFrom(backup, run);
    expect(failedChecks(planned)).toContain('redis-stopped');
    await using staged = await planned.stage();
    await expect(staged.switch()).rejects.toMatchObject({ code: 'preflight-failed' });
    await takeBack(staged, run);
    expect(await target.command('GET', 'only in memory')).toBe('1');
  });

  test('before it begins, when redis.url names another server than the one that holds the folder', async () => {
    await using backup = await sourceBackup();
    await using target = await startRedis({ product, config: { save: '' } });
    await using other = await startRedis({ product });
    await fill(target, [['SET', 'only in memory', '1']]);
    using commands = await commandsOf(target);
    const before = await tree(target.folder);
    await using run = await restoreRun({
      url: other.url,
      files: { ...filesOf(target), 'append-only': false },
      ...byFiles,
      start: commands.start,
      stop: commands.stop,
    });
    const planned = await planFrom(backup, run);
    // A dry run tells it too, and has neither of them save.
    expect(failedChecks(planned)).toEqual(['redis-stopped']);
    const check = planned.plan.checks.find(({ name }) => name === 'redis-stopped');
    expect(check?.detail).toContain(`127.0.0.1:${other.port} is another process`);
    expect(check?.hint).toContain('redis.url');
    expect(await tree(target.folder)).toEqual(before);
    await using staged = await planned.stage();
    await expect(staged.switch()).rejects.toMatchObject({
      code: 'preflight-failed',
      message: expect.stringContaining(target.folder),
    });
    expect(await target.command('GET', 'only in memory')).toBe('1');
  });

  test('never between a save and the stop: what a client was told is written is in the former files', async () => {
    await using backup = await sourceBackup();
    await using target = await startRedis({ product, config: { save: '' } });
    if (/^6\.0\./.test(target.version)) return;
    await fill(target, [['SET', 'text', 'former']]);
    using commands = await commandsOf(target);
    const cli = `${product}-cli -p ${target.port}`;
    const told = join(target.folder, 'told');
    // A client that writes while the server is being stopped: it waits, or what it wrote is kept.
    const write = `timeout 1 ${cli} SET late 1 > ${told} || true`;
    await using run = await restoreRun({
      url: target.url,
      files: { ...filesOf(target), 'append-only': false },
      ...byFiles,
      start: commands.start,
      stop: `${write}; ${commands.stop}`,
    });
    await restoreFrom(backup, run);
    expect(await readFile(told, 'utf8')).toBe('');
  });

  test('not by a user who may not replicate: what the started server holds is read key by key', async () => {
    await using backup = await sourceBackup();
    const users = ['plain on >secret ~* +@all -replicaof -slaveof -sync -psync'];
    await using target = await startRedis({ product, users });
    await fill(target, [['SET', 'text', 'former']]);
    using commands = await commandsOf(target);
    const url = `redis://plain:secret@127.0.0.1:${target.port}`;
    await using run = await restoreRun({
      url,
      files: filesOf(target),
      ...byFiles,
      start: commands.start,
      stop: commands.stop,
    });
    await restoreFrom(backup, run);
    expect(textIn(target)).toBe('of the backup');
  });
});
