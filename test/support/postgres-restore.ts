import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Capture } from '../../src/components/component.ts';
import { database } from '../../src/components/postgres/index.ts';
import type { PlannedRestore, RestoreSession, RestoreTarget, StoredBackup } from '../../src/components/restorable.ts';
import { configSchema } from '../../src/config/schema.ts';
import { localConnection } from '../../src/connections/local.ts';
import { BackupError } from '../../src/lib/errors.ts';
import { backupIn, sinkIn } from './local-backup.ts';
import type { PostgresServer, ServerToAsk } from './postgres.ts';

export const backupId = '20261122_020000';
export const restoreId = '20261122_031500';
/** A name that has everything a quoting mistake stumbles over. */
export const awkward = `-we ird'db"=é`;

/** One of everything a trading database may hold. */
export const richSchema = `
  CREATE ROLE trader LOGIN PASSWORD 'tr4der'; CREATE ROLE "re ader" NOLOGIN; CREATE ROLE desk NOLOGIN; GRANT desk TO trader;
  ALTER ROLE trader SET work_mem = '8MB'; COMMENT ON ROLE trader IS 'it''s; a role';
  CREATE SCHEMA risk AUTHORIZATION trader; COMMENT ON SCHEMA risk IS 'limits'; GRANT USAGE ON SCHEMA risk TO "re ader";
  CREATE EXTENSION pg_trgm; CREATE EXTENSION hstore SCHEMA risk;
  CREATE TYPE side AS ENUM ('buy', 'sell'); CREATE DOMAIN price AS numeric(12,4) DEFAULT 0 CHECK (VALUE >= 0);
  CREATE TYPE leg AS (symbol text, quantity int); CREATE TYPE price_range AS RANGE (subtype = numeric);
  CREATE COLLATION german (locale = 'C'); CREATE SEQUENCE order_numbers START 4711 INCREMENT 3 CACHE 5; SELECT nextval('order_numbers');
  CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.note := coalesce(NEW.note, 'touched'); RETURN NEW; END $$;
  CREATE FUNCTION risk.double(n numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT n * 2'; COMMENT ON FUNCTION risk.double(numeric) IS 'twice';
  CREATE PROCEDURE tidy() LANGUAGE sql AS 'SELECT 1'; REVOKE ALL ON FUNCTION touch() FROM PUBLIC;
  CREATE AGGREGATE total(numeric) (SFUNC = numeric_add, STYPE = numeric, INITCOND = '0');
  CREATE TABLE trades (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, side side NOT NULL, price price NOT NULL, quantity int NOT NULL DEFAULT 1,
    total numeric GENERATED ALWAYS AS (price * quantity) STORED, status varchar(10) DEFAULT 'open' CHECK (status IN ('open', 'done', 'void')),
    extra jsonb, raw_json json, tags text[], note text COLLATE "C", raw bytea, at timestamptz DEFAULT now(), stamp timestamp, span interval, legs leg[], band price_range,
    attributes risk.hstore, amount double precision, created_at timestamptz NOT NULL DEFAULT '2026-11-22 01:00:00+00', CONSTRAINT positive CHECK (quantity >= 0));
  INSERT INTO trades (side, price, quantity, extra, raw_json, tags, note, raw, stamp, span, legs, band, attributes, amount)
    SELECT (ARRAY['buy','sell']::side[])[1 + i % 2], i / 7.0, i % 100, jsonb_build_object('i', i, 'text', E'tab\\t"quote"'), '{"b":1,  "a":2}', ARRAY['x', NULL, 'ü'],
      CASE i % 5 WHEN 0 THEN NULL WHEN 1 THEN E'two\\nlines\\\\.' WHEN 2 THEN '\\.' ELSE repeat('é', i % 50) END, decode(md5(i::text), 'hex'),
      '2026-01-01'::timestamp + i * interval '1 minute', i * interval '1 hour 3 sec', ARRAY[('A', i)::leg], price_range(i, i + 1), 'a=>1', i / 3.0
    FROM generate_series(1, 5000) i;
  CREATE INDEX trades_note_trgm ON trades USING gin (note gin_trgm_ops); CREATE INDEX trades_open ON trades (created_at) WHERE status = 'open'; CREATE INDEX trades_created ON trades (created_at);
  CREATE STATISTICS trades_stats (dependencies) ON side, status FROM trades; COMMENT ON COLUMN trades.price IS 'in INR'; COMMENT ON TABLE trades IS 'all of them';
  CREATE TRIGGER touch_trades BEFORE INSERT OR UPDATE ON trades FOR EACH ROW EXECUTE FUNCTION touch();
  CREATE TRIGGER off_trades BEFORE DELETE ON trades FOR EACH ROW EXECUTE FUNCTION touch(); ALTER TABLE trades DISABLE TRIGGER off_trades;
  CREATE TABLE fills (id serial PRIMARY KEY, trade bigint REFERENCES trades ON DELETE CASCADE, quantity int); INSERT INTO fills (trade, quantity) SELECT i, i FROM generate_series(1, 900) i;
  CREATE TABLE fills_copy (LIKE fills); CREATE TABLE prices (symbol text, at date, PRIMARY KEY (symbol, at)) PARTITION BY RANGE (at);
  CREATE TABLE prices_old PARTITION OF prices FOR VALUES FROM ('2025-01-01') TO ('2026-01-01'); CREATE TABLE prices_rest PARTITION OF prices DEFAULT;
  CREATE INDEX prices_at ON prices (at); INSERT INTO prices SELECT 'S' || i, '2025-06-01'::date + i FROM generate_series(1, 400) i;
  CREATE TABLE parents (a int CHECK (a > 0)); CREATE TABLE children (b int) INHERITS (parents);
  INSERT INTO parents SELECT generate_series(1, 10); INSERT INTO children SELECT i, i FROM generate_series(1, 7) i;
  CREATE TABLE "we""ird tàble -x" ("co lumn" text, "select" int); INSERT INTO "we""ird tàble -x" VALUES ('x', 1), ('', NULL);
  CREATE TABLE empty_one (a int); CREATE TABLE no_columns (); INSERT INTO no_columns DEFAULT VALUES; CREATE UNLOGGED TABLE hot (a int); INSERT INTO hot VALUES (1);
  CREATE TABLE guarded (owner text); INSERT INTO guarded VALUES ('a'), ('b'); ALTER TABLE guarded ENABLE ROW LEVEL SECURITY; ALTER TABLE guarded FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_rows ON guarded FOR SELECT TO trader USING (owner = current_user);
  CREATE TABLE risk.limits (symbol text PRIMARY KEY, most numeric); ALTER TABLE risk.limits OWNER TO trader; INSERT INTO risk.limits VALUES ('A', 10);
  CREATE RULE no_delete AS ON DELETE TO risk.limits DO INSTEAD NOTHING;
  SELECT lo_from_bytea(50001, decode(repeat('deadbeef', 30000), 'hex')); SELECT lo_from_bytea(50002, ''); ALTER LARGE OBJECT 50001 OWNER TO trader; COMMENT ON LARGE OBJECT 50001 IS 'a scan';
  CREATE VIEW totals WITH (security_barrier) AS SELECT side, sum(total) AS sum FROM trades WHERE status IN ('open', 'done') GROUP BY side;
  CREATE MATERIALIZED VIEW volumes AS SELECT side, count(*) FROM trades GROUP BY side; CREATE UNIQUE INDEX volumes_side ON volumes (side);
  CREATE PUBLICATION changes FOR TABLE trades, fills; CREATE FOREIGN DATA WRAPPER nowhere; CREATE SERVER elsewhere FOREIGN DATA WRAPPER nowhere OPTIONS (host 'h');
  CREATE FOREIGN TABLE far (a int) SERVER elsewhere; CREATE USER MAPPING FOR trader SERVER elsewhere OPTIONS (password 'hush');
  ALTER DEFAULT PRIVILEGES FOR ROLE trader IN SCHEMA risk GRANT SELECT ON TABLES TO "re ader";
  GRANT SELECT ON trades TO "re ader"; GRANT UPDATE (note) ON trades TO trader WITH GRANT OPTION; GRANT SELECT ON totals TO trader; REVOKE ALL ON fills FROM postgres;`;

