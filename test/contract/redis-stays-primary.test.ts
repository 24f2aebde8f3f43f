import { spawnSync } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { canMount, mountSmallDisk } from '../support/e2e/small-disk.ts';
import {
  programVersion,
  type RedisOptions,
  type RedisServer,
  redisMissing,
  startRedis,
  testedServers,
} from '../support/redis.ts';
import { backUpRedis, type RedisBackup } from '../support/redis-backup.ts';
import { fill } from '../support/redis-data.ts';
import { killedRestore } from '../support/redis-faults.ts';
import { contentOf, failedChecks, planFrom, type RestoreRun, restoreRun, undo } from '../support/redis-restore.ts';
import { fillBulk, slowLoad } from '../support/redis-slow.ts';

const replicationRights = [
  ...['replicaof', 'sync', 'replconf', 'info', 'bgsave', 'acl|whoami', 'acl|dryrun', 'client|id', 'client|list'],
  ...['client|pause', 'client|unpause'],
];
const keysRights = [
  ...[
    'restore',
    'dump',
    'unlink',
    'scan',
    'randomkey',
    'pttl',
    'pexpiretime',
    'time',
    'multi',
    'exec',
    'select',
    'info',
  ],
  ...['function', 'acl|whoami', 'acl|dryrun', 'memory|usage', 'client|id', 'client|kill'],
];

