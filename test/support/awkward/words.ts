import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { app, type Ground, startupOptions } from './ground.ts';

const run = promisify(execFile);
const largestBytes = 512 * 1024 * 1024;

/** A database in the words of pg_dump, which knows nothing of us: each entry of the dump by its name. */
export type Words = Readonly<Record<string, string>>;

/**
 * @param name the database
 * @param whole with what belongs to the database as a whole, under the same name only
 */
export async function inStockWords(ground: Ground, name = app, whole = true): Promise<Words> {
  const [found] = await ground.ask('SHOW server_encoding', name);
  const encoding = `--encoding=${String(found?.server_encoding)}`;
  return entriesOf(await stock(ground, 'pg_dump', [...(whole ? ['--create'] : []), encoding, `--dbname=${name}`]));
}

/** A copy by pg_dump and pg_restore in another database. */
export async function copyByStock(ground: Ground, archive: string): Promise<string> {
  const copy = 'by_stock';
  await stock(ground, 'pg_dump', ['-Fc', `--file=${archive}`, `--dbname=${app}`]);
  await ground.ask(`CREATE DATABASE ${copy} TEMPLATE template0`);
  await stock(ground, 'pg_restore', ['--exit-on-error', `--dbname=${copy}`, archive]);
  return copy;
}

async function stock({ server }: Ground, program: string, args: readonly string[]): Promise<string> {
  const env = {
    ...process.env,
    PGHOST: server.host,
    PGPORT: String(server.port),
    PGUSER: server.user,
    PGPASSWORD: server.password,
    PGCLIENTENCODING: 'UTF8',
    PGOPTIONS: startupOptions(server.major),
  };
  const options = { env, maxBuffer: largestBytes, encoding: 'latin1' } as const;
  return (await run(`${server.binDir}/${program}`, args, options)).stdout;
}

/** Entries have an order for the sake of what depends on what, rows have none. Read as bytes, for it may be in any encoding. */
function entriesOf(text: string): Words {
  const [, ...parts] = text
    .replaceAll(/^\\(un)?restrict .*\n/gm, '')
    .split(/^--\n-- (?=(?:Data for )?Name: .*; Type: )/m);
  const words: Record<string, string> = {};
  for (const part of parts) {
    const [, name = '', type = '', schema = ''] =
      /^(?:Data for )?Name: (.*); Type: (.*); Schema: (.*); Owner: /.exec(part) ?? [];
    const key = `${type} ${schema === '-' ? '' : `${schema}.`}${name}`;
    words[key] = `${words[key] ?? ''}${ordered(key, withoutSurroundings(part))}`;
  }
  return words;
}

/** What stands between two entries, wherever they happen to be: settings for the next ones, the end. */
function withoutSurroundings(part: string): string {
  return part
    .replace(/^\\connect [\s\S]*$/m, '')
    .replace(/^--\n-- PostgreSQL database dump complete\n--\s*$/m, '')
    .replaceAll(/^SET default_(tablespace|table_access_method) = .*;\n\n/gm, '')
    .trimEnd();
}

/** Settings of a database, privileges and rows have no order. */
function ordered(key: string, part: string): string {
  if (/^(DATABASE PROPERTIES|ACL) /.test(key)) return part.split('\n').sort().join('\n');
  const [head, rows, tail] = part.split(/(?<=^COPY .* FROM stdin;\n)([\s\S]*?)(?=^\\\.$)/m);
  if (rows === undefined) return part;
  return `${head}${rows.split('\n').sort().join('\n')}${tail}`;
}

/**
 * Number and md5 of the rows of every table and materialized view, and of all large objects; columns by name, rows in order.
 * Needs no language, makes nothing, and has names of any bytes in its own hands only.
 */
export async function rowHashes(ground: Ground, name = app): Promise<Readonly<Record<string, string>>> {
  const rows = await ground.ask(
    `SELECT name, (xpath('/row/h/text()', query_to_xml(format(
         'SELECT count(*) || '' '' || coalesce(md5(string_agg(md5(x), '''' ORDER BY md5(x) COLLATE "C")), '''') AS h FROM (SELECT ROW(%s)::text AS x FROM %s %s) rows',
         columns, CASE relkind WHEN 'p' THEN '' ELSE 'ONLY' END, name), false, true, '')))[1]::text AS hash
       FROM (SELECT relkind, format('%I.%I', nspname, relname) AS name,
           (SELECT coalesce(string_agg(quote_ident(attname), ', ' ORDER BY attname COLLATE "C"), '') FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS columns
         FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
         WHERE relkind IN ('r', 'p', 'm') AND NOT relispartition AND relispopulated AND nspname <> 'information_schema' AND nspname !~ '^pg_'
           AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = c.oid AND deptype = 'e')) tables
     UNION ALL SELECT 'large objects', count(*) || ' ' || coalesce(md5(string_agg(oid || md5(lo_get(oid)), '' ORDER BY oid)), '') FROM pg_largeobject_metadata`,
    name,
  );
  return Object.fromEntries(rows.map((row) => [String(row.name), String(row.hash)]));
}
