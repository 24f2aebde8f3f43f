import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StagedRestore } from '../../src/components/restorable.ts';
import { installedMajors, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { planRestore, quoted, restoreId, restoreSession, type Taken, takeBackup } from '../support/postgres-restore.ts';

const run = promisify(execFile);
const available = installedMajors().length > 0;
const app = `we ird'd\\b"=%I$undo$é`;
const [staged, former, undone] = ['restore', 'before', 'undone'].map((word) => `${app}_${word}_${restoreId}`);

/** What UNDO.md prints for a database, run by somebody who does not know how far the restore had come. */
describe.skipIf(!available && process.env.CI === undefined)('the undo of a database by hand', () => {
  let server: PostgresServer;
  let scratch: string;
  let taken: Taken;
  let result: StagedRestore;

  beforeAll(async () => {
    server = await startPostgres();
    scratch = await mkdtemp(join(tmpdir(), 'by-hand-'));
    await server.query(`CREATE DATABASE ${quoted(app)}`);
    await server.query('CREATE TABLE t (a int); INSERT INTO t VALUES (1)', app);
    taken = await takeBackup({ url: server.url(app), scratch });
  }, 60_000);
  afterAll(async () => {
    await server?.[Symbol.asyncDispose]();
    if (scratch !== undefined) await rm(scratch, { recursive: true });
  });
  beforeEach(async () => {
    for (const { datname } of await server.query('SELECT datname FROM pg_database WHERE oid > 16383'))
      await server.query(`DROP DATABASE ${quoted(String(datname))} WITH (FORCE)`);
    await server.query(`CREATE DATABASE ${quoted(app)}`);
    await server.query('CREATE TABLE t (a int); INSERT INTO t VALUES (1), (2)', app);
    result = await (await planRestore(taken, restoreSession({ url: server.url(app), scratch }))).stage();
  });

  /** As a person may: each line, also after one that failed. Returns what was said of failures. */
  async function byHand(commands: readonly string[] = result.undo.commands): Promise<string> {
    const env = { ...process.env, PGPASSWORD: server.password };
    const said: string[] = [];
    for (const command of commands) {
      const { stderr } = await run('bash', ['-c', command], { env }).catch((error: { stderr: string }) => error);
      said.push(...stderr.split('\n').filter((line) => line.includes('ERROR') || line.includes('FATAL')));
    }
    return said.join('\n');
  }

  /** Each database, how many rows it holds (2 before the restore, 1 in the backup), and whether it takes clients. */
  async function world(): Promise<Record<string, number | 'closed'>> {
    const found: Record<string, number | 'closed'> = {};
    for (const { datname, datallowconn } of await server.query(
      'SELECT datname, datallowconn FROM pg_database WHERE oid > 16383',
    )) {
      const name = String(datname);
      found[name] = datallowconn === true ? (await server.query('SELECT a FROM t', name)).length : 'closed';
    }
    return found;
  }

  const orders = [
    ['in order', (commands: readonly string[]) => commands],
    ['in the other order', (commands: readonly string[]) => commands.toReversed()],
    ['each twice', (commands: readonly string[]) => commands.flatMap((command) => [command, command])],
  ] as const;

  test.each(orders)(
    'before the switch: the live database serves on, what was staged is gone (%s)',
    async (_how, order) => {
      expect(await byHand(order(result.undo.commands))).toBe('');
      expect(await world()).toEqual({ [app]: 2 });
      expect(await byHand(order(result.undo.commands))).toBe('');
      expect(await world()).toEqual({ [app]: 2 });
    },
  );

  test('killed just after the live database was closed: it is opened again', async () => {
    await server.query(`ALTER DATABASE ${quoted(app)} ALLOW_CONNECTIONS false`);
    expect(await byHand()).toBe('');
    expect(await world()).toEqual({ [app]: 2 });
  });

  test.each(orders)('after the switch: the former one serves, the restored one is kept (%s)', async (_how, order) => {
    await result.switch();
    expect(await world()).toEqual({ [app]: 1, [former ?? '']: 'closed' });
    expect(await byHand(order(result.undo.commands))).toBe('');
    expect(await world()).toEqual({ [app]: 2, [undone ?? '']: 1 });
    expect(await byHand(order(result.undo.commands))).toBe('');
    expect(await world()).toEqual({ [app]: 2, [undone ?? '']: 1 });
  });

  test('after the switch, the former one dropped meanwhile: that is said, and the restored one serves on', async () => {
    await result.switch();
    await server.query(`DROP DATABASE ${quoted(former ?? '')}`);
    expect(await byHand()).toContain('The former database is gone: nothing was changed');
    expect(await world()).toEqual({ [app]: 1 });
  });

  test('a rename that cannot be: the reason is said, nothing is renamed, and nothing stays closed', async () => {
    await result.switch();
    await server.query(`CREATE DATABASE ${quoted(undone ?? '')}`);
    expect(await byHand()).toContain('already exists');
    await server.query(`DROP DATABASE ${quoted(undone ?? '')}`);
    expect(await world()).toEqual({ [app]: 1, [former ?? '']: 'closed' });
  });

  test('where there was no database before: the restored one is set aside, once', async () => {
    await result[Symbol.asyncDispose]();
    await server.query(`DROP DATABASE ${quoted(app)}`);
    result = await (await planRestore(taken, restoreSession({ url: server.url(app), scratch }))).stage();
    await result.switch();
    expect(await byHand()).toBe('');
    expect(await world()).toEqual({ [undone ?? '']: 1 });
    expect(await byHand()).toBe('');
    expect(await world()).toEqual({ [undone ?? '']: 1 });
  });

  test('a database of the same name that is not the restored one is left alone', async () => {
    await result.switch();
    await server.query(`ALTER DATABASE ${quoted(app)} RENAME TO ${quoted(staged ?? '')}`);
    await server.query(`CREATE DATABASE ${quoted(app)}`);
    await server.query('CREATE TABLE t (a int)', app);
    const [takeBack] = result.undo.commands;
    expect(await byHand([takeBack ?? ''])).toBe('');
    expect(await world()).toEqual({ [app]: 0, [former ?? '']: 'closed', [staged ?? '']: 1 });
  });
});