describe.skipIf(redisMissing).each(testedServers)('whatever fails, %s ends as a primary with its data', (product) => {
  const old = programVersion(product)?.startsWith('6.') ?? false;
  const start = async (options: RedisOptions = {}): Promise<RedisServer> => {
    const server = await startRedis({ product, ...options });
    await fill(server, [
      ['SET', 'former', '1'],
      ['HSET', 'book', 'a', '1'],
      ['SET', 'expiring', '1', 'PX', '90000000'],
    ]);
    return server;
  };

  async function sourceBackup(): Promise<RedisBackup> {
    await using source = await startRedis({ product });
    await fillBulk(source);
    return await backUpRedis({ url: source.url });
  }

  /** Restores although checks fail; something happens when it says a thing. Returns the error, if any. */
  async function restore(backup: RedisBackup, run: RestoreRun, says = '', happens = async () => {}): Promise<unknown> {
    let happened: Promise<void> | undefined;
    const info = (line: string) => {
      if (happened === undefined && says !== '' && line.includes(says)) happened = happens();
    };
    const watched = { ...run, session: { ...run.session, log: { ...run.session.log, info } } };
    try {
      await using staged = await (await planFrom(backup, watched)).stage();
      await staged.switch();
      return undefined;
    } catch (error) {
      return error;
    } finally {
      await happened;
    }
  }

  async function expectFormer(server: RedisServer, former: unknown, what = ''): Promise<void> {
    expect(await server.command('INFO', 'replication')).toContain('role:master');
    expect(await contentOf({ url: server.url }), what).toEqual(former);
    expect(await server.command('SET', 'after', '1')).toBe('OK');
  }

  test.each(['no', 'yes'])('its disk is full when it is to take the data, appendonly %s', async (appendonly) => {
    await using backup = await sourceBackup();
    await using target = await start({ config: { save: '', appendonly } });
    const former = await contentOf({ url: target.url });
    await using run = await restoreRun({ url: target.url });
    const limit = (bytes: string) => spawnSync('prlimit', ['--pid', String(target.pid), `--fsize=${bytes}:`]);
    const error = await restore(backup, run, 'fetches', async () => void limit('0'));
    expect(error).toMatchObject({ code: 'tool-failed', hint: expect.stringContaining('disk') });
    limit('unlimited');
    await expectFormer(target, former);
  });

  test.skipIf(!canMount())('its disk is too small', async () => {
    await using backup = await sourceBackup();
    await using disk = await mountSmallDisk('size=1m');
    await using target = await start({ config: { dir: disk.path } });
    const former = await contentOf({ url: target.url });
    await using run = await restoreRun({ url: target.url });
    expect(await restore(backup, run)).toMatchObject({ code: 'tool-failed' });
    await expectFormer(target, former);
  });

  const ways = [
    ['replication', replicationRights, ''],
    ['keys', keysRights, '~* '],
  ] as const;
  test.each(ways)('each right for a restore by %s missing in turn', async (way, rights, keys) => {
    await using source = await startRedis({ product });
    await source.command('SET', 'k', '1');
    await using backup = await backUpRedis({ url: source.url });
    const known = rights.filter((right) => !old || !/\|(dryrun)|pexpiretime|function/.test(right));
    for (const missing of [undefined, ...known]) {
      await using target = await start({ config: { 'repl-diskless-sync-delay': '0' } });
      // Redis 6 knows whole commands only, or those it was told of.
      const given = known.filter((right) => right !== missing).map((right) => `+${right}`);
      await target.command('ACL', 'SETUSER', 'ops', 'on', '>pw', ...`${keys}-@all`.split(' '), ...given);
      const former = await contentOf({ url: target.url });
      const url = target.url.replace('//', '//ops:pw@');
      await using run = await restoreRun({ url, 'restore-method': way });
      const unfit = await planFrom(backup, run).then(failedChecks, () => ['redis-reachable']);
      const refused = unfit.some((name) => name !== 'redis-atomic');
      const error = refused ? unfit : await restore(backup, run);
      if (missing === undefined) expect(error).toBeUndefined();
      if (error === undefined) {
        expect(await target.command('INFO', 'replication')).toContain('role:master');
        expect(await target.command('GET', 'k'), missing).toBe('1');
      } else await expectFormer(target, former, missing);
    }
  });

  test('it ends clients that idle for a second: restore and undo pass all the same', async () => {
    await using backup = await sourceBackup();
    await using target = await start({ config: { ...slowLoad(programVersion(product) ?? '', 1_000), timeout: '1' } });
    const former = await contentOf({ url: target.url });
    await using run = await restoreRun({ url: target.url });
    await using staged = await (await planFrom(backup, run)).stage();
    await staged.switch();
    await target.command('SET', 'order', '4711').catch(() => target.command('SET', 'order', '4711'));
    // Reading it takes longer than a second now.
    await target.command('CONFIG', 'SET', 'rdb-key-save-delay', '500');
    await undo(staged.undo.state, run);
    await target.command('CONFIG', 'SET', 'rdb-key-save-delay', '0');
    await expectFormer(target, former);
  });

  test.each(['fetches', 'waiting until', 'Comparing'])(
    'it takes no more clients once the restore says: %s',
    async (says) => {
      await using backup = await sourceBackup();
      await using target = await start({ config: { maxclients: '20' } });
      const former = await contentOf({ url: target.url });
      await using run = await restoreRun({ url: target.url });
      const sockets: Socket[] = [];
      const error = await restore(backup, run, says, async () => {
        for (let count = 0; count < 30; count += 1) sockets.push(await client(target.port));
      });
      expect(await target.command('INFO', 'replication')).toContain('role:master');
      expect(await target.command('GET', 'former')).toBe(error === undefined ? null : '1');
      for (const socket of sockets) socket.destroy();
      if (error !== undefined) await expectFormer(target, former);
    },
  );

  test.each(['fetches', 'waiting until', 'Comparing', 'is a primary again'])(
    'this process is killed as soon as it says: %s',
    async (says) => {
      await using backup = await sourceBackup();
      await using target = await start();
      const former = await contentOf({ url: target.url });
      await using run = await restoreRun({ url: target.url });
      const state = await killedRestore(backup, run, target, says);
      await undo(state, run);
      await expectFormer(target, former);
    },
  );
});

/** A connection that stays, or that is refused. */
function client(port: number): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(socket));
    socket.once('connect', () => resolve(socket));
  });
}
