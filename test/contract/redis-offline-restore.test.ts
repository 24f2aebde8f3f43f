import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readdir, rm, stat, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { moveIn, prepareMoves } from '../../src/components/redis/restore/offline/moves.ts';
import { undoStateSchema } from '../../src/components/redis/restore/offline/undo.ts';
import {
  type RedisOptions,
  type RedisServer,
  redisMissing,
  startAgain,
  startRedis,
  testedServers,
} from '../support/redis.ts';
import { backUpRedis, type RedisBackup } from '../support/redis-backup.ts';
import { fill, fillEveryType } from '../support/redis-data.ts';
import { commandsOf, filesOf, tree } from '../support/redis-offline.ts';
import {
  contentOf,
  failedChecks,
  inspectLive,
  planFrom,
  planStored,
  restoreFrom,
  restoreId,
  restoreRun,
  storedBackup,
  takeBack,
  undo,
} from '../support/redis-restore.ts';

const library = '#!lua name=risk\nredis.register_function("limit", function() return 7 end)';

describe.skipIf(redisMissing).each(testedServers)('a restore of %s by file', (product) => {
  const start = (options: RedisOptions = {}): Promise<RedisServer> => startRedis({ product, ...options });

  async function sourceBackup(): Promise<RedisBackup> {
    await using source = await start();
    await fillEveryType(source);
    if (Number(source.version.split('.')[0]) >= 7) await source.command('FUNCTION', 'LOAD', library);
    return await backUpRedis({ url: source.url });
  }

  async function formerServer(appendonly: string): Promise<RedisServer> {
    const target = await start({ config: { appendonly, appendfsync: 'always' } });
    await fill(target, [
      ['SET', 'text', 'former'],
      ['SET', 'only here', '1'],
    ]);
    if (appendonly === 'no') await target.command('SAVE');
    return target;
  }

  test.each(['yes', 'no'])(
    'of a server that is down: a start has every key, undo the former, appendonly %s',
    async (appendonly) => {
      await using backup = await sourceBackup();
      const config = { appendonly, appendfsync: 'always' };
      await using target = await formerServer(appendonly);
      const former = await contentOf({ url: target.url });
      await target.stop();
      const before = await tree(target.folder);
      await using run = await restoreRun({ url: target.url, files: filesOf(target) });
      const planned = await planFrom(backup, run);
      expect(failedChecks(planned)).toEqual([]);
      expect(planned.plan.target).toContain(target.folder);
      await using staged = await planned.stage();
      await staged.switch();
      {
        await using again = await startAgain(target, { config });
        expect((await contentOf({ url: again.url })).databases.map(({ db, keys }) => [db, keys])).toEqual([
          [0, 26],
          [1, 300],
          [15, 1],
        ]);
        expect((await inspectLive(backup, run)).filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
        await expect(undo(staged.undo.state, run)).rejects.toMatchObject({ code: 'preflight-failed' });
        await again.stop();
        await undo(staged.undo.state, run);
        expect(await tree(target.folder)).toMatchObject(before);
        expect((await undo(staged.undo.state, run)).join()).toContain('former');
        expect(existsSync(join(target.folder, `before-restore-${restoreId}`))).toBe(false);
        expect(await readdir(join(target.folder, `undone-restore-${restoreId}`))).toContain('dump.rdb');
        // The start needs the folder as it is.
        await using third = await startAgain(again, { config });
        expect(await contentOf({ url: third.url })).toEqual(former);
      }
    },
  );

  test.each(['yes', 'no'])(
    'is refused while a server uses the folder, whatever redis.url says, appendonly %s',
    async (appendonly) => {
      await using backup = await sourceBackup();
      await using target = await formerServer(appendonly);
      const before = await tree(target.folder);
      await using elsewhere = await restoreRun({ url: 'redis://127.0.0.1:1', files: filesOf(target) });
      const planned = await planFrom(backup, elsewhere);
      expect(failedChecks(planned)).toEqual(['redis-stopped']);
      await using staged = await planned.stage();
      await expect(staged.switch()).rejects.toMatchObject({ code: 'preflight-failed' });
      await takeBack(staged, elsewhere);
      await staged[Symbol.asyncDispose]();
      expect(await tree(target.folder)).toEqual(before);
      expect(await target.command('GET', 'text')).toBe('former');
      await using there = await restoreRun({ url: target.url, files: filesOf(target), 'restore-method': 'files' });
      expect(failedChecks(await planFrom(backup, there))).toEqual(['redis-stopped']);
      await using auto = await restoreRun({ url: target.url, files: filesOf(target) });
      expect((await planFrom(backup, auto)).plan.steps.join()).toContain('replica of this process');
    },
  );

  test.each(['yes', 'no'])(
    'stops and starts the server by its commands, and compares, appendonly %s',
    async (appendonly) => {
      await using backup = await sourceBackup();
      const expected = backup.capture.facts.databases;
      await using target = await formerServer(appendonly);
      await target.command('SET', 'never saved', '1');
      const former = await contentOf({ url: target.url });
      using commands = await commandsOf(target);
      const { start, stop } = commands;
      const settings = { url: target.url, files: filesOf(target), 'restore-method': 'files', start, stop };
      await using run = await restoreRun(settings);
      const planned = await planFrom(backup, run);
      expect(failedChecks(planned)).toEqual([]);
      const staged = await planned.stage();
      expect((await staged.switch()).verified.join()).toContain('26 keys in database 0, 300 in database 1');
      const { state } = staged.undo;
      expect((await contentOf({ url: target.url })).databases).toMatchObject(Object(expected));
      await undo(state, run);
      expect(await contentOf({ url: target.url })).toEqual(former);
    },
  );

  test('what the started server does not hold is found, and the former files are back', async () => {
    await using backup = await sourceBackup();
    await using target = await formerServer('no');
    const former = await contentOf({ url: target.url });
    using commands = await commandsOf(target);
    const { stop } = commands;
    // It uses other files than the user says.
    const start = `${commands.start} --dbfilename other.rdb`;
    await using run = await restoreRun({
      url: target.url,
      files: filesOf(target),
      'restore-method': 'files',
      start,
      stop,
    });
    await using staged = await (await planFrom(backup, run)).stage();
    const before = await tree(target.folder);
    await expect(staged.switch()).rejects.toMatchObject({ code: 'restore-failed' });
    await takeBack(staged, run);
    const after = await tree(target.folder);
    expect(after['dump.rdb']).toBeDefined();
    expect(Object.keys(after).filter((name) => name.startsWith('before-'))).toEqual([]);
    expect(before['dump.rdb']).toBeDefined();
    spawnSync('sh', ['-c', stop]);
    await using again = await startAgain(target);
    expect(await contentOf({ url: again.url })).toEqual(former);
  });

  test.each(['yes', 'no'])(
    'cut off after any move: a server finds the former data or the new, undo the former, appendonly %s',
    async (appendonly) => {
      await using backup = await sourceBackup();
      const config = { appendonly, appendfsync: 'always' };
      await using target = await formerServer(appendonly);
      await target.stop();
      const whole = join(target.folder, '..', `${basename(target.folder)}-copy`);
      await using _ = { [Symbol.asyncDispose]: () => rm(whole, { recursive: true, force: true }) };
      await cp(target.folder, whole, { recursive: true });
      for (let stopAt = 1, done = false; !done; stopAt += 1) {
        for (const byHand of [false, true]) {
          await rm(target.folder, { recursive: true });
          await cp(whole, target.folder, { recursive: true });
          await using run = await restoreRun({ url: target.url, files: filesOf(target) });
          await using staged = await (await planFrom(backup, run)).stage();
          const files = undoStateSchema.parse(staged.undo.state);
          const all = { ...files, appendOnly: undefined, configured: undefined };
          await prepareMoves(all, restoreId);
          let moves = 0;
          const moving = moveIn(all, restoreId, () => {
            moves += 1;
            if (moves === stopAt) throw new Error('cut off');
          });
          done = await moving.then(
            () => true,
            () => false,
          );
          const seen = await startedContent(target, config);
          expect([2, 327], `after move ${stopAt}`).toContain(seen);
          await (byHand ? runCommands(staged.undo.commands) : undo(staged.undo.state, run));
          expect(await startedContent(target, config), `undone after move ${stopAt}`).toBe(2);
        }
      }
    },
  );

  test.each([
    ['a dangling symlink', (folder: string) => symlink('/nonexistent/dump', join(folder, 'dump.rdb')), 'dump.rdb'],
    ['a symlinked folder', (folder: string) => symlink('/', join(folder, 'appendonlydir')), 'appendonlydir'],
    [
      'a folder in the folder',
      (folder: string) => mkdir(join(folder, 'appendonlydir', 'odd'), { recursive: true }),
      join('appendonlydir', 'odd'),
    ],
  ])('is refused clearly where %s lies', async (_name, make, odd) => {
    await using backup = await sourceBackup();
    await using target = await start();
    await target.stop();
    await Promise.all(
      ['dump.rdb', 'appendonlydir'].map((name) => rm(join(target.folder, name), { force: true, recursive: true })),
    );
    await make(target.folder);
    await using run = await restoreRun({ url: target.url, files: filesOf(target) });
    const planned = await planFrom(backup, run);
    expect(failedChecks(planned)).toEqual(['redis-folder']);
    await expect(planned.stage()).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining(join(target.folder, odd)),
      hint: expect.stringContaining('Move it'),
    });
  });

  test('new files have the owner and mode of the former; an empty folder says nothing about the append-only file', async () => {
    await using backup = await sourceBackup();
    await using target = await formerServer('no');
    await target.stop();
    const dump = join(target.folder, 'dump.rdb');
    await chmod(dump, 0o604);
    if (process.geteuid?.() === 0) await chown(dump, 4321, 1234);
    const before = await stat(dump);
    await using run = await restoreRun({ url: target.url, files: filesOf(target) });
    await restoreFrom(backup, run);
    const { uid, gid, mode, ino } = await stat(dump);
    expect({ uid, gid, mode }).toEqual({ uid: before.uid, gid: before.gid, mode: before.mode });
    expect(ino).not.toBe(before.ino);

    const empty = join(target.folder, 'empty');
    await mkdir(empty);
    const facts = { ...backup.capture.facts, settings: {} };
    await using lost = await restoreRun({ url: target.url, files: { folder: empty } });
    expect(failedChecks(await planStored(facts, storedBackup(backup), lost))).toEqual(['redis-append-only']);
    await using said = await restoreRun({ url: target.url, files: { folder: empty, 'append-only': true } });
    expect(failedChecks(await planStored(facts, storedBackup(backup), said))).toEqual([]);
    await using gone = await restoreRun({ url: target.url, files: { folder: join(empty, 'gone') } });
    expect(failedChecks(await planStored(facts, storedBackup(backup), gone))).toEqual(['redis-folder']);
  });

  /** How many keys a server that is started with the files in its folder has. */
  async function startedContent(target: RedisServer, config: Record<string, string>): Promise<number> {
    await using again = await startRedis({ product, config: { ...config, dir: target.folder } });
    const info = String(await again.command('INFO', 'keyspace'));
    return [...info.matchAll(/keys=(\d+)/g)].reduce((sum, [, keys]) => sum + Number(keys), 0);
  }
});

function runCommands(commands: readonly string[]): void {
  const { status, stderr } = spawnSync('bash', ['-c', `set -euo pipefail\n${commands.join('\n')}`], {
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
}
