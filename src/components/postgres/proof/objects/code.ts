import { inDumpedSchema, notOfExtension, notOfSystem, ownerName, privileges } from './sql.ts';

const routines = `pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace`;
const dumpedRoutine = `${inDumpedSchema} AND ${notOfExtension('pg_proc', 'p.oid')}`;
const routineOwner = `${ownerName('p.proowner')} AS owner, ${privileges('p.proacl', 'f', 'p.proowner')} AS privileges`;

const functions = `
  SELECT CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END AS kind, p.oid::regprocedure::text AS name,
    pg_get_functiondef(p.oid) AS definition, ${routineOwner}
  FROM ${routines} WHERE p.prokind <> 'a' AND ${dumpedRoutine}`;

const aggregates = `
  SELECT 'aggregate' AS kind, p.oid::regprocedure::text AS name,
    json_build_array(g.aggkind, g.aggnumdirectargs, g.aggtransfn::text, g.aggfinalfn::text, g.aggcombinefn::text,
      g.aggserialfn::text, g.aggdeserialfn::text, g.aggmtransfn::text, g.aggminvtransfn::text, g.aggmfinalfn::text,
      g.aggfinalextra, g.aggmfinalextra, g.aggfinalmodify, g.aggmfinalmodify, g.aggsortop::regoperator::text,
      format_type(g.aggtranstype, NULL), g.aggtransspace, format_type(NULLIF(g.aggmtranstype, 0), NULL), g.aggmtransspace,
      g.agginitval, g.aggminitval, p.proparallel)::text AS definition, ${routineOwner}
  FROM ${routines} JOIN pg_aggregate g ON g.aggfnoid = p.oid WHERE ${dumpedRoutine}`;

const eventTriggers = `
  SELECT 'event trigger' AS kind, quote_ident(t.evtname) AS name,
    json_build_array(t.evtevent, t.evttags, t.evtenabled, t.evtfoid::regprocedure::text)::text AS definition,
    ${ownerName('t.evtowner')} AS owner, NULL AS privileges
  FROM pg_event_trigger t WHERE ${notOfExtension('pg_event_trigger', 't.oid')}`;

const operators = `
  SELECT 'operator' AS kind, o.oid::regoperator::text AS name,
    json_build_array(format_type(o.oprresult, NULL), o.oprcode::regprocedure::text, o.oprcom::regoperator::text,
      o.oprnegate::regoperator::text, o.oprrest::text, o.oprjoin::text, o.oprcanmerge, o.oprcanhash)::text AS definition,
    ${ownerName('o.oprowner')} AS owner, NULL AS privileges
  FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
  WHERE o.oprcode <> 0 AND ${inDumpedSchema} AND ${notOfExtension('pg_operator', 'o.oid')}`;

const operatorFamilies = `
  SELECT 'operator family' AS kind, format('%I.%I using %I', n.nspname, f.opfname, m.amname) AS name,
    json_build_array(
      ARRAY(SELECT format('%s %s %s %s', x.amopstrategy, x.amoppurpose, x.amopopr::regoperator, x.amopsortfamily <> 0)
            FROM pg_amop x WHERE x.amopfamily = f.oid ORDER BY 1),
      ARRAY(SELECT format('%s %s %s %s', x.amprocnum, format_type(x.amproclefttype, NULL), format_type(x.amprocrighttype, NULL), x.amproc::regprocedure)
            FROM pg_amproc x WHERE x.amprocfamily = f.oid ORDER BY 1))::text AS definition,
    ${ownerName('f.opfowner')} AS owner, NULL AS privileges
  FROM pg_opfamily f JOIN pg_namespace n ON n.oid = f.opfnamespace JOIN pg_am m ON m.oid = f.opfmethod
  WHERE ${inDumpedSchema} AND ${notOfExtension('pg_opfamily', 'f.oid')}`;

const operatorClasses = `
  SELECT 'operator class' AS kind, format('%I.%I using %I', n.nspname, o.opcname, m.amname) AS name,
    json_build_array(format_type(o.opcintype, NULL), o.opcdefault, format_type(NULLIF(o.opckeytype, 0), NULL), f.opfname)::text AS definition,
    ${ownerName('o.opcowner')} AS owner, NULL AS privileges
  FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace JOIN pg_am m ON m.oid = o.opcmethod
    JOIN pg_opfamily f ON f.oid = o.opcfamily
  WHERE ${inDumpedSchema} AND ${notOfExtension('pg_opclass', 'o.oid')}`;

const casts = `
  SELECT 'cast' AS kind, format('%s to %s', format_type(c.castsource, NULL), format_type(c.casttarget, NULL)) AS name,
    json_build_array(c.castcontext, c.castmethod, NULLIF(c.castfunc, 0)::regprocedure::text)::text AS definition,
    NULL AS owner, NULL AS privileges
  FROM pg_cast c WHERE ${notOfSystem('c.oid')} AND ${notOfExtension('pg_cast', 'c.oid')}`;

const languages = `
  SELECT 'language' AS kind, quote_ident(l.lanname) AS name,
    json_build_array(l.lanpltrusted, NULLIF(l.lanplcallfoid, 0)::regprocedure::text, NULLIF(l.laninline, 0)::regprocedure::text,
      NULLIF(l.lanvalidator, 0)::regprocedure::text)::text AS definition,
    ${ownerName('l.lanowner')} AS owner, ${privileges('l.lanacl', 'l', 'l.lanowner')} AS privileges
  FROM pg_language l WHERE l.lanispl AND ${notOfExtension('pg_language', 'l.oid')}`;

export const codeQueries: readonly string[] = [
  functions,
  aggregates,
  eventTriggers,
  operators,
  operatorFamilies,
  operatorClasses,
  casts,
  languages,
];
