import { describe, expect, test } from 'vitest';
import { compareVersions, loads } from '../../src/components/redis/restore/loadable.ts';
import { nextRequest } from '../../src/components/redis/restore/master.ts';
import { Inbox } from '../../src/components/redis/server/inbox.ts';

type Server = Parameters<typeof loads>[1];
const server = (product: Server['product'], version: string): Server => ({ product, version });

describe('which server loads which dump', () => {
  const servers = [
    server('redis', '6.0.16'),
    server('redis', '7.0.15'),
    server('redis', '8.0.2'),
    server('valkey', '8.1.1'),
    server('valkey', '9.1.2'),
  ];
  // Every combination was tried with real servers.
  test.each([
    ['redis', 9, server('redis', '6.0.16'), [true, true, true, true, true]],
    ['redis', 10, server('redis', '7.0.15'), [false, true, true, true, true]],
    ['redis', 12, server('redis', '8.0.2'), [false, false, true, false, false]],
    ['redis', 11, server('valkey', '8.1.1'), [false, false, true, true, true]],
    ['valkey', 80, server('valkey', '9.1.2'), [false, false, false, false, true]],
  ] as const)('%s RDB %i', (format, version, written, expected) => {
    const dump = { format, version };
    expect(servers.map((one) => loads(dump, one, written))).toEqual(expected);
    expect(servers.map((one) => loads(dump, one, undefined))).toEqual(expected);
  });

  test('a version nobody has seen yet loads into the product that wrote it, and nowhere else', () => {
    const dump = { format: 'redis', version: 99 } as const;
    expect(loads(dump, server('redis', '12.1.0'), server('redis', '12.0.3'))).toBe(true);
    expect(loads(dump, server('redis', '12.0.2'), server('redis', '12.0.3'))).toBe(false);
    expect(loads(dump, server('redis', '12.1.0'), undefined)).toBe(false);
    expect(loads(dump, server('redis', 'unknown'), server('redis', 'unknown'))).toBe(false);
  });

  test('versions are compared as numbers', () => {
    expect(compareVersions('7.10.0', '7.9.9')).toBeGreaterThan(0);
    expect(compareVersions('7.0.9', '7.0.15')).toBeLessThan(0);
    expect(compareVersions('8.0', '8.0.0')).toBe(0);
  });
});

describe('requests of a replica', () => {
  const sent = Buffer.from(
    '*1\r\n$4\r\nPING\r\n\n*3\r\n$8\r\nREPLCONF\r\n$14\r\nlistening-port\r\n$4\r\n6379\r\nPSYNC ? -1\r\n*2\r\n$4\r\nAUTH\r\n$5\r\nä\r\nb\r\n',
  );
  const words = [['PING'], ['REPLCONF', 'listening-port', '6379'], ['PSYNC', '?', '-1'], ['AUTH', 'ä\r\nb']];

  async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }

  test.each([1, 2, 3, 7, 1000])('come in pieces of %i bytes', async (size) => {
    const inbox = new Inbox(inPieces(sent, size));
    const found: string[][] = [];
    for (const _ of words) found.push(await nextRequest(inbox));
    expect(found).toEqual(words);
  });

  test('that never end are refused', async () => {
    const refusal = (bytes: Buffer) => expect(nextRequest(new Inbox(inPieces(bytes, 1000)))).rejects;
    await refusal(Buffer.alloc(100_000, 'x')).toThrow('not the Redis protocol');
    await refusal(Buffer.from('*1\r\n:4\r\n')).toThrow('malformed');
  });
});
