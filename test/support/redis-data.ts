import type { RedisServer } from './redis.ts';

/** Settings under which small values already get the encodings of large ones. */
export const largeEncodings: Readonly<Record<string, string>> = {
  'hash-max-ziplist-entries': '0',
  'hash-max-ziplist-value': '0',
  'zset-max-ziplist-entries': '0',
  'zset-max-ziplist-value': '0',
  'set-max-intset-entries': '0',
  'list-max-ziplist-size': '3',
  'list-compress-depth': '1',
  'stream-node-max-entries': '4',
  rdbcompression: 'no',
};

/** Runs commands in order, in database `db`, in batches. */
export async function fill(server: RedisServer, commands: readonly (readonly string[])[], db = 0): Promise<void> {
  await server.command('SELECT', String(db));
  for (let at = 0; at < commands.length; at += 500) {
    await Promise.all(commands.slice(at, at + 500).map((command) => server.command(...command)));
  }
  await server.command('SELECT', '0');
}

/** Every type of value, small and large, with and without expiry, in several databases. */
export async function fillEveryType(server: RedisServer): Promise<void> {
  const far = String(Date.now() + 86_400_000);
  await fill(server, [
    ['SET', 'empty', ''],
    ['SET', 'text', 'hello'],
    ['SET', 'int8', '-100'],
    ['SET', 'int16', '31000'],
    ['SET', 'int32', '-2000000000'],
    ['SET', 'int64', '9223372036854775807'],
    ['SET', 'leading zero', '007'],
    ['SET', 'compressible', 'abcabcabc'.repeat(1000)],
    ['SET', 'key with spaces and ünïcode \n', '\u0000\u00ff\n'],
    ['SET', 'expiring', 'soon'],
    ['PEXPIREAT', 'expiring', far],
    ['RPUSH', 'list:small', 'a', '1', '-5', '300', '70000', '-3000000', '5000000000', 'a'],
    ['RPUSH', 'list:large', ...many(700, (n) => `element ${n} ${'x'.repeat(n % 60)}`)],
    ['RPUSH', 'list:wide', 'y'.repeat(20_000), 'short', 'z'.repeat(9_000)],
    ['SADD', 'set:ints', '1', '2', '3', '-70000', '5000000000'],
    ['SADD', 'set:text', 'a', 'b', '17', 'dé'],
    ['SADD', 'set:large', ...many(700, (n) => `member-${n}`)],
    ['HSET', 'hash:small', 'price', '101.5', 'volume', '1200', 'negative', '-1', '17', ''],
    ['HSET', 'hash:large', ...many(700, (n) => [`field${n}`, `value ${n}`]).flat()],
    ['HSET', 'hash:wide', 'f', 'w'.repeat(5_000), 'g'.repeat(100), '1'],
    [
      'ZADD',
      'zset:small',
      '1',
      'one',
      '-2.5',
      'two',
      '1e300',
      'three',
      '0.1',
      'four',
      '-inf',
      'five',
      'inf',
      'six',
      '0',
      '7',
    ],
    ['ZADD', 'zset:large', ...many(700, (n) => [String(n / 7), `member-${n}`]).flat()],
    ['PEXPIREAT', 'zset:large', far],
    ...many(50, (n) => [
      'XADD',
      'stream',
      `${1000 + Math.floor(n / 3)}-${n % 3 === 0 ? 900 : n + 900}`,
      'field',
      `v${n}`,
      'n',
      String(n),
    ]),
    ['XADD', 'stream', '5000-1', 'other', 'fields', 'here', '-12', 'third', '99999999999'],
    ['XDEL', 'stream', '1003-910'],
    ['XGROUP', 'CREATE', 'stream', 'group one', '0'],
    ['XGROUP', 'CREATE', 'stream', 'group two', '1004-0'],
    ['XREADGROUP', 'GROUP', 'group one', 'alice', 'COUNT', '3', 'STREAMS', 'stream', '>'],
    ['XREADGROUP', 'GROUP', 'group one', 'bob', 'COUNT', '2', 'STREAMS', 'stream', '>'],
    ['XADD', 'stream:empty', '1-1', 'a', 'b'],
    ['XDEL', 'stream:empty', '1-1'],
    ['PFADD', 'hll', 'a', 'b', 'c'],
    ['SETBIT', 'bits', '100000', '1'],
    ['GEOADD', 'geo', '72.8777', '19.0760', 'Mumbai'],
  ]);
  await fill(
    server,
    many(300, (n) => ['SET', `session:${n}`, `token-${n * n}`, 'PX', '90000000']),
    1,
  );
  await fill(server, [['SET', 'a', 'in database 15']], 15);
}

export function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
