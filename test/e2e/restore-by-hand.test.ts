import { randomBytes } from 'node:crypto';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databasePicture, surroundings } from '../support/e2e/database-picture.ts';
import { expectDone, filesBelow, serversMissing } from '../support/e2e/outcome.ts';
import { redisPicture, strangeRedis } from '../support/e2e/redis-picture.ts';
import { followInstructions } from '../support/e2e/restore-by-hand.ts';
import { stock } from '../support/e2e/stock.ts';
import { installedMajors, startPostgres } from '../support/postgres.ts';
import { startRedis } from '../support/redis.ts';
import { runAction } from '../support/runner.ts';
import { temporaryFolder } from '../support/temp.ts';
import { startTradingSystem, type TradingSystem } from '../support/trading-system/index.ts';

const newest = installedMajors().at(-1) ?? 0;

describe.skipIf(serversMissing)('RESTORE.md, followed to the letter', () => {
  const scope = new AsyncDisposableStack();
  let system: TradingSystem;

  beforeAll(async () => {
    system = scope.use(await startTradingSystem({ scale: 0.05 }));
  });
  afterAll(() => scope.disposeAsync());

  /** Backs everything up and brings it all back on fresh servers; returns the folder of the backup. */
  async function throughTheHands(inputs: Record<string, string>, kept = (_line: string) => true): Promise<string> {
    const env = { DATABASE_URL: system.adminUrl, REDIS_URL: system.redisUrl };
    const backup = await runAction('backup', { inputs, cwd: system.folder, env });
    expectDone(backup);
    const folder = backup.outputs.path ?? '';

    const redisPassword = randomBytes(12).toString('hex');
    await using postgres = await startPostgres({ major: system.postgres.major });
    await using redis = await startRedis({ product: system.redis.product, password: redisPassword });
    await using side = await temporaryFolder('restored-');
    const said = await followInstructions(folder, { postgres, redis, redisPassword, folder: side.path });
    await using restarted = strangeRedis(redis.port, redisPassword);

    expect(said).toContain('all files are intact');
    expect(await databasePicture(postgres, system.database)).toEqual(
      await databasePicture(system.postgres, system.database),
    );
    const around = await surroundings(system.postgres, system.database);
    expect(await surroundings(postgres, system.database)).toEqual(around.filter(kept));
    const asOwner = new URL(system.databaseUrl);
    asOwner.port = String(postgres.port);
    const psql = ['-X', '-At', '-c', 'SELECT count(*) > 0 FROM trades', asOwner.href];
    expect(await stock(join(postgres.binDir, 'psql'), psql)).toBe('t\n');
    expect(await redisPicture(restarted)).toEqual(await redisPicture(system.redis));
    await expectSameFiles(system.folder, join(side.path, 'config'), 'certs/trading.key');
    expect(await filesBelow(join(side.path, 'logs'))).toEqual(expect.arrayContaining([...system.recentLogs]));
    for (const log of system.recentLogs) {
      expect(await readFile(join(side.path, 'logs', log))).toEqual(await readFile(join(system.folder, log)));
    }
    return folder;
  }

  test('brings back a custom-format backup in full', async () => {
    const folder = await throughTheHands({ 'database-format': 'custom' });
    expect((await readdir(join(folder, 'database'))).join(' ')).toMatch(/\.dump\.zst /);
  });

  test('brings back a backup under the guide’s own names in full', async () => {
    const folder = await throughTheHands(
      { 'database-format': 'plain', compression: 'gzip' },
      (line) => !line.includes('app.feed='), // a plain dump has no place for it, which the backup warns about
    );
    const id = folder.slice(-'YYYYMMDD_HHMMSS'.length);
    const guide = [
      `database/trading_db_${id}.sql.gz`,
      `database/trading_db_${id}.sql.gz.sha256`,
      `redis/dump_${id}.rdb.gz`,
      `redis/dump_${id}.rdb.gz.sha256`,
      `config/config_${id}.tar.gz`,
      `logs/logs_${id}.tar.gz`,
      'metadata/backup_info.json',
      'metadata/backup_summary.txt',
    ];
    expect(await filesBelow(folder)).toEqual(expect.arrayContaining(guide));
    await stock('bash', ['-ec', 'gunzip -t database/*.sql.gz; cd database; sha256sum -c *.sha256'], { cwd: folder });
  });

  test.skipIf(newest < 16)('brings back a directory-format backup in full', async () => {
    const folder = await throughTheHands({ 'database-format': 'directory' });
    expect(await filesBelow(join(folder, 'database'))).toContainEqual(expect.stringMatching(/\/toc\.dat$/));
  });
});

/** The configuration came back as it was: content, modes, links. */
async function expectSameFiles(source: string, restored: string, secret: string): Promise<void> {
  const names = await filesBelow(restored);
  expect(names).toEqual(expect.arrayContaining(['.env', '.env.production', 'docker-compose.yml', secret]));
  for (const name of names) {
    const [before, after] = [await lstat(join(source, name)), await lstat(join(restored, name))];
    expect({ name, mode: after.mode, uid: after.uid, mtime: Math.floor(after.mtimeMs / 1000) }).toEqual({
      name,
      mode: before.mode,
      uid: before.uid,
      mtime: Math.floor(before.mtimeMs / 1000),
    });
    if (before.isSymbolicLink()) {
      expect(await readlink(join(restored, name))).toBe(await readlink(join(source, name)));
    } else {
      expect(await readFile(join(restored, name))).toEqual(await readFile(join(source, name)));
    }
  }
  expect((await lstat(join(restored, 'grafana/dashboards/empty folder'))).isDirectory()).toBe(true);
}
