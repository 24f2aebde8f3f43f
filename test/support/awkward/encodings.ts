import type { Entry } from './entry.ts';

const inEncoding = (encoding: string) => `ENCODING '${encoding}' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'`;

/** Names, values and words in the letters of a language. */
const lettered = (
  word: string,
) => `CREATE SCHEMA "s${word}"; CREATE TYPE "s${word}"."y${word}" AS ENUM ('${word}', 'x');
  CREATE TABLE "t${word}" (id serial PRIMARY KEY, "c${word}" text DEFAULT '${word}' CHECK ("c${word}" <> '${word}${word}'), e "s${word}"."y${word}");
  INSERT INTO "t${word}" ("c${word}", e) VALUES ('${word}', '${word}'), (DEFAULT, 'x'); CREATE INDEX "i${word}" ON "t${word}" ("c${word}");
  CREATE VIEW "v${word}" AS SELECT "c${word}" FROM "t${word}" WHERE "c${word}" = '${word}'; COMMENT ON TABLE "t${word}" IS '${word}';
  CREATE FUNCTION "f${word}"() RETURNS text LANGUAGE sql AS $$ SELECT '${word}' $$; COMMENT ON DATABASE app IS '${word}';`;

/** A byte that is no UTF-8, wherever a name, a value or a comment may stand. */
const rawBytes = `DO $do$ DECLARE b text := chr(228) || chr(246) || chr(39) || chr(128); BEGIN
  EXECUTE format('CREATE TABLE %I (%I text DEFAULT %L, n int)', 't' || b, 'c' || b, b);
  EXECUTE format('INSERT INTO %I VALUES (%L, 1), (DEFAULT, 2)', 't' || b, 'x' || chr(255));
  EXECUTE format('COMMENT ON TABLE %I IS %L', 't' || b, b); EXECUTE format('CREATE SCHEMA %I', 's' || b);
  EXECUTE format('CREATE INDEX %I ON %I (%I)', 'i' || b, 't' || b, 'c' || b);
  EXECUTE format('CREATE SEQUENCE %I', 'q' || b); PERFORM nextval(quote_ident('q' || b)); END $do$;`;

const families: readonly (readonly [encoding: string, word: string])[] = [
  ['LATIN1', 'größe'],
  ['LATIN9', 'œuf€'],
  ['WIN1252', 'naïve€'],
  ['KOI8R', 'цена'],
  ['EUC_JP', '価格表'],
  ['UTF8', 'größe価格𝒳'],
  ['SQL_ASCII', 'größe'],
];

const formatsOf: Readonly<Record<string, Entry['formats']>> = {
  LATIN1: ['directory', 'custom', 'plain'],
  LATIN9: ['custom'],
  WIN1252: ['plain'],
  EUC_JP: ['custom', 'plain'],
};

export const encodings: readonly Entry[] = [
  { name: 'a LATIN1 database, one name', options: inEncoding('LATIN1'), sql: 'CREATE TABLE "tä" (a text)' },
  {
    name: 'a LATIN1 database, one column',
    options: inEncoding('LATIN1'),
    sql: 'CREATE TABLE t ("größe" int); INSERT INTO t VALUES (1)',
  },
  ...families.map(
    ([encoding, word]): Entry => ({
      name: `letters in ${encoding}`,
      options: inEncoding(encoding),
      sql: lettered(word),
      formats: formatsOf[encoding] ?? ['directory'],
    }),
  ),
  {
    name: 'bytes that are no UTF-8 in SQL_ASCII: names, defaults, comments',
    options: inEncoding('SQL_ASCII'),
    sql: rawBytes,
    formats: ['directory', 'custom', 'plain'],
    unverified: 'sequence whose name is no text',
  },
  {
    name: 'bytes that are no UTF-8 in SQL_ASCII: rows',
    options: inEncoding('SQL_ASCII'),
    sql: `CREATE TABLE t (a text); INSERT INTO t SELECT chr(i) || 'x' FROM generate_series(1, 255) i`,
  },
];
