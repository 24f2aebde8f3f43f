import { readdir, readFile } from 'node:fs/promises';
import { connect as connectSocket, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../src/components/redis/client.ts';
import { redis } from '../../src/components/redis/index.ts';
import { claimStaging } from '../../src/components/redis/proof/staging/claim.ts';
import { openStaging } from '../../src/components/redis/proof/staging/open.ts';
import { markKey, newReplicationId } from '../../src/components/redis/proof/staging/vacancy.ts';
import { checkDump, findDump } from '../../src/components/redis/restore/dump-file.ts';
import { findReach } from '../../src/components/redis/restore/reach.ts';
import { deliver } from '../../src/components/redis/restore/replicate.ts';
import { findTarget } from '../../src/components/redis/target.ts';
import type { ProofResult } from '../../src/components/restorable.ts';
import { localConnection } from '../../src/connections/local.ts';
import { BackupError } from '../../src/lib/errors.ts';
import { installedServers, type RedisProduct, type RedisServer, startAgain, startRedis } from '../support/redis.ts';
import { backUpRedis, keepLog, type RedisBackup } from '../support/redis-backup.ts';
import { fillEveryType } from '../support/redis-data.ts';
import { proveBackup, restoreRun, storedBackup } from '../support/redis-restore.ts';

const missing = installedServers().length === 0 && process.env.CI === undefined;
const servers: readonly RedisProduct[] = installedServers().length > 0 ? installedServers() : ['redis'];
const nobody = 'redis://127.0.0.1:1';
const library = '#!lua name=risk\nredis.register_function("limit", function() return 7 end)';

describe.skipIf(missing).each(servers)('the proof of a %s backup on a staging server', (product) => {
  const scope = new AsyncDisposableStack();
  let production: RedisServer;
  let backup: RedisBackup;
  let functions: boolean;
  let before: unknown;

  beforeAll(async () => {
    production = scope.use(await startRedis({ product, password: 'of-production' }));
    functions = Number(production.version.split('.')[0]) >= 7;
    await fillEveryType(production);
    if (functions) await production.command('FUNCTION', 'LOAD', library);
    backup = scope.use(await backUpRedis({ url: production.url }));
    // The backup was taken as a replica, whose end the server may notice later.
    while ((await infoOf(production)).connected_slaves !== '0');
    before = await pictureOf(production);
  });
  // Whatever a test does, production is as it was.
  afterEach(async () => {
    if (production !== undefined) expect(await pictureOf(production)).toEqual(before);
  });
  afterAll(() => scope.disposeAsync());

  interface Proving {
    readonly production?: string;
    readonly staging: string;
    readonly facts?: unknown;
    readonly sources?: readonly unknown[];
    readonly log?: string[];
  }

  async function prove(given: Proving): Promise<ProofResult> {
    await using run = await restoreRun({ url: given.production ?? production.url, staging: given.staging });
    const facts = given.facts ?? backup.capture.facts;
    const result = await proveBackup(backup, run, facts, given.sources ?? [facts]);
    given.log?.push(...run.log);
    return result;
  }

  /** The refusal, which must come from the check that runs before anything is made, too. */
  async function refused(given: Proving): Promise<{ code: string; words: string; hint: string }> {
    const error = await caught(prove(given));
    await using run = await restoreRun({ url: given.production ?? production.url, staging: given.staging });
    const facts = given.facts ?? backup.capture.facts;
    const sources = given.sources ?? [facts];
    const again = await caught(Promise.resolve(redis.assureStaging?.(facts, run.session, sources)));
    expect(again.message).toBe(error.message);
    const words = [error.message, ...error.because].join(' ');
    expect(words + error.hint).not.toContain('of-production');
    return { code: error.code, words, hint: error.hint ?? '' };
  }

  async function expectEmpty(server: RedisServer): Promise<void> {
    const info = await infoOf(server);
    expect(info.role).toBe('master');
    expect(Object.keys(info).filter((name) => /^db\d+$/.test(name))).toEqual([]);
    if (functions) expect(await server.command('FUNCTION', 'LIST')).toEqual([]);
  }

  const persistence = [
    { name: 'without persistence', config: {} },
    { name: 'with a dump', config: { save: '3600 1' } },
    { name: 'with an append-only file', config: { appendonly: 'yes' } },
  ];
  test.each(persistence)('proven, and emptied also for its next start: $name', async ({ config }) => {
    await using staging = await startRedis({ product, password: 'of-staging', config });
    const result = await prove({ staging: staging.url });
    expect(result).toMatchObject({ outcome: 'proven', differences: [], reason: undefined });
    expect(result.where).toContain(`${staging.version} at 127.0.0.1:${staging.port}, a staging server`);
    expect(result.where).not.toContain('of-staging');
    await expectEmpty(staging);
    await using again = await startAgain(staging, { product, password: 'of-staging', config });
    await expectEmpty(again);
    for (const name of await readdir(again.folder, { recursive: true })) {
      const content = await readFile(join(again.folder, name)).catch(() => Buffer.alloc(0));
      expect(content.includes('list:large')).toBe(false);
    }
  });

  test('failed: what differs is said, and the server is emptied all the same', async () => {
    await using staging = await startRedis({ product });
    const facts = { ...backup.capture.facts, databases: [] };
    const result = await prove({ staging: staging.url, facts });
    expect(result).toMatchObject({ outcome: 'failed', where: expect.stringContaining('staging') });
    await expectEmpty(staging);
  });

  test('refused: production itself, by its address, by another name, through another port', async () => {
    expect(await refused({ staging: production.url })).toMatchObject({
      code: 'preflight-failed',
      words: expect.stringContaining('same host and port'),
    });
    const named = production.url.replace('127.0.0.1', 'localhost');
    expect(await refused({ staging: named })).toMatchObject({ code: 'preflight-failed' });
    await using door = await openDoor(production.port);
    const other = production.url.replace(`:${production.port}`, `:${door.port}`);
    expect(await refused({ staging: other })).toMatchObject({
      code: 'preflight-failed',
      words: expect.stringContaining('same process'),
    });
    // Nobody answers at redis.url: the backup knows the server.
    expect(await refused({ staging: other, production: nobody })).toMatchObject({
      code: 'preflight-failed',
      words: expect.stringContaining('a backup was taken from'),
    });
  });

  test('refused: a replica of production, the same when it was cut off, promoted and emptied; and its primary', async () => {
    await using own = await startRedis({ product, password: 'of-production' });
    await own.command('SET', 'a', '1');
    await using replica = await startRedis({ product, config: { masterauth: 'of-production' } });
    await replica.command('REPLICAOF', '127.0.0.1', String(own.port));
    await linked(replica);
    expect(await refused({ staging: replica.url, production: own.url })).toMatchObject({
      code: 'preflight-failed',
      words: expect.stringContaining('shares the replication id'),
    });
    // redis.url names the replica, and the staging URL the primary.
    expect(await refused({ staging: own.url, production: replica.url })).toMatchObject({
      code: 'preflight-failed',
      words: expect.stringContaining('is production'),
    });
    await replica.command('REPLICAOF', 'NO', 'ONE');
    await replica.command('FLUSHALL');
    expect(await refused({ staging: replica.url, production: own.url })).toMatchObject({ code: 'preflight-failed' });
    await replica.command('REPLICAOF', '127.0.0.1', String(own.port));
    await linked(replica);
    await own.stop();
    expect(await refused({ staging: replica.url, production: own.url, sources: [recordOf(backup, {})] })).toMatchObject(
      { code: 'preflight-failed' },
    );
    expect(await replica.command('GET', 'a')).toBe('1');
  });

  test('refused: a server that holds anything, has a replica or follows another; nothing is touched', async () => {
    await using staging = await startRedis({ product });
    await using other = await startRedis({ product });
    const untouched = async (words: string) => {
      const were = [await pictureOf(staging), await pictureOf(other)];
      const found = await refused({ staging: staging.url });
      expect(found).toMatchObject({ code: 'preflight-failed', words: expect.stringContaining(words) });
      expect(found.hint).toContain('FLUSHALL');
      expect([await pictureOf(staging), await pictureOf(other)]).toEqual(were);
    };
    await staging.command('SELECT', '3');
    await staging.command('SET', 'mine', '1');
    await untouched('It holds 1 keys');
    await staging.command('FLUSHALL');
    if (functions) {
      await staging.command('FUNCTION', 'LOAD', library);
      await untouched('function library');
      await staging.command('FUNCTION', 'FLUSH');
    }
    await staging.command('SELECT', '0');
    await staging.command('SET', markKey, '0');
    await staging.command('SET', 'mine', '1');
    await untouched('It holds 2 keys');
    await staging.command('FLUSHALL');
    await other.command('REPLICAOF', '127.0.0.1', String(staging.port));
    await linked(other);
    await untouched('1 replica');
    await other.command('REPLICAOF', 'NO', 'ONE');
    await staging.command('REPLICAOF', '127.0.0.1', String(other.port));
    await linked(staging);
    await untouched('It is a replica');
    await other.stop();
    const orphan = await refused({ staging: staging.url });
    expect(orphan).toMatchObject({ code: 'preflight-failed', words: expect.stringContaining('It is a replica') });
  });

  test('production gone: what the backups recorded decides, and nothing recorded is no proof', async () => {
    await using staging = await startRedis({ product });
    const log: string[] = [];
    expect(await prove({ staging: staging.url, production: nobody, log })).toMatchObject({ outcome: 'proven' });
    expect(log.join()).toContain('does not answer');
    const silent = recordOf(backup, {});
    expect(await refused({ staging: staging.url, production: nobody, facts: silent })).toMatchObject({
      code: 'not-verified',
    });
    // The newest backup says where production is now.
    await using door = await openDoor(production.port);
    const other = production.url.replace(`:${production.port}`, `:${door.port}`);
    const sources = [backup.capture.facts, silent];
    expect(await refused({ staging: other, production: nobody, facts: silent, sources })).toMatchObject({
      code: 'preflight-failed',
    });
  });

  test('refused: a server that was production once, while another one answers as production', async () => {
    await using successor = await startRedis({ product });
    await using door = await openDoor(production.port);
    const other = production.url.replace(`:${production.port}`, `:${door.port}`);
    const older = { production: successor.url, staging: other, facts: recordOf(backup, {}) };
    expect(await refused({ ...older, sources: [older.facts, backup.capture.facts] })).toMatchObject({
      code: 'preflight-failed',
      words: expect.stringContaining('a backup was taken from'),
    });
  });

  test('could not be proven: production refuses us, or one of them does not say who it is', async () => {
    await using staging = await startRedis({ product });
    const wrong = production.url.replace('of-production', 'wrong');
    expect(await refused({ staging: staging.url, production: wrong })).toMatchObject({ code: 'not-verified' });
    await using shy = await startRedis({ product, users: ['user shy on >s ~* +@all -info'] });
    const url = shy.url.replace('://', '://shy:s@');
    expect(await refused({ staging: url })).toMatchObject({
      code: 'not-verified',
      hint: expect.stringMatching(/restore-test\.redis\.url .*\+info/),
    });
    expect(await refused({ staging: staging.url, production: url })).toMatchObject({ code: 'not-verified' });
    await expectEmpty(staging);
  });

  test('what a killed run left is taken over: before, while and after it gave its data', async () => {
    await using staging = await startRedis({ product });
    await staging.command('SET', markKey, String(Date.now()));
    expect(await refused({ staging: staging.url })).toMatchObject({ words: expect.stringContaining('just begun') });
    await staging.command('SET', markKey, String(Date.now() - 3_600_000));
    expect(await prove({ staging: staging.url })).toMatchObject({ outcome: 'proven' });
    await expectEmpty(staging);

    await staging.command('SET', markKey, '0');
    await staging.command('REPLICAOF', '127.0.0.1', '1');
    expect(await prove({ staging: staging.url })).toMatchObject({ outcome: 'proven' });
    await expectEmpty(staging);

    await leaveBehind(staging, backup);
    expect((await infoOf(staging)).role).toBe('slave');
    expect(await staging.command('GET', 'text')).toBe('hello');
    expect(await prove({ staging: staging.url })).toMatchObject({ outcome: 'proven' });
    await expectEmpty(staging);
  });

  test('refused while another proof is at work on it', async () => {
    await using staging = await startRedis({ product });
    await using _ = await giveTo(staging, backup);
    expect(await refused({ staging: staging.url })).toMatchObject({
      code: 'preflight-failed',
      words: expect.stringContaining('Another restore test'),
    });
    expect(await staging.command('GET', 'text')).toBe('hello');
  });

  test('what somebody writes before any data are given stays', async () => {
    await using staging = await startRedis({ product });
    await using run = await restoreRun({ url: production.url, staging: staging.url });
    const { facts } = backup.capture;
    const opened = await openStaging(facts, run.session, [facts]);
    if (opened === undefined) throw new Error('no staging server');
    {
      await using claimed = await claimStaging(opened, run.session);
      await staging.command('SET', 'theirs', '1');
      using client = await connect(opened.target, run.session.signal);
      expect((await caught(claimed.begin(client))).code).toBe('not-verified');
    }
    expect(await staging.command('KEYS', '*')).toEqual(['theirs']);
    expect(run.log.join()).toContain('Somebody else has written');
  });

  test('cancelled half-way: the server is an empty primary again', async () => {
    await using staging = await startRedis({ product });
    await using run = await restoreRun({ url: production.url, staging: staging.url });
    const proving = caught(proveBackup(backup, run));
    while ((await infoOf(staging)).role !== 'slave');
    run.abort.abort();
    expect(await proving).toMatchObject({ code: 'cancelled' });
    await expectEmpty(staging);
  });

  test('not verified: a server that cannot take the data is not touched', async () => {
    await using staging = await startRedis({ product, config: { databases: '2' } });
    const was = await pictureOf(staging);
    expect(await prove({ staging: staging.url })).toMatchObject({
      outcome: 'not-verified',
      reason: expect.stringContaining('the server has 2'),
    });
    expect(await pictureOf(staging)).toEqual(was);
  });
});

async function infoOf(server: RedisServer): Promise<Record<string, string>> {
  const lines = String(await server.command('INFO')).split('\r\n');
  return Object.fromEntries(lines.map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1)]));
}

