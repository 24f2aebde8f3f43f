import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBystander } from '../support/e2e/bystander.ts';
import { databasePicture } from '../support/e2e/database-picture.ts';
import { flipByte, makeGuideBackup } from '../support/e2e/guide-backup.ts';
import { expectDone, expectRefused, serversMissing } from '../support/e2e/outcome.ts';
import { redisPicture } from '../support/e2e/redis-picture.ts';
import { type RestoreScene, restoreScene } from '../support/e2e/restore-scene.ts';
import { databasesOf, tree, worldOf } from '../support/e2e/world.ts';
import { startPostgres } from '../support/postgres.ts';
import { startAgain, startRedis } from '../support/redis.ts';
import { runAction } from '../support/runner.ts';
import { temporaryFolder } from '../support/temp.ts';

const id = '20261121_020000';

describe.skipIf(serversMissing)('a backup made by shell scripts', () => {
  const scope = new AsyncDisposableStack();
  let scene: RestoreScene;
  let store: string;
  let folder: string;

  beforeAll(async () => {
    scene = scope.use(await restoreScene());
    store = scope.use(await temporaryFolder('guide-')).path;
    folder = await makeGuideBackup(scene.system, store, id);
  });
  afterAll(() => scope.disposeAsync());

  test('restores whole over the live system, under connected clients, and can be undone', async () => {
    const former = await scene.liveOn();
    {
      await using bystander = await startBystander(scene.system.databaseUrl);
      const result = await scene.run('restore', { store, backup: id });
      expectDone(result);
      expect(result.stdout).toMatch(/not compared|nothing could be compared/);
      const { states, strange } = await bystander.sightings();
      expect(strange).toEqual([]);
      expect(states).toEqual(['former, 320 trades, 1', 'backed up, 480 trades, 1']);
    }
    await scene.system.postgres.query('DELETE FROM heartbeats', scene.system.database);
    const now = await worldOf(scene.system);
    expect(now.database).toEqual(scene.backedUp.database);
    expect(now.redis).toEqual(scene.backedUp.redis);
    expect(now.config).toEqual(scene.backedUp.config);

    expect(await scene.run('restore', { store, undo: 'latest' })).toMatchObject({ exitCode: 0 });
    const { database, ...rest } = await worldOf(scene.system);
    expect({ ...database, rows: [] }).toEqual({ ...former.database, rows: [] });
    expect(former).toMatchObject(rest);
  });

  test('with a flipped bit in any of its files it is not restored', async () => {
    const before = await databasesOf(scene.system);
    for (const file of [`database/trading_db_${id}.sql.gz`, `redis/dump_${id}.rdb.gz`, `config/config_${id}.tar.gz`]) {
      const mend = await flipByte(join(folder, file));
      const result = await scene.run('restore', { store, backup: id });
      await mend();
      // Scripts write no checksum for the configuration: there the archive itself tells.
      expectRefused(result, file.startsWith('config') ? 'damaged' : 'preflight-failed');
    }
    expect(await databasesOf(scene.system)).toEqual(before);
  });

  test('is never proven: what the source held, nobody wrote down', async () => {
    const result = await scene.run('restore-test', { store, backup: id, 'upload-report': 'false' });
    expect(result).toMatchObject({ exitCode: 8, outputs: { status: 'not-verified', 'error-code': 'not-verified' } });
  });

  test.each([
    ['made by shell scripts', false],
    ['of our own', true],
  ] as const)(
    '%s restores onto a fresh server that has no such database and no roles, and an AOF-on Redis',
    async (_what, own) => {
      await using postgres = await startPostgres();
      const config = { appendonly: 'yes' };
      await using redis = await startRedis({ config });
      await using place = await temporaryFolder('fresh-');
      const paths = 'paths: [.env, .env.production, docker-compose.yml, prometheus/, grafana/dashboards/, certs/]';
      await writeFile(join(place.path, 'fresh.yml'), `config: { ${paths} }\n`);
      const inputs = {
        ...(own ? { store: scene.store, backup: scene.backupId } : { store, backup: id }),
        'database-url': postgres.url('trading_db'),
        'redis-url': redis.url,
        config: 'fresh.yml',
        confirm: 'trading-system',
        override: 'trading-off',
      };
      if (!own) {
        // Scripts save no roles: the plan names those that are missing, before anything is touched.
        const refused = await runAction('restore', { inputs, cwd: place.path });
        expectRefused(refused, 'preflight-failed');
        expect(refused.stdout).toMatch(/CREATE ROLE "trading_user";/);
        expect(await postgres.query('SELECT 1 FROM pg_database WHERE NOT datistemplate')).toHaveLength(1);
        const roles = scene.backedUp.surroundings.flatMap((line) => /^role (\S+)/.exec(line)?.[1] ?? []);
        for (const role of roles.filter((name) => name !== 'postgres')) await postgres.query(`CREATE ROLE "${role}"`);
      }
      expectDone(await runAction('restore', { inputs, cwd: place.path }));
      expect(await databasePicture(postgres, 'trading_db')).toMatchObject(scene.backedUp.database);
      expect(await redisPicture(redis)).toEqual(scene.backedUp.redis);
      await using again = await startAgain(redis, { config });
      expect(await redisPicture(again)).toEqual(scene.backedUp.redis);
      // What stands above a path is not part of it.
      const files = (lines: readonly string[]) =>
        lines.filter((line) => !/^(\.before-restore|fresh\.yml|grafana\||state[/|])/.test(line));
      expect(files(await tree(place.path))).toEqual(files(scene.backedUp.config));
    },
  );
});
