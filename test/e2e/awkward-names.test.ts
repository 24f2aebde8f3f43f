import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databasePicture, surroundings } from '../support/e2e/database-picture.ts';
import { expectDone, serversMissing } from '../support/e2e/outcome.ts';
import { followInstructions } from '../support/e2e/restore-by-hand.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { runAction, runCli } from '../support/runner.ts';
import { temporaryFolder } from '../support/temp.ts';

const names = [
  'plain',
  'two words',
  '-leading dash',
  '--help',
  'ünï¢ödé ₹ 📈',
  `it's "quoted"`,
  'back\\slash',
  '$HOME `id` $(id)',
  'semi;colon & pipe | < >',
  '* ? [a] {b}',
  '%s %d 100%',
  'a=b',
  'Mixed.Case',
  '#comment',
  '~',
];

describe.skipIf(serversMissing)('awkward names work', () => {
  const scope = new AsyncDisposableStack();
  let postgres: PostgresServer;
  let fresh: PostgresServer;

  beforeAll(async () => {
    postgres = scope.use(await startPostgres());
    fresh = scope.use(await startPostgres());
  });
  afterAll(() => scope.disposeAsync());

  const databases = [
    { database: `-trading "db"; it's ₹ $(id)`, format: 'custom' },
    { database: `-trading "db"; it's ₹ $(id)`, format: 'plain' },
    { database: 'a=b host=nowhere', format: 'custom' },
    { database: '--help', format: 'plain' },
    { database: '%41 100% \\ `x`', format: 'custom' },
    { database: 'postgresql://x', format: 'auto' },
  ];

  test.each(databases)('of a database: $database ($format)', async ({ database, format }) => {
    await createDatabase(database);
    await using home = await temporaryFolder(`it's a "store" ₹ -`);
    const inputs = {
      'database-url': postgres.url(database),
      store: join(home.path, '-backups $(id)'),
      'database-format': format,
      compression: format === 'plain' ? 'gzip' : 'zstd',
    };
    const backup = await runAction('backup', { inputs });
    expectDone(backup);
    expectDone(await runAction('verify', { inputs: { store: inputs.store, depth: 'deep' } }));

    await fresh.query(`DROP DATABASE IF EXISTS ${quote(database)}`);
    await followInstructions(backup.outputs.path ?? '', { postgres: fresh, folder: home.path });
    expect(await databasePicture(fresh, database)).toEqual(await databasePicture(postgres, database));
    const own = (lines: readonly string[]) => lines.filter((line) => /^(database|setting)/.test(line));
    expect(own(await surroundings(fresh, database))).toEqual(own(await surroundings(postgres, database)));
  });

  test('of files, folders and the store', async () => {
    await using home = await temporaryFolder(`it's a "home" ₹ -`);
    for (const folder of ['-config', 'logs of $(id)']) {
      for (const name of names) {
        await mkdir(join(home.path, folder, name), { recursive: true });
        await writeFile(join(home.path, folder, name, `${name}.txt`), name);
      }
    }
    await writeFile(join(home.path, '-dash.env'), 'A=1\n');
    const inputs = {
      'config-paths': '-config\n-dash.env',
      'log-paths': 'logs of $(id)/**',
      store: './- store "₹"',
      system: 'names',
    };
    const backup = await runAction('backup', { inputs, cwd: home.path });
    expectDone(backup);
    expect(backup.outputs.path).toBe(join(home.path, '- store "₹"', backup.outputs['backup-id'] ?? ''));
    const verified = await runCli(['verify', '--store=./- store "₹"', '--system', 'names', '--depth', 'deep'], {
      cwd: home.path,
    });
    expect(verified).toMatchObject({ exitCode: 0 });

    await using side = await temporaryFolder();
    await followInstructions(backup.outputs.path ?? '', { folder: side.path });
    for (const name of names) {
      expect(await readFile(join(side.path, 'config/-config', name, `${name}.txt`), 'utf8')).toBe(name);
      expect(await readFile(join(side.path, 'logs/logs of $(id)', name, `${name}.txt`), 'utf8')).toBe(name);
    }
    expect(await readFile(join(side.path, 'config/-dash.env'), 'utf8')).toBe('A=1\n');
  });

  /** A database whose tables, columns, schemas and sequences have awkward names, with rows and settings. */
  async function createDatabase(database: string): Promise<void> {
    await postgres.query(`DROP DATABASE IF EXISTS ${quote(database)}`);
    await postgres.query(`CREATE DATABASE ${quote(database)}`);
    await postgres.query(`ALTER DATABASE ${quote(database)} SET timezone = 'Asia/Kolkata'`);
    await postgres.query(`COMMENT ON DATABASE ${quote(database)} IS 'it''s \\ "awkward" $(id)'`);
    for (const name of [...names, 'line\nbreak', 'tab\there']) {
      await postgres.query(
        `CREATE SCHEMA ${quote(name)};
        CREATE TABLE ${quote(name)}.${quote(name)} (${quote(name)} serial PRIMARY KEY, text text DEFAULT $$${name}$$);
        INSERT INTO ${quote(name)}.${quote(name)} (text) VALUES ($$${name}$$), (NULL), (E'\\\\.'), ('');`,
        database,
      );
    }
  }
});

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
