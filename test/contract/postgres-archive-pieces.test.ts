import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CustomArchive } from '../../src/components/postgres/archive/custom.ts';
import { installedMajors, startPostgres } from '../support/postgres.ts';

const missing = installedMajors().length === 0 && process.env.CI === undefined;

test.skipIf(missing)(
  'an archive is understood wherever its pieces are cut, and whatever becomes of their memory',
  async () => {
    await using server = await startPostgres();
    await server.query('CREATE TABLE small AS SELECT 1 AS i');
    const args = ['--format=custom', '--compress=0', '--no-password', server.url()];
    const archive = execFileSync(join(server.binDir, 'pg_dump'), args);
    const whole = read([archive]);
    expect(whole.tables.map(({ fingerprint }) => fingerprint.rows)).toEqual([1]);
    for (let cut = 1; cut < archive.byteLength; cut += 1) {
      const { tables, definitions } = read([archive.subarray(0, cut), archive.subarray(cut)]);
      expect({ tables, definitions }).toEqual({ tables: whole.tables, definitions: whole.definitions });
    }
  },
);

function read(pieces: readonly Uint8Array[]): CustomArchive {
  const reader = new CustomArchive();
  for (const piece of pieces) {
    const chunk = Buffer.from(piece);
    reader.write(chunk);
    chunk.fill(0xff);
  }
  reader.end();
  return reader;
}