/** What changes when anybody writes to a server, gives it another role or starts it again. */
async function pictureOf(server: RedisServer): Promise<unknown> {
  const info = await infoOf(server);
  const keys = Object.entries(info).filter(([name]) => /^db\d+$/.test(name));
  const { role, run_id, master_replid, master_replid2, connected_slaves } = info;
  const counts = keys.map(([name, value]) => [name, /keys=\d+/.exec(value)?.[0]]);
  return { role, run_id, master_replid, master_replid2, connected_slaves, counts };
}

async function linked(replica: RedisServer): Promise<void> {
  while ((await infoOf(replica)).master_link_status !== 'up') await new Promise((done) => setTimeout(done, 20));
}

/** The facts of a backup of another server. */
function recordOf({ capture }: RedisBackup, aux: Readonly<Record<string, string>>): unknown {
  const { runId: _none, rdb, ...rest } = capture.facts;
  return { ...rest, rdb: { ...Object(rdb), aux } };
}

async function giveTo(server: RedisServer, backup: RedisBackup): Promise<AsyncDisposable> {
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
async function leaveBehind(server: RedisServer, backup: RedisBackup): Promise<void> {
  await using _ = await giveTo(server, backup);
}

/** Another port that leads to the same server. */
async function openDoor(port: number): Promise<{ readonly port: number } & AsyncDisposable> {
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

async function caught(work: Promise<unknown>): Promise<BackupError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof BackupError) return error;
  throw new Error('a BackupError was expected', { cause: error });
}
