import { BackupError, cancelled } from '../../../../lib/errors.ts';
import { Crc64 } from '../../rdb/crc64.ts';
import { operations } from '../../rdb/types.ts';
import { texts } from '../../server/answers.ts';
import { type Client, connect } from '../../server/client.ts';
import { inspectServer, type ServerState, says, unlessRefused } from '../../server/server.ts';
import { requestSnapshot, type Snapshot } from '../../server/sync.ts';
import type { Target } from '../../server/target.ts';
import { knowsOwnFormat, ownFormat } from '../loadable.ts';
import { contentOfPayload } from './payload.ts';
import { scanNames, shareOf, sharesFor, usedDatabases } from './scan.ts';

const batchKeys = 64;
const batchBytes = 16 * 1024 * 1024;
const oldestVersion = 9;

/** Everything a server holds, as an RDB: over the replication protocol, or key by key where that is refused. */
export async function anySnapshot(target: Target, signal: AbortSignal): Promise<Snapshot> {
  try {
    return await requestSnapshot(target, signal);
  } catch (error) {
    const refused = error instanceof BackupError && (error.code === 'access-denied' || error.code === 'unsupported');
    if (!refused) throw error;
    return snapshotByKeys(target, signal);
  }
}

/**
 * Everything a server holds, key by key (SCAN, DUMP, PEXPIRETIME), as an RDB that a server loads. It is of one moment only
 * if nothing is written meanwhile.
 */
async function snapshotByKeys(target: Target, signal: AbortSignal): Promise<Snapshot> {
  const client = await connect(target, signal);
  return {
    length: undefined,
    content: summed(partsOf(client, signal)),
    [Symbol.dispose]: () => client[Symbol.dispose](),
  };
}

/** The bytes of an RDB with its checksum behind. */
async function* summed(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  const crc = new Crc64();
  for await (const part of parts) {
    crc.update(part, 0, part.length);
    yield part;
  }
  yield crc.bytes();
}

async function* partsOf(client: Client, signal: AbortSignal): AsyncGenerator<Buffer, void, undefined> {
  const state = await inspectServer(client);
  const functions = await functionsOf(client);
  yield await headOf(client, state, functions);
  if (functions !== undefined) yield contentOfPayload(functions).content;
  for (const { db, keys } of await usedDatabases(client)) {
    await client.command('SELECT', String(db));
    yield Buffer.concat([Buffer.of(operations.selectDb), lengthOf(db)]);
    const shares = sharesFor(keys);
    for (let share = 0; share < shares; share += 1) yield* keysOf(client, share, shares, signal);
  }
  yield Buffer.of(operations.end);
}

/** The version is the server's own, as its payloads say. */
async function headOf(client: Client, state: ServerState, functions: Buffer | undefined): Promise<Buffer> {
  const own = knowsOwnFormat(state);
  const version = own
    ? ownFormat.newest
    : functions !== undefined
      ? contentOfPayload(functions).version
      : await versionOfKeys(client);
  const magic = own ? `VALKEY${String(version).padStart(3, '0')}` : `REDIS${String(version).padStart(4, '0')}`;
  const name = state.product === 'valkey' ? 'valkey-ver' : 'redis-ver';
  return Buffer.concat([
    Buffer.from(magic, 'latin1'),
    Buffer.of(operations.aux),
    stringOf(Buffer.from(name)),
    stringOf(Buffer.from(state.version)),
  ]);
}

async function versionOfKeys(client: Client): Promise<number> {
  for (const { db } of await usedDatabases(client)) {
    await client.command('SELECT', String(db));
    const key = await client.bytes('RANDOMKEY');
    const payload = Buffer.isBuffer(key) ? await client.bytes('DUMP', key) : undefined;
    if (Buffer.isBuffer(payload)) return contentOfPayload(payload).version;
  }
  return oldestVersion;
}

/** Undefined before 7.0. Who may not read them cannot be told that there are none: they would be lost unseen. */
async function functionsOf(client: Client): Promise<Buffer | undefined> {
  try {
    const payload = await client.bytes('FUNCTION', 'DUMP');
    return Buffer.isBuffer(payload) ? payload : undefined;
  } catch (error) {
    if (!says(error, /unknown command/i)) throw error;
    return undefined;
  }
}

