/** One way in which restored data can be wrong, and the words a difference must name. */
export interface Sabotage {
  readonly what: string;
  readonly sql: string;
  readonly named: RegExp;
  /** For what belongs to the database and no copy takes over: how it is put right again. */
  readonly revert?: string;
}

const unguarded = 'ALTER TABLE trades DISABLE TRIGGER USER;';

/** For a restored copy of the rich database. */
export const sabotages: readonly Sabotage[] = [
  {
    what: 'one value changed',
    sql: `${unguarded} UPDATE trades SET quantity = 7 WHERE id = 4999; ALTER TABLE trades ENABLE TRIGGER touch_trades`,
    named: /^table public\.trades$/,
  },
  {
    what: 'one character of a text changed',
    sql: `UPDATE risk.limits SET symbol = 'B'`,
    named: /^table risk\.limits$/,
  },
  {
    what: 'a null for an empty text',
    sql: `UPDATE "we""ird tàble -x" SET "co lumn" = NULL WHERE "co lumn" = ''`,
    named: /^table public\.we"ird/,
  },
  {
    what: 'a double changed in its last bit',
    sql: `${unguarded} UPDATE trades SET amount = amount + 2e-16 WHERE id = 1; ALTER TABLE trades ENABLE TRIGGER touch_trades`,
    named: /^table public\.trades$/,
  },
  {
    what: 'text of json changed, not its meaning',
    sql: `${unguarded} UPDATE trades SET raw_json = '{"b":1, "a":2}' WHERE id = 1; ALTER TABLE trades ENABLE TRIGGER touch_trades`,
    named: /^table public\.trades$/,
  },
  { what: 'a row missing', sql: 'DELETE FROM fills WHERE id = 450', named: /^table public\.fills$/ },
  { what: 'all rows missing', sql: 'TRUNCATE fills', named: /^table public\.fills$/ },
  { what: 'a row doubled', sql: 'INSERT INTO parents VALUES (3)', named: /^table public\.parents$/ },
  {
    what: 'a row doubled and another missing',
    sql: 'DELETE FROM ONLY parents WHERE a = 4; INSERT INTO parents VALUES (3)',
    named: /^table public\.parents$/,
  },
  {
    what: 'two values exchanged between rows',
    sql: 'UPDATE children SET b = CASE b WHEN 1 THEN 2 ELSE 1 END WHERE b IN (1, 2)',
    named: /^table public\.children$/,
  },
  {
    what: 'a row moved between tables with the same columns',
    sql: 'WITH gone AS (DELETE FROM fills WHERE id = 900 RETURNING *) INSERT INTO fills_copy SELECT * FROM gone',
    named: /^table public\.fills_copy$/,
  },
  {
    what: 'a row moved to another partition',
    sql: `UPDATE prices SET at = '2030-01-01' WHERE symbol = 'S1'`,
    named: /^table public\.prices_(old|rest)$/,
  },
  {
    what: 'a row moved from child to parent',
    sql: 'DELETE FROM children WHERE a = 7; INSERT INTO parents VALUES (7)',
    named: /^table public\.parents$/,
  },
  { what: 'a sequence behind', sql: `SELECT setval('fills_id_seq', 800)`, named: /^sequence public\.fills_id_seq$/ },
  {
    what: 'a sequence at the same number, not yet given out',
    sql: `SELECT setval('order_numbers', 4711, false)`,
    named: /^sequence public\.order_numbers$/,
  },
  {
    what: 'a sequence with another step',
    sql: 'ALTER SEQUENCE order_numbers INCREMENT 1',
    named: /^sequence public\.order_numbers$/,
  },
  {
    what: 'a sequence no longer owned by its column',
    sql: 'ALTER SEQUENCE fills_id_seq OWNED BY NONE',
    named: /^sequence owned by public\.fills_id_seq$/,
  },
  { what: 'an index dropped', sql: 'DROP INDEX trades_note_trgm', named: /^index public\.trades_note_trgm$/ },
  {
    what: 'an index with another condition',
    sql: `DROP INDEX trades_open; CREATE INDEX trades_open ON trades (created_at) WHERE status = 'done'`,
    named: /^index public\.trades_open$/,
  },
  { what: 'an index more', sql: 'CREATE INDEX extra ON fills (quantity)', named: /^index public\.extra$/ },
  {
    what: 'a trigger dropped',
    sql: 'DROP TRIGGER touch_trades ON trades',
    named: /^trigger public\.trades touch_trades$/,
  },
  {
    what: 'a trigger disabled',
    sql: 'ALTER TABLE trades DISABLE TRIGGER touch_trades',
    named: /^trigger public\.trades touch_trades$/,
  },
  {
    what: 'a disabled trigger enabled',
    sql: 'ALTER TABLE trades ENABLE TRIGGER off_trades',
    named: /^trigger public\.trades off_trades$/,
  },
  {
    what: 'a function changed',
    sql: `CREATE OR REPLACE FUNCTION risk.double(n numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT n * 3'`,
    named: /^function risk\.double\(numeric\)$/,
  },
  {
    what: 'a function with another volatility',
    sql: 'ALTER FUNCTION risk.double(numeric) VOLATILE',
    named: /^function risk\.double/,
  },
  { what: 'a procedure dropped', sql: 'DROP PROCEDURE tidy', named: /^procedure public\.tidy/ },
  {
    what: 'an aggregate with another start',
    sql: `CREATE OR REPLACE AGGREGATE total(numeric) (SFUNC = numeric_add, STYPE = numeric, INITCOND = '1')`,
    named: /^aggregate public\.total/,
  },
  {
    what: 'a column default changed',
    sql: 'ALTER TABLE trades ALTER quantity SET DEFAULT 2',
    named: /^table public\.trades$/,
  },
  {
    what: 'a column may be null',
    sql: 'ALTER TABLE trades ALTER quantity DROP NOT NULL',
    named: /^table public\.trades$/,
  },
  {
    what: 'a column of a wider type',
    sql: 'ALTER TABLE fills ALTER quantity TYPE bigint',
    named: /^table public\.fills$/,
  },
  {
    what: 'a generated column made a plain one',
    sql: 'ALTER TABLE trades ALTER total DROP EXPRESSION',
    named: /public\.trades/,
  },
  {
    what: 'an identity made by default',
    sql: 'ALTER TABLE trades ALTER id SET GENERATED BY DEFAULT',
    named: /^sequence public\.trades_id_seq$/,
  },
  {
    what: 'another collation of a column',
    sql: 'ALTER TABLE trades ALTER note TYPE text COLLATE german',
    named: /^table public\.trades$/,
  },
  { what: 'a table dropped', sql: 'DROP TABLE empty_one', named: /^table public\.empty_one$/ },
  { what: 'a table more', sql: 'CREATE TABLE surplus (a int)', named: /^table public\.surplus$/ },
  { what: 'a table made unlogged', sql: 'ALTER TABLE empty_one SET UNLOGGED', named: /^table public\.empty_one$/ },
  {
    what: 'a partition detached',
    sql: 'ALTER TABLE prices DETACH PARTITION prices_old',
    // Before 14 the partition's own entry attaches it.
    named: /^table (attach )?public\.prices_old$/,
  },
  { what: 'an inheritance ended', sql: 'ALTER TABLE children NO INHERIT parents', named: /^table public\.children$/ },
  {
    what: 'a grant revoked',
    sql: 'REVOKE SELECT ON trades FROM "re ader"',
    named: /^privileges of table public\.trades$/,
  },
  { what: 'a grant more', sql: 'GRANT DELETE ON fills TO PUBLIC', named: /^privileges of table public\.fills$/ },
  {
    what: 'a grant on a column revoked',
    sql: 'REVOKE UPDATE (note) ON trades FROM trader',
    named: /^privileges of column public\.trades\.note$/,
  },
  {
    what: 'execution opened to all',
    sql: 'GRANT EXECUTE ON FUNCTION touch() TO PUBLIC',
    named: /^privileges of function public\.touch\(\)$/,
  },
  {
    what: 'default privileges gone',
    sql: 'ALTER DEFAULT PRIVILEGES FOR ROLE trader IN SCHEMA risk REVOKE SELECT ON TABLES FROM "re ader"',
    named: /^default privileges/,
  },
  {
    what: 'a view changed',
    sql: `CREATE OR REPLACE VIEW totals WITH (security_barrier) AS SELECT side, sum(total) AS sum FROM trades WHERE status IN ('open', 'void') GROUP BY side`,
    named: /^view public\.totals$/,
  },
  {
    what: 'a view no longer a barrier',
    sql: 'ALTER VIEW totals RESET (security_barrier)',
    named: /^view public\.totals$/,
  },
  {
    what: 'a materialized view dropped',
    sql: 'DROP MATERIALIZED VIEW volumes',
    named: /^materialized view public\.volumes$/,
  },
  { what: 'a rule dropped', sql: 'DROP RULE no_delete ON risk.limits', named: /^rule risk\.limits no_delete$/ },
  {
    what: 'a constraint dropped',
    sql: 'ALTER TABLE trades DROP CONSTRAINT positive',
    named: /^table public\.trades$/,
  },
  {
    what: 'a constraint with another list',
    sql: `ALTER TABLE trades DROP CONSTRAINT trades_status_check, ADD CONSTRAINT trades_status_check CHECK (status IN ('open', 'done', 'voided', 'void'))`,
    named: /^table public\.trades$/,
  },
  {
    what: 'a foreign key with another action',
    sql: 'ALTER TABLE fills DROP CONSTRAINT fills_trade_fkey, ADD CONSTRAINT fills_trade_fkey FOREIGN KEY (trade) REFERENCES trades',
    named: /^fk constraint public\.fills fills_trade_fkey$/,
  },
  { what: 'a policy dropped', sql: 'DROP POLICY own_rows ON guarded', named: /^policy public\.guarded own_rows$/ },
  {
    what: 'a policy for everybody',
    sql: 'ALTER POLICY own_rows ON guarded TO PUBLIC',
    named: /^policy public\.guarded own_rows$/,
  },
  {
    what: 'row security off',
    sql: 'ALTER TABLE guarded DISABLE ROW LEVEL SECURITY',
    named: /^row security public\.guarded$/,
  },
  {
    what: 'a comment changed',
    sql: `COMMENT ON COLUMN trades.price IS 'in USD'`,
    named: /^comment on column public\.trades\.price$/,
  },
  {
    what: 'an owner changed',
    sql: 'ALTER TABLE risk.limits OWNER TO postgres',
    named: /^table risk\.limits$/,
  },
  {
    what: 'another owner of a function',
    sql: 'ALTER FUNCTION touch() OWNER TO trader',
    named: /^function public\.touch\(\)$/,
  },
  { what: 'a large object changed', sql: `SELECT lo_put(50001, 77777, '\\x00')`, named: /^large objects$/ },
  { what: 'a large object longer', sql: `SELECT lo_put(50002, 0, '\\x00')`, named: /^large objects$/ },
  { what: 'a large object missing', sql: 'SELECT lo_unlink(50002)', named: /^large objects$/ },
  {
    what: 'another owner of a large object',
    sql: 'ALTER LARGE OBJECT 50001 OWNER TO postgres',
    named: /^large objects$/,
  },
  { what: 'an enum label added', sql: `ALTER TYPE side ADD VALUE 'hold'`, named: /^type public\.side$/ },
  { what: 'a domain with another default', sql: 'ALTER DOMAIN price SET DEFAULT 1', named: /^domain public\.price$/ },
  {
    what: 'a domain without its check',
    sql: 'ALTER DOMAIN price DROP CONSTRAINT price_check',
    named: /^domain public\.price$/,
  },
  { what: 'a type more', sql: 'CREATE TYPE leg2 AS (a int)', named: /^type public\.leg2$/ },
  { what: 'an extension missing', sql: 'DROP EXTENSION pg_trgm CASCADE', named: /^extension pg_trgm$/ },
  { what: 'an extension more', sql: 'CREATE EXTENSION citext', named: /^extension citext$/ },
  {
    what: 'an extension in another schema',
    sql: 'ALTER EXTENSION pg_trgm SET SCHEMA risk',
    named: /^extension pg_trgm$/,
  },
  { what: 'statistics dropped', sql: 'DROP STATISTICS trades_stats', named: /^statistics public\.trades_stats$/ },
  {
    what: 'a table no longer published',
    sql: 'ALTER PUBLICATION changes DROP TABLE fills',
    named: /^publication table public\.changes fills$/,
  },
  {
    what: 'another address of a foreign server',
    sql: `ALTER SERVER elsewhere OPTIONS (SET host 'g')`,
    named: /^server elsewhere$/,
  },
  {
    what: 'a user mapping missing',
    sql: 'DROP USER MAPPING FOR trader SERVER elsewhere',
    named: /^user mapping USER MAPPING trader SERVER elsewhere$/,
  },
  { what: 'a collation dropped', sql: 'DROP COLLATION german', named: /^collation public\.german$/ },
  {
    what: 'another statistics target of a column',
    sql: 'ALTER TABLE trades ALTER quantity SET STATISTICS 77',
    named: /^table public\.trades$/,
  },
  {
    what: 'another storage of a column',
    sql: 'ALTER TABLE trades ALTER note SET STORAGE EXTERNAL',
    named: /^table public\.trades$/,
  },
  {
    what: 'an option of a column',
    sql: 'ALTER TABLE fills ALTER quantity SET (n_distinct = 5)',
    named: /^table public\.fills$/,
  },
  {
    what: 'an index chosen for CLUSTER',
    sql: 'ALTER TABLE trades CLUSTER ON trades_pkey',
    named: /^constraint public\.trades trades_pkey$/,
  },
  {
    what: 'a function that may run in parallel',
    sql: 'ALTER FUNCTION touch() PARALLEL SAFE',
    named: /^function public\.touch\(\)$/,
  },
  {
    what: 'a comment on an index',
    sql: `COMMENT ON INDEX trades_open IS 'x'`,
    named: /^comment on index public\.trades_open$/,
  },
  { what: 'a schema more', sql: 'CREATE SCHEMA spare', named: /^schema spare$/ },
];

