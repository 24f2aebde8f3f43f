import { inDumpedSchema, notOfExtension, ownerName, privileges } from './sql.ts';

const qualified = `format('%I.%I', n.nspname, c.relname)`;
const relations = 'pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace';
const dumped = `${inDumpedSchema} AND c.relpersistence <> 't' AND ${notOfExtension('pg_class', 'c.oid')}`;

const tables = `
  SELECT CASE c.relkind WHEN 'f' THEN 'foreign table' ELSE 'table' END AS kind, ${qualified} AS name,
    json_build_array(c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, c.relreplident, m.amname,
      c.reloptions, t.reloptions, CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END, pg_get_expr(c.relpartbound, c.oid),
      ARRAY(SELECT h.inhparent::regclass::text FROM pg_inherits h WHERE h.inhrelid = c.oid ORDER BY h.inhseqno),
      CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END, s.srvname, f.ftoptions)::text AS definition,
    ${ownerName('c.relowner')} AS owner, ${privileges('c.relacl', 'r', 'c.relowner')} AS privileges
  FROM ${relations} LEFT JOIN pg_am m ON m.oid = c.relam LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
    LEFT JOIN pg_foreign_table f ON f.ftrelid = c.oid LEFT JOIN pg_foreign_server s ON s.oid = f.ftserver
  WHERE c.relkind IN ('r', 'p', 'f') AND ${dumped}`;

const columns = `
  SELECT 'column' AS kind, format('%I.%I.%I', n.nspname, c.relname, a.attname) AS name,
    json_build_array(row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum), format_type(a.atttypid, a.atttypmod),
      a.attnotnull, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid),
      CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END, a.attstorage,
      to_jsonb(a) ->> 'attcompression', a.attoptions, a.attfdwoptions, a.attstattarget)::text AS definition,
    NULL AS owner, CASE WHEN cardinality(a.attacl) > 0 THEN ${privileges('a.attacl', 'c', 'c.relowner')} END AS privileges
  FROM ${relations} JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped AND ${dumped}`;

/** Not-null constraints are the columns'; foreign keys cloned to partitions have made-up names. */
const constraints = `
  SELECT 'constraint' AS kind, format('%I on %s', k.conname, ${qualified}) AS name,
    json_build_array(pg_get_constraintdef(k.oid), k.contype)::text AS definition, NULL AS owner, NULL AS privileges
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE k.contype NOT IN ('n', 't') AND NOT (k.contype = 'f' AND k.conparentid <> 0) AND ${dumped}`;

/** Like pg_dump: an index that was never finished is not dumped. */
const indexes = `
  SELECT 'index' AS kind, format('%I.%I', n.nspname, x.relname) AS name,
    json_build_array(pg_get_indexdef(x.oid), i.indisreplident, i.indisclustered,
      ARRAY(SELECT h.inhparent::regclass::text FROM pg_inherits h WHERE h.inhrelid = x.oid),
      ARRAY(SELECT a.attstattarget FROM pg_attribute a WHERE a.attrelid = x.oid ORDER BY a.attnum))::text AS definition,
    NULL AS owner, NULL AS privileges
  FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm') AND (i.indisvalid OR c.relkind = 'p') AND i.indisready AND ${dumped}`;

const sequences = `
  SELECT 'sequence' AS kind, ${qualified} AS name,
    json_build_array(format_type(s.seqtypid, NULL), s.seqstart::text, s.seqincrement::text, s.seqmax::text, s.seqmin::text,
      s.seqcache::text, s.seqcycle, c.relpersistence,
      (SELECT format('%s.%I %s', o.refobjid::regclass, a.attname, o.deptype)
       FROM pg_depend o JOIN pg_attribute a ON a.attrelid = o.refobjid AND a.attnum = o.refobjsubid
       WHERE o.classid = 'pg_class'::regclass AND o.objid = c.oid AND o.refclassid = 'pg_class'::regclass
         AND o.refobjsubid > 0 AND o.deptype IN ('a', 'i') LIMIT 1))::text AS definition,
    ${ownerName('c.relowner')} AS owner, ${privileges('c.relacl', 's', 'c.relowner')} AS privileges
  FROM ${relations} JOIN pg_sequence s ON s.seqrelid = c.oid WHERE ${dumped}`;

const views = `
  SELECT CASE c.relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END AS kind, ${qualified} AS name,
    json_build_array(pg_get_viewdef(c.oid), c.reloptions, c.relispopulated, m.amname)::text AS definition,
    ${ownerName('c.relowner')} AS owner, ${privileges('c.relacl', 'r', 'c.relowner')} AS privileges
  FROM ${relations} LEFT JOIN pg_am m ON m.oid = c.relam WHERE c.relkind IN ('v', 'm') AND ${dumped}`;

const rules = `
  SELECT 'rule' AS kind, format('%I on %s', r.rulename, ${qualified}) AS name,
    json_build_array(pg_get_ruledef(r.oid), r.ev_enabled)::text AS definition, NULL AS owner, NULL AS privileges
  FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE r.rulename <> '_RETURN' AND ${dumped}`;

const triggers = `
  SELECT 'trigger' AS kind, format('%I on %s', t.tgname, ${qualified}) AS name,
    json_build_array(pg_get_triggerdef(t.oid), t.tgenabled)::text AS definition, NULL AS owner, NULL AS privileges
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE NOT t.tgisinternal AND ${dumped}`;

const policies = `
  SELECT 'policy' AS kind, format('%I on %s', p.polname, ${qualified}) AS name,
    json_build_array(p.polcmd, p.polpermissive, ARRAY(SELECT CASE r WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(r)) END
        FROM unnest(p.polroles) r ORDER BY 1), pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))::text AS definition,
    NULL AS owner, NULL AS privileges
  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${dumped}`;

const statistics = `
  SELECT 'statistics' AS kind, format('%I.%I', n.nspname, s.stxname) AS name,
    json_build_array(pg_get_statisticsobjdef(s.oid), s.stxstattarget)::text AS definition,
    ${ownerName('s.stxowner')} AS owner, NULL AS privileges
  FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace
  WHERE ${inDumpedSchema} AND ${notOfExtension('pg_statistic_ext', 's.oid')}`;

export const relationQueries: readonly string[] = [
  tables,
  columns,
  constraints,
  indexes,
  sequences,
  views,
  rules,
  triggers,
  policies,
  statistics,
];
