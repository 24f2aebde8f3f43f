import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DatabasePicture, databasePicture, surroundings } from '../support/e2e/database-picture.ts';
import { backupsIn, expectRefused, expectRefusedAtTerminal } from '../support/e2e/outcome.ts';
import {
  type OtherRoot,
  type OtherServer,
  otherRelease,
  otherRoot,
  whyNoOtherRoot,
} from '../support/other-root/index.ts';
import { databaseNames, makeRichDatabase } from '../support/postgres-restore.ts';
import { isRunning, watchArgv } from '../support/processes.ts';
import { type ProcessResult, runCli, startAction } from '../support/runner.ts';
import { startTradingSystem, type TradingSystem } from '../support/trading-system/index.ts';

const why = whyNoOtherRoot();
const title = `servers and clients of this release and of ${otherRelease}${why === undefined ? '' : `: ${why}`}`;
const confirmed = ['--yes', 'trading-system', '--json'];

describe.skipIf(why !== undefined)(title, () => {
  const scope = new AsyncDisposableStack();
  let system: TradingSystem;
  let root: OtherRoot;
  let newer: OtherServer;
  /** Made by the client of the other release from the server of this one. */
  let byNewerClient: string;

  beforeAll(async () => {
    system = scope.use(await startTradingSystem({ scale: 0.02 }));
    root = scope.use(await otherRoot());
    newer = scope.use(await root.startPostgres());
    expect(newer.major).toBeGreaterThan(system.postgres.major);
    await system.postgres.query('CREATE TABLE marker (state text)', system.database);
    const database = 'database: { url: "${DATABASE_URL}" }';
    const config = ['system: trading-system', database, 'stores: { local: { path: ./backups } }', ''].join('\n');
    await writeFile(join(root.folder, 'backup.yml'), config, { mode: 0o644 });
    await writeFile(join(root.folder, '.env'), 'TRADING_ENABLED=false\n', { mode: 0o644 });
  });
  afterAll(() => scope.disposeAsync());

  const older = () => ({ DATABASE_URL: system.adminUrl });
  /** The command line with the clients of this release. */
  const here = (args: readonly string[], env: Readonly<Record<string, string>>) =>
    runCli([...args, '--config', 'backup.yml'], { cwd: root.folder, env });
  /** The command line with the clients of the other release. */
  const there = (args: readonly string[], env: Readonly<Record<string, string>>) =>
    root.cli([...args, '--config', 'backup.yml'], env);
  const backups = () => backupsIn(join(root.folder, 'backups'));
  const picture = async () => ({
    ...(await databasePicture(system.postgres, system.database)),
    surroundings: await surroundings(system.postgres, system.database),
  });

  async function mark(state: string): Promise<void> {
    await system.postgres.query(`DELETE FROM marker; INSERT INTO marker VALUES ('${state}')`, system.database);
  }

  async function liveOn(): Promise<void> {
    await mark('former');
    await system.postgres.query('DELETE FROM trades; DROP TABLE alerts CASCADE', system.database);
  }

  function expectSuccess(result: ProcessResult): string {
    expect(result.stderr).not.toMatch(/^error:/m);
    expect(result.exitCode).toBe(0);
    return result.stderr;
  }

  test('a server newer than every client is not backed up: one error, nothing in the store, no process left', async () => {
    const store = join(root.folder, 'refused');
    await using action = await startAction('backup', { inputs: { 'database-url': newer.url(), store } });
    await using watch = watchArgv(action.pid);
    const result = await action.result;
    expectRefused(result, 'version-mismatch');
    const said = result.annotations.find(({ level }) => level === 'error')?.message;
    expect(said).toContain(`postgresql-client-${newer.major}`);
    expect([...watch.pids].filter(isRunning)).toEqual([]);
    expect(await backupsIn(store)).toEqual([]);
    expectRefusedAtTerminal(await here(['backup'], { DATABASE_URL: newer.url() }), 'version-mismatch');
    expect(await backups()).toEqual([]);
  });

  describe('a newer client and an older server', () => {
    let backedUp: Awaited<ReturnType<typeof picture>>;

    beforeAll(async () => {
      await mark('backed up');
      backedUp = await picture();
      expect(expectSuccess(await there(['backup'], older()))).toContain(`only clients of ${newer.major} or newer`);
      [byNewerClient = ''] = await backups();
    });

    test('its backup is restored into the older server, through psql, and undone', async () => {
      await liveOn();
      const former = await picture();
      const said = expectSuccess(await there(['restore', 'latest', ...confirmed], older()));
      expect(said).toContain(`pg_restore ${newer.major} through psql`);
      expect(await picture()).toEqual(backedUp);
      expectSuccess(await there(['restore', '--undo', 'latest', ...confirmed], older()));
      expect(await picture()).toEqual(former);
    });

    test('everything a database may hold comes back the same way', async () => {
      await makeRichDatabase(system.postgres, 'rich');
      const env = { DATABASE_URL: system.postgres.url('rich') };
      expectSuccess(await there(['backup', '--store', 'rich'], env));
      await system.postgres.query('DELETE FROM trades; SELECT lo_unlink(50001)', 'rich');
      expectSuccess(await there(['restore', 'latest', '--store', 'rich', ...confirmed], env));
      const counts = 'SELECT (SELECT count(*)::int FROM trades) AS trades, length(lo_get(50001)) AS scan';
      expect(await system.postgres.query(counts, 'rich')).toEqual([{ trades: 5000, scan: 120_000 }]);
    });

    test('a restore test in a newer server compares the rows, and says what it cannot compare', async () => {
      const tested = await there(['restore-test', byNewerClient, '--json'], {});
      expect(tested.exitCode).toBe(8);
      const [component] = JSON.parse(tested.stdout).components;
      expect(component).toMatchObject({ outcome: 'not-verified', differences: [] });
      expect(component.compared).toContainEqual(expect.stringMatching(/^8 tables, [\d,]+ rows by fingerprint$/));
      expect(component.reason).toContain(`PostgreSQL ${newer.major} than in ${system.postgres.major}`);
    });

    test('an older client cannot restore it, and says which one can', async () => {
      const before = await picture();
      const refused = await here(['restore', byNewerClient, ...confirmed.slice(0, 2)], older());
      expectRefusedAtTerminal(refused, 'preflight-failed');
      expect(refused.stderr).toContain(`written by pg_dump ${newer.major}, newer than every pg_restore here`);
      expect(refused.stderr).toContain(`postgresql-client-${newer.major}`);
      expect(await picture()).toEqual(before);
      const tested = await here(['restore-test', byNewerClient, '--json'], {});
      expect(tested.exitCode).toBe(8);
      expect(JSON.parse(tested.stdout).components[0].reason).toContain(`written by pg_dump ${newer.major}`);
    });
  });

  describe('a backup of the older server, and the newer server', () => {
    let backup: string;
    const upgraded = () => ({ DATABASE_URL: newer.url('trading_db') });

    beforeAll(async () => {
      await mark('to be upgraded');
      await system.postgres.query('REFRESH MATERIALIZED VIEW daily_turnover', system.database);
      const before = await backups();
      expectSuccess(await here(['backup'], older()));
      [backup = ''] = (await backups()).filter((id) => !before.includes(id));
    });

    test('the clients of the older one are refused, and nothing is made', async () => {
      const refused = await here(['restore', backup, ...confirmed.slice(0, 2)], upgraded());
      expectRefusedAtTerminal(refused, 'preflight-failed');
      expect(refused.stderr).toContain(`postgresql-client-${newer.major}`);
      expect(await databaseNames(newer)).toEqual(['postgres']);
    });

    test('the clients of the newer one restore it: the way to upgrade', async () => {
      const roles = await newer.query('SELECT rolname FROM pg_roles');
      expect(roles).not.toContainEqual({ rolname: 'trading_user' });
      expectSuccess(await there(['restore', backup, ...confirmed], upgraded()));
      expect(await databaseNames(newer)).toEqual(['postgres', 'trading_db']);
      expect(comparable(await databasePicture(newer, 'trading_db'))).toEqual(
        comparable(await databasePicture(system.postgres, system.database)),
      );
      const owner = `SELECT tableowner FROM pg_tables WHERE tablename = 'trades'`;
      expect(await newer.query(owner, 'trading_db')).toEqual([{ tableowner: 'trading_user' }]);
    });

    test('and not back: a dump of a newer server is not for an older one', async () => {
      const before = await backups();
      expectSuccess(await there(['backup'], upgraded()));
      const [ofNewer = ''] = (await backups()).filter((id) => !before.includes(id));
      const former = await picture();
      const refused = await there(['restore', ofNewer, ...confirmed.slice(0, 2)], older());
      expectRefusedAtTerminal(refused, 'preflight-failed');
      expect(refused.stderr).toMatch(/server-version: backup of PostgreSQL \d+/);
      expect(await picture()).toEqual(former);
    });
  });
});

/** What releases write alike: a newer one knows more privileges, and writes views with fewer names. */
function comparable({ owners: _, views, ...rest }: DatabasePicture): unknown {
  return { ...rest, views: views.map((view) => view.split(' ')[0]) };
}
