import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkSpace } from '../../src/operations/checks/preflight.ts';
import { backupIn } from '../support/local-backup.ts';
import { installedMajors, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { planRestore, quoted, restoreSession, type Taken, takeBackup } from '../support/postgres-restore.ts';

const available = installedMajors().length > 0;
const hugeBytes = 300e12;

describe.skipIf(!available && process.env.CI === undefined)('the plan of a restore', () => {
  let server: PostgresServer;
  let scratch: string;
  let taken: Taken;
  const session = (url = server.url('app')) => restoreSession({ url, scratch });

  beforeAll(async () => {
    server = await startPostgres();
    scratch = await mkdtemp(join(tmpdir(), 'plan-'));
    await server.query(`
      CREATE ROLE desk NOLOGIN; CREATE ROLE "risk; desk" NOLOGIN; CREATE ROLE auditors NOLOGIN;
      CREATE ROLE "tra'der, ""x""" LOGIN CREATEDB PASSWORD 'NOLOGIN' CONNECTION LIMIT 7 VALID UNTIL '2030-01-01 00:00:00+05:30';
      CREATE ROLE same LOGIN VALID UNTIL '2031-06-01 12:00:00+05:30'; GRANT desk TO same;
      CREATE ROLE lost LOGIN; GRANT auditors TO lost;
      GRANT desk TO "tra'der, ""x"""; GRANT "risk; desk" TO "tra'der, ""x""" WITH ADMIN OPTION`);
    await server.query('CREATE DATABASE app');
    await server.query('CREATE TABLE t (a int); INSERT INTO t SELECT generate_series(1, 1000)', 'app');
    taken = await takeBackup({ url: server.url('app'), scratch, database: { format: 'custom' } });
  }, 60_000);
  afterAll(async () => {
    await server?.[Symbol.asyncDispose]();
    if (scratch !== undefined) await rm(scratch, { recursive: true });
  });

  /** The same backup, of a database too large for any disk here. */
  function huge() {
    const facts = JSON.parse(JSON.stringify(taken.capture.facts));
    facts.database.bytes = hugeBytes;
    return { backup: taken.backup, capture: { facts } };
  }

  test('space: where the data lie here, their disk must have room, and it can be overridden by name alone', async () => {
    const { plan } = await planRestore(huge(), session());
    expect(plan.neededIn).toBe(server.dataDir);
    expect(await checkSpace([plan], scratch)).toMatchObject({
      name: 'disk-space',
      outcome: 'failed',
      hint: expect.stringContaining('override this check by name: disk-space'),
    });
  });

  test('space: where nobody here can see them, that is said, and this machine’s disk is not taken for theirs', async () => {
    await server.query(`CREATE ROLE owner LOGIN CREATEDB PASSWORD 'o'`);
    const { plan } = await planRestore(huge(), session(server.url('app').replace(/\/\/[^@]*@/, '//owner:o@')));
    expect(plan.neededIn).toBeUndefined();
    const check = await checkSpace([plan], scratch);
    expect(check.outcome).toBe('passed');
    expect(check.detail).toContain('which cannot be looked at from here');
    await server.query('DROP ROLE owner');
  });

  test('space: what is unpacked in the scratch folder is counted there', async () => {
    const [file] = taken.backup.files.filter(({ path }) => path.includes('.dump'));
    const { plan } = await planRestore(taken, session());
    expect(plan.scratchBytes).toBe(file?.rawBytes);
    // Without the hash of its content: the file itself is small.
    const files = taken.backup.files.map(({ rawSha256, ...one }) =>
      one.path === file?.path ? { ...one, rawBytes: hugeBytes } : { ...one, ...(rawSha256 && { rawSha256 }) },
    );
    const large = await planRestore({ ...taken, backup: { ...taken.backup, files } }, session());
    const check = await checkSpace([large.plan], scratch);
    expect(check.outcome).toBe('failed');
    expect(check.detail).toContain(`${scratch}: about`);
  });

  test('roles that are as they were: nothing is said, in whatever zone the server writes times', async () => {
    expect((await planRestore(taken, session())).plan.warnings).toEqual([]);
    await server.query(`ALTER ROLE postgres SET timezone = 'Asia/Kolkata'`);
    expect((await planRestore(taken, session())).plan.warnings).toEqual([]);
    await server.query('ALTER ROLE postgres RESET timezone');
  });

  test('roles that exist but are not as recorded are named, with what would mend them; nothing is changed', async () => {
    const trader = quoted(`tra'der, "x"`);
    await server.query(`
      ALTER ROLE ${trader} NOLOGIN NOCREATEDB BYPASSRLS CONNECTION LIMIT -1 VALID UNTIL 'infinity' PASSWORD 'other';
      REVOKE desk FROM ${trader}; REVOKE ADMIN OPTION FOR "risk; desk" FROM ${trader}; DROP ROLE auditors; DROP ROLE lost`);
    const before = await server.query('SELECT * FROM pg_authid ORDER BY oid');
    const [warning, ...more] = (await planRestore(taken, session())).plan.warnings ?? [];
    expect(more).toEqual([]);
    for (const part of [
      'is without CREATEDB',
      'is without LOGIN',
      'has BYPASSRLS, which it had not',
      'has CONNECTION LIMIT -1, not 7',
      'is valid until infinity, not 2029-12-31 18:30:00+00',
      'is no member of desk',
      'is a member of risk; desk without ADMIN OPTION',
    ])
      expect(warning).toContain(`tra'der, "x" ${part}`);
    for (const other of ['same', 'lost', 'auditors', 'postgres', 'assword', 'SCRAM'])
      expect(warning).not.toContain(other);
    await (await (await planRestore(taken, session())).stage())[Symbol.asyncDispose]();
    const after = await server.query('SELECT * FROM pg_authid ORDER BY oid');
    expect(after.filter(({ rolname }) => before.some((role) => role.rolname === rolname))).toEqual(before);
    // The printed statements do what they say.
    const mend = /To make them as recorded: (.*)$/s.exec(warning ?? '')?.[1] ?? '';
    await server.query(mend);
    expect((await planRestore(taken, session())).plan.warnings).toEqual([]);
  });

  test('roles that cannot be compared keep nobody from restoring', async () => {
    const facts = JSON.parse(JSON.stringify(taken.capture.facts));
    facts.globals.file = 'database/odd.sql';
    await writeFile(join(taken.folder, facts.globals.file), `ALTER ROLE same WITH LOGIN VALID UNTIL 'whenever';`);
    const odd = { path: facts.globals.file, bytes: 1, sha256: '', codec: 'none', rawBytes: 1 } as const;
    const backup = backupIn(taken.folder, taken.backup.id, [...taken.backup.files, odd]);
    const { plan } = await planRestore({ backup, capture: { facts } }, session());
    expect(plan.warnings).toEqual([expect.stringContaining('could not be found out')]);
  });

  test('what restores of other databases left behind is not ours to drop', async () => {
    for (const name of ['app_restore_20260101_000000', 'app_tables_20260101_000000', 'other_restore_20260101_000000'])
      await server.query(`CREATE DATABASE ${name}`);
    await server.query('CREATE DATABASE my_app_restore_20260101_000000');
    const detail = (await planRestore(taken, session())).plan.checks.find(({ name }) => name === 'leftovers')?.detail;
    expect(detail?.match(/DROP DATABASE IF EXISTS "[^"]+"/g)).toEqual([
      'DROP DATABASE IF EXISTS "app_restore_20260101_000000"',
      'DROP DATABASE IF EXISTS "app_tables_20260101_000000"',
    ]);
  });
});
