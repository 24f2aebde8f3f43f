import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Capture } from '../../src/components/component.ts';
import { database } from '../../src/components/postgres/index.ts';
import type { Session } from '../../src/components/session.ts';
import { configSchema } from '../../src/config/schema.ts';
import { localConnection } from '../../src/connections/local.ts';
import { readStored } from '../../src/pipeline/read.ts';
import type { Finding, StoredFile } from '../../src/pipeline/stored-file.ts';
import { sinkIn } from './local-backup.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import { awkward, backupId, quoted } from './postgres-restore.ts';

const schema = `
  CREATE ROLE trader LOGIN PASSWORD 'tr4der'; CREATE ROLE reader NOLOGIN;
  CREATE TYPE side AS ENUM ('buy', 'sell');
  CREATE TABLE trades (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, side side NOT NULL, price numeric(12,4) NOT NULL,
    quantity int NOT NULL, total numeric GENERATED ALWAYS AS (price * quantity) STORED, extra jsonb, note text, raw bytea);
  INSERT INTO trades (side, price, quantity, extra, note, raw)
    SELECT (ARRAY['buy','sell']::side[])[1 + i % 2], i / 7.0, i % 100, jsonb_build_object('i', i, 'text', E'tab\\t"quote"'),
      CASE i % 5 WHEN 0 THEN NULL WHEN 1 THEN E'two\\nlines\\\\.' WHEN 2 THEN '\\.' ELSE repeat('é', i % 50) END, decode(md5(i::text), 'hex')
    FROM generate_series(1, 20000) i;
  CREATE TABLE prices (symbol text, at date) PARTITION BY RANGE (at);
  CREATE TABLE prices_old PARTITION OF prices FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
  CREATE TABLE prices_new PARTITION OF prices FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
  INSERT INTO prices SELECT 'S' || i, '2025-06-01'::date + i FROM generate_series(1, 400) i;
  CREATE TABLE parents (a int); CREATE TABLE children (b int) INHERITS (parents);
  INSERT INTO parents SELECT generate_series(1, 10); INSERT INTO children SELECT i, i FROM generate_series(1, 7) i;
  CREATE TABLE "we""ird tàble -x" ("co lumn" text, "select" int); INSERT INTO "we""ird tàble -x" VALUES ('x', 1), ('', NULL);
  CREATE TABLE empty_one (a int); CREATE TABLE no_columns (); INSERT INTO no_columns DEFAULT VALUES;
  CREATE TABLE guarded (owner text); INSERT INTO guarded VALUES ('a'), ('b');
  ALTER TABLE guarded ENABLE ROW LEVEL SECURITY; ALTER TABLE guarded FORCE ROW LEVEL SECURITY;
  CREATE SEQUENCE order_numbers START 4711; SELECT nextval('order_numbers');
  SELECT lo_from_bytea(0, decode(repeat('deadbeef', 30000), 'hex'));
  CREATE VIEW totals AS SELECT side, sum(total) FROM trades GROUP BY side;
  CREATE MATERIALIZED VIEW volumes AS SELECT side, count(*) FROM trades GROUP BY side;
  CREATE FUNCTION copy_trap() RETURNS text LANGUAGE sql AS $$ SELECT '
COPY public.trades (id) FROM stdin;
' $$;
  GRANT SELECT ON trades TO reader;`;

const settings = (name: string) => `
  COMMENT ON DATABASE ${name} IS 'it''s the trading database';
  ALTER DATABASE ${name} SET search_path TO "$user", public; ALTER DATABASE ${name} SET statement_timeout TO '45s';
  ALTER ROLE trader IN DATABASE ${name} SET work_mem TO '12MB'; ALTER DATABASE ${name} SET app.api_token TO 'hush';
  REVOKE ALL ON DATABASE ${name} FROM PUBLIC; GRANT CONNECT ON DATABASE ${name} TO trader; ALTER DATABASE ${name} CONNECTION LIMIT 50;`;

/** Every way a dump may be written. */
export const variants = [
  { format: 'custom', compression: 'zstd' },
  { format: 'custom', compression: 'gzip' },
  { format: 'plain', compression: 'gzip' },
  { format: 'plain', compression: 'zstd' },
  { format: 'directory', compression: 'gzip' },
  { format: 'directory', compression: 'zstd' },
  { format: 'auto', compression: 'zstd' },
] as const;

export interface Options {
  readonly url?: string;
  readonly database?: Record<string, unknown>;
  readonly compression?: 'zstd' | 'gzip';
  readonly signal?: AbortSignal;
}

/** A database that has something of everything a dump may stumble over. */
export interface SourceScene extends AsyncDisposable {
  readonly source: PostgresServer;
  readonly scratch: string;
  session(options: Options): Session;
  backup(options: Options): Promise<{ readonly folder: string; readonly capture: Capture }>;
  /** What the content of the files alone tells. */
  judge(folder: string, facts: unknown, files: readonly StoredFile[]): Promise<Finding[]>;
}

export async function sourceScene(): Promise<SourceScene> {
  const source = await startPostgres();
  const scratch = await mkdtemp(join(tmpdir(), 'database-test-'));
  await source.query(`CREATE DATABASE ${quoted(awkward)}`);
  await source.query(schema, awkward);
  for (const statement of settings(quoted(awkward)).split(';'))
    if (statement.trim() !== '') await source.query(statement, awkward);
  const session = (options: Options) => sessionOf(options, source, scratch);
  return {
    source,
    scratch,
    session,
    async backup(options) {
      const folder = await mkdtemp(join(scratch, 'backup-'));
      const planned = await database.plan(session(options));
      if (planned === undefined) throw new Error('nothing was planned');
      return { folder, capture: await planned.backup(sinkIn(folder, backupId)) };
    },
    judge: (folder, facts, files) => judge(folder, facts, files, session({})),
    async [Symbol.asyncDispose]() {
      await source.stop();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}

function sessionOf(
  { url, database: more = {}, compression = 'zstd', signal }: Options,
  source: PostgresServer,
  scratch: string,
): Session {
  const config = configSchema.parse({ compression, database: { url: url ?? source.url(awkward), ...more } });
  const log = {
    info() {},
    warning() {},
    debug() {},
    progress() {},
    group: <T>(_title: string, body: () => Promise<T>) => body(),
  };
  return {
    config,
    connection: localConnection,
    signal: signal ?? new AbortController().signal,
    log,
    // Must not lead anybody astray.
    env: { ...process.env, PGHOST: '192.0.2.1', PGDATABASE: 'nowhere', PGOPTIONS: '-c search_path=nowhere' },
    scratch,
    now: () => new Date(),
  };
}

/** What the content of the files alone tells. */
export async function judge(
  folder: string,
  facts: unknown,
  files: readonly StoredFile[],
  { signal }: Pick<Session, 'signal'>,
): Promise<Finding[]> {
  const examination = database.examine(facts, files);
  const findings: Finding[] = [];
  for (const file of files) {
    const consumer = examination.consumer(file);
    const stream = createReadStream(join(folder, file.path));
    const measured = await readStored(stream, { codec: file.codec, signal, decode: true, consumer });
    if (measured.problem !== undefined) findings.push({ file: file.path, problem: measured.problem });
  }
  return [...findings, ...(await examination.finish())];
}
