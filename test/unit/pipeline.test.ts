import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BackupError } from '../../src/lib/errors.ts';
import { suffixes } from '../../src/pipeline/codec.ts';
import { type ReadOptions, readStored } from '../../src/pipeline/read.ts';
import { type Consumer, codecs, type StoredFile } from '../../src/pipeline/stored-file.ts';
import { folderDestination, writeStored, writeText } from '../../src/pipeline/write.ts';
import { temporaryFolder } from '../support/temp.ts';

const never = new AbortController().signal;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const warnings: Error[] = [];
const onWarning = (warning: Error) => void warnings.push(warning);
beforeEach(() => void process.on('warning', onWarning));
afterEach(() => {
  process.off('warning', onWarning);
  expect(warnings.splice(0)).toEqual([]);
});

function collect(): Consumer & { readonly content: () => Buffer; readonly ends: () => number } {
  const chunks: Buffer[] = [];
  let ends = 0;
  return {
    write: (chunk) => void chunks.push(Buffer.from(chunk)),
    end: () => {
      ends += 1;
    },
    content: () => Buffer.concat(chunks),
    ends: () => ends,
  };
}

/** Pieces of the given sizes, over and over, as a stream. */
function inPieces(bytes: Uint8Array, sizes: readonly number[]): Readable {
  function* pieces() {
    for (let at = 0, index = 0; at < bytes.length; index += 1) {
      const size = Math.max(1, sizes[index % sizes.length] ?? bytes.length);
      yield bytes.subarray(at, at + size);
      at += size;
    }
  }
  return Readable.from(pieces(), { objectMode: false });
}

function read(bytes: Uint8Array, options: Partial<ReadOptions> & Pick<ReadOptions, 'codec'>) {
  return readStored(inPieces(bytes, [1000]), { signal: never, decode: true, hashRaw: true, ...options });
}

async function store(content: Uint8Array, codec: StoredFile['codec']): Promise<{ file: StoredFile; bytes: Buffer }> {
  await using folder = await temporaryFolder();
  const file = await writeStored(folderDestination(folder.path), 'one', [content], { codec, signal: never });
  return { file, bytes: await readFile(join(folder.path, 'one')) };
}

const contents = fc.oneof(
  fc.uint8Array({ maxLength: 5_000 }),
  fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 4_000 })).map(([one, times]) => {
    return new Uint8Array(Buffer.concat(Array<Uint8Array>(times).fill(one)));
  }),
);
const sizes = fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1, maxLength: 5 });

