import { describe, expect, test } from 'vitest';
import { type RedisServer, redisMissing, startRedis, testedServers } from '../support/redis.ts';
import { backUpRedis, type RedisBackup } from '../support/redis-backup.ts';
import { inspectLive, restoreRun } from '../support/redis-restore.ts';

describe.skipIf(redisMissing).each(testedServers)('the check after a restore of %s: keys-present', (product) => {
  const backupOf = async (...commands: string[][]): Promise<RedisBackup> => {
    await using source = await startRedis({ product });
    for (const command of commands) await source.command(...command);
    return await backUpRedis({ url: source.url });
  };
  const check = async (target: RedisServer, backup: RedisBackup, now = Date.now()) => {
    await using run = await restoreRun({ url: target.url });
    const session = { ...run.session, now: () => new Date(now) };
    return (await inspectLive(backup, { ...run, session }))[0];
  };

  test('all keys of the backup expire: none at all fails as long as one of them must be there', async () => {
    const expireAt = Date.now() + 100_000;
    const token = (name: string, at: number) => [
      ['SET', name, '1'],
      ['PEXPIREAT', name, String(at)],
    ];
    await using backup = await backupOf(...token('a', expireAt), ...token('b', expireAt - 50_000));
    await using target = await startRedis({ product });
    expect(await check(target, backup)).toMatchObject({
      name: 'keys-present',
      outcome: 'failed',
      detail: `database 0 has 0 of 2 keys; the last one expires ${new Date(expireAt).toISOString()}`,
    });
    expect(await check(target, backup, expireAt - 1)).toMatchObject({ outcome: 'failed' });
    expect(await check(target, backup, expireAt + 1)).toMatchObject({ outcome: 'passed' });
    await target.command('SET', 'a', '1');
    expect(await check(target, backup)).toMatchObject({ outcome: 'passed', detail: '1 key' });
  });

  test('a backup of an older version that does not say when they expire: not known', async () => {
    await using backup = await backupOf(['SET', 'a', '1', 'EX', '1000']);
    const { facts } = backup.capture;
    const older = JSON.parse(JSON.stringify(facts).replace(/,"latestExpiryMs":\d+/, ''));
    expect(older).not.toEqual(facts);
    await using target = await startRedis({ product });
    const capture = { ...backup.capture, facts: older };
    expect(await check(target, { ...backup, capture })).toMatchObject({ outcome: 'unknown' });
  });

  test('keys that never expire must all be there; an expiry may be as far away as it can', async () => {
    const far = '9223372036854770000';
    await using backup = await backupOf(
      ['SET', 'a', '1'],
      ['SET', 'b', '1'],
      ['SET', 'c', '1'],
      ['PEXPIREAT', 'c', far],
    );
    await using target = await startRedis({ product });
    await target.command('SET', 'a', '1');
    expect(await check(target, backup)).toMatchObject({ outcome: 'failed', detail: 'database 0 has 1 of 3 keys' });
    await target.command('SET', 'b', '1');
    expect(await check(target, backup)).toMatchObject({ outcome: 'passed' });
    await using farOnly = await backupOf(['SET', 'c', '1'], ['PEXPIREAT', 'c', far]);
    await using empty = await startRedis({ product });
    expect(await check(empty, farOnly)).toMatchObject({ outcome: 'failed' });
    await using none = await backupOf();
    expect(await check(empty, none)).toMatchObject({ outcome: 'passed' });
  });
});
