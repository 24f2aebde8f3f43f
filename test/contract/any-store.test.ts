import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Operation } from '../../src/host/host.ts';
import { runOperation } from '../../src/host/run.ts';
import { backup } from '../../src/operations/backup/index.ts';
import { restore } from '../../src/operations/restore/index.ts';
import { restoreTest } from '../../src/operations/restore-test/index.ts';
import { verify } from '../../src/operations/verify/index.ts';
import { canMount, mountSmallDisk } from '../support/e2e/small-disk.ts';
import { databasesOf, worldOf } from '../support/e2e/world.ts';
import type { Objects } from '../support/memory-store.ts';
import { installedMajors } from '../support/postgres.ts';
import { installedServers } from '../support/redis.ts';
import { temporaryFolder } from '../support/temp.ts';
import { type Ended, testHost } from '../support/test-host.ts';
import { startTradingSystem, type TradingSystem } from '../support/trading-system/index.ts';

const { objects } = vi.hoisted(() => ({ objects: new Map() as Objects }));

// The only store there is: it has no folder on this machine, and commits by its last object.
vi.mock('../../src/stores/index.ts', async () => {
  const { memoryStore } = await import('../support/memory-store.ts');
  const { readOnly } = await import('../../src/stores/store.ts');
  const store = memoryStore('memory', objects);
  return { openStore: async () => readOnly(store), openWritableStore: async () => store };
});

const missing = process.env.CI === undefined && (installedMajors().length === 0 || installedServers().length === 0);

describe.skipIf(missing)('a store that has no folder here, and no rename', () => {
  let system: TradingSystem;
  let state: Awaited<ReturnType<typeof temporaryFolder>>;
  let scratch: Awaited<ReturnType<typeof temporaryFolder>>;

  beforeAll(async () => {
    [system, state, scratch] = await Promise.all([
      startTradingSystem({ scale: 0.05 }),
      temporaryFolder('state-'),
      temporaryFolder('scratch-'),
    ]);
  });

  afterAll(async () => {
    for (const one of [system, state, scratch]) await one?.[Symbol.asyncDispose]();
  });

  async function run<Request>(
    operation: Operation<Request>,
    input: Readonly<Record<string, string>>,
    temporary = scratch.path,
  ): Promise<Ended> {
    const host = testHost({
      folder: system.folder,
      temporaryFolder: temporary,
      env: { ...process.env, ...system.env, DATABASE_URL: system.adminUrl, BACKUP_STATE: state.path },
      input,
    });
    const code = await runOperation(operation, host);
    return { ...host.ended, code };
  }

  test('backup, verify, restore test, restore and undo', { timeout: 300_000 }, async () => {
    const before = await worldOf(system);
    const made = await run(backup, {});
    expect(made).toMatchObject({ code: 0, error: undefined });
    const id = idOf(made);
    expect([...objects.keys()].filter((path) => path.startsWith(`${id}/`))).toEqual(
      expect.arrayContaining([`${id}/metadata/backup_info.json`, `${id}/metadata/RESTORE.md`]),
    );
    expect([...objects.keys()].some((path) => path.includes('.unfinished'))).toBe(false);

    expect(await run(verify, { depth: 'deep' })).toMatchObject({ code: 0, error: undefined });
    expect(await run(restoreTest, {})).toMatchObject({ code: 0, error: undefined });

    await system.postgres.query('DELETE FROM trades', system.database);
    await system.redis.command('FLUSHALL');
    const damaged = await worldOf(system);
    const restored = await run(restore, { confirm: 'trading-system' });
    expect(restored).toMatchObject({ code: 0, error: undefined });
    expect(await worldOf(system)).toEqual(before);

    const undone = await run(restore, { undo: 'latest', confirm: 'trading-system' });
    expect(undone).toMatchObject({ code: 0, error: undefined });
    expect(await worldOf(system)).toEqual(damaged);

    expect(existsSync(join(system.folder, 'backups'))).toBe(false);
    expect(await readdir(scratch.path)).toEqual([]);
    expect([...objects.keys()].filter((path) => path.startsWith('restores/'))).toEqual([]);
  });

  test.skipIf(!canMount())(
    'a dump three times as large as the disk it is spooled on',
    { timeout: 300_000 },
    async () => {
      const tables = 22;
      // Large enough that what pg_dump writes before it is told to wait is little beside one of them.
      await system.postgres.query(
        Array.from(
          { length: tables },
          (_, n) =>
            `CREATE TABLE wide${n} AS SELECT md5(random()::text) || md5(random()::text) AS a FROM generate_series(1, 100000);`,
        ).join(''),
        system.database,
      );
      await using disk = await mountSmallDisk('size=24m');
      const input = {
        'backup-redis': 'false',
        'backup-config': 'false',
        'backup-logs': 'false',
        'database-format': 'directory',
        compression: 'gzip',
      };
      const made = await run(backup, input, disk.path);
      expect(made).toMatchObject({ code: 0, error: undefined });
      const id = idOf(made);
      const stored = [...objects].filter(([path]) => path.startsWith(`${id}/database/`));
      expect(stored.reduce((sum, [, { content }]) => sum + content.byteLength, 0)).toBeGreaterThan(
        3 * 24 * 1024 * 1024,
      );
      expect(await readdir(disk.path)).toEqual([]);
      expect(await run(verify, { backup: id, depth: 'deep' })).toMatchObject({ code: 0, error: undefined });
      expect(await databasesOf(system)).toContain(system.database);
    },
  );
});

function idOf({ report }: Ended): string {
  if (report?.operation !== 'backup' || report.status === 'planned') throw new Error('no backup was made');
  return report.id;
}
