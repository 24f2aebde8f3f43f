import { unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { database } from '../../src/components/postgres/index.ts';
import { canMount, mountSmallDisk } from '../support/e2e/small-disk.ts';
import { installedMajors, serverOwner, startPostgres } from '../support/postgres.ts';
import { caught, planRestore, restoreSession, takeBackup } from '../support/postgres-restore.ts';
import { temporaryFolder } from '../support/temp.ts';
import { until } from '../support/until.ts';
import { wayBack } from '../support/way-back.ts';

const missing = !process.env.CI && installedMajors().length === 0;

describe.skipIf(missing || !canMount())('the disk of the database server', () => {
  test('becomes full while a restore loads: the former data serve on, undo removes the new database', async () => {
    await using folder = await temporaryFolder();
    await using gate = await temporaryFolder('gate-');
    const closed = join('/tmp', `${gate.path.split('/').at(-1)}-closed`);
    await using disk = await mountSmallDisk('size=200m,mode=755', await serverOwner());
    await using server = await startPostgres({ dataDir: join(disk.path, 'data') });
    await server.query('CREATE DATABASE shop');
    await server.query(
      `CREATE FUNCTION public.pass(i integer) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN
        WHILE (pg_catalog.pg_stat_file('${closed}', true)).size IS NOT NULL LOOP PERFORM pg_catalog.pg_sleep(0.01); END LOOP;
        RETURN true; END $$;
      CREATE TABLE goods (i integer CHECK (public.pass(i)), what text);
      INSERT INTO goods SELECT i, repeat('x', 900) FROM generate_series(1, 8000) AS i`,
      'shop',
    );
    const options = { url: server.url('shop'), scratch: folder.path };
    const taken = await takeBackup(options);
    await server.query('DELETE FROM goods WHERE i > 10', 'shop');

    let state: unknown;
    await writeFile(closed, '');
    try {
      const planned = await planRestore(taken, restoreSession(options));
      state = planned.staging?.state;
      const staging = caught(planned.stage());
      await until('the first row to wait', async () => {
        const loading = `SELECT 1 FROM pg_stat_activity WHERE datname <> 'shop' AND query LIKE 'COPY public.goods%'`;
        return (await server.query(loading)).length > 0;
      });
      // Somebody else fills the disk up to its last block.
      const fill = `COPY (SELECT repeat('x', 8191) FROM generate_series(1, 100000)) TO '${server.dataDir}/something else'`;
      await expect(server.query(fill)).rejects.toThrow(/No space left/);
      await unlink(closed);
      const error = await staging;
      expect(error).toMatchObject({ code: 'disk-full', hint: expect.stringContaining('Free space on the server') });
    } finally {
      await unlink(closed).catch(() => {});
    }
    expect(await server.query('SELECT count(*)::int AS n FROM goods', 'shop')).toEqual([{ n: 10 }]);
    // A disk without a single free block refuses even the checkpoint of DROP DATABASE; with room again, undo removes what is left.
    await unlink(join(server.dataDir, 'something else'));
    await wayBack(database, state, restoreSession(options));
    expect(await server.query('SELECT datname FROM pg_database WHERE NOT datistemplate ORDER BY 1')).toEqual([
      { datname: 'postgres' },
      { datname: 'shop' },
    ]);
  });
});
