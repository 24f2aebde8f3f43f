import { connect as connectSocket, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { redis } from '../../src/components/redis/index.ts';
import { newReplicationId } from '../../src/components/redis/proof/staging/vacancy.ts';
import { checkDump, findDump } from '../../src/components/redis/restore/dump-file.ts';
import { findReach } from '../../src/components/redis/restore/reach.ts';
import { deliver } from '../../src/components/redis/restore/replicate.ts';
import { connect } from '../../src/components/redis/server/client.ts';
import { findTarget } from '../../src/components/redis/server/target.ts';
import type { ProofResult } from '../../src/components/restorable.ts';
import { localConnection } from '../../src/connections/local.ts';
import { BackupError } from '../../src/lib/errors.ts';
import { installedServers, type RedisProduct, type RedisServer, startRedis } from './redis.ts';
import { backUpRedis, keepLog, type RedisBackup } from './redis-backup.ts';
import { fillEveryType } from './redis-data.ts';
import { proveBackup, restoreRun, storedBackup } from './redis-restore.ts';
import { until } from './until.ts';

export const stagingMissing = installedServers().length === 0 && process.env.CI === undefined;
export const stagingServers: readonly RedisProduct[] = installedServers().length > 0 ? installedServers() : ['redis'];
export const nobody = 'redis://127.0.0.1:1';
export const library = '#!lua name=risk\nredis.register_function("limit", function() return 7 end)';

export interface Proving {
  readonly production?: string;
  readonly staging: string;
  readonly facts?: unknown;
  readonly sources?: readonly unknown[];
  readonly log?: string[];
}

/** A production server with one backup, for the tests of a describe. Whatever a test does, production is as it was. */
export interface StagingScene {
  readonly production: RedisServer;
  readonly backup: RedisBackup;
  /** Whether the servers know functions. */
  readonly functions: boolean;
  prove(given: Proving): Promise<ProofResult>;
  /** The refusal, which must come from the check that runs before anything is made, too. */
  refused(given: Proving): Promise<{ code: string; words: string; hint: string }>;
  expectEmpty(server: RedisServer): Promise<void>;
}

export function stagingScene(product: RedisProduct): StagingScene {
  const scope = new AsyncDisposableStack();
  let live: { production: RedisServer; backup: RedisBackup; functions: boolean; before: unknown } | undefined;
  const scene = () => {
    if (live === undefined) throw new Error('the scene is set before the tests');
    return live;
  };

  beforeAll(async () => {
    const production = scope.use(await startRedis({ product, password: 'of-production' }));
    const functions = Number(production.version.split('.')[0]) >= 7;
    await fillEveryType(production);
    if (functions) await production.command('FUNCTION', 'LOAD', library);
    const backup = scope.use(await backUpRedis({ url: production.url }));
    // The backup was taken as a replica, whose end the server may notice later.
    await until('the end of the replica', async () => (await fieldsOf(production)).connected_slaves === '0');
    live = { production, backup, functions, before: await pictureOf(production) };
  });
  afterEach(async () => {
    if (live !== undefined) expect(await pictureOf(live.production)).toEqual(live.before);
  });
  afterAll(() => scope.disposeAsync());

  async function prove(given: Proving): Promise<ProofResult> {
    const { production, backup } = scene();
    await using run = await restoreRun({ url: given.production ?? production.url, staging: given.staging });
    const facts = given.facts ?? backup.capture.facts;
    const result = await proveBackup(backup, run, facts, given.sources ?? [facts]);
    given.log?.push(...run.log);
    return result;
  }

  return {
    get production() {
      return scene().production;
    },
    get backup() {
      return scene().backup;
    },
    get functions() {
      return scene().functions;
    },
    prove,
    refused: async (given) => {
      const { production, backup } = scene();
      const error = await caught(prove(given));
      await using run = await restoreRun({ url: given.production ?? production.url, staging: given.staging });
      const facts = given.facts ?? backup.capture.facts;
      const sources = given.sources ?? [facts];
      const again = await caught(Promise.resolve(redis.assureStaging?.(facts, run.session, sources)));
      expect(again.message).toBe(error.message);
      const words = [error.message, ...error.because].join(' ');
      expect(words + error.hint).not.toContain('of-production');
      return { code: error.code, words, hint: error.hint ?? '' };
    },
    expectEmpty: async (server) => {
      const info = await fieldsOf(server);
      expect(info.role).toBe('master');
      expect(Object.keys(info).filter((name) => /^db\d+$/.test(name))).toEqual([]);
      if (scene().functions) expect(await server.command('FUNCTION', 'LIST')).toEqual([]);
    },
  };
}

export async function fieldsOf(server: RedisServer): Promise<Record<string, string>> {
  const lines = String(await server.command('INFO')).split('\r\n');
  return Object.fromEntries(lines.map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1)]));
}

/** What changes when anybody writes to a server, gives it another role or starts it again. */
export async function pictureOf(server: RedisServer): Promise<unknown> {
  const info = await fieldsOf(server);
  const keys = Object.entries(info).filter(([name]) => /^db\d+$/.test(name));
  const { role, run_id, master_replid, master_replid2, connected_slaves } = info;
  const counts = keys.map(([name, value]) => [name, /keys=\d+/.exec(value)?.[0]]);
  return { role, run_id, master_replid, master_replid2, connected_slaves, counts };
}

export async function linked(replica: RedisServer): Promise<void> {
  await until('the replica', async () => (await fieldsOf(replica)).master_link_status === 'up');
}

/** The facts of a backup of another server. */
export function recordOf({ capture }: RedisBackup, aux: Readonly<Record<string, string>>): unknown {
  const { runId: _none, rdb, ...rest } = capture.facts;
  return { ...rest, rdb: { ...Object(rdb), aux } };
}

export async function giveTo(server: RedisServer, backup: RedisBackup): Promise<AsyncDisposable> {
  const { signal } = new AbortController();
  const target = await findTarget({ url: server.url }, localConnection);
  const client = await connect(target, signal);
  const dump = await checkDump(findDump(storedBackup(backup), undefined), signal);
  const reach = await findReach(client);
  const following = await deliver({
    client,
    reach,
    dump,
    signal,
    log: keepLog([]),
    replicationId: newReplicationId(),
  });
  return {
    [Symbol.asyncDispose]: async () => {
      await following[Symbol.asyncDispose]();
      client[Symbol.dispose]();
    },
  };
}

/** As a run that was killed leaves it. */
export async function leaveBehind(server: RedisServer, backup: RedisBackup): Promise<void> {
  await using _ = await giveTo(server, backup);
}

/** Another port that leads to the same server. */
export async function openDoor(port: number): Promise<{ readonly port: number } & AsyncDisposable> {
  const server = createServer((socket) => {
    const inner = connectSocket({ host: '127.0.0.1', port });
    for (const one of [socket, inner]) one.on('error', () => {});
    socket.pipe(inner).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export async function caught(work: Promise<unknown>): Promise<BackupError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof BackupError) return error;
  throw new Error('a BackupError was expected', { cause: error });
}
