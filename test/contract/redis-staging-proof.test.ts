import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { claimStaging } from '../../src/components/redis/proof/staging/claim.ts';
import { openStaging } from '../../src/components/redis/proof/staging/open.ts';
import { markKey } from '../../src/components/redis/proof/staging/vacancy.ts';
import { connect } from '../../src/components/redis/server/client.ts';
import { startAgain, startRedis } from '../support/redis.ts';
import { proveBackup, restoreRun } from '../support/redis-restore.ts';
import {
  caught,
  fieldsOf,
  giveTo,
  leaveBehind,
  pictureOf,
  stagingMissing,
  stagingScene,
  stagingServers,
} from '../support/redis-staging.ts';
import { until } from '../support/until.ts';

describe.skipIf(stagingMissing).each(stagingServers)('the proof of a %s backup on a staging server', (product) => {
  const scene = stagingScene(product);
  const { prove, refused, expectEmpty } = scene;

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
    const facts = { ...scene.backup.capture.facts, databases: [] };
    const result = await prove({ staging: staging.url, facts });
    expect(result).toMatchObject({ outcome: 'failed', where: expect.stringContaining('staging') });
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

    await leaveBehind(staging, scene.backup);
    expect((await fieldsOf(staging)).role).toBe('slave');
    expect(await staging.command('GET', 'text')).toBe('hello');
    expect(await prove({ staging: staging.url })).toMatchObject({ outcome: 'proven' });
    await expectEmpty(staging);
  });

  test('refused while another proof is at work on it', async () => {
    await using staging = await startRedis({ product });
    await using _ = await giveTo(staging, scene.backup);
    expect(await refused({ staging: staging.url })).toMatchObject({
      code: 'preflight-failed',
      words: expect.stringContaining('Another restore test'),
    });
    expect(await staging.command('GET', 'text')).toBe('hello');
  });

  test('what somebody writes before any data are given stays', async () => {
    await using staging = await startRedis({ product });
    await using run = await restoreRun({ url: scene.production.url, staging: staging.url });
    const { facts } = scene.backup.capture;
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
    await using run = await restoreRun({ url: scene.production.url, staging: staging.url });
    const proving = caught(proveBackup(scene.backup, run));
    await until('the data on their way', async () => (await fieldsOf(staging)).role === 'slave');
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
