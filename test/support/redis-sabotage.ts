import type { RedisServer } from './redis.ts';

/** A name, and commands that no restore runs. */
export type Sabotage = readonly [name: string, commands: readonly (readonly string[])[]];

const hour = 3_600_000;
const fieldsExpireAt = Date.now() + 20 * hour;

export const library = (answer: number) =>
  `#!lua name=risk\nredis.register_function("limit", function() return ${answer} end)`;

/** Changes of what fillEveryType() and library(7) put into a server. */
export const sabotages: readonly Sabotage[] = [
  ['a value changed', [['SET', 'text', 'hellO']]],
  ['one bit of a value changed', [['SETBIT', 'bits', '17', '1']]],
  ['a value appended to', [['APPEND', 'compressible', 'x']]],
  ['a number one more', [['INCR', 'int16']]],
  ['a key missing', [['DEL', 'empty']]],
  ['a key added', [['SET', 'one more', '']]],
  ['a key renamed', [['RENAME', 'int8', 'int9']]],
  [
    'two values exchanged',
    [
      ['RENAME', 'int8', 'x'],
      ['RENAME', 'int16', 'int8'],
      ['RENAME', 'x', 'int16'],
    ],
  ],
  [
    'a type changed',
    [
      ['DEL', 'text'],
      ['RPUSH', 'text', 'hello'],
    ],
  ],
  ['an expiry dropped', [['PERSIST', 'expiring']]],
  ['an expiry five minutes later', [['PEXPIREAT', 'expiring', String(Date.now() + 24 * hour + 300_000)]]],
  ['an expiry an hour earlier', [['PEXPIREAT', 'zset:large', String(Date.now() + 23 * hour)]]],
  ['an expiry added', [['EXPIRE', 'text', '86400']]],
  [
    'the order of a list swapped',
    [
      ['LSET', 'list:small', '1', '-5'],
      ['LSET', 'list:small', '2', '1'],
    ],
  ],
  ['a list element missing', [['LPOP', 'list:large']]],
  ['a list element doubled', [['RPUSH', 'list:small', 'a']]],
  [
    'a set member replaced',
    [
      ['SREM', 'set:text', 'a'],
      ['SADD', 'set:text', 'b2'],
    ],
  ],
  [
    'a set of numbers with another',
    [
      ['SREM', 'set:ints', '3'],
      ['SADD', 'set:ints', '4'],
    ],
  ],
  ['a score changed', [['ZADD', 'zset:small', '1.0000001', 'one']]],
  ['two scores exchanged', [['ZADD', 'zset:small', '0.1', 'one', '1', 'four']]],
  ['a sorted set member missing', [['ZREM', 'zset:large', 'member-3']]],
  ['a hash field changed', [['HSET', 'hash:small', 'price', '101.6']]],
  ['two hash values exchanged', [['HSET', 'hash:small', 'price', '1200', 'volume', '101.5']]],
  ['a hash field missing', [['HDEL', 'hash:large', 'field699']]],
  [
    'a hash field renamed',
    [
      ['HDEL', 'hash:wide', 'f'],
      ['HSET', 'hash:wide', 'F', 'w'.repeat(5000)],
    ],
  ],
  ['a stream entry deleted', [['XDEL', 'stream', '1001-904']]],
  ['the first stream entry trimmed', [['XTRIM', 'stream', 'MAXLEN', '=', '49']]],
  ['a stream entry added', [['XADD', 'stream', '*', 'field', 'v', 'n', '1']]],
  ['the last id of a stream moved', [['XSETID', 'stream', '9999-1']]],
  ['a consumer group gone', [['XGROUP', 'DESTROY', 'stream', 'group two']]],
  ['a consumer group set back', [['XGROUP', 'SETID', 'stream', 'group two', '0']]],
  ['a consumer gone', [['XGROUP', 'DELCONSUMER', 'stream', 'group one', 'bob']]],
  ['an entry acknowledged', [['XACK', 'stream', 'group one', '1000-900']]],
  ['a HyperLogLog counting one more', [['PFADD', 'hll', 'd']]],
  ['a place moved', [['GEOADD', 'geo', '72.8778', '19.0760', 'Mumbai']]],
  ['a key moved to another database', [['MOVE', 'text', '2']]],
  ['two databases exchanged', [['SWAPDB', '1', '15']]],
  ['a database emptied', [['FLUSHDB15']]],
  ['everything gone', [['FLUSHALL']]],
  ['a function changed', [['FUNCTION', 'LOAD', 'REPLACE', library(8)]]],
  ['a function gone', [['FUNCTION', 'FLUSH']]],
  ['a function added', [['FUNCTION', 'LOAD', library(7).replace('risk', 'more').replace('limit', 'limit2')]]],
];

/** Changes of the fields of addExpiringFields(), which expire one by one. */
export const fieldSabotages: readonly Sabotage[] = [
  ['a field that expires changed', [['HSET', 'fields', 'token', 'bad'], expireField('token')]],
  ['a field that expires missing', [['HDEL', 'fields', 'token']]],
  [
    'a field that expires renamed',
    [['HDEL', 'fields', 'token'], ['HSET', 'fields', 'Token', 'good'], expireField('Token')],
  ],
  ['the expiry of a field five minutes later', [expireField('token', 300_000)]],
  ['the expiry of a field dropped', [['HPERSIST', 'fields', 'FIELDS', '1', 'token']]],
];

function expireField(name: string, laterMs = 0): readonly string[] {
  return ['HPEXPIREAT', 'fields', String(fieldsExpireAt + laterMs), 'FIELDS', '1', name];
}

/** A hash with fields that expire; false where the server cannot do that. */
export async function addExpiringFields(server: RedisServer): Promise<boolean> {
  await server.command('HSET', 'fields', 'stays', '1', 'token', 'good', 'other', 'x');
  try {
    for (const name of ['token', 'other']) await server.command(...expireField(name));
    return true;
  } catch {
    return false;
  }
}
