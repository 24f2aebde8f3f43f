import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Facts, factsSchema } from '../../src/components/postgres/facts.ts';
import { database } from '../../src/components/postgres/index.ts';
import { installedMajors, type PostgresServer, startPostgres } from '../support/postgres.ts';
import {
  awkward,
  caught,
  databaseNames,
  planRestore,
  quoted,
  restoreId,
  restoreSession,
  type Taken,
  takeBackup,
} from '../support/postgres-restore.ts';
import { wayBack } from '../support/way-back.ts';

const run = promisify(execFile);
const available = installedMajors().length > 0;
const app = awkward;
const staged = `${app}_restore_${restoreId}`;
const secret = 'hush-7f3a';

/** A backup of a database that receives changes from another one. */
describe.skipIf(!available && process.env.CI === undefined)('restoring a database with a subscription', () => {
  let server: PostgresServer;
  let scratch: string;
  let taken: Taken;
  const warnings: string[] = [];
  const session = () => restoreSession({ url: server.url(app), scratch, warnings });

  beforeAll(async () => {
    server = await startPostgres();
    scratch = await mkdtemp(join(tmpdir(), 'subscription-'));
    await server.query(`CREATE DATABASE ${quoted(app)}`);
    await server.query('CREATE TABLE t (a int); INSERT INTO t VALUES (1)', app);
    const publisher = `host=127.0.0.1 port=1 dbname=x password=${secret}`;
    await server.query(
      `CREATE SUBSCRIPTION "fe'e d" CONNECTION '${publisher}' PUBLICATION p, b WITH (connect = false, slot_name = 's')`,
      app,
    );
    taken = await takeBackup({ url: server.url(app), scratch });
    await unsubscribe(app);
  }, 60_000);
  afterAll(async () => {
    await server?.[Symbol.asyncDispose]();
    if (scratch !== undefined) await rm(scratch, { recursive: true });
  });
  beforeEach(() => warnings.splice(0));
  afterEach(async () => {
    for (const name of await databaseNames(server)) {
      if (!name.startsWith(app.slice(0, 8)) || name === app) continue;
      await unsubscribe(name);
      await server.query(`DROP DATABASE ${quoted(name)} WITH (FORCE)`);
    }
  });

  async function unsubscribe(name: string): Promise<void> {
    for (const { subname } of await server.query('SELECT subname FROM pg_subscription', name)) {
      const one = quoted(String(subname));
      for (const change of ['DISABLE', 'SET (slot_name = NONE)'])
        await server.query(`ALTER SUBSCRIPTION ${one} ${change}`, name);
      await server.query(`DROP SUBSCRIPTION ${one}`, name);
    }
  }

  /** The backup, as if it had held something else. */
  function recorded(change: (facts: Facts) => Facts) {
    return { backup: taken.backup, capture: { facts: change(factsSchema.parse(taken.capture.facts)) } };
  }

  test('the staged database is removed when the restore fails, and it does not say so otherwise', async () => {
    const emptied = recorded((facts) => ({ ...facts, tables: facts.tables.map((table) => ({ ...table, rows: 0 })) }));
    const planned = await planRestore(emptied, session());
    const error = await caught(planned.stage());
    expect(error.message).toContain('not what the backup recorded');
    expect(await databaseNames(server)).toEqual([app, 'postgres']);
    expect(warnings).toEqual([]);
  });

  test('undo of a killed staging removes it, and so do the printed commands, as often as they are run', async () => {
    for (const way of ['undo', 'by hand'] as const) {
      const planned = await planRestore(taken, session());
      await killedStaging(planned);
      expect(await databaseNames(server)).toContain(staged);
      if (way === 'undo') await wayBack(database, planned.staging?.state, session());
      else await byHand(planned.staging?.commands);
      expect(await databaseNames(server)).toEqual([app, 'postgres']);
      if (way === 'by hand') await byHand(planned.staging?.commands).catch(() => {});
      expect(await databaseNames(server)).toEqual([app, 'postgres']);
    }
  });

  test('after a restore and its undo, how to remove the restored one works as it is printed', async () => {
    const result = await (await planRestore(taken, session())).stage();
    await result.switch();
    const subscriptions = await server.query('SELECT subname, subenabled, subslotname FROM pg_subscription', app);
    expect(subscriptions).toEqual([{ subname: "fe'e d", subenabled: false, subslotname: 's' }]);
    const done = await wayBack(database, JSON.parse(JSON.stringify(result.undo.state)), session());
    await byHand(/to remove it: (.*)$/.exec(done?.at(-1) ?? '')?.slice(1));
    expect(await databaseNames(server)).toEqual([app, 'postgres']);
  });

  test('what is left of earlier restores is printed with what keeps it from being dropped', async () => {
    const planned = await planRestore(taken, session());
    await killedStaging(planned);
    const later = await planRestore(taken, { ...session(), restoreId: '20261122_041500' });
    const { detail } = later.plan.checks.find(({ name }) => name === 'leftovers') ?? {};
    expect(detail).toContain('DROP SUBSCRIPTION');
    await byHand(/to remove them: (.*)$/.exec(detail ?? '')?.slice(1));
    expect(await databaseNames(server)).toEqual([app, 'postgres']);
  });

  test('nothing of where it leads is in the manifest', () => {
    expect(JSON.stringify(taken.capture.facts)).not.toContain(secret);
  });

  /** Staged to its end, then as if the process had been killed. */
  async function killedStaging(planned: Awaited<ReturnType<typeof planRestore>>): Promise<void> {
    await planned.stage();
  }

  async function byHand(commands: readonly string[] = []): Promise<void> {
    const env = { ...process.env, PGPASSWORD: server.password };
    for (const command of commands) await run('bash', ['-c', command], { env });
  }
});
