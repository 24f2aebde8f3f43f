import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { database } from '../../src/components/postgres/index.ts';
import { installedMajors } from '../support/postgres.ts';
import { type AppScene, app, appScene, former, now, staged } from '../support/postgres-app.ts';
import { caught, databaseNames, planRestore, type Taken, takeBackup } from '../support/postgres-restore.ts';
import { send } from '../support/processes.ts';
import { wayBack } from '../support/way-back.ts';

const run = promisify(execFile);
const available = installedMajors().length > 0;

let scene: AppScene;
beforeAll(async () => {
  if (available) scene = await appScene();
});
afterAll(() => scene?.[Symbol.asyncDispose]());
beforeEach(async () => {
  await scene?.reset();
});

describe.skipIf(!available && process.env.CI === undefined)('a restore that fails makes nothing worse', () => {
  /** A backup whose rows do not end: pg_restore waits in the middle until it is disturbed. */
  async function whileLoading(disturb: () => Promise<unknown>, signal?: AbortSignal) {
    const busy = `SELECT pid FROM pg_stat_activity WHERE datname = '${staged}' AND application_name = 'backup'`;
    const slow = await slowBackup();
    const planned = await planRestore(slow, scene.session(signal === undefined ? {} : { signal }));
    const failing = caught(planned.stage());
    let ended = false;
    void failing.then(() => {
      ended = true;
    });
    for (let found = 0; found === 0 && !ended; )
      found = (await scene.server.query(`${busy} AND wait_event = 'PgSleep'`)).length;
    expect(ended).toBe(false);
    await disturb();
    const error = await failing;
    expect(await scene.notes()).toEqual(now);
    expect(await databaseNames(scene.server)).toEqual([app, 'postgres']);
    return error;
  }

  /** Its materialized view takes a minute to fill. */
  async function slowBackup(): Promise<Taken> {
    await scene.server.query('CREATE DATABASE slow');
    await scene.server.query(
      `CREATE TABLE trades (a int); INSERT INTO trades VALUES (1); CREATE FUNCTION wait_long(a int) RETURNS int LANGUAGE sql AS 'SELECT a FROM pg_sleep(60)';
       CREATE MATERIALIZED VIEW slow_view AS SELECT wait_long(a) FROM trades WITH NO DATA;
       UPDATE pg_class SET relispopulated = true WHERE relname = 'slow_view'`,
      'slow',
    );
    const backup = await takeBackup({ url: scene.server.url('slow'), scratch: scene.scratch });
    await scene.server.query('DROP DATABASE slow WITH (FORCE)');
    return backup;
  }

  async function restorers(): Promise<number[]> {
    const { stdout } = await run('ps', ['-o', 'pid=,comm=', '--ppid', String(process.pid)]);
    return stdout
      .split('\n')
      .filter((line) => line.includes('pg_restore'))
      .map((line) => Number.parseInt(line, 10));
  }

  test('pg_restore is killed', async () => {
    const error = await whileLoading(async () => {
      send(await restorers(), 'SIGKILL');
    });
    expect(error).toMatchObject({ code: 'restore-failed', message: expect.stringContaining('SIGKILL') });
  });

  test('its session is ended', async () => {
    const error = await whileLoading(() =>
      scene.server.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${staged}'`),
    );
    expect(error.code).toBe('restore-failed');
  });

  test('it is cancelled', async () => {
    const stop = new AbortController();
    const error = await whileLoading(async () => stop.abort(), stop.signal);
    expect(error.code).toBe('cancelled');
    expect(await restorers()).toEqual([]);
  });

  test('what was restored is not equal', async () => {
    const facts = JSON.parse(JSON.stringify(scene.taken.capture.facts));
    facts.tables[0].rows += 1;
    const planned = await planRestore({ backup: scene.taken.backup, capture: { facts } }, scene.session());
    expect(await caught(planned.stage())).toMatchObject({
      code: 'restore-failed',
      because: [expect.stringContaining('row')],
    });
    expect(await databaseNames(scene.server)).toEqual([app, 'postgres']);
  });

  test('somebody else makes a database of that name meanwhile: theirs stays', async () => {
    const planned = await planRestore(scene.taken, scene.session());
    await scene.server.query(`CREATE DATABASE ${staged}`);
    expect((await caught(planned.stage())).code).not.toBe('internal');
    expect(await databaseNames(scene.server)).toEqual([app, staged, 'postgres']);
    const state: unknown = JSON.parse(JSON.stringify(planned.staging?.state));
    expect((await wayBack(database, state, scene.session()))?.join()).toContain('stays');
    expect(await databaseNames(scene.server)).toEqual([app, staged, 'postgres']);
  });

  test('it is killed when the new database is complete: undo drops it', async () => {
    const planned = await planRestore(scene.taken, scene.session());
    const result = await planned.stage();
    expect(await databaseNames(scene.server)).toEqual([app, staged, 'postgres']);
    await wayBack(database, JSON.parse(JSON.stringify(planned.staging?.state)), scene.session());
    expect(await databaseNames(scene.server)).toEqual([app, 'postgres']);
    await result[Symbol.asyncDispose]();
  });

  test('it fails between the two names', async () => {
    await using result = await (await planRestore(scene.taken, scene.session())).stage();
    await scene.server.query(`CREATE DATABASE ${former}`);
    expect(await caught(result.switch())).toMatchObject({
      code: 'restore-failed',
      hint: expect.stringContaining('serves as before'),
    });
    expect(await scene.notes()).toEqual(now);
    await wayBack(database, result.undo.state, scene.session());
    expect(await databaseNames(scene.server)).toEqual([app, former, 'postgres']);
  });

  test('it is killed before the names are swapped: undo opens the door again', async () => {
    const result = await (await planRestore(scene.taken, scene.session())).stage();
    await scene.server.query(`ALTER DATABASE ${app} ALLOW_CONNECTIONS false`);
    await wayBack(database, result.undo.state, scene.session());
    expect(await scene.notes()).toEqual(now);
    expect(await databaseNames(scene.server)).toEqual([app, 'postgres']);
  });

  test('a client that keeps reading and writing sees the old or the new, and is refused for less than a second', async () => {
    await using result = await (await planRestore(scene.taken, scene.session())).stage();
    const seen = new Set<string>();
    let refusedSince: number | undefined;
    let longestMs = 0;
    let stopped = false;
    const client = async () => {
      while (!stopped) {
        const connection = new pg.Client({ connectionString: scene.server.url(app) });
        connection.on('error', () => {});
        try {
          await connection.connect();
          if (refusedSince !== undefined) longestMs = Math.max(longestMs, performance.now() - refusedSince);
          refusedSince = undefined;
          for (let turn = 0; turn < 50 && !stopped; turn += 1) {
            const { rows } = await connection.query(
              'SELECT count(*)::int AS count, min(note) AS note FROM trades WHERE id < 10000',
            );
            seen.add(JSON.stringify(rows[0]));
            await connection.query(`UPDATE trades SET created_at = now() WHERE id = 1`);
          }
        } catch {
          refusedSince ??= performance.now();
        } finally {
          await connection.end().catch(() => {});
        }
      }
    };
    const clients = [client(), client()];
    while (seen.size === 0) await scene.server.query('SELECT 1');
    await result.switch();
    const both = JSON.stringify({ count: 1000, note: 'old' });
    while (!seen.has(both)) await scene.server.query('SELECT 1');
    stopped = true;
    await Promise.all(clients);
    console.log(JSON.stringify({ switch: 'database', refusedMs: Math.round(longestMs) }));
    expect([...seen].sort()).toEqual([both, JSON.stringify({ count: 2, note: 'now' })].sort());
    expect(longestMs).toBeLessThan(1000);
  });
});
