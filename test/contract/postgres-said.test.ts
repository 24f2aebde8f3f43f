import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installedMajors, startPostgres } from '../support/postgres.ts';
import { takeBackup } from '../support/postgres-restore.ts';

/** What pg_dump loses by itself is not ours to bring back, but to say. */
test.skipIf(installedMajors().length === 0 && process.env.CI === undefined)(
  'a backup says what no dump brings back: a template, rows of a table that belongs to an extension',
  async () => {
    await using server = await startPostgres();
    const scratch = await mkdtemp(join(tmpdir(), 'said-'));
    try {
      await server.query('CREATE DATABASE app');
      const quiet = await takeBackup({ url: server.url('app'), scratch });
      expect(quiet.capture.warnings).toEqual([]);
      await server.query(
        `CREATE EXTENSION hstore; CREATE TABLE mine (a int); INSERT INTO mine VALUES (1);
         ALTER EXTENSION hstore ADD TABLE mine; ALTER DATABASE app IS_TEMPLATE true`,
        'app',
      );
      await server.query('VACUUM mine', 'app');
      const { capture } = await takeBackup({ url: server.url('app'), scratch });
      expect(capture.warnings.join('\n')).toContain('belong to an extension: public.mine');
      expect(capture.warnings.join('\n')).toContain('app is a template');
    } finally {
      await rm(scratch, { recursive: true });
    }
  },
);
