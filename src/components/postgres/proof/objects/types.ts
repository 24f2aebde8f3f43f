import { inDumpedSchema, notOfExtension, ownerName, privileges } from './sql.ts';

const types = `pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace`;
const dumped = `${inDumpedSchema} AND ${notOfExtension('pg_type', 't.oid')}`;
const owned = `${ownerName('t.typowner')} AS owner, ${privileges('t.typacl', 'T', 't.typowner')} AS privileges`;
const named = 'format_type(t.oid, NULL) AS name';

const enums = `
  SELECT 'type' AS kind, ${named},
    json_build_array('enum', ARRAY(SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder))::text AS definition, ${owned}
  FROM ${types} WHERE t.typtype = 'e' AND ${dumped}`;

const domains = `
  SELECT 'domain' AS kind, ${named},
    json_build_array(format_type(t.typbasetype, t.typtypmod), t.typnotnull, t.typdefault,
      CASE WHEN t.typcollation <> b.typcollation THEN t.typcollation::regcollation::text END)::text AS definition, ${owned}
  FROM ${types} JOIN pg_type b ON b.oid = t.typbasetype WHERE t.typtype = 'd' AND ${dumped}`;

const domainConstraints = `
  SELECT 'constraint' AS kind, format('%I on %s', k.conname, format_type(t.oid, NULL)) AS name,
    json_build_array(pg_get_constraintdef(k.oid))::text AS definition, NULL AS owner, NULL AS privileges
  FROM pg_constraint k JOIN pg_type t ON t.oid = k.contypid JOIN pg_namespace n ON n.oid = t.typnamespace
  WHERE k.contype = 'c' AND ${dumped}`;

const composites = `
  SELECT 'type' AS kind, ${named},
    json_build_array('composite', (SELECT json_agg(json_build_array(a.attname, format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attcollation <> b.typcollation THEN a.attcollation::regcollation::text END) ORDER BY a.attnum)
      FROM pg_attribute a JOIN pg_type b ON b.oid = a.atttypid WHERE a.attrelid = c.oid AND NOT a.attisdropped))::text AS definition, ${owned}
  FROM ${types} JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c' WHERE t.typtype = 'c' AND ${dumped}`;

const ranges = `
  SELECT 'type' AS kind, ${named},
    json_build_array('range', format_type(r.rngsubtype, NULL), o.opcname, NULLIF(r.rngcollation, 0)::regcollation::text,
      NULLIF(r.rngcanonical, 0)::regprocedure::text, NULLIF(r.rngsubdiff, 0)::regprocedure::text,
      format_type((to_jsonb(r) ->> 'rngmultitypid')::oid, NULL))::text AS definition, ${owned}
  FROM ${types} JOIN pg_range r ON r.rngtypid = t.oid JOIN pg_opclass o ON o.oid = r.rngsubopc WHERE t.typtype = 'r' AND ${dumped}`;

/** Base types; those of arrays are made together with their element. */
const bases = `
  SELECT 'type' AS kind, ${named},
    json_build_array('base', t.typlen, t.typbyval, t.typcategory, t.typispreferred, t.typdelim, t.typinput::text, t.typoutput::text,
      t.typreceive::text, t.typsend::text, t.typmodin::text, t.typmodout::text, t.typalign, t.typstorage, t.typdefault)::text AS definition, ${owned}
  FROM ${types} WHERE t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid) AND ${dumped}`;

const collations = `
  SELECT 'collation' AS kind, format('%I.%I', n.nspname, c.collname) AS name,
    (to_jsonb(c) - 'oid' - 'collname' - 'collnamespace' - 'collowner' - 'collversion')::text AS definition,
    ${ownerName('c.collowner')} AS owner, NULL AS privileges
  FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace WHERE ${inDumpedSchema} AND ${notOfExtension('pg_collation', 'c.oid')}`;

const searchConfigurations = `
  SELECT 'text search configuration' AS kind, format('%I.%I', n.nspname, c.cfgname) AS name,
    json_build_array(p.prsname, ARRAY(SELECT format('%s %s %s', m.maptokentype, m.mapseqno, m.mapdict::regdictionary)
      FROM pg_ts_config_map m WHERE m.mapcfg = c.oid ORDER BY m.maptokentype, m.mapseqno))::text AS definition,
    ${ownerName('c.cfgowner')} AS owner, NULL AS privileges
  FROM pg_ts_config c JOIN pg_namespace n ON n.oid = c.cfgnamespace JOIN pg_ts_parser p ON p.oid = c.cfgparser
  WHERE ${inDumpedSchema} AND ${notOfExtension('pg_ts_config', 'c.oid')}`;

const searchDictionaries = `
  SELECT 'text search dictionary' AS kind, format('%I.%I', n.nspname, d.dictname) AS name,
    json_build_array(t.tmplname, d.dictinitoption)::text AS definition, ${ownerName('d.dictowner')} AS owner, NULL AS privileges
  FROM pg_ts_dict d JOIN pg_namespace n ON n.oid = d.dictnamespace JOIN pg_ts_template t ON t.oid = d.dicttemplate
  WHERE ${inDumpedSchema} AND ${notOfExtension('pg_ts_dict', 'd.oid')}`;

export const typeQueries: readonly string[] = [
  enums,
  domains,
  domainConstraints,
  composites,
  ranges,
  bases,
  collations,
  searchConfigurations,
  searchDictionaries,
];
