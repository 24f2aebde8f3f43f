import type { Entry } from './entry.ts';

/** Definitions that come back in other words, in another order, or by themselves. */
const publicOfAnother =
  'CREATE ROLE other; ALTER SCHEMA public OWNER TO other; REVOKE ALL ON SCHEMA public FROM PUBLIC; REVOKE ALL ON SCHEMA public FROM other; CREATE TABLE t (a int)';

export const definitions: readonly Entry[] = [
  {
    name: 'one table, on a server that keeps counters in its catalog',
    sql: 'CREATE TABLE t (id int, a text); INSERT INTO t VALUES (1, NULL); ALTER TABLE t ALTER a SET (n_distinct = 5), ALTER id SET STATISTICS 7',
    formats: ['directory', 'plain'],
  },
  {
    name: 'a foreign server with options',
    sql: `CREATE EXTENSION postgres_fdw; CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '10.9.9.9', dbname 'x'); CREATE USER MAPPING FOR postgres SERVER far OPTIONS (password 'hush');
      CREATE FOREIGN TABLE ft (a int OPTIONS (column_name 'b')) SERVER far OPTIONS (table_name 'y');`,
  },
  {
    name: 'a child table with its columns in another order',
    sql: `CREATE TABLE p (a int, b int); CREATE TABLE c (b int, a int, x text); ALTER TABLE c INHERIT p; INSERT INTO c VALUES (1, 2, 'z'), (3, 4, NULL); INSERT INTO p VALUES (5, 6);`,
    asStock: `a child's columns are made in the parent's order`,
    formats: ['directory', 'plain'],
  },
  {
    name: 'partitions with their columns in another order, and dropped ones',
    sql: `CREATE TABLE p (a int, gone int, b text) PARTITION BY LIST (a); ALTER TABLE p DROP gone; CREATE TABLE p1 (b text, old int, a int); ALTER TABLE p1 DROP old;
      ALTER TABLE p ATTACH PARTITION p1 FOR VALUES IN (1); INSERT INTO p VALUES (1, 'x');`,
    asStock: `a partition's columns are made in the parent's order`,
  },
  {
    name: 'hash partitions by an enum',
    sql: `CREATE TYPE e AS ENUM ('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'); CREATE TABLE h (k e, v int) PARTITION BY HASH (k);
      CREATE TABLE h0 PARTITION OF h FOR VALUES WITH (MODULUS 3, REMAINDER 0); CREATE TABLE h1 PARTITION OF h FOR VALUES WITH (MODULUS 3, REMAINDER 1); CREATE TABLE h2 PARTITION OF h FOR VALUES WITH (MODULUS 3, REMAINDER 2);
      INSERT INTO h SELECT (enum_range(NULL::e))[1 + i % 8], i FROM generate_series(1, 800) i;`,
    rowsMove: true,
    formats: ['directory', 'plain'],
  },
  {
    name: 'hash partitions by an enum below a list',
    sql: `CREATE TYPE e AS ENUM ('a', 'b', 'c', 'd', 'e', 'f'); CREATE TABLE top (k e, v int) PARTITION BY LIST (v); CREATE TABLE one PARTITION OF top FOR VALUES IN (1) PARTITION BY HASH (k);
      CREATE TABLE one0 PARTITION OF one FOR VALUES WITH (MODULUS 2, REMAINDER 0); CREATE TABLE one1 PARTITION OF one FOR VALUES WITH (MODULUS 2, REMAINDER 1); CREATE TABLE rest PARTITION OF top DEFAULT;
      INSERT INTO top SELECT (enum_range(NULL::e))[1 + i % 6], i % 2 FROM generate_series(1, 300) i;`,
    rowsMove: true,
  },
  {
    name: 'the language plpgsql is dropped',
    sql: 'DROP EXTENSION plpgsql; CREATE TABLE t (a int); INSERT INTO t VALUES (1)',
  },
  {
    name: 'the comment of plpgsql is another',
    sql: `COMMENT ON EXTENSION plpgsql IS 'ours'; COMMENT ON SCHEMA public IS NULL; CREATE TABLE t (a int)`,
  },
  {
    name: 'the comment of an extension is removed',
    asStock: 'CREATE EXTENSION makes it again',
    sql: `CREATE EXTENSION hstore; COMMENT ON EXTENSION hstore IS NULL; CREATE TABLE t (a hstore); INSERT INTO t VALUES ('a=>1')`,
  },
  {
    name: 'the schema public is dropped',
    sql: 'DROP SCHEMA public; CREATE SCHEMA s; CREATE TABLE s.t (a int); INSERT INTO s.t VALUES (1)',
  },
  { name: 'the schema public has another owner and no rights', since: 15, sql: publicOfAnother },
  {
    name: 'the schema public has another owner and no rights, before 15',
    until: 14,
    sql: publicOfAnother,
    asStock: 'pg_dump gives the schema public no owner',
  },
  {
    name: 'a comment on an invalid index',
    sql: [
      'CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)',
      { fails: 'CREATE UNIQUE INDEX CONCURRENTLY bad ON t (a)' },
      `COMMENT ON INDEX bad IS 'x'`,
    ],
  },
  {
    name: 'a comment on the clone of a constraint',
    sql: `CREATE TABLE r (id int PRIMARY KEY); CREATE TABLE p (a int CONSTRAINT fk REFERENCES r, CONSTRAINT pos CHECK (a > 0)) PARTITION BY RANGE (a); CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
      COMMENT ON CONSTRAINT fk ON p1 IS 'clone'; COMMENT ON CONSTRAINT fk ON p IS 'root'; COMMENT ON CONSTRAINT pos ON p1 IS 'inherited';`,
    asStock: 'pg_dump does not dump comments of clones',
  },
  {
    name: 'IN lists on varchar',
    sql: `CREATE DOMAIN kind AS varchar(9) CHECK (VALUE IN ('a', 'b')); CREATE TABLE t (s varchar(10) CHECK (s IN ('open', 'done')), k kind, g boolean GENERATED ALWAYS AS (s IN ('x', 'y')) STORED);
      INSERT INTO t VALUES ('open', 'a'); ALTER TABLE t ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON t USING (s NOT IN ('void', 'done')); CREATE INDEX i ON t (k) WHERE s IN ('open', 'done');
      CREATE VIEW v AS SELECT s FROM t WHERE s IN ('open', 'x'); CREATE RULE r AS ON DELETE TO t WHERE old.s IN ('a', 'b') DO INSTEAD NOTHING;`,
    asStock: 'the cast moves from the array to its elements',
    formats: ['directory', 'plain'],
  },
  {
    name: 'nested partitions with a trigger disabled on one',
    sql: `CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TABLE pt (a int, b int) PARTITION BY RANGE (a);
      CREATE TABLE pt1 PARTITION OF pt FOR VALUES FROM (0) TO (10) PARTITION BY RANGE (b); CREATE TABLE pt1a PARTITION OF pt1 FOR VALUES FROM (0) TO (10); CREATE TABLE pt1b PARTITION OF pt1 DEFAULT; CREATE TABLE pt2 PARTITION OF pt DEFAULT;
      CREATE TRIGGER tr AFTER INSERT ON pt FOR EACH ROW EXECUTE FUNCTION tf(); ALTER TABLE pt1a DISABLE TRIGGER tr; ALTER TABLE pt2 ENABLE ALWAYS TRIGGER tr; INSERT INTO pt SELECT i % 20, i % 15 FROM generate_series(1, 99) i;`,
  },
  {
    name: 'a detached partition, a foreign key to partitions, a default one',
    sql: `CREATE TABLE p (a int PRIMARY KEY) PARTITION BY RANGE (a); CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10); CREATE TABLE p2 PARTITION OF p DEFAULT; CREATE TABLE p3 PARTITION OF p FOR VALUES FROM (10) TO (20);
      INSERT INTO p SELECT generate_series(1, 30); ALTER TABLE p DETACH PARTITION p3; CREATE TABLE c (a int REFERENCES p); INSERT INTO c VALUES (1), (25);`,
  },
  {
    name: 'circular deferrable foreign keys, exclusion, NOT VALID',
    sql: `CREATE TABLE a (id int PRIMARY KEY, b int); CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a DEFERRABLE INITIALLY DEFERRED); ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b DEFERRABLE INITIALLY DEFERRED;
      BEGIN; INSERT INTO a VALUES (1, 1); INSERT INTO b VALUES (1, 1); COMMIT; CREATE TABLE x (r int4range, EXCLUDE USING gist (r WITH &&)); INSERT INTO x VALUES ('[1,3)'), ('[3,9)');
      CREATE TABLE n (v int); INSERT INTO n VALUES (-1); ALTER TABLE n ADD CHECK (v > 0) NOT VALID; ALTER TABLE n ADD FOREIGN KEY (v) REFERENCES a NOT VALID;`,
  },
  {
    name: 'names with quotes, spaces, line feeds, dots and commands',
    sql: `CREATE SCHEMA "s.x"; CREATE TABLE "s.x"."we""ird
-- Name: y; Type: TABLE" ("co,l" int, "select" text, "'" int DEFAULT 3, "\\." text); INSERT INTO "s.x"."we""ird
-- Name: y; Type: TABLE" VALUES (1, '\\.', 2, E'\\\\.'); CREATE TABLE "TABLE DATA" (a int); INSERT INTO "TABLE DATA" VALUES (1); CREATE SEQUENCE "s.x"."q%s"; CREATE VIEW "$1" AS SELECT 1 AS "?column?";`,
    asStock: 'pg_dump writes a blank in comments of its own for a line feed',
  },
  {
    name: 'aggregates, operators, text search, casts, transforms',
    sql: `CREATE FUNCTION f(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2'; CREATE OPERATOR <+> (FUNCTION = f, LEFTARG = int, RIGHTARG = int, COMMUTATOR = <+>); CREATE AGGREGATE plus(int) (SFUNC = f, STYPE = int, INITCOND = '0');
      CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple, STOPWORDS = english); CREATE TEXT SEARCH CONFIGURATION c (COPY = english); CREATE TYPE ty AS (a int); CREATE FUNCTION tx(ty) RETURNS text LANGUAGE sql AS 'SELECT ''x'''; CREATE CAST (ty AS text) WITH FUNCTION tx(ty);
      CREATE OPERATOR CLASS oc FOR TYPE int USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(int, int); CREATE TABLE t (a int); CREATE INDEX i ON t (a oc); CREATE STATISTICS st (mcv) ON a, (a % 7) FROM t;`,
    since: 14,
  },
  {
    name: 'ICU collations',
    sql: `CREATE COLLATION german (provider = icu, locale = 'de-u-co-phonebk'); CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false); CREATE TABLE t (a text COLLATE german PRIMARY KEY, b text COLLATE ci UNIQUE); INSERT INTO t VALUES ('ä', 'A'), ('z', 'B')`,
  },
  {
    name: 'an ICU database',
    options: `TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LC_COLLATE 'C' LC_CTYPE 'C'`,
    sql: `CREATE TABLE t (a text PRIMARY KEY); INSERT INTO t VALUES ('ä'), ('B')`,
    since: 15,
  },
  {
    name: 'event triggers, one that forbids DDL',
    sql: [
      `CREATE TABLE t (a int); INSERT INTO t VALUES (1); CREATE FUNCTION no() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no DDL''; END';
      CREATE FUNCTION note() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER notes ON sql_drop EXECUTE FUNCTION note(); ALTER EVENT TRIGGER notes DISABLE`,
      'CREATE EVENT TRIGGER forbids ON ddl_command_start EXECUTE FUNCTION no()',
    ],
  },
  {
    name: 'publications',
    sql: 'CREATE TABLE t (id int PRIMARY KEY, b int); CREATE PUBLICATION p FOR TABLE t (id) WHERE (id > 3); CREATE PUBLICATION every FOR ALL TABLES; CREATE PUBLICATION of FOR TABLES IN SCHEMA public',
    since: 15,
  },
];
