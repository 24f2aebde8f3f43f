import { mkdir, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupsIn, expectDone, expectRefused, filesBelow, serversMissing } from '../support/e2e/outcome.ts';
import { canMount, mountSmallDisk } from '../support/e2e/small-disk.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { runAction } from '../support/runner.ts';
import { until } from '../support/until.ts';

describe.skipIf(serversMissing || !canMount())('a store on a disk that is', () => {
  const scope = new AsyncDisposableStack();
  let postgres: PostgresServer;

  beforeAll(async () => {
    postgres = scope.use(await startPostgres());
    await postgres.query('CREATE TABLE notes AS SELECT 1 AS i, md5(random()::text) AS text');
  });
  afterAll(() => scope.disposeAsync());

  const fillNotes = (text: string) =>
    postgres.query(`INSERT INTO notes SELECT i, ${text} FROM generate_series(1, 60000) AS i`);
  const backUp = (store: string) => runAction('backup', { inputs: { 'database-url': postgres.url(), store } });

  /** How often somebody has read the table, once it is at least that often: the server counts with a delay before 15. */
  const scans = (least: number) =>
    until('the scan to be counted', async () => {
      const [row] = await postgres.query(`SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'notes'`);
      const count = Number(row?.seq_scan);
      return count >= least ? { count } : undefined;
    });

  test('read-only is refused before anything is read', async () => {
    await using good = await mountSmallDisk('size=24m');
    const { count: before } = await scans(0);
    expectDone(await backUp(good.path));
    const { count: once } = await scans(before + 1);
    await using disk = await mountSmallDisk('ro');
    expectRefused(await backUp(disk.path), 'store-unwritable');
    expectRefused(await backUp(join(disk.path, 'deeper')), 'store-unwritable');
    expectDone(await backUp(good.path));
    const { count: after } = await scans(once + 1);
    expect(after - once).toBe(once - before);
  });

  test('too small for the plan is refused before anything but that is written', async () => {
    await using disk = await mountSmallDisk('size=1m');
    expectRefused(await backUp(disk.path), 'disk-space');
    expect(await filesBelow(disk.path)).toEqual(['evidence/trading-system/00000001.json']);
  });

  test('full half-way keeps the last good backup and nothing of the new one', async () => {
    await using disk = await mountSmallDisk('size=100m');
    const store = join(disk.path, 'backups');
    await mkdir(store);
    await fillNotes(`repeat('x', 1280)`);
    const first = await backUp(store);
    expectDone(first);
    await writeFile(join(disk.path, 'of somebody else'), Buffer.alloc(70 * 1024 * 1024));

    // The plan goes by the last backup and by the growth of the source; as many bytes that compress badly are no growth.
    await postgres.query('TRUNCATE notes');
    await fillNotes(`(SELECT string_agg(md5(i || '-' || n), '') FROM generate_series(1, 40) AS n)`);
    const usedBefore = await usedBytes(store);
    expectRefused(await backUp(store), 'disk-full');
    expect(await backupsIn(store)).toEqual([first.outputs['backup-id']]);
    expect(await usedBytes(store)).toBeLessThanOrEqual(usedBefore + 64 * 1024);
    expectDone(await runAction('verify', { inputs: { store, depth: 'deep' } }));

    await postgres.query('DELETE FROM notes WHERE i > 1');
    expectDone(await backUp(store));
    expect(await backupsIn(store)).toHaveLength(2);
  });

  test('too small for a source that has grown since the last backup is refused before anything but that is written', async () => {
    await using disk = await mountSmallDisk('size=24m');
    const store = join(disk.path, 'backups');
    await mkdir(store);
    await postgres.query('TRUNCATE notes');
    expectDone(await backUp(store));
    await fillNotes(`repeat('x', 1280)`);
    await fillNotes(`repeat('y', 1280)`);
    const used = await usedBytes(store);
    expectRefused(await backUp(store), 'disk-space');
    const entries = 16 * 1024;
    expect(await usedBytes(store)).toBeLessThanOrEqual(used + entries);
  });
});

async function usedBytes(folder: string): Promise<number> {
  const { blocks, bfree, bsize } = await statfs(folder);
  return (blocks - bfree) * bsize;
}
