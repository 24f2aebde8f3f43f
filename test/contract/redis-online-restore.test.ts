import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { backupIn } from '../support/local-backup.ts';
import {
  programVersion,
  type RedisOptions,
  type RedisServer,
  redisMissing,
  startAgain,
  startRedis,
  testedServers,
} from '../support/redis.ts';
import { backUpRedis, type RedisBackup } from '../support/redis-backup.ts';
import { fill, fillEveryType } from '../support/redis-data.ts';
import { infoOf, runScript } from '../support/redis-faults.ts';
import {
  contentOf,
  failedChecks,
  planFrom,
  planStored,
  restoreFrom,
  restoreRun,
  undo,
} from '../support/redis-restore.ts';
import { fillBulk } from '../support/redis-slow.ts';

const library = '#!lua name=risk\nredis.register_function("limit", function() return 7 end)';

describe.skipIf(redisMissing).each(testedServers)('an online restore of %s', (product) => {
  const start = (options: RedisOptions = {}): Promise<RedisServer> => startRedis({ product, ...options });
  const old = programVersion(product)?.startsWith('6.') ?? false;
  const knowsFunctions = async (server: RedisServer) => Number(server.version.split('.')[0]) >= 7;

  async function sourceBackup(): Promise<RedisBackup> {
    await using source = await start();
    await fillEveryType(source);
    await fillBulk(source);
    return await backUpRedis({ url: source.url });
  }

  test.each(['yes', 'no'])('brings everything back, and undo the former data, appendonly %s', async (appendonly) => {
    await using source = await start();
    await fillEveryType(source);
    if (await knowsFunctions(source)) await source.command('FUNCTION', 'LOAD', library);
    await using backup = await backUpRedis({ url: source.url });
    const expected = await contentOf({ url: source.url });

    const config = { appendonly, appendfsync: 'always' };
    await using target = await start({ config });
    await fill(target, [
      ['SET', 'text', 'wrong'],
      ['SET', 'only here', '1'],
      ['SET', 'brief', '1', 'EX', '1000'],
    ]);
    await fill(target, [['RPUSH', 'list', 'a']], 7);
    const former = await contentOf({ url: target.url });
    await using run = await restoreRun({ url: target.url });
    const planned = await planFrom(backup, run);
    expect(planned.plan.checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    expect(planned.plan.comparisons).toEqual([
      { what: 'keys in database 0', now: 3, backup: 26 },
      { what: 'keys in database 1', now: 0, backup: 300 },
      { what: 'keys in database 7', now: 1, backup: 0 },
      { what: 'keys in database 15', now: 0, backup: 1 },
    ]);
    await using staged = await planned.stage();
    expect(await contentOf({ url: target.url })).toEqual(former);
    const { verified: equal } = await staged.switch();
    expect(equal).toEqual([
      expect.stringMatching(/26 keys in database 0, 300 in database 1, 1 in database 15.*equal to the dump.*digest/),
    ]);
    expect(equal.join().includes('1 function library')).toBe(await knowsFunctions(source));
    expect(await contentOf({ url: target.url })).toEqual(expected);
    expect(await target.command('SET', 'a write', 'is taken')).toBe('OK');
    await target.command('DEL', 'a write');

    // What a start finds is what was restored.
    await using again = await startAgain(target, { config });
    expect(await contentOf({ url: again.url })).toEqual(expected);
    await using undoRun = await restoreRun({ url: again.url });
    const session = { ...undoRun.session, keepFolder: run.session.keepFolder };
    const { state } = staged.undo;
    await undo(state, { ...undoRun, session });
    expect(await contentOf({ url: again.url })).toEqual(former);
    expect(await again.command('SET', 'written later', '1')).toBe('OK');
    expect((await undo(state, { ...undoRun, session })).join()).toContain('already');
    expect(await again.command('GET', 'written later')).toBe('1');
  });

  test('with a password, by a user with only the rights for it, over TLS', async () => {
    const rights =
      '+replicaof +sync +psync +replconf +ping +info +bgsave +acl|whoami +acl|dryrun +client|id +client|list +client|pause +client|unpause +time';
    await using backup = await sourceBackup();
    await using target = await start({
      password: 's3cret /w%rd#',
      users: [`restorer on >pw ${rights}`, 'reader on >pw ~* +@read'],
      tls: true,
      config: { masterauth: 'something', masteruser: 'somebody' },
    });
    await target.command('SET', 'former', '1');
    // Before 7.0 a server cannot tell what such a user may do, and the check says so.
    const restorer = old ? [] : [target.url.replace(/\/\/.*@/, '//restorer:pw@')];
    for (const url of [target.url, ...restorer]) {
      await using run = await restoreRun({ url, 'ca-file': target.caFile });
      const planned = await planFrom(backup, run);
      expect(failedChecks(planned)).toEqual([]);
      await using staged = await planned.stage();
      await staged.switch();
      expect(await target.command('DBSIZE')).toBe(4026);
      if (url === target.url) expect(staged.warnings.join()).toContain('restorer');
      const shown = JSON.stringify([planned.plan, staged.verified, staged.warnings, staged.undo, run.log]);
      expect(shown).not.toContain('s3cret');
      await undo(staged.undo.state, run);
      expect(await target.command('GET', 'former')).toBe('1');
    }
    await using reader = await restoreRun({
      url: target.url.replace(/\/\/.*@/, '//reader:pw@'),
      'ca-file': target.caFile,
    });
    const refused = await planFrom(backup, reader).then(failedChecks, () => ['redis-reachable']);
    expect(refused).not.toEqual([]);
  });

  test('a backup of the guide, without facts', async () => {
    await using backup = await sourceBackup();
    const dump = backup.capture.files[0]?.path ?? '';
    const { unpackDump } = await import('../support/redis-dump.ts');
    const raw = await unpackDump(join(backup.folder, dump));
    const path = 'redis/dump_20261122_020000.rdb.gz';
    await writeFile(join(backup.folder, path), gzipSync(raw));
    expect(gunzipSync(await readFile(join(backup.folder, path))).equals(raw)).toBe(true);
    const file = { path, bytes: 1, sha256: '', codec: 'gzip', rawBytes: 0 } as const;
    await using target = await start();
    await using run = await restoreRun({ url: target.url });
    const planned = await planStored(undefined, backupIn(backup.folder, 'guide', [file]), run);
    expect(failedChecks(planned)).toEqual([]);
    await using staged = await planned.stage();
    await staged.switch();
    expect(await target.command('DBSIZE')).toBe(4026);
  });

  test('the printed commands bring the former data back by hand', async () => {
    await using backup = await sourceBackup();
    await using target = await start({ config: { appendonly: 'yes' } });
    await target.command('SET', 'former', '1');
    const former = await contentOf({ url: target.url });
    await using run = await restoreRun({ url: target.url });
    await using staged = await restoreFrom(backup, run);
    const script = ['set -eu', `REDIS_CONF=${join(target.folder, 'server.conf')}`, ...staged.undo.commands].join('\n');
    const { status, output } = await runScript(script);
    const pid = Number(/process_id:(\d+)/.exec(await infoOf(target.port))?.[1]);
    try {
      expect(status, output).toBe(0);
      expect(await contentOf({ url: target.url })).toEqual(former);
    } finally {
      process.kill(pid, 'SIGKILL');
    }
  });
});