async function* keysOf(
  client: Client,
  share: number,
  shares: number,
  signal: AbortSignal,
): AsyncGenerator<Buffer, void, undefined> {
  const seen = new Set<string>();
  for await (const page of scanNames(client)) {
    const fresh = page.filter((name) => {
      const text = name.toString('latin1');
      if (shareOf(name, shares) !== share || seen.has(text)) return false;
      seen.add(text);
      return true;
    });
    for (let at = 0; at < fresh.length; at += batchKeys) {
      if (signal.aborted) throw cancelled(signal);
      const batch = fresh.slice(at, at + batchKeys);
      for (const some of inBatches(await sized(client, batch), batchBytes)) {
        const entries = await Promise.all(some.map((name) => keyOf(client, name)));
        yield Buffer.concat(entries.flat());
      }
    }
  }
}

/** The name of a key and how large its value is, about. */
interface Sized {
  readonly name: Buffer;
  readonly bytes: number;
}

/** Keys to be read at the same time, in their order: together no larger than a limit, and what is larger alone. */
export function inBatches(keys: readonly Sized[], limitBytes: number): Buffer[][] {
  const batches: Buffer[][] = [];
  let held = Number.POSITIVE_INFINITY;
  for (const { name, bytes } of keys) {
    held += bytes;
    const last = batches.at(-1);
    if (last !== undefined && held <= limitBytes) last.push(name);
    else {
      batches.push([name]);
      held = bytes;
    }
  }
  return batches;
}

/** Names with the memory their values take; Infinity where the server does not tell, so that they are read one at a time. */
async function sized(client: Client, names: readonly Buffer[]): Promise<Sized[]> {
  const sizeOf = (name: Buffer) =>
    unlessRefused(async () => Number((await client.bytes('MEMORY', 'USAGE', name)) ?? 0));
  return Promise.all(names.map(async (name) => ({ name, bytes: (await sizeOf(name)) ?? Number.POSITIVE_INFINITY })));
}

/** A key as it stands in an RDB; nothing when it has gone meanwhile. */
async function keyOf(client: Client, name: Buffer): Promise<Buffer[]> {
  const [payload, expiresAtMs] = await Promise.all([client.bytes('DUMP', name), expiryOf(client, name)]);
  if (!Buffer.isBuffer(payload)) return [];
  const { content } = contentOfPayload(payload);
  const expiry = Buffer.alloc(expiresAtMs === undefined ? 0 : 9);
  if (expiresAtMs !== undefined) {
    expiry[0] = operations.expireTimeMs;
    expiry.writeBigInt64LE(BigInt(expiresAtMs), 1);
  }
  return [expiry, content.subarray(0, 1), stringOf(name), content.subarray(1)];
}

/** When a key expires, ms since 1970; undefined: never. */
async function expiryOf(client: Client, name: Buffer): Promise<number | undefined> {
  const told = await unlessRefused(async () => Number(await client.bytes('PEXPIRETIME', name)));
  const moment = told ?? (await olderExpiryOf(client, name));
  return moment < 0 ? undefined : moment;
}

/** Before 7.0 a server tells only how long it is until then: the sum is exact when its clock shows one millisecond throughout. */
async function olderExpiryOf(client: Client, name: Buffer): Promise<number> {
  for (;;) {
    // Sent in one go, so that no other command of this connection comes in between.
    const queued = [
      client.command('MULTI'),
      client.command('TIME'),
      client.bytes('PTTL', name),
      client.command('TIME'),
    ];
    const [answer] = await Promise.all([client.command('EXEC'), ...queued]);
    const [first, pttl, second]: readonly unknown[] = Array.isArray(answer) ? answer : [];
    if (Number(pttl) < 0) return -1;
    const from = millisecond(first);
    if (from === millisecond(second)) return from + Number(pttl);
  }
}

function millisecond(time: unknown): number {
  const [seconds, microseconds] = texts(time);
  return Number(seconds) * 1000 + Math.floor(Number(microseconds) / 1000);
}

function stringOf(bytes: Buffer): Buffer {
  return Buffer.concat([lengthOf(bytes.length), bytes]);
}

/** A length as an RDB writes it. */
function lengthOf(length: number): Buffer {
  if (length < 0x40) return Buffer.of(length);
  if (length < 0x4000) return Buffer.of(0x40 | (length >> 8), length & 255);
  const long = Buffer.alloc(5);
  long[0] = 0x80;
  long.writeUInt32BE(length, 1);
  return long;
}
