import type { Entry } from './entry.ts';

/** f is found only on a search_path, g leans on it; g fails wherever that is empty, as it is while a dump is restored. */
const functions = (result = 'int') => `CREATE SCHEMA app;
  CREATE FUNCTION public.f(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN $1 + 1; END';
  CREATE FUNCTION app.g(int) RETURNS ${result} LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN (SELECT f($1)); END';`;
const table = `CREATE TABLE app.t (a int); INSERT INTO app.t SELECT generate_series(1, 50);`;

/** Functions that rely on search_path, in every place where one may stand: PostgreSQL's own trap. */
export const leaning: readonly Entry[] = [
  {
    name: 'an index over a function that relies on search_path',
    sql: `${functions()} ${table} CREATE INDEX ON app.t (app.g(a)); CREATE INDEX other ON app.t (a);`,
    leftOut: ['INDEX app.t_g_idx'],
  },
  {
    name: 'an index whose condition relies on search_path',
    sql: `${functions()} ${table} CREATE INDEX partial ON app.t (a) WHERE app.g(a) > 3;`,
    leftOut: ['INDEX app.partial'],
  },
  {
    name: 'an exclusion over a function that relies on search_path',
    sql: `${functions()} ${table} ALTER TABLE app.t ADD CONSTRAINT once EXCLUDE (app.g(a) WITH =);`,
    leftOut: ['CONSTRAINT app.t once'],
  },
  {
    name: 'a check over a function that relies on search_path',
    sql: `${functions()} ${table} ALTER TABLE app.t ADD CONSTRAINT big CHECK (app.g(a) > 0);`,
  },
  {
    name: 'a NOT VALID check over a function that relies on search_path',
    sql: `${functions()} ${table} ALTER TABLE app.t ADD CONSTRAINT big CHECK (app.g(a) > 10) NOT VALID;`,
  },
  {
    name: 'a domain whose check relies on search_path',
    sql: `${functions()} CREATE DOMAIN app.d AS int CHECK (app.g(VALUE) > 0); CREATE TABLE app.t (a app.d); INSERT INTO app.t VALUES (1), (2);`,
  },
  {
    name: 'a default over a function that relies on search_path',
    sql: `${functions()} CREATE TABLE app.t (a int, b int DEFAULT app.g(1)); INSERT INTO app.t (a) VALUES (1);`,
  },
  {
    name: 'a generated column over a function that relies on search_path',
    sql: `${functions()} CREATE TABLE app.t (a int, b int GENERATED ALWAYS AS (app.g(a)) STORED); INSERT INTO app.t VALUES (1), (2);`,
  },
  {
    name: 'a materialized view over a function that relies on search_path',
    sql: `${functions()} ${table} CREATE MATERIALIZED VIEW app.m AS SELECT app.g(a) FROM app.t;`,
    leftOut: ['MATERIALIZED VIEW DATA app.m'],
  },
  {
    name: 'a materialized view over the text of a query',
    sql: `CREATE TABLE docs (s tsvector); INSERT INTO docs VALUES ('a b c'); CREATE MATERIALIZED VIEW words AS SELECT * FROM ts_stat('select s from docs');
      CREATE MATERIALIZED VIEW after AS SELECT count(*) FROM words; CREATE TABLE more (a int); INSERT INTO more VALUES (1)`,
    leftOut: ['MATERIALIZED VIEW DATA public.after', 'MATERIALIZED VIEW DATA public.words'],
  },
  {
    name: 'statistics over a function that relies on search_path',
    sql: `${functions()} ${table} CREATE STATISTICS app.s ON (app.g(a)) FROM app.t;`,
    since: 14,
  },
  {
    name: 'a partition key over a function that relies on search_path',
    sql: `${functions()} CREATE TABLE app.p (a int) PARTITION BY RANGE (app.g(a)); CREATE TABLE app.p1 PARTITION OF app.p FOR VALUES FROM (0) TO (100);
      INSERT INTO app.p SELECT generate_series(1, 20);`,
  },
  {
    name: 'a trigger, a rule and a policy over functions that rely on search_path',
    sql: `${functions('boolean').replace('f($1)', 'f($1) > 0')} ${table} ALTER TABLE app.t ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON app.t USING (app.g(a));
      CREATE RULE r AS ON UPDATE TO app.t WHERE app.g(new.a) DO ALSO NOTHING; CREATE FUNCTION app.tr() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.a := f(NEW.a); RETURN NEW; END';
      CREATE TRIGGER tr BEFORE INSERT ON app.t FOR EACH ROW EXECUTE FUNCTION app.tr();`,
  },
  {
    name: 'an index over unaccent without its schema',
    sql: `CREATE EXTENSION unaccent; CREATE FUNCTION imm(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT unaccent($1) $$;
      CREATE TABLE p (n text); INSERT INTO p VALUES ('é'), ('x'); CREATE INDEX ON p (imm(n));`,
    leftOut: ['INDEX public.p_imm_idx'],
  },
  {
    name: 'earthdistance: an index over ll_to_earth',
    sql: `CREATE EXTENSION cube; CREATE EXTENSION earthdistance; CREATE TABLE places (lat float8, lon float8); INSERT INTO places VALUES (1, 2), (3, 4);
      CREATE INDEX near ON places USING gist (ll_to_earth(lat, lon));`,
    leftOut: ['INDEX public.near'],
  },
  {
    name: 'a check that reads another table',
    sql: `CREATE TABLE zdict (v text); INSERT INTO zdict VALUES ('a'), ('b'); CREATE FUNCTION ok(text) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT EXISTS (SELECT 1 FROM public.zdict WHERE v = $1) $$;
      CREATE TABLE adata (t text CHECK (ok(t))); INSERT INTO adata SELECT 'a' FROM generate_series(1, 5000);`,
  },
  {
    name: 'rows that break a foreign key',
    sql: `CREATE TABLE parents (id int PRIMARY KEY); CREATE TABLE children (p int, CONSTRAINT of FOREIGN KEY (p) REFERENCES parents); INSERT INTO parents VALUES (1);
      INSERT INTO children VALUES (1); SET session_replication_role = replica; INSERT INTO children VALUES (7), (8);`,
    leftOut: ['FK CONSTRAINT public.children of'],
  },
  {
    name: 'rows that a check would refuse by now',
    sql: `CREATE TABLE limits (most int); INSERT INTO limits VALUES (10); CREATE FUNCTION fits(int) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT coalesce($1 <= max(most), false) FROM public.limits';
      CREATE TABLE orders (n int CHECK (fits(n))); INSERT INTO orders VALUES (5), (9); UPDATE limits SET most = 7;`,
    leftOut: ['TABLE public.orders'],
  },
];
