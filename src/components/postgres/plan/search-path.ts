import { z } from 'zod';
import type { Database } from '../server/database.ts';

const reliantRow = z.object({ object: z.string(), function: z.string(), finds: z.string(), path: z.string() });
const most = 10;

/**
 * What a restore must evaluate (indexes, checks, generated columns, partition keys, statistics, materialized views) by functions
 * in SQL or PL/pgSQL that have no search_path of their own, and whose text names a function, table or type of the database
 * without its schema. Only a text is looked at, so that it is a suspicion and no more.
 */
const reliant = `
  WITH used AS (
    SELECT d.refobjid AS id, min(pg_describe_object(d.classid, d.objid, d.objsubid)) AS object
    FROM pg_depend d
      LEFT JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
      LEFT JOIN pg_attrdef e ON d.classid = 'pg_attrdef'::regclass AND e.oid = d.objid
      LEFT JOIN pg_attribute a ON a.attrelid = e.adrelid AND a.attnum = e.adnum
      LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
      LEFT JOIN pg_class v ON v.oid = r.ev_class
    WHERE d.refclassid = 'pg_proc'::regclass AND (c.relkind IN ('i', 'I', 'p') OR a.attgenerated <> '' OR v.relkind = 'm'
      OR d.classid IN ('pg_constraint'::regclass, 'pg_statistic_ext'::regclass))
    GROUP BY d.refobjid),
  own AS (SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
  SELECT u.object, f.oid::regprocedure::text AS function, min(n.name) AS finds, string_agg(DISTINCT quote_ident(n.schema), ', ') AS path
  FROM used u JOIN pg_proc f ON f.oid = u.id JOIN pg_language l ON l.oid = f.prolang
    CROSS JOIN LATERAL (
      SELECT proname AS name, nspname AS schema FROM regexp_matches(f.prosrc, '(?:^|[^\\w.$"])([a-z_]\\w*)\\s*\\(', 'gi') m
        JOIN pg_proc ON proname = lower(m[1]) JOIN own ON own.oid = pronamespace
      UNION
      SELECT relname, nspname FROM regexp_matches(f.prosrc, '(?:\\m(?:from|join|into|update)\\s|::)\\s*([a-z_]\\w*)\\M(?!\\s*[.(])', 'gi') m
        JOIN pg_class ON relname = lower(m[1]) JOIN own ON own.oid = relnamespace
      UNION
      SELECT typname, nspname FROM regexp_matches(f.prosrc, '::\\s*([a-z_]\\w*)\\M(?!\\s*[.])', 'gi') m
        JOIN pg_type ON typname = lower(m[1]) JOIN own ON own.oid = typnamespace) n
  WHERE l.lanname IN ('sql', 'plpgsql') AND NOT EXISTS (SELECT FROM unnest(f.proconfig) s WHERE s LIKE 'search\\_path=%')
  GROUP BY u.object, f.oid ORDER BY 1 LIMIT ${most}`;

/** What a restore, which runs with an empty search_path, may not be able to make, and what would mend it. */
export async function searchPathWarnings(database: Database): Promise<string[]> {
  const found = await database.rows(reliantRow, reliant);
  return found.map(
    ({ object, function: name, finds, path }) =>
      `${object} calls ${name}, which may find ${finds} only by search_path. A restore runs with an empty one, and may not be able to make it. To mend it: ALTER FUNCTION ${name} SET search_path = ${path}`,
  );
}
