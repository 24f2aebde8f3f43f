import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installedMajors } from '../support/postgres.ts';
import { isRunning } from '../support/processes.ts';
import { installedServers } from '../support/redis.ts';
import { rowCounts, startTradingSystem } from '../support/trading-system/index.ts';

const missing = !process.env.CI && (installedMajors().length === 0 || installedServers().length === 0);

test.skipIf(missing)('a seeded trading system has what the guide says, and ends with its scope', async () => {
  let pids: number[] = [];
  {
    await using system = await startTradingSystem({ scale: 0.05 });
    pids = [system.postgres.pid, system.redis.pid];
    const query = (sql: string) => system.postgres.query(sql, system.database);

    for (const [table, rows] of Object.entries(rowCounts(0.05)))
      expect(await query(`SELECT count(*)::int AS rows FROM ${table}`), table).toEqual([{ rows }]);
    expect(
      await query(`SELECT md5(string_agg(t::text, '' ORDER BY trade_id)) AS digest FROM (SELECT * FROM trades) t`),
    ).toEqual([{ digest: seededTrades }]);
    expect(
      await query(
        `SELECT rolname FROM pg_roles WHERE oid = (SELECT datdba FROM pg_database WHERE datname = 'trading_db')`,
      ),
    ).toEqual([{ rolname: 'trading_user' }]);

    await query(`INSERT INTO trades (order_id, exchange_ref, symbol, side, quantity, price, fees, executed_at)
      VALUES (1, gen_random_uuid(), 'TCS', 'BUY', 10000, 1.5, 0, now())`);
    expect(await query(`SELECT title, trade_id::int FROM alerts ORDER BY alert_id DESC LIMIT 1`)).toEqual([
      { title: 'Large trade in TCS', trade_id: rowCounts(0.05).trades + 1 },
    ]);
    expect(await system.redis.command('EXISTS', 'settings:risk')).toBe(1);
    expect(await readFile(join(system.folder, '.env.production'), 'utf8')).toContain('TRADING_ENABLED=false');
    expect(await readFile(system.configFile, 'utf8')).not.toContain(system.secrets[0]);
  }
  expect(pids.filter(isRunning)).toEqual([]);
});

// The same on every version of PostgreSQL.
const seededTrades = '8ee87dd9cf460362ad3e11c959586bb2';
