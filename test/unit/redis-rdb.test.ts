import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Crc64 } from '../../src/components/redis/rdb/crc64.ts';
import { Lanes } from '../../src/components/redis/rdb/lanes.ts';
import { readDump } from '../support/redis-dump.ts';

const noTrailer = Buffer.alloc(8);

/** A dump from its parts: text is written byte by byte. */
function dump(header: string, ...parts: readonly (string | readonly number[] | Buffer)[]): Buffer {
  const bytes = parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)));
  return Buffer.concat([Buffer.from(header), ...bytes, Buffer.from([255]), noTrailer]);
}

function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([value.length]), Buffer.from(value, 'latin1')]);
}

function le64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(value);
  return bytes;
}

function database(bytes: Buffer, cutoffMs?: number) {
  return readDump(bytes, cutoffMs === undefined ? {} : { cutoffMs }).databases[0];
}

describe('the checksum', () => {
  test('is that of Redis, in pieces of any size', () => {
    // The check value of CRC-64/Jones as Redis computes it (redis/src/crc64.c): e9c6d914c4b8d9ca.
    const expected = Buffer.from('cad9b8c414d9c6e9', 'hex');
    const bytes = Buffer.from('123456789');
    for (let split = 0; split <= bytes.length; split += 1) {
      const crc = new Crc64();
      crc.update(bytes, 0, split);
      crc.update(bytes, split, bytes.length);
      expect(crc.bytes()).toEqual(expected);
    }
  });
});

describe('the hash', () => {
  test('differs for different bytes, and does not for equal ones at another place', () => {
    const hash = (bytes: Uint8Array, shift: number) => {
      const moved = Buffer.concat([Buffer.alloc(shift, 7), bytes, Buffer.alloc(5, 9)]);
      const lanes = new Lanes();
      lanes.of(moved, shift, shift + bytes.length);
      return lanes.hex();
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), fc.uint8Array({ maxLength: 70 }), fc.nat(20), (a, b, shift) => {
        const same = Buffer.compare(a, b) === 0;
        return hash(a, 0) === hash(a, shift) && (hash(a, shift) === hash(b, 0)) === same;
      }),
    );
  });
});

describe('old and new encodings of one value have one digest', () => {
  const key = text('k');
  const plainHash = dump('REDIS0006', [4], key, [2], text('f'), text('12'), text('g'), text('x'));

  test('zipmap (Redis 2.4)', () => {
    const zipmap = Buffer.from([2, 1, 102, 2, 1, 49, 50, 0, 1, 103, 1, 0, 120, 255]);
    expect(database(dump('REDIS0006', [9], key, [zipmap.length], zipmap))?.digest).toBe(database(plainHash)?.digest);
  });

  test('ziplist', () => {
    const entries = Buffer.from([0, 1, 102, 3, 0xfe, 12, 3, 1, 103, 3, 1, 120]);
    const ziplist = Buffer.concat([Buffer.alloc(10), entries, Buffer.from([255])]);
    ziplist.writeUInt32LE(ziplist.length, 0);
    ziplist.writeUInt16LE(4, 8);
    expect(database(dump('REDIS0009', [13], key, [ziplist.length], ziplist))?.digest).toBe(database(plainHash)?.digest);
  });

  test('sorted set with scores as text and as doubles', () => {
    const double = Buffer.alloc(8);
    double.writeDoubleLE(1.5);
    const binary = dump('REDIS0008', [5], key, [1], text('m'), double);
    const textual = dump('REDIS0006', [3], key, [1], text('m'), text('1.5'));
    expect(database(binary)?.digest).toBe(database(textual)?.digest);
  });

  test('expiry in seconds and in milliseconds', () => {
    const seconds = dump('REDIS0006', [253], [0, 0xca, 0x9a, 0x3b], [0], key, text('v'));
    const ms = dump('REDIS0006', [252], le64(1_000_000_000_000n), [0], key, text('v'));
    expect(database(ms)).toEqual(database(seconds));
    expect(database(ms)?.expires).toBe(1);
  });

  test('fields that expire: Redis 7.4 release candidate, Redis, Valkey', () => {
    const at = 1_900_000_000_000n;
    const long = (value: bigint) => {
      const bytes = Buffer.alloc(9, 0x81);
      bytes.writeBigUInt64BE(value, 1);
      return bytes;
    };
    const candidate = dump('REDIS0012', [22], key, [2], [0], text('f'), text('12'), long(at), text('g'), text('x'));
    const redis = dump('REDIS0012', [24], key, le64(at), [2], [0], text('f'), text('12'), [1], text('g'), text('x'));
    const valkey = dump('VALKEY080', [22], key, [2], text('f'), text('12'), le64(-1n), text('g'), text('x'), le64(at));
    expect(database(redis)?.digest).toBe(database(candidate)?.digest);
    expect(database(valkey)?.digest).toBe(database(redis)?.digest);
    expect(database(redis)?.digest).not.toBe(database(plainHash)?.digest);

    const later = Number(at);
    const without = dump('REDIS0012', [4], key, [1], text('f'), text('12'));
    expect(database(valkey, later)?.lasting).toEqual(database(without, later)?.lasting);
    expect(database(valkey, later - 1)?.lasting?.digest).toBe(database(redis)?.digest);
  });
});

describe('a dump', () => {
  test('of a module value is read past it', () => {
    const module = dump(
      'REDIS0009',
      [7],
      text('m'),
      [17],
      [2, 5],
      [5],
      text('part'),
      [4],
      Buffer.alloc(8),
      [0],
      [0],
      text('k'),
      text('v'),
    );
    expect(database(module)).toMatchObject({ keys: 2, types: { module: 1, string: 1 } });
  });

  test('may come from a cluster, with hints and remarks', () => {
    const hints = [
      [244, 5, 1, 0],
      [248, 9],
      [249, 200],
    ].flat();
    const bytes = dump(
      'REDIS0012',
      [250],
      text('redis-ver'),
      text('8.0.2'),
      [254, 3, 251, 1, 0],
      hints,
      [0],
      text('k'),
      text('v'),
    );
    expect(readDump(bytes)).toMatchObject({ aux: { 'redis-ver': '8.0.2' }, databases: [{ db: 3, keys: 1 }] });
  });

  test.each([
    ['empty', Buffer.alloc(0), 'damaged', 'empty'],
    ['something else', Buffer.from('PGDMP and more of it'), 'damaged', 'byte 0'],
    ['with a type from the future', dump('REDIS0016', [99], text('k'), text('v')), 'unsupported', 'byte 9'],
    ['with an unknown operation', dump('REDIS0012', [243], text('k')), 'unsupported', 'byte 9'],
    ['that goes on after its end', Buffer.concat([dump('REDIS0011'), Buffer.alloc(40)]), 'damaged', '40 bytes follow'],
    ['cut in its checksum', dump('REDIS0011').subarray(0, -3), 'damaged', 'checksum is cut'],
    [
      'with a wrong checksum',
      Buffer.concat([Buffer.from('REDIS0011\xff', 'latin1'), Buffer.alloc(8, 1)]),
      'damaged',
      'CRC64',
    ],
    ['with a count that is none', dump('REDIS0011', [2], text('k'), [0xc0, 5]), 'damaged', 'byte 12'],
    [
      'that claims more than memory',
      dump('REDIS0011', [11], text('k'), [0x81, 0, 0, 1, 0, 0, 0, 0, 0]),
      'damaged',
      'claims',
    ],
  ])('%s is refused, naming the place', (_what, bytes, code, words) => {
    expect(() => readDump(bytes)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(words) }));
  });
});
