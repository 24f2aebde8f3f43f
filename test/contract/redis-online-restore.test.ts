import { describe, expect, test } from 'vitest';
import {
  type RedisOptions,
  type RedisServer,
  redisMissing,
  startAgain,
  startRedis,
  testedServers,
} from '../support/redis.ts';
import { backUpRedis } from '../support/redis-backup.ts';
import { fill, fillEveryType } from '../support/redis-data.ts';
import { contentOf, planFrom, restoreRun, undo } from '../support/redis-restore.ts';

const library = '#!lua name=risk\nredis.register_function("limit", function() return 7 end)';

describe.skipIf(redisMissing).each(testedServers)('an online restore of %s', (product) => {
  const start = (options: RedisOptions = {}): Promise<RedisServer> => startRedis({ product, ...options });
  const knowsFunctions = async (server: RedisServer) => Number(server.version.split('.')[0]) >= 7;

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
    await staged.switch();
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
});
