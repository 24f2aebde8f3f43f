import { execFile } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { type PostgresServer, startPostgres } from '../postgres.ts';
import { quoted } from '../postgres-restore.ts';
import { until } from '../until.ts';
import type { Entry, Setting } from './entry.ts';

const run = promisify(execFile);

/** The database of every entry, and the role of those that are no superuser's. */
export const app = 'app';
export const keeper = 'keeper';
const keeperPassword = 'k3eper';

/** PostgreSQL's own defaults, whatever an entry sets for the database, the role or the server. */
const defaults: Readonly<Record<string, string>> = {
  search_path: 'public',
  DateStyle: 'ISO,MDY',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  bytea_output: 'hex',
  extra_float_digits: '1',
  lc_monetary: 'C',
  standard_conforming_strings: 'on',
  backslash_quote: 'safe_encoding',
  transform_null_equals: 'off',
  array_nulls: 'on',
  quote_all_identifiers: 'off',
  row_security: 'on',
  session_replication_role: 'origin',
  default_transaction_read_only: 'off',
  default_transaction_isolation: 'read\\ committed',
  xmloption: 'content',
  check_function_bodies: 'on',
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
};

export function startupOptions(major: number, others: Readonly<Record<string, string>> = {}): string {
  const newer = {
    ...(major >= 14 ? { idle_session_timeout: '0' } : {}),
    ...(major >= 17 ? { transaction_timeout: '0' } : {}),
  };
  return Object.entries({ ...defaults, ...newer, ...others })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

/** A server on which one entry after another is made, each leaving nothing. */
export interface Ground extends AsyncDisposable {
  readonly server: PostgresServer;
  /** Runs SQL as superuser under PostgreSQL's defaults. */
  ask(sql: string, database?: string): Promise<Record<string, unknown>[]>;
  /** Makes the database, with its settings. */
  make(entry: Entry): Promise<void>;
  /** The URL by which it is backed up and restored. */
  url(entry: Entry): string;
  /** What the user can lose: the database itself, or all that is in it. */
  destroy(entry: Entry): Promise<void>;
  /** No database, role or setting of an entry is left. */
  clear(): Promise<void>;
}

export async function startGround(settings: Readonly<Record<string, string>> = {}): Promise<Ground> {
  const server = await startPostgres({ settings });
  const ask = (sql: string, database = 'postgres') => askUnderDefaults(server, sql, database);
  return {
    server,
    ask,
    make: (entry) => make(entry, server, ask),
    url: ({ keeper: attributes }) =>
      attributes === undefined
        ? server.url(app)
        : `postgresql://${keeper}:${keeperPassword}@${server.host}:${server.port}/${app}`,
    destroy: (entry) => destroy(entry, ask),
    clear: () => clear(server, ask),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

type Ask = Ground['ask'];

async function askUnderDefaults(server: PostgresServer, sql: string, name: string): Promise<Record<string, unknown>[]> {
  const { host, port, user, password, major } = server;
  const open = async (encoding: string) => {
    const options = startupOptions(major);
    const client = new pg.Client({ host, port, user, password, database: name, client_encoding: encoding, options });
    client.on('error', () => {});
    await client.connect();
    return client;
  };
  let client = await open('UTF8');
  try {
    // Nothing is converted to or from it: what is no UTF-8 could not be read.
    if ((await client.query('SHOW server_encoding')).rows[0]?.server_encoding === 'SQL_ASCII') {
      await client.end();
      client = await open('SQL_ASCII');
    }
    const result: pg.QueryResult | pg.QueryResult[] = await client.query(sql);
    return (Array.isArray(result) ? result.at(-1)?.rows : result.rows) ?? [];
  } finally {
    await client.end();
  }
}

async function make(entry: Entry, server: PostgresServer, ask: Ask): Promise<void> {
  if (entry.keeper !== undefined) await ask(`CREATE ROLE ${keeper} LOGIN PASSWORD '${keeperPassword}' ${entry.keeper}`);
  const owner = entry.keeper === undefined ? '' : `OWNER ${keeper}`;
  await ask(`CREATE DATABASE ${app} ${owner} ${entry.options ?? ''}`);
  for (const step of typeof entry.sql === 'string' ? [entry.sql] : entry.sql) {
    if (typeof step === 'string') await ask(step, app);
    else await fails(ask(step.fails, app));
  }
  if (entry.keeper !== undefined) await giveAll(ask);
  for (const setting of entry.settings ?? []) await apply(setting, server, ask);
}

async function fails(work: Promise<unknown>): Promise<void> {
  const failed = await work.then(
    () => false,
    () => true,
  );
  if (!failed) throw new Error('this was expected to fail');
}

/** REASSIGN OWNED takes the database and what the cluster came with, too. */
async function giveAll(ask: Ask): Promise<void> {
  await ask(
    `DO $$ DECLARE c regclass; BEGIN FOR c IN SELECT oid FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm') AND relnamespace = 'public'::regnamespace
       LOOP EXECUTE format('ALTER TABLE %s OWNER TO ${keeper}', c); END LOOP; END $$`,
    app,
  );
}

async function apply({ at, name, value }: Setting, server: PostgresServer, ask: Ask): Promise<void> {
  if (at !== 'system') {
    await ask(`ALTER ${at === 'database' ? `DATABASE ${app}` : 'ROLE postgres'} SET ${name} = ${value}`);
    return;
  }
  await ask(`ALTER SYSTEM SET ${name} = ${value}`);
  await reload(server, ask);
}

/** The postmaster takes new settings up some time after it is told; a session that starts then has them. */
async function reload(server: PostgresServer, ask: Ask): Promise<void> {
  const loaded = async () => String((await ask('SELECT pg_conf_load_time()::text AS at'))[0]?.at);
  const before = await loaded();
  await ask('SELECT pg_reload_conf()');
  await until(`the settings of port ${server.port}`, async () => (await loaded()) !== before);
}

/** With settings of its own the database stays, so that they are met on the way back; else all of it goes. */
async function destroy({ settings = [] }: Entry, ask: Ask): Promise<void> {
  if (settings.some(({ at }) => at === 'database')) await emptyDatabase(ask);
  else await dropDatabase(app, ask);
}

async function emptyDatabase(ask: Ask): Promise<void> {
  await ask(
    `DO $$ DECLARE n text; BEGIN
       FOR n IN SELECT evtname FROM pg_event_trigger LOOP EXECUTE format('DROP EVENT TRIGGER %I', n); END LOOP;
       FOR n IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP EXECUTE format('DROP SCHEMA %I CASCADE', n); END LOOP;
       PERFORM lo_unlink(oid) FROM pg_largeobject_metadata; END $$`,
    app,
  );
}

async function dropDatabase(name: string, ask: Ask): Promise<void> {
  await ask(`ALTER DATABASE ${quoted(name)} IS_TEMPLATE false`);
  await ask(`DROP DATABASE ${quoted(name)} WITH (FORCE)`);
}

async function clear(server: PostgresServer, ask: Ask): Promise<void> {
  const found = await ask(
    `SELECT datname FROM pg_database WHERE datname NOT IN ('postgres', 'template0', 'template1')`,
  );
  for (const { datname } of found) await dropDatabase(String(datname), ask);
  const roles = await ask(`SELECT rolname FROM pg_roles WHERE rolname <> 'postgres' AND rolname !~ '^pg_'`);
  for (const { rolname } of roles)
    await ask(`DROP OWNED BY ${quoted(String(rolname))}; DROP ROLE ${quoted(String(rolname))}`);
  await ask('ALTER ROLE postgres RESET ALL');
  const [left] = await ask(
    `SELECT count(*)::int AS count FROM pg_file_settings WHERE sourcefile LIKE '%postgresql.auto.conf'`,
  );
  if (left?.count === 0) return;
  await ask('ALTER SYSTEM RESET ALL');
  await reload(server, ask);
}

/** A folder of locales that has de_DE.UTF-8, for LOCPATH; false: it cannot be made here. */
export async function makeGermanLocale(folder: string): Promise<boolean> {
  await chmod(folder, 0o755);
  return await run('localedef', ['-i', 'de_DE', '-f', 'UTF-8', join(folder, 'de_DE.UTF-8')]).then(
    () => true,
    () => false,
  );
}
