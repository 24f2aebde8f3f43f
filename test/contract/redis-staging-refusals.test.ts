import { describe, expect, test } from 'vitest';
import { markKey } from '../../src/components/redis/proof/staging/vacancy.ts';
import { startRedis } from '../support/redis.ts';
import {
  library,
  linked,
  nobody,
  openDoor,
  pictureOf,
  recordOf,
  stagingMissing,
  stagingScene,
  stagingServers,
} from '../support/redis-staging.ts';

describe.skipIf(stagingMissing).each(stagingServers)('a staging server for the proof of a %s backup', (product) => {
  const scene = stagingScene(product);
  const { prove, refused, expectEmpty } = scene;

  test('refused: production itself, by its address, by another name, through another port', async () => {
    expect(await refused({ staging: scene.production.url })).toMatchObject({
      code: 'preflight-failed',
      words: expect.stringContaining('same host and port'),
    });
    const named = scene.production.url.replace('127.0.0.1', 'localhost');
    expect(await refused({ staging: named })).toMatchObject({ code: 'preflight-failed' });
    await using door = await openDoor(scene.production.port);
    const other = scene.production.url.replace(`:${scene.production.port}`, `:${door.port}`);
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
    expect(
      await refused({ staging: replica.url, production: own.url, sources: [recordOf(scene.backup, {})] }),
    ).toMatchObject({ code: 'preflight-failed' });
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
    if (scene.functions) {
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
    const silent = recordOf(scene.backup, {});
    expect(await refused({ staging: staging.url, production: nobody, facts: silent })).toMatchObject({
      code: 'not-verified',
    });
    // The newest backup says where production is now.
    await using door = await openDoor(scene.production.port);
    const other = scene.production.url.replace(`:${scene.production.port}`, `:${door.port}`);
    const sources = [scene.backup.capture.facts, silent];
    expect(await refused({ staging: other, production: nobody, facts: silent, sources })).toMatchObject({
      code: 'preflight-failed',
    });
  });

  test('refused: a server that was production once, while another one answers as production', async () => {
    await using successor = await startRedis({ product });
    await using door = await openDoor(scene.production.port);
    const other = scene.production.url.replace(`:${scene.production.port}`, `:${door.port}`);
    const older = { production: successor.url, staging: other, facts: recordOf(scene.backup, {}) };
    expect(await refused({ ...older, sources: [older.facts, scene.backup.capture.facts] })).toMatchObject({
      code: 'preflight-failed',
      words: expect.stringContaining('a backup was taken from'),
    });
  });

  test('could not be proven: production refuses us, or one of them does not say who it is', async () => {
    await using staging = await startRedis({ product });
    const wrong = scene.production.url.replace('of-production', 'wrong');
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
});
