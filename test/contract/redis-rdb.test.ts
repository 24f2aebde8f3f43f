import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RdbSummary } from '../../src/components/redis/rdb/reader.ts';
import { BackupError } from '../../src/lib/errors.ts';
import { type RedisOptions, type RedisServer, redisMissing, startRedis, testedServers } from '../support/redis.ts';
import { fill, fillEveryType, largeEncodings, many } from '../support/redis-data.ts';
import { readDump, saveDump } from '../support/redis-dump.ts';
import { until } from '../support/until.ts';

const seed = 20261122;

describe.skipIf(redisMissing).each(testedServers)('dumps of a real %s', (product) => {
  const start = (options: RedisOptions = {}): Promise<RedisServer> => startRedis({ product, ...options });

  test('have the same digests in whatever encoding another server writes them', async () => {
    await using server = await start();
    await fillEveryType(server);
    await addNewerTypes(server);
    const dump = await saveDump(server);
    const original = readDump(dump);
    const counted = original.databases[0]?.types ?? {};
    expect(Object.keys(counted).sort()).toEqual(['hash', 'list', 'set', 'stream', 'string', 'zset']);

    await using loaded = await start({ rdb: join(server.folder, 'dump.rdb'), config: largeEncodings });
    const other = await saveDump(loaded);
    expect(other.length).not.toBe(dump.length);
    expect(contentOf(readDump(other))).toEqual(contentOf(original));
  });

  test('are read alike in pieces of any size', async () => {
    await using server = await start();
    await fillEveryType(server);
    await addNewerTypes(server);
    const small = await saveDump(server);
    for (const pieceBytes of [1, 7]) expect(readDump(small, { pieceBytes })).toEqual(readDump(small));
    await server.command('SET', 'large', randomText(9_000_000));
    await server.command('SET', 'large and compressible', 'some words again and again '.repeat(400_000));
    const dump = await saveDump(server);
    const whole = readDump(dump, { pieceBytes: dump.length });
    for (const pieceBytes of [1021, 65_536, 1_000_003]) expect(readDump(dump, { pieceBytes })).toEqual(whole);
    await using loaded = await start({ rdb: join(server.folder, 'dump.rdb'), config: { rdbcompression: 'no' } });
    expect(contentOf(readDump(await saveDump(loaded)))).toEqual(contentOf(whole));
  });

  const changes: readonly (readonly [string, readonly string[]])[] = [
    ['a string', ['APPEND', 'text', '!']],
    ['a number', ['INCR', 'int8']],
    ['a renamed key', ['RENAME', 'text', 'text2']],
    ['a removed key', ['DEL', 'empty']],
    ['the order of a list', ['RPOPLPUSH', 'list:small', 'list:small']],
    ['a member of a set', ['SREM', 'set:large', 'member-17']],
    ['a number in a set', ['SADD', 'set:ints', '4']],
    ['a field of a hash', ['HSET', 'hash:large', 'field17', 'other']],
    ['a score', ['ZINCRBY', 'zset:large', '0.0001', 'member-17']],
    ['an expiry', ['PEXPIRE', 'zset:large', '12345678']],
    ['a stream entry', ['XDEL', 'stream', '5000-1']],
    ['what a stream counts', ['XADD', 'stream', 'MAXLEN', '50', '*', 'a', 'b']],
    ['a position of a group', ['XGROUP', 'SETID', 'stream', 'group two', '1005-0']],
    ['a new consumer', ['XREADGROUP', 'GROUP', 'group two', 'carol', 'COUNT', '1', 'STREAMS', 'stream', '>']],
    ['a pending entry', ['XACK', 'stream', 'group one', '1000-900']],
    ['the owner of a pending entry', ['XCLAIM', 'stream', 'group one', 'bob', '0', '1000-901', 'JUSTID']],
  ];

  test('have other digests after any change', async () => {
    await using server = await start();
    await fillEveryType(server);
    let before = readDump(await saveDump(server));
    for (const [what, command] of changes) {
      await server.command(...command);
      const after = readDump(await saveDump(server));
      expect(after.databases[0]?.digest, what).not.toBe(before.databases[0]?.digest);
      const timelessStays = what === 'an expiry';
      expect(after.databases[0]?.timelessDigest === before.databases[0]?.timelessDigest, what).toBe(timelessStays);
      expect(after.databases.slice(1), what).toEqual(before.databases.slice(1));
      before = after;
    }
  });

  test('of a restored server are compared by what outlives a cut-off', async () => {
    await using server = await start();
    await fillEveryType(server);
    await fill(
      server,
      many(50, (n) => ['SET', `brief:${n}`, 'v', 'PX', '400']),
    );
    await server.command('CONFIG', 'SET', 'active-expire-effort', '1');
    const dump = await saveDump(server);
    const cutoffMs = Date.now() + 3_600_000;
    const original = readDump(dump, { cutoffMs }).databases;
    expect(original[0]?.keys).toBe((original[0]?.lasting?.keys ?? 0) + 50);

    await waitUntilGone(server, 'brief:49');
    await using loaded = await start({ rdb: join(server.folder, 'dump.rdb') });
    const restored = readDump(await saveDump(loaded), { cutoffMs }).databases;
    expect(restored[0]?.digest).not.toBe(original[0]?.digest);
    expect(restored.map(({ db, lasting }) => [db, lasting])).toEqual(original.map(({ db, lasting }) => [db, lasting]));
  });

  test('that were cut, flipped or lengthened anywhere are found out', async () => {
    await using server = await start();
    await fillEveryType(server);
    await addNewerTypes(server);
    const dump = await saveDump(server);
    const random = generator(seed);
    const missed: string[] = [];
    for (let round = 0; round < 1500; round += 1) {
      const at = Math.floor(random() * dump.length);
      const [what, broken] = mutate(dump, at, round, random);
      const thrown = caught(broken);
      if (!(thrown instanceof BackupError)) missed.push(`${what} at ${at} (seed ${seed}): ${String(thrown)}`);
    }
    expect(missed).toEqual([]);
  });

  test('are read also without a checksum', async () => {
    await using server = await start({ config: { rdbchecksum: 'no' } });
    await server.command('SET', 'a', '1');
    expect(readDump(await saveDump(server))).toMatchObject({ checksum: 'none', databases: [{ keys: 1 }] });
  });
});

