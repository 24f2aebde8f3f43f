import { execFile } from 'node:child_process';
import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { database } from '../../src/components/postgres/index.ts';
import { installedMajors, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { type Options, type SourceScene, sourceScene, variants } from '../support/postgres-backup.ts';
import { awkward, caught } from '../support/postgres-restore.ts';

const run = promisify(execFile);
const available = installedMajors().length > 0;

let scene: SourceScene;
beforeAll(async () => {
  if (available) scene = await sourceScene();
});
afterAll(() => scene?.[Symbol.asyncDispose]());

/** Every table with a hash of its sorted rows, and all else a restore must bring back. */
async function portrait(server: PostgresServer, name: string, without = 'none') {
  const tables = await server.query(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    name,
  );
  const rows: Record<string, unknown> = {};
  for (const { name: table } of tables) {
    const [row] = await server.query(
      `SELECT count(*), md5(string_agg(md5(x::text), '' ORDER BY md5(x::text))) FROM ONLY ${table} AS x`,
      name,
    );
    rows[String(table)] = row;
  }
  const rest = await server.query(
    `SELECT (SELECT last_value FROM order_numbers) AS sequence, (SELECT count(*) FROM volumes) AS volumes,
       (SELECT md5(string_agg(lo_get(oid), '')) FROM pg_largeobject_metadata) AS objects, copy_trap() AS function,
       shobj_description(d.oid, 'pg_database') AS comment, datconnlimit AS connections, datacl::text AS privileges,
       (SELECT array_agg(setting ORDER BY setting) FROM pg_db_role_setting, unnest(setconfig) setting
        WHERE setdatabase = d.oid AND setting NOT LIKE '${without}') AS settings
     FROM pg_database d WHERE datname = current_database()`,
    name,
  );
  return { rows, rest };
}

/** The commands in the instructions, as somebody would paste them one after the other. */
function commandsIn(markdown: string): string {
  return [...markdown.matchAll(/```bash\n(.*?)```/gs)].map((match) => match[1]).join('\n');
}

describe.skipIf(!available && process.env.CI === undefined)('database', () => {
  test.each(variants)('$format with $compression comes back by its instructions', async ({ format, compression }) => {
    const { folder, capture } = await scene.backup({ compression, database: { format, jobs: 2 } });
    expect(capture.warnings).toEqual(format === 'plain' ? [expect.stringContaining('app.api_token')] : []);
    expect(await scene.judge(folder, capture.facts, capture.files)).toEqual([]);
    const tables = JSON.stringify(capture.facts.tables);
    for (const name of ['trades', 'prices_old', 'parents', 'children', 'no_columns', 'guarded'])
      expect(tables).toContain(`"${name}"`);
    expect(JSON.stringify(capture)).not.toContain(scene.source.password);
    expect(JSON.stringify(capture)).not.toContain('hush');

    await using fresh = await startPostgres();
    const script = `set -e\n${commandsIn(database.instructions(capture.facts, capture.files))}`;
    const env = {
      ...process.env,
      PGHOST: fresh.host,
      PGPORT: String(fresh.port),
      PGUSER: fresh.user,
      PGPASSWORD: fresh.password,
    };
    const { stdout } = await run('bash', ['-c', script], { cwd: folder, env });
    expect(stdout).toContain('public.trades');
    expect(stdout).not.toMatch(/\| f$/m);
    // A plain dump has no place for the application's own settings.
    const unkept = format === 'plain' ? 'app.%' : 'none';
    expect(await portrait(fresh, awkward)).toEqual(await portrait(scene.source, awkward, unkept));
  });

  test('every listed file exists, and only those; directory names are safe for a shell', async () => {
    const { folder, capture } = await scene.backup({ database: { format: 'directory' } });
    const entries = await readdir(join(folder, 'database'), { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    expect(paths.sort()).toEqual(capture.files.map((file) => file.path).sort());
    for (const path of paths) expect(path).toMatch(/^[\w./-]+$/);
  });

  test('only the chosen tables', async () => {
    const { folder, capture } = await scene.backup({ database: { tables: ['parents', '"we""ird tàble -x"'] } });
    expect(capture.facts.tables).toMatchObject([
      { name: 'parents', rows: 10 },
      { name: 'we"ird tàble -x', rows: 2 },
    ]);
    expect(await scene.judge(folder, capture.facts, capture.files)).toEqual([]);
  });

  test.each(['custom', 'plain', 'directory'] as const)(
    'in %s format a partitioned table is chosen with its partitions',
    async (format) => {
      const chosen = (tables: string[]) => scene.backup({ database: { format, tables } });
      expect(await caught(chosen(['parents', 'prices']))).toMatchObject({
        code: 'invalid-config',
        because: [expect.stringContaining('public.prices_new, public.prices_old')],
      });
      const { capture } = await chosen(['prices', 'prices_old']);
      expect(capture.facts.tables).toMatchObject([{ name: 'prices_old', rows: 213 }]);
    },
  );

  test('a pattern that matches nothing beside one that does', async () => {
    expect(await caught(scene.backup({ database: { tables: ['parents', 'ordres'] } }))).toMatchObject({
      code: 'invalid-config',
      because: [expect.stringContaining('ordres')],
    });
    const { capture } = await scene.backup({ database: { 'exclude-tables': ['ordres'] } });
    expect(capture.warnings).toEqual([expect.stringContaining('exclude-tables matches no table')]);
  });

  test('a role that may not read passwords gets globals without them, and is told', async () => {
    await scene.source.query(`CREATE DATABASE small; CREATE ROLE plain_user LOGIN PASSWORD 'p'`.split(';')[0] ?? '');
    await scene.source.query(`CREATE ROLE plain_user LOGIN PASSWORD 'p'`);
    await scene.source.query(
      'CREATE TABLE t (a int); INSERT INTO t VALUES (1); GRANT SELECT ON t TO plain_user',
      'small',
    );
    const url = new URL(scene.source.url('small'));
    url.username = 'plain_user';
    url.password = 'p';
    const { folder, capture } = await scene.backup({ url: url.href });
    expect(capture.facts.globals).toMatchObject({ passwords: false });
    expect(capture.warnings.join()).toContain('passwords');
    expect(await scene.judge(folder, capture.facts, capture.files)).toEqual([]);
    await scene.source.query('DROP DATABASE small');
    await scene.source.query('DROP ROLE plain_user');
  });

  describe('refuses, in one clear error', () => {
    const planFails = (options: Options) => caught(database.plan(scene.session(options)));
    test('a wrong password', async () => {
      const error = await planFails({ url: scene.source.url(awkward).replace(scene.source.password, 'wr0ng') });
      expect(error).toMatchObject({ code: 'access-denied', hint: expect.stringContaining('password') });
      expect(JSON.stringify(error)).not.toContain('wr0ng');
    });
    test('an unknown database', async () => {
      expect(await planFails({ url: scene.source.url('nosuchdb') })).toMatchObject({ code: 'database-missing' });
    });
    test('an unreachable server', async () => {
      const url = scene.source.url(awkward).replace(`:${scene.source.port}/`, ':1/');
      expect(await planFails({ url })).toMatchObject({ code: 'unreachable' });
    });
    test('no client', async () => {
      expect(await planFails({ database: { 'client-path': scene.scratch } })).toMatchObject({ code: 'tool-missing' });
    });
    test('a server newer than the client', async () => {
      const folder = await mkdtemp(join(scene.scratch, 'old-client-'));
      await writeFile(join(folder, 'pg_dump'), '#!/bin/sh\necho "pg_dump (PostgreSQL) 9.6.24"\n', { mode: 0o755 });
      const error = await planFails({ database: { 'client-path': folder } });
      expect(error).toMatchObject({
        code: 'version-mismatch',
        hint: expect.stringContaining(`postgresql-client-${scene.source.major}`),
      });
    });
    test('no table that matches', async () => {
      const error = await caught(scene.backup({ database: { tables: ['nosuchtable'] } }));
      expect(error).toMatchObject({ code: 'invalid-config' });
    });
  });
});
