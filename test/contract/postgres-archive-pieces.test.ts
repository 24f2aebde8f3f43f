import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CustomArchive } from '../../src/components/postgres/archive/custom.ts';
import { installedMajors, startPostgres } from '../support/postgres.ts';

const missing = installedMajors().length === 0 && process.env.CI === undefined;

test.skipIf(missing)('an archive is understood wherever its pieces are cut', async () => {
  await using server = await startPostgres();
  await server.query('CREATE TABLE small AS SELECT 1 AS i');
  const args = ['--format=custom', '--compress=0', '--no-password', server.url()];
  const archive = execFileSync(join(server.binDir, 'pg_dump'), args);
  for (let cut = 1; cut < archive.byteLength; cut += 1) {
    const reader = new CustomArchive();
    reader.write(archive.subarray(0, cut));
    reader.write(archive.subarray(cut));
    reader.end();
    expect(reader.tables.map(({ fingerprint }) => fingerprint.rows)).toEqual([1]);
  }
});