export const databaseSettings = (name: string) => `
  COMMENT ON DATABASE ${name} IS 'it''s the trading database';
  ALTER DATABASE ${name} SET search_path TO "$user", public; ALTER DATABASE ${name} SET statement_timeout TO '45s'; ALTER DATABASE ${name} SET timezone TO 'Asia/Kolkata';
  ALTER ROLE trader IN DATABASE ${name} SET work_mem TO '12MB'; ALTER DATABASE ${name} SET app.api_token TO 'hush'; ALTER DATABASE ${name} SET bytea_output TO 'escape';
  REVOKE ALL ON DATABASE ${name} FROM PUBLIC; GRANT CONNECT ON DATABASE ${name} TO trader; ALTER DATABASE ${name} CONNECTION LIMIT 50; ALTER DATABASE ${name} OWNER TO trader;`;

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A database with one of everything. */
export async function makeRichDatabase(server: PostgresServer, name: string = awkward): Promise<void> {
  await server.query(`CREATE DATABASE ${quoted(name)}`);
  await server.query(richSchema, name);
  for (const statement of databaseSettings(quoted(name)).split(';'))
    if (statement.trim() !== '') await server.query(statement, name);
}

export interface SessionOptions {
  readonly url: string;
  readonly scratch: string;
  readonly database?: Record<string, unknown>;
  readonly compression?: 'zstd' | 'gzip';
  readonly signal?: AbortSignal;
  readonly warnings?: string[];
  /** URL of a staging server to prove on. */
  readonly staging?: string;
  /** As in backup.yml. */
  readonly checks?: readonly {
    readonly name: string;
    readonly sql: string;
    readonly expect?: string;
    readonly timeout?: string;
  }[];
}

