import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DatabasePicture, databasePicture } from '../support/e2e/database-picture.ts';
import { expectDone, filesBelow, serversMissing } from '../support/e2e/outcome.ts';
import { stock } from '../support/e2e/stock.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { type ActionResult, runAction } from '../support/runner.ts';
import { temporaryFolder } from '../support/temp.ts';
import { startTradingSystem, type TradingSystem } from '../support/trading-system/index.ts';

describe.skipIf(serversMissing)('a backup needs nothing but stock tools', () => {
  const scope = new AsyncDisposableStack();
  let system: TradingSystem;
  let backup: ActionResult;
  let folder: string;
  let files: readonly string[];

  beforeAll(async () => {
    system = scope.use(await startTradingSystem({ scale: 0.05 }));
    backup = await runAction('backup', { inputs: {}, cwd: system.folder, env: system.env });
    expectDone(backup);
    folder = backup.outputs.path ?? '';
    files = await filesBelow(folder);
  });
  afterAll(() => scope.disposeAsync());

  test('to check the hash of every file', async () => {
    const sums = files.filter((file) => file.endsWith('.sha256'));
    const components = new Set(sums.map((file) => dirname(file).split('/')[0]));
    expect([...components].sort()).toEqual(['config', 'database', 'logs', 'redis']);
    for (const file of sums) {
      await stock('sha256sum', ['--strict', '-c', basename(file)], { cwd: join(folder, dirname(file)) });
    }
    const checked = await stock('sha256sum', ['--strict', '-c', 'metadata/SHA256SUMS'], { cwd: folder });
    const named = checked.split('\n').filter((line) => line.endsWith(': OK'));
    expect(named.map((line) => line.slice(0, -': OK'.length)).sort()).toEqual(
      files.filter((file) => file !== 'metadata/SHA256SUMS'),
    );
  });

  test('to decode every compressed file', async () => {
    const compressed = files.filter((file) => /\.(zst|gz)$/.test(file));
    expect(compressed.length).toBeGreaterThanOrEqual(4);
    for (const file of compressed) {
      await stock(file.endsWith('.zst') ? 'zstd' : 'gzip', ['-t', '-q', join(folder, file)]);
    }
  });

  test('to read the RDB file and the tar archives to their end', async () => {
    await using work = await temporaryFolder();
    const rdb = join(work.path, 'dump.rdb');
    await stock('zstd', ['-dq', join(folder, only(files, /^redis\/.*\.rdb\.zst$/)), '-o', rdb]);
    await stock(`${system.redis.product}-check-rdb`, [rdb]);
    for (const component of ['config', 'logs']) {
      const tar = join(work.path, `${component}.tar`);
      await stock('zstd', ['-dq', join(folder, only(files, new RegExp(`^${component}/.*\\.tar\\.zst$`))), '-o', tar]);
      const names = (await stock('tar', ['-tf', tar, '--quoting-style=literal'])).split('\n');
      expect(names).toEqual(
        expect.arrayContaining(component === 'logs' ? [...system.recentLogs] : ['.env', 'certs/trading.key']),
      );
      expect(names).not.toContain('logs/archive/2026-08.log');
    }
  });

  test('to restore the database in full', async () => {
    await using fresh = await startPostgres({ major: system.postgres.major });
    await using work = await temporaryFolder();
    const tool = (name: string, ...args: string[]) =>
      stock(join(fresh.binDir, name), args, {
        env: { PGHOST: fresh.host, PGPORT: String(fresh.port), PGUSER: fresh.user, PGPASSWORD: fresh.password },
      });
    const dump = await plainDump(join(folder, 'database'), files, work.path);
    expect(await tool('pg_restore', '-l', dump)).toContain('TABLE DATA public system_metrics');
    for (const role of ['trading_user', 'trading_reader']) await fresh.query(`CREATE ROLE ${role}`);
    await fresh.query('CREATE DATABASE restored TEMPLATE template0');
    await tool('pg_restore', '--exit-on-error', '--dbname=restored', dump);

    expect(await databasePicture(fresh, 'restored')).toEqual(await databasePicture(system.postgres, system.database));
    await expectLife(fresh, 'restored', await databasePicture(system.postgres, system.database));
  });
});

/** The archive as pg_restore reads it: a directory as it is, one file decoded. */
async function plainDump(folder: string, files: readonly string[], work: string): Promise<string> {
  const toc = files.find((file) => /^database\/.*\/toc\.dat$/.test(file));
  if (toc !== undefined) return join(dirname(folder), dirname(toc));
  const dump = join(work, 'database.dump');
  await stock('zstd', ['-dq', join(dirname(folder), only(files, /^database\/.*\.dump\.zst$/)), '-o', dump]);
  expect((await readFile(dump)).subarray(0, 5).toString()).toBe('PGDMP');
  return dump;
}

/** Functions, triggers and sequences do in the restored database what they did in the source. */
async function expectLife(server: PostgresServer, database: string, source: DatabasePicture): Promise<void> {
  const [order] = await server.query(
    `INSERT INTO orders (symbol, side, kind, quantity, placed_at, updated_at)
     VALUES ('INFY', 'BUY', 'MARKET', 20000, now(), '2000-01-01') RETURNING order_id, reference`,
    database,
  );
  const last = source.sequences.map((line) => /order_reference_seq 7 (\d+)$/.exec(line)?.[1]).find(Boolean);
  expect(order?.reference).toBe(`TS-${Number(last) + 7}`);
  const [touched] = await server.query(
    `UPDATE orders SET status = 'FILLED' WHERE order_id = ${order?.order_id} RETURNING updated_at > '2001-01-01' AS touched`,
    database,
  );
  expect(touched).toEqual({ touched: true });
  await server.query(
    `INSERT INTO trades (order_id, exchange_ref, symbol, side, quantity, price, fees, executed_at)
     VALUES (${order?.order_id}, gen_random_uuid(), 'INFY', 'BUY', 20000, 1500, 1, now())`,
    database,
  );
  expect(
    await server.query(`SELECT value, title FROM trades JOIN alerts USING (trade_id) WHERE quantity = 20000`, database),
  ).toEqual([{ value: '30000000.00', title: 'Large trade in INFY' }]);
  const value = 'sum(position_value(symbol))::text AS value FROM (SELECT DISTINCT symbol FROM positions) AS symbols';
  const [sum] = await server.query(`SELECT ${value}`, database);
  expect(Number(sum?.value)).not.toBe(0);
  await expect(
    server.query(
      `INSERT INTO orders (symbol, side, kind, quantity, placed_at, updated_at)
    VALUES ('INFY', 'BUY', 'LIMIT', 1, now(), now())`,
      database,
    ),
  ).rejects.toThrow('limit orders have a price');
}

function only(files: readonly string[], pattern: RegExp): string {
  const found = files.filter((file) => pattern.test(file));
  expect(found).toHaveLength(1);
  return found[0] ?? '';
}
