import type { Entry } from './entry.ts';

const plain = 'CREATE TABLE t (a int PRIMARY KEY); INSERT INTO t VALUES (1), (2);';
const tables = (count: number) =>
  `DO $$ BEGIN FOR i IN 1..${count} LOOP EXECUTE format('CREATE TABLE t%s (a int)', i); EXECUTE format('INSERT INTO t%s VALUES (%s)', i, i); END LOOP; END $$`;

/** The database as a whole, its extensions, roles and limits of the server. */
export const surroundings: readonly Entry[] = [
  {
    name: 'the owner may not make temporary tables',
    sql: `${plain} REVOKE TEMPORARY ON DATABASE app FROM keeper; REVOKE ALL ON DATABASE app FROM PUBLIC`,
    keeper: 'CREATEDB',
  },
  {
    name: 'the owner has no rights at all, others have',
    sql: `${plain} CREATE ROLE a; CREATE ROLE b; ALTER DATABASE app OWNER TO a; REVOKE ALL ON DATABASE app FROM PUBLIC; REVOKE ALL ON DATABASE app FROM a; GRANT CONNECT ON DATABASE app TO b WITH GRANT OPTION`,
  },
  { name: 'a role with connection limit 2', sql: plain, keeper: 'CREATEDB CONNECTION LIMIT 2' },
  {
    name: 'a role that is no superuser',
    sql: `${plain} CREATE SCHEMA s AUTHORIZATION keeper; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; ALTER FUNCTION f() OWNER TO keeper; ALTER TABLE t OWNER TO keeper`,
    keeper: 'CREATEDB',
  },
  { name: 'a database with connection limit 3', sql: `${plain} ALTER DATABASE app CONNECTION LIMIT 3` },
  {
    name: 'a database that is a template',
    sql: `${plain} ALTER DATABASE app IS_TEMPLATE true`,
    asStock: 'a template cannot be dropped, and what a restore makes must be; the backup says so',
  },
  {
    name: 'a database with a comment of two lines and a right of its own',
    sql: `${plain} COMMENT ON DATABASE app IS E'it''s; a\\ndatabase'; CREATE ROLE other; GRANT CREATE ON DATABASE app TO other`,
  },
  {
    name: 'a table that belongs to an extension',
    sql: `CREATE EXTENSION hstore; ${plain} ALTER EXTENSION hstore ADD TABLE t; CREATE TABLE other (a int); INSERT INTO other VALUES (3)`,
    asStock: 'pg_dump leaves it out',
  },
  {
    name: 'a function that depends on an extension',
    sql: `CREATE EXTENSION hstore; ${plain} CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; ALTER FUNCTION f() DEPENDS ON EXTENSION hstore; CREATE INDEX i ON t (a); ALTER INDEX i DEPENDS ON EXTENSION hstore`,
  },
  {
    name: 'extensions in schemas of their own',
    sql: `CREATE SCHEMA ext; CREATE EXTENSION pg_trgm SCHEMA ext; CREATE EXTENSION citext SCHEMA ext; CREATE EXTENSION btree_gist; CREATE TABLE t (a text, c ext.citext UNIQUE); INSERT INTO t VALUES ('abc', 'X'); CREATE INDEX i ON t USING gin (a ext.gin_trgm_ops)`,
  },
  {
    name: 'privileges: columns, defaults, grant options, revoked from the owner',
    sql: `${plain} CREATE ROLE a; CREATE ROLE b; GRANT SELECT (a), UPDATE (a) ON t TO a WITH GRANT OPTION; SET ROLE a; GRANT SELECT (a) ON t TO b; RESET ROLE; ALTER DEFAULT PRIVILEGES FOR ROLE a GRANT SELECT ON TABLES TO b; ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC; CREATE TABLE u (a int); ALTER TABLE u OWNER TO b; REVOKE ALL ON u FROM b; REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC; GRANT SET ON PARAMETER work_mem TO a`,
    since: 15,
  },
  {
    name: 'functions of built-in schemas with other rights',
    sql: `${plain} CREATE ROLE a; REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(float8) FROM PUBLIC; GRANT EXECUTE ON FUNCTION pg_catalog.pg_ls_waldir() TO a; GRANT SELECT ON pg_catalog.pg_authid TO a`,
  },
  {
    name: 'many tables for the locks of the server',
    sql: tables(1300),
    server: {
      max_connections: '20',
      autovacuum_max_workers: '1',
      max_worker_processes: '2',
      max_wal_senders: '2',
      superuser_reserved_connections: '1',
    },
  },
  { name: 'nothing at all', sql: 'SELECT 1' },
];
