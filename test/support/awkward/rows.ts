import { column, type Entry } from './entry.ts';

/** Rows and what holds them. */
export const rows: readonly Entry[] = [
  {
    name: 'every built-in type at its edges',
    sql: `CREATE TABLE t (n numeric, f float8, d date, ts timestamp, tz timestamptz, i interval, a int[], m money, x xml, j json, jb jsonb, r int4range, mr int4multirange, b bit(3), vb varbit, ip inet, mac macaddr8, p point, pa path, po polygon, c circle, l line, u uuid, ts1 tsvector, tq tsquery, o oid, rc regclass, ch "char", na name, bp char(4), tt timetz, sn pg_snapshot, lsn pg_lsn, bx box[]);
      INSERT INTO t VALUES ('NaN', 'NaN', '4713-01-01 BC', '-infinity', 'infinity', '-178000000 years', '[-2:0]={1,NULL,3}', -1.5, '<a>ü</a>', '{"b":1,  "a":[2]}', '{"a":1}', 'empty', '{[1,3),[7,9)}', '101', '1', '::1/64', '08:00:2b:01:02:03:04:05', '(1e300,NaN)', '[(0,0),(1,1)]', '((0,0),(1,1),(2,0))', '<(0,0),1>', '{1,2,3}', '00000000-0000-0000-0000-000000000000', 'a:1A', 'a & !b', 4294967295, 'pg_class', E'\\\\', 'n', 'a', '24:00:00-15:59', '1:2:', 'FF/1', '{(1,1),(0,0);(2,2),(1,1)}');
      INSERT INTO t (n, f, a) VALUES (1e-16383 + 1, '-0', '{}'), (12345678901234567890.0000000001, 5e-324, '{{1,2},{3,4}}'), (NULL, 1e308, NULL);`,
    since: 14,
  },
  {
    name: 'values that look like commands',
    sql: column(
      'text',
      `E'\\\\.'`,
      `'\\N'`,
      `''`,
      'NULL',
      `E'\\t\\n\\r\\b\\f\\v\\\\'`,
      `E'\\n\\\\.\\nCOPY public.t (id) FROM stdin;\\n'`,
      `repeat('é', 3000)`,
      `E'-- Name: t; Type: TABLE\\n'`,
    ),
    formats: ['directory', 'plain'],
  },
  {
    name: 'wide rows',
    sql: `${column('text')} INSERT INTO t (v) SELECT repeat(md5('x'), 400000) FROM generate_series(1, 2)`,
  },
  {
    name: 'tables without columns, empty ones, generated and identity columns',
    sql: `CREATE TABLE no_columns (); INSERT INTO no_columns DEFAULT VALUES; INSERT INTO no_columns DEFAULT VALUES; CREATE TABLE empty_one (a int); CREATE TABLE g (id bigint GENERATED ALWAYS AS IDENTITY (START 7 INCREMENT -2 CYCLE MINVALUE -9 MAXVALUE 9), a int, b int GENERATED ALWAYS AS (a * 2) STORED); INSERT INTO g (a) SELECT generate_series(1, 5); CREATE TABLE only_generated (b int GENERATED ALWAYS AS (1) STORED); INSERT INTO only_generated DEFAULT VALUES`,
  },
  {
    name: 'unlogged tables, triggers disabled and always, replica identity, cluster',
    sql: `CREATE UNLOGGED TABLE u (a int); INSERT INTO u VALUES (1); CREATE TABLE t (a int PRIMARY KEY, b int NOT NULL); INSERT INTO t VALUES (2, 2), (1, 1); CREATE FUNCTION boom() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END'; CREATE TRIGGER never BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION boom();
      CREATE TRIGGER always AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION boom(); ALTER TABLE t ENABLE ALWAYS TRIGGER always; CREATE UNIQUE INDEX ub ON t (b); ALTER TABLE t REPLICA IDENTITY USING INDEX ub; CLUSTER t USING t_pkey; ALTER TABLE t SET (fillfactor = 50, autovacuum_enabled = off);`,
  },
  {
    name: 'an always trigger that refuses rows',
    sql: `CREATE TABLE t (a int); INSERT INTO t VALUES (1), (2); CREATE FUNCTION boom() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END'; CREATE TRIGGER always BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION boom(); ALTER TABLE t ENABLE ALWAYS TRIGGER always`,
  },
  {
    name: 'materialized views: unpopulated, over each other, indexed',
    sql: `CREATE TABLE t (a int); INSERT INTO t VALUES (1), (2); CREATE MATERIALIZED VIEW m1 AS SELECT a FROM t; CREATE MATERIALIZED VIEW a0 AS SELECT sum(a) AS s FROM m1; CREATE MATERIALIZED VIEW never AS SELECT a FROM t WITH NO DATA; CREATE UNIQUE INDEX ON m1 (a); REFRESH MATERIALIZED VIEW m1;`,
  },
  {
    name: 'forced row security',
    sql: `CREATE TABLE g (o text); INSERT INTO g VALUES ('a'), ('b'); ALTER TABLE g ENABLE ROW LEVEL SECURITY; ALTER TABLE g FORCE ROW LEVEL SECURITY; CREATE POLICY p ON g AS RESTRICTIVE FOR SELECT USING (o = current_user)`,
  },
  {
    name: '300 large objects, empty ones too',
    sql: `SELECT lo_from_bytea(70000 + i, CASE WHEN i % 3 = 0 THEN '' ELSE decode(repeat('00ff5c', i), 'hex') END) FROM generate_series(1, 300) i; COMMENT ON LARGE OBJECT 70001 IS 'x'; CREATE ROLE other; GRANT SELECT ON LARGE OBJECT 70002 TO other; ALTER LARGE OBJECT 70003 OWNER TO other`,
  },
  {
    name: '20,001 large objects',
    sql: `SELECT lo_from_bytea(100000 + i, decode(md5(i::text), 'hex')) FROM generate_series(1, 20001) i`,
    formats: ['custom'],
  },
  {
    name: 'sequences at their edges',
    sql: `CREATE SEQUENCE a AS smallint START 5 CYCLE; SELECT nextval('a'); CREATE SEQUENCE b MAXVALUE 3; SELECT nextval('b') FROM generate_series(1, 3); CREATE SEQUENCE c; CREATE SEQUENCE d INCREMENT -1 CACHE 20; SELECT nextval('d'); CREATE UNLOGGED TABLE t (id serial, w int DEFAULT nextval('c')); SELECT setval('c', 42, false)`,
  },
  {
    name: 'a plain dump whose values hold a COPY on a line of its own',
    sql: `CREATE TABLE t (v text DEFAULT E'\\nCOPY public.zz (a) FROM stdin;\\n1\\n'); INSERT INTO t VALUES (DEFAULT); COMMENT ON TABLE t IS E'x\\nCOPY public.zz (a) FROM stdin;\\n1\\n\\\\.\\n'; CREATE VIEW v AS SELECT E'\\nCOPY public.zz (a) FROM stdin;\\n'::text AS x`,
    formats: ['plain', 'directory'],
  },
  {
    name: 'a plain dump whose function bodies hold commands',
    sql: `CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $f$ SELECT '
\\c other
CREATE DATABASE other;
DROP DATABASE app;
\\.
COPY public.zz (a) FROM stdin;
\\connect other
' $f$; CREATE FUNCTION g() RETURNS void LANGUAGE plpgsql AS $g$
BEGIN
/*
CREATE DATABASE other;
\\! true
*/
END $g$; CREATE TABLE t (a int); INSERT INTO t VALUES (1); COMMENT ON FUNCTION f() IS E'$f$\\n\\\\c other\\nCREATE DATABASE x;\\n';`,
    formats: ['plain', 'directory'],
  },
  {
    name: 'a plain dump with a standard body and quotes that do not end',
    sql: `CREATE FUNCTION f() RETURNS text BEGIN ATOMIC SELECT 'it''s $x$ -- "'::text; END; CREATE TABLE "odd$y$'" (a text DEFAULT $$'$$); INSERT INTO "odd$y$'" VALUES ('"'); COMMENT ON TABLE "odd$y$'" IS '/* $z$ ';`,
    formats: ['plain', 'directory'],
    since: 14,
  },
];
