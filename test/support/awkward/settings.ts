import { allAt, at, atEveryLevel, column, type Entry } from './entry.ts';

const times = `CREATE TABLE t (v timestamptz, d date, i interval, f float8, r float4);
  INSERT INTO t VALUES ('2026-03-04 05:06:07.123456+00', '2026-03-04', '-1 year -2 mons +3 days 04:05:06', 1 / 3.0, 0.1),
    ('infinity', '0044-03-15 BC', '1 mon -1 day', 'NaN', '-Infinity');
  CREATE TABLE s (d timestamptz DEFAULT '2026-03-04 05:06:07+00', i interval DEFAULT '-1 year 2 days', CHECK (d > '2001-02-03'));`;
const texts = column('text', `'größe'`, `'naïve'`);
const backslashes = `CREATE TABLE t (v text DEFAULT 'c:\\new\\table', CHECK (v <> 'a\\b')); INSERT INTO t VALUES (DEFAULT), (E'\\\\.'), ('''\\');
  CREATE FUNCTION f() RETURNS text LANGUAGE sql AS 'SELECT ''x\\y'''; COMMENT ON TABLE t IS 'back\\slash ''and quote''';
  CREATE VIEW w AS SELECT v FROM t WHERE v LIKE 'c:\\\\%'; CREATE TYPE mood AS ENUM ('o\\k', 'n''o');`;
const arrays = column('text[]', `ARRAY['NULL', NULL, 'null']`, `ARRAY[]::text[]`);
const plain = `${column('int', '1', '2')} CREATE VIEW w AS SELECT v FROM t; CREATE INDEX ON t (v);`;

const forms = `${times} CREATE TABLE bytes (v bytea); INSERT INTO bytes VALUES ('\\x00ff5c27'); ${arrays.replace('TABLE t', 'TABLE lists').replaceAll('INTO t', 'INTO lists')}`;

/** How values are written; limits that end a session or a statement. */
const writing = {
  bytea_output: `'escape'`,
  DateStyle: `'SQL, DMY'`,
  IntervalStyle: `'iso_8601'`,
  extra_float_digits: '-15',
  TimeZone: `'Asia/Kolkata'`,
};
const limits = {
  default_transaction_read_only: 'on',
  statement_timeout: `'1ms'`,
  lock_timeout: `'1ms'`,
  idle_in_transaction_session_timeout: `'50ms'`,
  search_path: 'nowhere',
};

/** Settings under which what is written, read or understood changes, each made where it hurts. */
export const settings: readonly Entry[] = [
  allAt('database', 'every form of values', writing, { sql: forms, formats: ['directory', 'custom', 'plain'] }),
  allAt('system', 'every form of values', writing, { sql: forms }),
  allAt('database', 'every limit', limits, { sql: plain }),
  allAt('system', 'every limit', limits, { sql: plain }),
  at('role', 'bytea_output', `'escape'`, { sql: column('bytea', `'\\x00ff5c27'`, `'\\x'`, `'abc'`) }),
  at('role', 'DateStyle', `'SQL, DMY'`, { sql: times }),
  at('role', 'IntervalStyle', `'iso_8601'`, { sql: times }),
  at('role', 'extra_float_digits', '-15', { sql: times }),
  at('role', 'TimeZone', `'Asia/Kolkata'`, { sql: times }),
  ...atEveryLevel('client_encoding', `'latin1'`, { sql: texts }),
  at('database', 'client_encoding', `'sql_ascii'`, { sql: `${texts} CREATE TABLE "tä ble" ("ü" int);` }),
  at('system', 'client_encoding', `'euc_jp'`, { sql: column('text', `'€ 漢字 ä'`) }),
  ...atEveryLevel('lc_monetary', `'de_DE.UTF-8'`, {
    sql: `CREATE TABLE t (v money DEFAULT '5.5'); INSERT INTO t VALUES ('1234.56'), ('-0.5'), (DEFAULT);`,
    german: true,
    throwaway: true,
  }),
  ...atEveryLevel('standard_conforming_strings', 'off', { sql: backslashes }),
  ...(['role', 'system'] as const).flatMap((level) => [
    at(level, 'array_nulls', 'off', { sql: arrays }),
    at(level, 'idle_session_timeout', `'700ms'`, { sql: plain, since: 14 }),
    at(level, 'quote_all_identifiers', 'on', { sql: backslashes }),
  ]),
  at('role', 'default_transaction_read_only', 'on', { sql: plain }),
  at('role', 'statement_timeout', `'1ms'`, { sql: plain }),
  at('role', 'idle_in_transaction_session_timeout', `'50ms'`, { sql: plain }),
  at('database', 'transaction_timeout', `'500ms'`, { sql: plain, since: 17 }),
  at('role', 'search_path', 'shadow, pg_catalog', {
    sql: `${plain} CREATE SCHEMA shadow; CREATE TABLE shadow.pg_class (oid int); CREATE TABLE shadow.t (v text); INSERT INTO shadow.t VALUES ('x');`,
  }),
  at('role', 'xmloption', `'document'`, { sql: column('xml', `'<a/>'`, `XMLPARSE(CONTENT 'x<b/>')`) }),
  at('role', 'row_security', 'off', {
    sql: `${plain} ALTER TABLE t ENABLE ROW LEVEL SECURITY; ALTER TABLE t FORCE ROW LEVEL SECURITY; CREATE POLICY p ON t USING (v > 1);`,
  }),
  at('role', 'session_replication_role', `'replica'`, {
    sql: `${plain} CREATE TABLE u (t int REFERENCES t); INSERT INTO u VALUES (1);`,
  }),
  at('database', 'check_function_bodies', 'on', {
    sql: `SET check_function_bodies = off; ${plain} CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT a FROM nowhere';`,
  }),
  allAt(
    'role',
    'how SQL is understood',
    { transform_null_equals: 'on', backslash_quote: 'off', default_transaction_isolation: `'serializable'` },
    { sql: `${backslashes} CREATE VIEW n AS SELECT v FROM t WHERE v = NULL;` },
  ),
  {
    name: 'a database setting with a semicolon, a line feed and a quote',
    sql: plain,
    settings: [{ at: 'database', name: 'app.banner', value: `E'a;\\nb''c\\\\d'` }],
  },
  {
    name: 'many settings of a database, and of a role in it',
    sql: `${times} ALTER ROLE postgres IN DATABASE app SET DateStyle = 'German'; ALTER ROLE postgres IN DATABASE app SET search_path = "we ird", "$user";`,
    settings: [
      { at: 'database', name: 'search_path', value: `'', "a b", public` },
      { at: 'database', name: 'statement_timeout', value: `'45s'` },
      { at: 'database', name: 'work_mem', value: `'5MB'` },
      { at: 'database', name: 'app.empty', value: `''` },
    ],
  },
];
