/** Pieces of the inventory's queries. Each query gives kind, name, definition, owner, privileges. */

/** Schemas a dump holds. */
export const inDumpedSchema = "n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'";

/** Leaves out what an extension made: CREATE EXTENSION makes it again. */
export function notOfExtension(catalog: string, oid: string): string {
  return `NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = '${catalog}'::regclass AND e.objid = ${oid} AND e.deptype = 'e')`;
}

/** Objects made after initdb (FirstNormalObjectId in PostgreSQL's access/transam.h). */
export function notOfSystem(oid: string): string {
  return `${oid} >= 16384`;
}

export function ownerName(oid: string): string {
  return `pg_get_userbyid(${oid})::text`;
}

/**
 * Privileges as a sorted list of names; null when they are the default ones, however they are stored. (pg_dump writes only
 * what differs from the default, so a stored list that equals it comes back as none.)
 *
 * @param kind the letter acldefault() takes
 */
export function privileges(acl: string, kind: string, owner: string): string {
  const base = `acldefault('${kind}', ${owner})`;
  return `NULLIF(${grants(`coalesce(${acl}, ${base})`)}, ${grants(base)})`;
}

export function grants(acl: string): string {
  return `(SELECT coalesce(string_agg(g.line, ',' ORDER BY g.line COLLATE "C"), '') FROM (
    SELECT format('%s=%s%s/%s', CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
      a.privilege_type, CASE WHEN a.is_grantable THEN '*' END, quote_ident(pg_get_userbyid(a.grantor))) AS line
    FROM aclexplode(${acl}) a) g)`;
}
