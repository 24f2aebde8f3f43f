import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { RdbReader, type RdbReaderOptions, type RdbSummary } from '../../src/components/redis/rdb/reader.ts';
import type { RedisServer } from './redis.ts';
import { until } from './until.ts';

/** Has the server save its data and returns the file. */
export async function saveDump(server: RedisServer): Promise<Buffer> {
  // The child of a snapshot that has just been sent may not have been waited for yet; SAVE is refused until then.
  await until('the end of its other save', async () =>
    String(await server.command('INFO', 'persistence')).includes('rdb_bgsave_in_progress:0'),
  );
  await server.command('SAVE');
  return readFile(join(server.folder, 'dump.rdb'));
}

/** What a reader makes of a dump that comes in pieces of this size. */
export function readDump(dump: Buffer, options: RdbReaderOptions & { readonly pieceBytes?: number } = {}): RdbSummary {
  const reader = new RdbReader(options);
  const size = options.pieceBytes ?? 64 * 1024;
  for (let at = 0; at < dump.length; at += size) reader.write(dump.subarray(at, at + size));
  reader.end();
  return reader.summary;
}

/** The content of a stored dump. */
export async function unpackDump(path: string): Promise<Buffer> {
  const stored = await readFile(path);
  if (path.endsWith('.zst')) return zstdDecompressSync(stored);
  return path.endsWith('.gz') ? gunzipSync(stored) : stored;
}