describe.each(codecs)('%s', (codec) => {
  test('what was written is read back, however it is cut into pieces, and measured right', async () => {
    await using folder = await temporaryFolder();
    let count = 0;
    await fc.assert(
      fc.asyncProperty(contents, sizes, sizes, async (content, written, taken) => {
        count += 1;
        const path = `a/${count}${suffixes[codec]}`;
        const seen = collect();
        const options = { codec, signal: never, consumer: seen };
        const file = await writeStored(folderDestination(folder.path), path, inPieces(content, written), options);
        const bytes = await readFile(join(folder.path, path));
        expect(file).toEqual({
          path,
          codec,
          bytes: bytes.length,
          sha256: sha256(bytes),
          rawBytes: content.length,
          rawSha256: sha256(content),
        });
        expect([sha256(seen.content()), seen.ends()]).toEqual([file.rawSha256, 1]);

        const back = collect();
        const source = inPieces(bytes, taken);
        const measured = await readStored(source, {
          codec,
          signal: never,
          decode: true,
          consumer: back,
          hashRaw: true,
        });
        expect(measured).toEqual({
          bytes: file.bytes,
          sha256: file.sha256,
          raw: { bytes: content.length, sha256: file.rawSha256 },
          problem: undefined,
        });
        expect([sha256(back.content()), back.ends()]).toEqual([file.rawSha256, 1]);
      }),
      { numRuns: 60 },
    );
  });

  test('a consumer that refuses is a problem; the stored bytes are measured to their end', async () => {
    const { file, bytes } = await store(Buffer.alloc(3_000_000, 'abc'), codec);
    const refuse = (when: 'write' | 'end'): Consumer => ({
      write: async () => {
        if (when === 'write') throw new BackupError('damaged', 'not what it should be');
      },
      end: () => {
        throw new BackupError('damaged', 'not what it should be');
      },
    });
    for (const when of ['write', 'end'] as const) {
      const measured = await read(bytes, { codec, consumer: refuse(when) });
      expect(measured).toMatchObject({ bytes: file.bytes, sha256: file.sha256, problem: 'not what it should be' });
    }
  });

  test('a source that fails is an error, not damage', async () => {
    const { bytes } = await store(Buffer.alloc(100_000, 'abc'), codec);
    const failing = () =>
      Readable.from(
        (function* () {
          yield bytes.subarray(0, 10);
          throw new Error('EIO of the disk');
        })(),
      );
    const seen = collect();
    for (const decode of [true, false]) {
      const reading = readStored(failing(), { codec, signal: never, decode, consumer: seen });
      await expect(reading).rejects.toMatchObject({ code: 'read-failed', cause: { message: 'EIO of the disk' } });
    }
    expect(seen.ends()).toBe(0);
  });

  test('an abort ends a read that waits for its source or its consumer', async () => {
    const { bytes } = await store(Buffer.alloc(100_000, 'abc'), codec);
    for (const decode of [true, false]) {
      const abort = new AbortController();
      const stalled = new Readable({ read() {} });
      stalled.push(bytes.subarray(0, 10));
      const options = { codec, signal: abort.signal, decode, onBytes: () => setImmediate(() => abort.abort()) };
      await expect(readStored(stalled, options)).rejects.toMatchObject({ code: 'cancelled' });
      expect(stalled.destroyed).toBe(true);
    }
    const abort = new AbortController();
    const consumer: Consumer = { write: () => abort.abort(), end: () => {} };
    const reading = read(bytes, { codec, signal: abort.signal, consumer });
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    await expect(read(bytes, { codec, signal: abort.signal })).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('an abort ends a write whose producer stalls', async () => {
    await using folder = await temporaryFolder();
    const abort = new AbortController();
    const stalled = new Readable({ read() {} });
    stalled.push('abc');
    const onBytes = () => setImmediate(() => abort.abort());
    const writing = writeStored(folderDestination(folder.path), 'x', stalled, { codec, signal: abort.signal, onBytes });
    await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
    expect(stalled.destroyed).toBe(true);
  });
});

describe.each(['zstd', 'gzip'] as const)('damage to %s', (codec) => {
  const content = Buffer.from(Array.from({ length: 150 }, (_, row) => `${row}\t${row * 7919}\n`).join(''));

  test('every cut and every added byte is noticed', async () => {
    const { file, bytes } = await store(content, codec);
    for (let length = 0; length < bytes.length; length += 1) {
      const measured = await read(bytes.subarray(0, length), { codec });
      expect(measured.problem, `cut at ${length}`).toBeDefined();
      expect(measured.bytes).toBe(length);
      expect(measured.sha256).not.toBe(file.sha256);
    }
    for (const tail of ['\0', 'x', '\0\0\0\0\0\0\0\0', bytes.subarray(0, 5).toString('latin1')]) {
      const measured = await read(Buffer.concat([bytes, Buffer.from(tail, 'latin1')]), { codec });
      expect(measured.problem, `with ${JSON.stringify(tail)}`).toBeDefined();
    }
  });

  test('every flipped bit is noticed by the hash, and by decoding wherever the content would differ', async () => {
    const { file, bytes } = await store(content.subarray(0, 600), codec);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      const measured = await read(flipped, { codec });
      expect(measured.sha256).toBe(sha256(flipped));
      expect(measured.bytes).toBe(file.bytes);
      const sameContent = measured.problem === undefined && measured.raw?.sha256 === file.rawSha256;
      expect(measured.problem !== undefined || sameContent, `bit ${bit}`).toBe(true);
    }
  });
});

test('without decoding, only the stored bytes are looked at', async () => {
  const measured = await read(Buffer.from('no zstd'), { codec: 'zstd', decode: false });
  expect(measured).toEqual({ bytes: 7, sha256: sha256(Buffer.from('no zstd')), raw: undefined, problem: undefined });
});

describe('writing', () => {
  test('text is kept as it is, below folders that are made, readable by nobody else', async () => {
    await using folder = await temporaryFolder();
    const file = await writeText(folderDestination(folder.path), 'metadata/a b/ü.txt', 'Grüße\n', never);
    expect(file).toMatchObject({ path: 'metadata/a b/ü.txt', bytes: 8, rawBytes: 8, codec: 'none' });
    expect(readFileSync(join(folder.path, file.path), 'utf8')).toBe('Grüße\n');
  });

  test('a file that is there is never overwritten', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'one'), 'kept');
    await expect(writeText(folderDestination(folder.path), 'one', 'new', never)).rejects.toMatchObject({
      code: 'write-failed',
    });
    expect(readFileSync(join(folder.path, 'one'), 'utf8')).toBe('kept');
  });

  test('a folder that cannot be made is an error with a code', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'file'), '');
    await expect(writeText(folderDestination(folder.path), 'file/below/x', '', never)).rejects.toMatchObject({
      code: 'write-failed',
    });
  });

  test('what the producer or the consumer throws comes out unchanged', async () => {
    await using folder = await temporaryFolder();
    const broken = new BackupError('tool-failed', 'pg_dump ended by SIGKILL');
    const source = Readable.from(
      (function* () {
        yield Buffer.from('half');
        throw broken;
      })(),
    );
    await expect(
      writeStored(folderDestination(folder.path), 'a', source, { codec: 'zstd', signal: never }),
    ).rejects.toBe(broken);
    for (const consumer of [
      { write: () => Promise.reject(broken), end: () => {} },
      { write: () => {}, end: () => Promise.reject(broken) },
    ]) {
      const options = { codec: 'gzip', signal: never, consumer } as const;
      await expect(
        writeStored(folderDestination(folder.path), `b${Math.random()}`, ['x'].map(Buffer.from), options),
      ).rejects.toBe(broken);
    }
  });

  test.skipIf(process.getuid?.() !== 0)('a disk that becomes full is said to be full', async () => {
    await using folder = await temporaryFolder();
    using _disk = mountSmallDisk(folder.path);
    const source = Readable.from(generated(8 * mebibyte), { objectMode: false });
    await expect(
      writeStored(folderDestination(folder.path), 'x', source, { codec: 'none', signal: never }),
    ).rejects.toMatchObject({
      code: 'disk-full',
      hint: expect.stringContaining('Free some space'),
    });
    await expect(writeText(folderDestination(folder.path), 'y', 'z'.repeat(70_000), never)).rejects.toMatchObject({
      code: 'disk-full',
    });
  });
});