/** Functions (7.0) and fields that expire (Redis 7.4, Valkey 9.0), where the server has them. */
async function addNewerTypes(server: RedisServer): Promise<void> {
  const attempt = (...command: string[]) => server.command(...command).catch(() => undefined);
  await attempt('FUNCTION', 'LOAD', '#!lua name=lib\nredis.register_function("f", function() return 1 end)');
  await fill(server, [
    ['HSET', 'hash:fields', 'stays', '1', 'goes', '2', 'goes later', 'three'],
    ['HSET', 'hash:fields:large', ...many(700, (n) => [`field${n}`, `value ${n}`]).flat()],
  ]);
  await attempt('HPEXPIRE', 'hash:fields', '80000000', 'FIELDS', '2', 'goes', 'goes later');
  await attempt('HPEXPIRE', 'hash:fields:large', '90000000', 'FIELDS', '2', 'field1', 'field699');
}

function contentOf({ databases, functions }: RdbSummary): unknown {
  return { databases, functions };
}

function mutate(dump: Buffer, at: number, round: number, random: () => number): [string, Buffer] {
  const broken = Buffer.from(dump);
  switch (round % 4) {
    case 0:
      return ['cut', broken.subarray(0, at)];
    case 1:
      return ['lengthened', Buffer.concat([broken, broken.subarray(at, at + 1 + Math.floor(random() * 60))])];
    case 2:
      return ['a byte lost', Buffer.concat([broken.subarray(0, at), broken.subarray(at + 1)])];
    default:
      broken[at] = (broken[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      return ['flipped', broken];
  }
}

function caught(dump: Buffer): unknown {
  try {
    readDump(dump);
    return 'accepted';
  } catch (error) {
    return error;
  }
}

async function waitUntilGone(server: RedisServer, key: string): Promise<void> {
  await until(`the end of ${key}`, async () => (await server.command('EXISTS', key)) === 0);
}

function generator(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4_294_967_296;
  };
}

function randomText(length: number): string {
  const random = generator(seed);
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; at += 1) bytes[at] = 33 + Math.floor(random() * 90);
  return bytes.toString('latin1');
}