export function restoreSession({
  url,
  scratch,
  database: more = {},
  compression = 'zstd',
  signal,
  warnings,
  staging,
  checks = [],
}: SessionOptions): RestoreSession {
  return {
    config: configSchema.parse({
      compression,
      database: { url, ...more },
      checks,
      ...(staging === undefined ? {} : { 'restore-test': { database: { url: staging } } }),
    }),
    connection: localConnection,
    signal: signal ?? new AbortController().signal,
    log: {
      info() {},
      warning: (line) => void warnings?.push(line),
      debug() {},
      progress() {},
      group: <T>(_title: string, body: () => Promise<T>) => body(),
    },
    env: { ...process.env, PGHOST: '192.0.2.1', PGDATABASE: 'nowhere', PGOPTIONS: '-c search_path=nowhere' },
    scratch,
    now: () => new Date(),
    restoreId,
    keepFolder: scratch,
    ownFolders: [],
  };
}

export interface Taken {
  /** Of the backup, on this machine. */
  readonly folder: string;
  readonly backup: StoredBackup;
  readonly capture: Capture;
}

export async function takeBackup(options: SessionOptions): Promise<Taken> {
  const folder = await mkdtemp(join(options.scratch, 'backup-'));
  await mkdir(join(folder, 'database'));
  const planned = await database.plan(restoreSession(options));
  if (planned === undefined) throw new Error('nothing was planned');
  const capture = await planned.backup(sinkIn(folder, backupId));
  return { folder, capture, backup: backupIn(folder, backupId, capture.files) };
}

export async function planRestore(
  taken: { readonly backup: StoredBackup; readonly capture?: Pick<Capture, 'facts'> | undefined },
  session: RestoreSession,
  target: RestoreTarget = { tables: [] },
): Promise<PlannedRestore> {
  if (database.planRestore === undefined) throw new Error('it cannot be restored');
  // As it comes out of the manifest.
  const facts: unknown = taken.capture === undefined ? undefined : JSON.parse(JSON.stringify(taken.capture.facts));
  return await database.planRestore(facts, taken.backup, target, session);
}

export async function caught(work: Promise<unknown>): Promise<BackupError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof BackupError) return error;
  throw new Error('a BackupError was expected', { cause: error });
}

export async function databaseNames(server: ServerToAsk): Promise<string[]> {
  const rows = await server.query('SELECT datname FROM pg_database WHERE NOT datistemplate ORDER BY 1');
  return rows.map(({ datname }) => String(datname));
}
