import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installedMajors, type PostgresServer, startPostgres } from '../support/postgres.ts';
import {
  awkward,
  makeRichDatabase,
  planRestore,
  quoted,
  restoreSession,
  takeBackup,
} from '../support/postgres-restore.ts';

const run = promisify(execFile);
const available = installedMajors().length > 0;
const largestBytes = 256 * 1024 * 1024;

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'round-trip-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

async function stock(server: PostgresServer, program: string, args: readonly string[]): Promise<string> {
  const env = {
    ...process.env,
    PGHOST: server.host,
    PGPORT: String(server.port),
    PGUSER: server.user,
    PGPASSWORD: server.password,
    PGDATABASE: 'postgres',
  };
  return (await run(join(server.binDir, program), args, { env, maxBuffer: largestBytes })).stdout;
}

/**
 * PostgreSQL writes some expressions otherwise once they have been through a dump ("x IN ('a')" of a varchar), and the same
 * ever after: a database that came from a stock dump comes from another one as it was.
 */
async function makeSettledDatabase(server: PostgresServer): Promise<void> {
  await makeRichDatabase(server);
  const archive = join(await mkdtemp(join(scratch, 'settled-')), 'archive');
  await stock(server, 'pg_dump', [
    '--create',
    '-Fc',
    `--file=${archive}`,
    `--dbname=dbname='${awkward.replace("'", "\\'")}'`,
  ]);
  await server.query(`DROP DATABASE ${quoted(awkward)}`);
  await stock(server, 'pg_restore', ['--create', '--exit-on-error', '--dbname=postgres', archive]);
}

/**
 * The database in the words of pg_dump, which knows nothing of us: every object with owner, comment and rights, every row,
 * sequences, large objects, the database's own settings; and the roles. Sorted, because a row may lie in another place;
 * without the random words of \\restrict.
 */
async function inStockWords(server: PostgresServer): Promise<readonly string[]> {
  const database = `--dbname=dbname='${awkward.replace("'", "\\'")}'`;
  const texts = [
    await stock(server, 'pg_dump', ['--create', database]),
    await stock(server, 'pg_dumpall', ['--roles-only']),
  ];
  return texts
    .flatMap((text) => text.split('\n'))
    .filter((line) => !/^\\(un)?restrict /.test(line))
    .sort();
}

/** What pg_dump leaves out, because it makes it again: contents of materialized views, and what is valid and enabled. */
async function madeAgain(server: PostgresServer): Promise<unknown> {
  return await server.query(
    `SELECT (SELECT json_agg(v ORDER BY v.side) FROM volumes v) AS volumes,
       (SELECT count(*)::int FROM pg_index WHERE NOT indisvalid) AS invalid,
       (SELECT count(*)::int FROM pg_constraint WHERE NOT convalidated) AS unchecked,
       (SELECT json_agg(extname || extversion ORDER BY 1) FROM pg_extension) AS extensions`,
    awkward,
  );
}

const destruction = [
  'DROP TABLE trades, fills CASCADE',
  'DROP SCHEMA risk CASCADE',
  'DELETE FROM prices',
  'UPDATE guarded SET owner = owner || owner',
  'SELECT lo_unlink(50001)',
  `SELECT setval('order_numbers', 1)`,
  'DROP FUNCTION touch() CASCADE',
  'DROP COLLATION german',
  'CREATE TABLE of_the_attacker (a int)',
  `COMMENT ON DATABASE ${quoted(awkward)} IS NULL`,
  `ALTER DATABASE ${quoted(awkward)} RESET ALL`,
];

describe.skipIf(!available && process.env.CI === undefined)('a database that was destroyed and restored', () => {
  test.each(['auto', 'directory', 'custom', 'plain'])(
    'from format %s is in the words of pg_dump what it was',
    async (format) => {
      await using server = await startPostgres();
      await makeSettledDatabase(server);
      // A plain dump has no place for the application's own settings.
      if (format === 'plain') await server.query(`ALTER DATABASE ${quoted(awkward)} RESET app.api_token`);
      const options = { url: server.url(awkward), scratch, database: { format } };
      const [words, made] = [await inStockWords(server), await madeAgain(server)];
      const backup = await takeBackup(options);
      for (const statement of destruction) await server.query(statement, awkward);
      expect(await inStockWords(server)).not.toEqual(words);

      await using staged = await (await planRestore(backup, restoreSession(options))).stage();
      await staged.switch();
      expect(await inStockWords(server)).toEqual(words);
      expect(await madeAgain(server)).toEqual(made);
    },
  );
});
