import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RedisFacts } from '../../src/components/redis/facts.ts';
import { factsSchema, serverFileSchema } from '../../src/components/redis/facts.ts';
import { BackupError } from '../../src/lib/errors.ts';
import { sinkIn } from '../support/local-backup.ts';
import { descendants, send } from '../support/processes.ts';
import { type RedisOptions, type RedisServer, redisMissing, startRedis, testedServers } from '../support/redis.ts';
import { backUpRedis, planRedis, type RedisBackup, type RedisSettings } from '../support/redis-backup.ts';
import { fill, fillEveryType, many } from '../support/redis-data.ts';
import { readDump, saveDump, unpackDump } from '../support/redis-dump.ts';
import { until } from '../support/until.ts';

describe.skipIf(redisMissing).each(testedServers)('backup of a real %s', (product) => {
  const start = (options: RedisOptions = {}): Promise<RedisServer> => startRedis({ product, ...options });

  test.each(['yes', 'no'])('holds what the server holds, repl-diskless-sync %s', async (diskless) => {
    await using server = await start({ config: { 'repl-diskless-sync': diskless } });
    await fillEveryType(server);
    await using backup = await backUpRedis({ url: server.url });
    const expected = readDump(await saveDump(server));
    const facts = factsOf(backup);
    expect(facts.databases).toEqual(expected.databases.map(({ lasting: _, ...one }) => one));
    expect(facts).toMatchObject({ product, version: server.version, method: 'replication', keys: 327, aclUsers: 1 });
    expect(await dumpOf(backup)).toHaveLength(facts.rdb.bytes);
    expect(backup.planned.plan.details).toContain('database 1: 300 keys, 300 with expiry');
    expect(Math.abs(backup.capture.recoveryPoint.getTime() - Date.now())).toBeLessThan(60_000);
  });

  test('is accepted by stock tools, and its files belong to nobody else', async () => {
    await using server = await start();
    await fillEveryType(server);
    for (const compression of ['zstd', 'gzip'] as const) {
      await using backup = await backUpRedis({ url: server.url, compression });
      const run = (tool: string, ...args: string[]) =>
        execFileSync(tool, args, { cwd: join(backup.folder, 'redis'), encoding: 'utf8', stdio: 'pipe' });
      const names = backup.capture.files.map(({ path }) => path.replace('redis/', ''));
      const suffix = compression === 'zstd' ? 'zst' : 'gz';
      expect(names).toEqual([
        `dump_20261122_020000.rdb.${suffix}`,
        'server_20261122_020000.json',
        `dump_20261122_020000.rdb.${suffix}.sha256`,
        'server_20261122_020000.json.sha256',
      ]);
      expect(run('sha256sum', '-c', ...names.filter((name) => name.endsWith('.sha256')))).toContain('OK');
      run(compression, '-t', names[0] ?? '');
      const unpacked = join(server.folder, 'unpacked.rdb');
      await writeFile(unpacked, await dumpOf(backup));
      expect(run(`${product}-check-rdb`, unpacked)).toContain('Checksum OK');
      for (const { path } of backup.capture.files) {
        expect((await stat(join(backup.folder, path))).mode & 0o777).toBe(0o600);
      }
    }
  });

  test('by BGSAVE holds the same', async () => {
    await using server = await start();
    await fillEveryType(server);
    await using backup = await backUpRedis({ url: server.url, method: 'bgsave' });
    expect(factsOf(backup).method).toBe('bgsave');
    await using other = await backUpRedis({ url: server.url, method: 'replication' });
    expect(factsOf(backup).databases).toEqual(factsOf(other).databases);
  });

  test('falls back to BGSAVE when the replication protocol is forbidden', async () => {
    await using server = await start({ config: { 'rename-command': 'SYNC ""' } });
    await server.command('SET', 'a', '1');
    await using backup = await backUpRedis({ url: server.url });
    expect(factsOf(backup)).toMatchObject({ method: 'bgsave', keys: 1 });
    expect(await failure({ url: server.url, method: 'replication' })).toMatchObject({ code: 'unsupported' });
  });

  test('a failed BGSAVE is an error, not an old file', async () => {
    await using server = await start();
    await server.command('SET', 'a', '1');
    await server.command('SAVE');
    // A folder in the place of the file: the rename that ends a save fails, for root too.
    await rm(join(server.folder, 'dump.rdb'));
    await mkdir(join(server.folder, 'dump.rdb'));
    const error = await failure({ url: server.url, method: 'bgsave' });
    expect(error).toMatchObject({ code: 'tool-failed' });
    expect(error.message).toContain('could not save');
  });

  test('with a password, which stays secret', async () => {
    const password = 's3cret /w%rd#';
    await using server = await start({ password });
    await server.command('SET', 'a', '1');
    await using backup = await backUpRedis({ url: server.url });
    expect(factsOf(backup).keys).toBe(1);
    const files = await Promise.all(
      backup.capture.files.map(({ path }) => readFile(join(backup.folder, path), 'latin1')),
    );
    const everything = [JSON.stringify(backup.capture), JSON.stringify(backup.planned.plan), ...backup.log, ...files];
    expect(everything.filter((text) => text.includes('s3cret'))).toEqual([]);

    for (const url of [server.url.replace(/:[^:@]*@/, ':wrong@'), server.url.replace(/\/\/.*@/, '//')]) {
      const error = await failure({ url });
      expect(error).toMatchObject({ code: 'access-denied' });
      expect(error.hint).toContain('redis.url');
      expect(JSON.stringify([error.message, error.because, error.hint])).not.toContain('wrong@');
    }
  });

  test('by a user with nothing but the rights for it', async () => {
    const users = ['backup on >pw +sync +psync +replconf +ping', 'nobody on >pw ~* +@all -@dangerous'];
    await using server = await start({ users });
    await server.command('SET', 'a', '1');
    const urlOf = (user: string) => server.url.replace('://', `://${user}:pw@`);
    await using backup = await backUpRedis({ url: urlOf('backup') });
    expect(factsOf(backup)).toMatchObject({ keys: 1, product, method: 'replication' });
    expect(backup.capture.warnings.join()).toContain('ACL');

    const error = await failure({ url: urlOf('nobody') });
    expect(error).toMatchObject({ code: 'access-denied' });
    expect(error.hint).toContain('+sync +psync +replconf +ping');
  });

  test('keeps users with their hashes beside the dump and nowhere else', async () => {
    await using server = await start({ users: ['trader on >market ~* +@read'] });
    await using backup = await backUpRedis({ url: server.url });
    const text = await readFile(join(backup.folder, 'redis/server_20261122_020000.json'), 'utf8');
    const saved = serverFileSchema.parse(JSON.parse(text));
    const line = saved.acl?.find((one) => one.includes('trader'));
    const hash = /#([0-9a-f]{64})/.exec(line ?? '')?.[1] ?? 'no hash';
    expect(text).toContain(hash);
    expect(saved.settings).toMatchObject({ databases: '16', appendonly: 'no' });
    expect(JSON.stringify(backup.capture.facts)).not.toContain(hash);
  });

  test('over TLS, and only with the right authority', async () => {
    await using server = await start({ tls: true });
    await server.command('SET', 'a', '1');
    await using backup = await backUpRedis({ url: server.url, 'ca-file': server.caFile });
    expect(factsOf(backup).keys).toBe(1);
    expect(await failure({ url: server.url })).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('TLS'),
    });
    expect(await failure({ url: server.url.replace('rediss', 'redis') })).toMatchObject({ code: 'unreachable' });
  });

  test('of nobody is one clear error', async () => {
    const port = await unusedPort();
    const error = await failure({ url: `redis://127.0.0.1:${port}` });
    expect(error).toMatchObject({ code: 'unreachable', exitCode: 5 });
    expect(error.message).toContain(`127.0.0.1:${port}`);
  });

  test.each(['yes', 'no'])(
    'a server that dies while it sends is source-lost, repl-diskless-sync %s',
    async (diskless) => {
      await using server = await start({
        config: {
          'repl-diskless-sync': diskless,
          'repl-diskless-sync-delay': '0',
          rdbcompression: 'no',
          'rdb-key-save-delay': diskless === 'yes' ? '2000' : '0',
        },
      });
      await fill(
        server,
        many(3000, (n) => ['SET', `key:${n}`, 'v'.repeat(30_000)]),
      );
      const planned = await planRedis({ url: server.url });
      const { folder, kill } = await dyingTarget(server);
      const error: unknown = await planned.backup(sinkIn(folder, 'x')).catch((thrown: unknown) => thrown);
      await kill;
      expect(error).toBeInstanceOf(BackupError);
      expect(error).toMatchObject({ code: 'source-lost' });
    },
  );

  test('a server that dies while its child holds the connection open is source-lost too', async () => {
    const config = { 'repl-diskless-sync': 'yes', 'repl-diskless-sync-delay': '0', 'rdb-key-save-delay': '2000' };
    await using server = await start({ config });
    await fill(
      server,
      many(3000, (n) => ['SET', `key:${n}`, 'v'.repeat(3_000)]),
    );
    const planned = await planRedis({ url: server.url });
    const { folder, kill } = await dyingTarget(server, async () => {
      const children = descendants(server.pid);
      expect(children).toHaveLength(1);
      send(children, 'SIGSTOP');
      process.kill(server.pid, 'SIGKILL');
    });
    const error: unknown = await planned.backup(sinkIn(folder, 'x')).catch((thrown: unknown) => thrown);
    await kill;
    expect(error).toMatchObject({ code: 'source-lost' });
  });

  test('a time-out ends the transfer', async () => {
    await using server = await start({ config: { 'repl-diskless-sync': 'yes', 'rdb-key-save-delay': '100000' } });
    await fill(
      server,
      many(200, (n) => ['SET', `key:${n}`, 'v']),
    );
    expect(await failure({ url: server.url, timeout: '1s' })).toMatchObject({ code: 'timeout' });
  });
});

function factsOf(backup: RedisBackup): RedisFacts {
  return factsSchema.parse(JSON.parse(JSON.stringify(backup.capture.facts)));
}

function dumpOf(backup: RedisBackup): Promise<Buffer> {
  return unpackDump(join(backup.folder, backup.capture.files[0]?.path ?? ''));
}

async function failure(settings: RedisSettings): Promise<BackupError> {
  try {
    await using _ = await backUpRedis(settings);
  } catch (error) {
    if (error instanceof BackupError) return error;
    throw error;
  }
  throw new Error('the backup should have failed');
}

/** A folder to back up into, and the end of the server as soon as a first part of its data lies there. */
async function dyingTarget(
  server: RedisServer,
  die = () => server.stop(),
): Promise<{ folder: string; kill: Promise<void> }> {
  const folder = join(server.folder, 'backup');
  const kill = (async () => {
    await until('a first part of the dump', () =>
      stat(join(folder, 'redis/dump_x.rdb.zst')).then(
        ({ size }) => size > 0,
        () => false,
      ),
    );
    await die();
  })();
  return { folder, kill };
}

function unusedPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 1));
    });
  });
}