/** For the restored database itself, by its quoted name. */
export function databaseSabotages(name: string): readonly Sabotage[] {
  return [
    {
      what: 'a database setting changed',
      sql: `ALTER DATABASE ${name} SET statement_timeout TO '44s'`,
      revert: `ALTER DATABASE ${name} SET statement_timeout TO '45s'`,
      named: /^database setting statement_timeout$/,
    },
    {
      what: 'a database setting missing',
      sql: `ALTER DATABASE ${name} RESET timezone`,
      revert: `ALTER DATABASE ${name} SET timezone TO 'Asia/Kolkata'`,
      named: /^database setting TimeZone$/,
    },
    {
      what: 'a setting of a role in the database changed',
      sql: `ALTER ROLE trader IN DATABASE ${name} SET work_mem TO '13MB'`,
      revert: `ALTER ROLE trader IN DATABASE ${name} SET work_mem TO '12MB'`,
      named: /^database setting work_mem of role trader$/,
    },
    {
      what: 'the database opened to all',
      sql: `GRANT CONNECT ON DATABASE ${name} TO PUBLIC`,
      revert: `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
      named: /^database privileges$/,
    },
    {
      what: 'the comment of the database changed',
      sql: `COMMENT ON DATABASE ${name} IS 'x'`,
      revert: `COMMENT ON DATABASE ${name} IS 'it''s the trading database'`,
      named: /^database comment$/,
    },
    {
      what: 'the connection limit changed',
      sql: `ALTER DATABASE ${name} CONNECTION LIMIT 51`,
      revert: `ALTER DATABASE ${name} CONNECTION LIMIT 50`,
      named: /^database connection limit$/,
    },
    {
      what: 'the owner of the database changed',
      sql: `ALTER DATABASE ${name} OWNER TO postgres`,
      revert: `ALTER DATABASE ${name} OWNER TO trader`,
      named: /^database owner$/,
    },
  ];
}
