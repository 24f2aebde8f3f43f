import { createHash, randomBytes } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { readChunkBytes } from '../../src/pipeline/codec.ts';
import { openSink, type SinkFolder, type TakeOptions } from '../../src/pipeline/sink.ts';
import type { Consumer } from '../../src/pipeline/stored-file.ts';
import type { Destination } from '../../src/pipeline/write.ts';
import { memoryStore } from '../support/memory-store.ts';
import { temporaryFolder } from '../support/temp.ts';

const never: TakeOptions = { codec: 'none', signal: new AbortController().signal };
const content = randomBytes(20 * readChunkBytes + 1);

/** A spool with one finished file, for a store that has no folder here. */
async function spooled(write: Destination['write']): Promise<SinkFolder> {
  const scratch = await temporaryFolder();
  onTestFinished(() => scratch[Symbol.asyncDispose]());
  const stage = { folder: undefined, write, discard: async () => {} };
  const folder = await openSink('20261122_020000', stage, scratch.path).folder('database/dump');
  await writeFile(join(folder.path, '1.dat'), content);
  return folder;
}

test('what is taken from a spool is in the store, measured, and its room is free again', async () => {
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => void warnings.push(warning);
  process.on('warning', onWarning);
  onTestFinished(() => void process.off('warning', onWarning));
  const store = memoryStore();
  await using stage = await store.stage('20261122_020000');
  const folder = await spooled((path, bytes) => stage.write(path, bytes));
  const { file } = await folder.take('1.dat', never);
  const sha256 = createHash('sha256').update(content).digest('hex');
  expect(file).toMatchObject({ path: 'database/dump/1.dat', bytes: content.length, sha256 });
  await stage.commit({ path: 'last', content: Buffer.from('') });
  const [kept] = await store.list('20261122_020000');
  expect(kept).toMatchObject({ path: '20261122_020000/database/dump/1.dat', bytes: content.length });
  expect(await readdir(folder.path)).toEqual([]);
  expect(warnings).toEqual([]);
});

test.each([
  ['before it takes any', 0],
  ['between two pieces', 1],
  ['later', 7],
])('a store that fails %s ends the taking with its own words', async (_when, pieces) => {
  const folder = await spooled(async (_path, bytes) => {
    let taken = 0;
    try {
      if (pieces === 0) throw new Error('the store is full');
      for await (const _piece of bytes) if (++taken === pieces) throw new Error('the store is full');
    } finally {
      await setImmediate();
    }
  });
  await expect(folder.take('1.dat', never)).rejects.toThrow('the store is full');
});

test('a store that ends before the content does has not got it', async () => {
  const folder = await spooled(async (_path, bytes) => {
    for await (const _piece of bytes) return;
  });
  await expect(folder.take('1.dat', never)).rejects.toMatchObject({ code: 'read-failed' });
});

test('a cancelled run waits for no store that takes nothing', async () => {
  const abort = new AbortController();
  const consumer: Consumer = { write: () => abort.abort(), end() {} };
  const folder = await spooled(async (_path, bytes) => {
    const pieces = bytes[Symbol.asyncIterator]();
    await pieces.next();
    await new Promise((_resolve, reject) => abort.signal.addEventListener('abort', () => reject(abort.signal.reason)));
  });
  const taking = folder.take('1.dat', { ...never, signal: abort.signal, consumer });
  await expect(taking).rejects.toMatchObject({ code: 'cancelled' });
});
