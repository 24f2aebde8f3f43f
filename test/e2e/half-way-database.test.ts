import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dumps, lockTable, stopMidway, terminateDumps, waitsForLock } from '../support/e2e/half-way.ts';
import { backupsIn, expectDone, expectRefused, rememberDescendants, serversMissing } from '../support/e2e/outcome.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { send } from '../support/processes.ts';
import { type ActionResult, runAction, type Started, startAction } from '../support/runner.ts';
import { temporaryFolder } from '../support/temp.ts';

describe.skipIf(serversMissing)('a backup that is struck half-way leaves nothing behind', () => {
  const scope = new AsyncDisposableStack();
  let postgres: PostgresServer;
  let store: string;

  beforeAll(async () => {
    postgres = scope.use(await startPostgres());
    await postgres.query('CREATE DATABASE trading_db');
    await postgres.query(
      `CREATE TABLE big AS SELECT i, md5(i::text) || md5('a' || i) || md5('b' || i) AS text FROM generate_series(1, 1000000) AS i`,
      'trading_db',
    );
  });
  beforeEach(async () => {
    store = scope.use(await temporaryFolder('store-')).path;
  });
  afterAll(() => scope.disposeAsync());

  const inputs = () => ({ 'database-url': postgres.url('trading_db'), store });

  type Blow = (action: Started<ActionResult>) => void | Promise<void>;
  const blows: Readonly<Record<string, readonly [Blow, ...('tool-failed' | 'source-lost' | 'cancelled')[]]>> = {
    'pg_dump is killed': [(action) => send(dumps(action.pid), 'SIGKILL'), 'tool-failed'],
    'its server sessions are terminated': [() => terminateDumps(postgres), 'source-lost'],
    'the run is cancelled': [(action) => action.kill('SIGINT'), 'cancelled'],
    'the run is told to terminate': [(action) => action.kill('SIGTERM'), 'cancelled'],
  };
  const cases = Object.entries(blows).map(([name, [blow, code]]) => ({ name, blow, code: code ?? 'tool-failed' }));

  test.each(cases.slice(1))('while it waits for a lock: $name', async ({ blow, code }) => {
    await using action = await startAction('backup', { inputs: inputs() });
    {
      await using _lock = await lockTable(postgres, 'trading_db', 'big');
      await waitsForLock(postgres);
      const below = rememberDescendants(action.pid);
      expect(await backupsIn(store)).toEqual([expect.stringMatching(/\.partial$/)]);
      await blow(action);
      expectRefused(await action.result, code);
      expect(below.stillRunning()).toEqual([]);
    }
    expect(await backupsIn(store)).toEqual([]);
    expect(await sessions()).toEqual([]);
  });

  test.each(cases)('in the middle of the rows: $name', async ({ blow, code }) => {
    await using action = await startAction('backup', { inputs: inputs() });
    const stopped = await stopMidway(store, action.pid);
    const below = rememberDescendants(action.pid);
    await blow(action);
    stopped.continue();
    expectRefused(await action.result, code);
    expect(below.stillRunning()).toEqual([]);
    expect(await backupsIn(store)).toEqual([]);
    expect(await sessions()).toEqual([]);
  });

  test('a cancelled run ends in time for the runner, which would kill it after 10 seconds', async () => {
    await using action = await startAction('backup', { inputs: inputs() });
    // Left stopped, pg_dump and its workers hear no SIGTERM: only what comes after it ends them.
    await stopMidway(store, action.pid);
    const below = rememberDescendants(action.pid);
    await action.cancel();
    expectRefused(await action.result, 'cancelled');
    expect(below.stillRunning()).toEqual([]);
    expect(await backupsIn(store)).toEqual([]);
  });

  test('cancelled while a script runs pg_dump: what the script has started ends too', async () => {
    await using home = await temporaryFolder();
    for (const name of ['pg_dump', 'pg_dumpall']) {
      await writeFile(join(home.path, name), `#!/bin/sh\n"${postgres.binDir}/${name}" "$@"\nexit $?\n`, {
        mode: 0o755,
      });
    }
    await writeFile(
      join(home.path, 'backup.yml'),
      `database: { url: "${postgres.url('trading_db')}", client-path: . }\n`,
    );
    await using action = await startAction('backup', { inputs: { config: 'backup.yml', store }, cwd: home.path });
    await stopMidway(store, action.pid);
    const below = rememberDescendants(action.pid);
    await action.cancel();
    expectRefused(await action.result, 'cancelled');
    expect(below.stillRunning()).toEqual([]);
    expect(await backupsIn(store)).toEqual([]);
  });

  test('after all of that a good backup works', async () => {
    const good = await runAction('backup', { inputs: inputs() });
    expectDone(good);
    expect(await backupsIn(store)).toEqual([good.outputs['backup-id']]);
  });

  /** Sessions in the database besides the one that asks, once the server has noticed who is gone. */
  async function sessions(): Promise<unknown[]> {
    const others = `FROM pg_stat_activity WHERE datname = 'trading_db' AND pid <> pg_backend_pid()`;
    for (let look = 0; look < 400; look += 1) {
      if ((await postgres.query(`SELECT 1 ${others}`, 'postgres')).length === 0) return [];
    }
    return postgres.query(`SELECT application_name, state, query ${others}`, 'postgres');
  }
});
