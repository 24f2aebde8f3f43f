import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startSink } from '../support/s3/sink.ts';

const script = join(import.meta.dirname, '../support/s3/upload-in-child.ts');

async function memoryOf(mebibytes: number): Promise<number> {
  await using sink = await startSink();
  const { stdout } = await promisify(execFile)(process.execPath, [script, sink.endpoint, String(mebibytes)]);
  const parts = Array.from({ length: mebibytes / 8 }, (_, index) => {
    const hash = createHash('sha256');
    for (let one = 0; one < 8; one += 1) hash.update(Buffer.alloc(2 ** 20, index * 8 + one));
    return hash.digest('hex');
  });
  expect(sink.parts()).toEqual(parts);
  return Number(stdout);
}

test('the memory of an upload to S3 does not grow with its content', async () => {
  const [short, long] = [await memoryOf(80), await memoryOf(320)];
  expect(long).toBeLessThan(300);
  expect(long - short).toBeLessThan(120);
});
