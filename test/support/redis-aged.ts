import { writeFile } from 'node:fs/promises';
import { type CheckedDump, checkDump, plainDump } from '../../src/components/redis/restore/dump-file.ts';
import { connect } from '../../src/components/redis/server/client.ts';
import { requestSnapshot } from '../../src/components/redis/server/sync.ts';
import type { Target } from '../../src/components/redis/server/target.ts';

const hour = 3_600_000;
const checksumBytes = 8;

/** A dump as if it had been made three days earlier: what expires within the next two days has expired in it. */
async function agedDump(content: AsyncIterable<Buffer>, path: string, signal: AbortSignal): Promise<CheckedDump> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  await writeFile(path, aged(Buffer.concat(chunks)));
  return checkDump(plainDump(path), signal);
}

/** Everything a server holds now, aged. */
export async function agedSnapshot(target: Target, path: string, signal: AbortSignal): Promise<CheckedDump> {
  using snapshot = await requestSnapshot(target, signal);
  return await agedDump(snapshot.content, path, signal);
}

/** Moments of expiry are eight bytes, little-endian, wherever they stand; nothing else looks like one of these days. */
function aged(dump: Buffer): Buffer {
  const from = BigInt(Date.now() + hour);
  const until = from + BigInt(48 * hour);
  const shift = BigInt(72 * hour);
  const end = dump.length - checksumBytes;
  for (let at = 0; at + 8 <= end; at += 1) {
    const moment = dump.readBigUInt64LE(at);
    if (moment < from || moment > until) continue;
    dump.writeBigUInt64LE(moment - shift, at);
    at += 7;
  }
  // Zeros: "no checksum".
  dump.fill(0, end);
  return dump;
}

/** Gives every key an expiry that has none. */
export async function expireAll(target: Target, at: number, signal: AbortSignal): Promise<void> {
  using client = await connect(target, signal);
  for (const db of ['0', '1', '2', '15']) {
    await client.command('SELECT', db);
    const keys = await client.command('KEYS', '*');
    if (!Array.isArray(keys)) continue;
    for (const key of keys) {
      if ((await client.command('PTTL', String(key))) === -1)
        await client.command('PEXPIREAT', String(key), String(at));
    }
  }
}
