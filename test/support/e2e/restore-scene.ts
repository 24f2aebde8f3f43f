import { appendFile, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Journal } from '../../../src/state/journal.ts';
import { type ActionResult, type ProcessResult, runAction, runCli, type Started, startAction } from '../runner.ts';
import { startTradingSystem, type TradingSystem, type TradingSystemOptions } from '../trading-system/index.ts';
import { until } from '../until.ts';
import { expectDone } from './outcome.ts';
import { type World, worldOf } from './world.ts';

type Env = Readonly<Record<string, string>>;

/** A trading system with one whole backup, which has gone on living since: rows, keys and files that are in no backup. */
export interface RestoreScene extends AsyncDisposable {
  readonly system: TradingSystem;
  readonly store: string;
  /** Where its restores leave their journals. */
  readonly state: string;
  readonly backupId: string;
  /** What the backup holds. */
  readonly backedUp: World;
  /** A restore that takes longer than this test: while it is closed, loading stops half-way through the rows. */
  readonly gate: Gate;
  readonly env: Env;
  /** Runs an action as a superuser of the database. Restores are confirmed. */
  run(name: string, inputs?: Env, env?: Env): Promise<ActionResult>;
  start(name: string, inputs?: Env, env?: Env): Promise<Started<ActionResult>>;
  cli(args: readonly string[], env?: Env): Promise<ProcessResult>;
  /** Lets the system live on: from now on the live data are not those of the backup. Returns what they are. */
  liveOn(): Promise<World>;
  /** backup.yml as the system's own, with these lines after it. */
  configure(lines: readonly string[]): Promise<void>;
  /** The newest journal of a restore; undefined when there is none yet. */
  journal(): Promise<Journal | undefined>;
}

export interface Gate {
  close(): Promise<void>;
  open(): Promise<void>;
  /** Waits until a restore stands before it. */
  reached(): Promise<void>;
}

/** Starts a small system, backs it up and lets it live on. */
export async function restoreScene(options: TradingSystemOptions = {}): Promise<RestoreScene> {
  await using stack = new AsyncDisposableStack();
  const system = stack.use(await startTradingSystem({ scale: 0.02, ...options }));
  const gate = await buildGate(system);
  await system.postgres.query(
    `CREATE TABLE marker (state text); INSERT INTO marker VALUES ('backed up'); CREATE TABLE heartbeats (at timestamptz);
    GRANT ALL ON marker, heartbeats TO trading_user`,
    system.database,
  );
  const env = { DATABASE_URL: system.adminUrl, REDIS_URL: system.redisUrl };
  const given = (name: string, inputs: Env, more: Env) => ({
    inputs: name === 'restore' ? { confirm: 'trading-system', ...inputs } : inputs,
    cwd: system.folder,
    env: { ...env, ...more },
  });
  const backup = await runAction('backup', given('backup', {}, {}));
  expectDone(backup);
  const store = join(system.folder, 'backups');
  const state = join(system.folder, 'state');
  const ownConfig = await readFile(system.configFile, 'utf8');
  const backedUp = await worldOf(system);
  const kept = stack.move();
  return {
    system,
    store,
    state,
    gate,
    env,
    backedUp,
    backupId: backup.outputs['backup-id'] ?? '',
    run: async (name, inputs = {}, more = {}) => {
      await freshSecond();
      return runAction(name, given(name, inputs, more));
    },
    start: async (name, inputs = {}, more = {}) => {
      await freshSecond();
      return startAction(name, given(name, inputs, more));
    },
    cli: async (args, more = {}) => {
      await freshSecond();
      return runCli(args, { cwd: system.folder, env: { ...env, ...more } });
    },
    liveOn: () => liveOn(system),
    configure: (lines) => writeFile(system.configFile, `${[ownConfig.trimEnd(), ...lines].join('\n')}\n`),
    journal: async () => (await journalsIn(state)).at(-1),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

let lastSecond = 0;

/** Backups and restores are called after the second they begin in: no two of ours begin in the same one. */
async function freshSecond(): Promise<void> {
  const waitMs = (lastSecond + 1) * 1000 - Date.now();
  if (waitMs > 0) await delay(waitMs);
  lastSecond = Math.floor(Date.now() / 1000);
}

let lives = 0;

async function liveOn(system: TradingSystem): Promise<World> {
  lives += 1;
  await system.postgres.query(
    `UPDATE marker SET state = 'former'; DELETE FROM trades WHERE trade_id % 3 = 0;
    INSERT INTO api_calls (request_id, endpoint, method, status, latency_ms, client, called_at)
      SELECT gen_random_uuid(), '/after/${lives}', 'GET', 200, 1, '10.0.0.1', now() FROM generate_series(1, 5);
    CREATE TABLE after_the_backup_${lives} AS SELECT ${lives} AS life; ALTER TABLE after_the_backup_${lives} OWNER TO trading_user`,
    system.database,
  );
  await system.redis.command('SET', 'after the backup', String(lives));
  await system.redis.command('DEL', 'settings:risk');
  await appendFile(join(system.folder, '.env.production'), `LIFE=${lives}\n`);
  await writeFile(join(system.folder, 'prometheus', `after-${lives}.yml`), 'groups: []\n');
  await rm(join(system.folder, 'certs', 'current.crt'), { force: true });
  return worldOf(system);
}

/** A table whose rows cannot be loaded while a file exists. */
async function buildGate({ postgres, database }: TradingSystem): Promise<Gate> {
  const file = join(dirname(postgres.dataDir), 'gate');
  await postgres.query(
    `CREATE FUNCTION public.pass(i integer) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN
      WHILE (pg_catalog.pg_stat_file('${file}', true)).size IS NOT NULL LOOP PERFORM pg_catalog.pg_sleep(0.01); END LOOP;
      RETURN true; END $$;
    CREATE TABLE public.gate (i integer CHECK (public.pass(i))); INSERT INTO public.gate VALUES (1);
    GRANT SELECT ON public.gate TO trading_user`,
    database,
  );
  return {
    close: () => writeFile(file, 'closed'),
    open: () => unlink(file).catch(() => {}),
    reached: async () => {
      await until('a restore at the gate', async () => {
        const waiting = await postgres.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname <> '${database}' AND query LIKE 'COPY public.gate%'`,
        );
        return waiting.length > 0;
      });
    },
  };
}

async function journalsIn(state: string): Promise<Journal[]> {
  const ids = await readdir(join(state, 'restores')).catch(() => []);
  const journals: Journal[] = [];
  for (const id of ids.sort()) {
    const text = await readFile(join(state, 'restores', id, 'journal.json'), 'utf8').catch(() => undefined);
    if (text !== undefined) journals.push(JSON.parse(text));
  }
  return journals;
}

/** Waits until the journal of the restore under way says so. */
export async function journalSays(scene: RestoreScene, what: string, is: (journal: Journal) => boolean): Promise<void> {
  await until(`a journal that says ${what}`, async () => {
    const journal = await scene.journal();
    return journal?.status === 'running' && is(journal);
  });
}

/** The data of the backup are live, and nothing of the former is. */
export async function expectRestored(scene: RestoreScene): Promise<void> {
  expect(await worldOf(scene.system)).toEqual(scene.backedUp);
}
