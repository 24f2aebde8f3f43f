import { grants, inDumpedSchema, notOfExtension, notOfSystem, ownerName, privileges } from './sql.ts';

/** Before 15 the schema public belongs to whoever ran initdb, and pg_dump leaves it so. */
const schemas = `
  SELECT 'schema' AS kind, quote_ident(n.nspname) AS name, '' AS definition,
    CASE WHEN n.nspname = 'public' AND n.nspowner = 10 THEN NULL ELSE ${ownerName('n.nspowner')} END AS owner,
    CASE WHEN n.nspname = 'public' AND n.nspowner = 10 THEN ${grants('n.nspacl')}
      ELSE ${privileges('n.nspacl', 'n', 'n.nspowner')} END AS privileges
  FROM pg_namespace n WHERE ${inDumpedSchema} AND ${notOfExtension('pg_namespace', 'n.oid')}`;

const defaultPrivileges = `
  SELECT 'default privileges' AS kind,
    format('of %I in %s on %s', pg_get_userbyid(d.defaclrole), coalesce(quote_ident(n.nspname), 'all schemas'), d.defaclobjtype) AS name,
    ${grants('d.defaclacl')} AS definition, NULL AS owner, NULL AS privileges
  FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace`;

/** Options of servers may hold an address, never a password: that is in the user mappings, which are only named here. */
const foreignServers = `
  SELECT 'foreign server' AS kind, quote_ident(s.srvname) AS name,
    json_build_array(s.srvtype, s.srvversion, w.fdwname, s.srvoptions)::text AS definition,
    ${ownerName('s.srvowner')} AS owner, ${privileges('s.srvacl', 'S', 's.srvowner')} AS privileges
  FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw WHERE ${notOfExtension('pg_foreign_server', 's.oid')}`;

const foreignWrappers = `
  SELECT 'foreign data wrapper' AS kind, quote_ident(w.fdwname) AS name,
    json_build_array(NULLIF(w.fdwhandler, 0)::regprocedure::text, NULLIF(w.fdwvalidator, 0)::regprocedure::text, w.fdwoptions)::text AS definition,
    ${ownerName('w.fdwowner')} AS owner, ${privileges('w.fdwacl', 'F', 'w.fdwowner')} AS privileges
  FROM pg_foreign_data_wrapper w WHERE ${notOfExtension('pg_foreign_data_wrapper', 'w.oid')}`;

const userMappings = `
  SELECT 'user mapping' AS kind, format('of %I on %I', m.usename, m.srvname) AS name, '' AS definition, NULL AS owner, NULL AS privileges
  FROM pg_user_mappings m`;

function publications(more: string): string {
  return `
  SELECT 'publication' AS kind, quote_ident(p.pubname) AS name,
    json_build_array(p.puballtables, p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate, p.pubviaroot, ${more})::text AS definition,
    ${ownerName('p.pubowner')} AS owner, NULL AS privileges
  FROM pg_publication p WHERE ${notOfExtension('pg_publication', 'p.oid')}`;
}

const publishedTables = `ARRAY(SELECT r.prrelid::regclass::text FROM pg_publication_rel r WHERE r.prpubid = p.oid ORDER BY 1)`;
/** Since 15: column lists, row filters and whole schemas. */
const publishedParts = `ARRAY(SELECT json_build_array(r.prrelid::regclass::text, pg_get_expr(r.prqual, r.prrelid),
    ARRAY(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs) ORDER BY 1))::text
    FROM pg_publication_rel r WHERE r.prpubid = p.oid ORDER BY 1),
  ARRAY(SELECT s.nspname FROM pg_publication_namespace r JOIN pg_namespace s ON s.oid = r.pnnspid WHERE r.pnpubid = p.oid ORDER BY 1)`;

/** Not where they lead: that holds a password, and only superusers may read it. A restored one is disabled, as pg_dump has it. */
export const subscriptions = `
  SELECT 'subscription' AS kind, quote_ident(s.subname) AS name,
    json_build_array(ARRAY(SELECT unnest(s.subpublications) ORDER BY 1), s.subslotname, s.subsynccommit)::text AS definition,
    ${ownerName('s.subowner')} AS owner, NULL AS privileges
  FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database()`;

/** Comments of everything, each under the name PostgreSQL gives the object. */
const comments = `
  SELECT 'comment' AS kind, format('on %s %s', i.type, i.identity) AS name, d.description AS definition, NULL AS owner, NULL AS privileges
  FROM pg_description d, LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) i
  WHERE (${notOfSystem('d.objoid')} OR d.classoid = 'pg_namespace'::regclass AND d.objoid = (SELECT oid FROM pg_namespace WHERE nspname = 'public'))
    AND i.type IS NOT NULL AND coalesce(i.schema, '') !~ '^pg_'
    AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = d.classoid AND e.objid = d.objoid AND e.deptype = 'e')`;

const securityLabels = `
  SELECT 'security label' AS kind, format('%s on %s %s', l.provider, i.type, i.identity) AS name, l.label AS definition,
    NULL AS owner, NULL AS privileges
  FROM pg_seclabel l, LATERAL pg_identify_object(l.classoid, l.objoid, l.objsubid) i WHERE ${notOfSystem('l.objoid')} AND i.type IS NOT NULL`;

/** What belongs to the database as a whole. */
export function databaseQueries(major: number): readonly string[] {
  const parts = major >= 15 ? publishedParts : publishedTables;
  return [
    schemas,
    defaultPrivileges,
    foreignWrappers,
    foreignServers,
    userMappings,
    publications(parts),
    comments,
    securityLabels,
  ];
}
