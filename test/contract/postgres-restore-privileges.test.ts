import { describe, expect, test } from 'vitest';
import { installedMajors, startPostgres } from '../support/postgres.ts';
import { planRestore, restoreSession, takeBackup } from '../support/postgres-restore.ts';
import { temporaryFolder } from '../support/temp.ts';

const missing = !process.env.CI && installedMajors().length === 0;

/** The keeper of goods may not call what his index is made of; the keeper of prices may read goods only by a grant. */
const shop = `
  CREATE TABLE goods (i integer, what text);
  INSERT INTO goods SELECT i, 'Tea ' || i FROM generate_series(1, 10) AS i;
  CREATE FUNCTION public.plain(t text) RETURNS text IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN RETURN lower(t); END $$;
  CREATE INDEX goods_plain ON goods (public.plain(what));
  ALTER TABLE goods OWNER TO goods_keeper;
  REVOKE EXECUTE ON FUNCTION public.plain(text) FROM PUBLIC;
  GRANT SELECT ON goods TO prices_keeper;
  CREATE MATERIALIZED VIEW prices AS SELECT i, i * 2 AS price FROM goods;
  ALTER MATERIALIZED VIEW prices OWNER TO prices_keeper;
  CREATE FUNCTION public.refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no more'; END $$;
  CREATE EVENT TRIGGER nothing_more ON ddl_command_start WHEN TAG IN ('CREATE INDEX', 'GRANT', 'REVOKE')
    EXECUTE FUNCTION public.refuse();
  COMMENT ON EVENT TRIGGER nothing_more IS 'as it is'`;

describe.skipIf(missing)('privileges of a restored database', () => {
  test('come after its indexes and before what needs them', async () => {
    await using folder = await temporaryFolder();
    await using server = await startPostgres();
    await server.query('CREATE DATABASE shop');
    await server.query('CREATE ROLE goods_keeper; CREATE ROLE prices_keeper');
    await server.query(shop, 'shop');
    const options = { url: server.url('shop'), scratch: folder.path };
    const taken = await takeBackup(options);
    await server.query('DELETE FROM goods', 'shop');
    const planned = await planRestore(taken, restoreSession(options));
    await using staged = await planned.stage();
    await staged.switch();
    expect(await server.query('SELECT count(*)::int AS n, sum(price)::int AS prices FROM prices', 'shop')).toEqual([
      { n: 10, prices: 110 },
    ]);
    const seen = `SELECT (SELECT count(*)::int FROM pg_indexes WHERE indexname = 'goods_plain') AS indexes,
      has_function_privilege('goods_keeper', 'public.plain(text)', 'EXECUTE') AS may,
      (SELECT obj_description(oid, 'pg_event_trigger') FROM pg_event_trigger) AS trigger`;
    expect(await server.query(seen, 'shop')).toEqual([{ indexes: 1, may: false, trigger: 'as it is' }]);
  });
});
