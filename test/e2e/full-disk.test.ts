import { mkdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupsIn, expectDone, expectRefused, filesBelow, serversMissing } from '../support/e2e/outcome.ts';
import { canMount, mountSmallDisk } from '../support/e2e/small-disk.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { runAction } from '../support/runner.ts';

describe.skipIf(serversMissing || !canMount())('a store on a disk that is', () => {
  const scope = new AsyncDisposableStack();
  let postgres: PostgresServer;

  beforeAll(async () => {
    postgres = scope.use(await startPostgres());
    await postgres.query('CREATE TABLE notes AS SELECT 1 AS i, md5(random()::text) AS text');
  });
  afterAll(() => scope.disposeAsync());

  const backUp = (store: string) => runAction('backup', { inputs: { 'database-url': postgres.url(), store } });

  test('read-only is refused before anything is read', async () => {
    await using disk = await mountSmallDisk('ro');
    expectRefused(await backUp(disk.path), 'store-unwritable');
    expectRefused(await backUp(join(disk.path, 'deeper')), 'store-unwritable');
  });

  test('too small for the plan is refused before anything is written', async () => {
    await using disk = await mountSmallDisk('size=1m');
    expectRefused(await backUp(disk.path), 'disk-space');
    expect(await filesBelow(disk.path)).toEqual([]);
  });

  test('full half-way keeps the last good backup and nothing of the new one', async () => {
    await using disk = await mountSmallDisk('size=24m');
    const store = join(disk.path, 'backups');
    await mkdir(store);
    const first = await backUp(store);
    expectDone(first);

    // The plan trusts the size of the last backup; 40 MB that do not compress came since then.
    await postgres.query(
      `INSERT INTO notes SELECT i, (SELECT string_agg(md5(i || '-' || n), '') FROM generate_series(1, 40) AS n) FROM generate_series(1, 60000) AS i`,
    );
    const usedBefore = await usedBytes(store);
    expectRefused(await backUp(store), 'disk-full');
    expect(await backupsIn(store)).toEqual([first.outputs['backup-id']]);
    expect(await usedBytes(store)).toBeLessThanOrEqual(usedBefore + 64 * 1024);
    expectDone(await runAction('verify', { inputs: { store, depth: 'deep' } }));

    await postgres.query('DELETE FROM notes WHERE i > 1');
    expectDone(await backUp(store));
    expect(await backupsIn(store)).toHaveLength(2);
  });
});

async function usedBytes(folder: string): Promise<number> {
  const { blocks, bfree, bsize } = await statfs(folder);
  return (blocks - bfree) * bsize;
}