test('memory does not grow with the data', async () => {
  await using folder = await temporaryFolder();
  const slow: Consumer = { write: () => new Promise((done) => setImmediate(done)), end: () => {} };
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const bytes = 300 * mebibyte;
  const source = Readable.from(generated(bytes), { objectMode: false });
  const options = { codec: 'zstd', signal: never, consumer: slow, onBytes: watch } as const;
  const file = await writeStored(folderDestination(folder.path), 'big', source, options);
  const stored = createReadStream(join(folder.path, 'big'));
  const measured = await readStored(stored, {
    codec: 'zstd',
    signal: never,
    decode: true,
    consumer: slow,
    onBytes: watch,
  });
  expect(file.rawBytes).toBe(bytes);
  expect(measured).toMatchObject({ bytes: file.bytes, sha256: file.sha256, problem: undefined, raw: { bytes } });
  expect(peak - before).toBeLessThan(150 * mebibyte);
});

const mebibyte = 1024 * 1024;

/** Bytes that compress to about half, made one mebibyte at a time. */
function* generated(total: number): Generator<Buffer> {
  let state = 1;
  for (let made = 0; made < total; made += mebibyte) {
    const chunk = Buffer.alloc(mebibyte);
    for (let at = 0; at < mebibyte; at += 8) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      chunk.writeUInt32LE(state, at);
    }
    yield chunk;
  }
}

function mountSmallDisk(path: string): Disposable {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path]);
  return { [Symbol.dispose]: () => void execFileSync('umount', [path]) };
}
