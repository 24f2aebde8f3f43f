import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../server/database.ts';

const pieceBytes = 4 * 1024 * 1024;
const objectsPerStatement = 500;

const objectRow = z.object({ oid: z.coerce.number(), line: z.string() });

/**
 * One digest of all large objects: OID, owner, privileges, size and content of each. Content is hashed by the server in
 * pieces, so that memory stays bounded there too.
 */
export async function digestLargeObjects(database: Database): Promise<string> {
  const hash = createHash('sha256');
  for (let after = 0; ; ) {
    const rows = await database.rows(objectRow, batch(after));
    for (const { oid, line } of rows) {
      hash.update(`${line}\n`);
      after = oid;
    }
    if (rows.length < objectsPerStatement) return hash.digest('hex');
  }
}

/** The descriptor is closed again; 262144 is INV_READ, 2 is SEEK_END. */
function batch(after: number): string {
  return `
    SELECT s.oid::text AS oid, concat_ws(' ', s.oid, pg_get_userbyid(s.lomowner), ${grants}, s.size,
      (SELECT string_agg(md5(lo_get(s.oid, at, ${pieceBytes})), ',' ORDER BY at)
       FROM generate_series(0, greatest(s.size - 1, 0), ${pieceBytes}) AS at)) AS line
    FROM (SELECT o.*, lo_lseek64(o.fd, 0, 2) AS size
          FROM (SELECT m.oid, m.lomowner, m.lomacl, lo_open(m.oid, 262144) AS fd FROM pg_largeobject_metadata m
                WHERE m.oid > ${after} ORDER BY m.oid LIMIT ${objectsPerStatement} OFFSET 0) o OFFSET 0) s
    WHERE lo_close(s.fd) = 0 ORDER BY s.oid`;
}

/** As a sorted list of names. */
const grants = `(SELECT coalesce(string_agg(g.line, ',' ORDER BY g.line COLLATE "C"), '') FROM (
    SELECT format('%s=%s%s/%s', CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
      a.privilege_type, CASE WHEN a.is_grantable THEN '*' END, quote_ident(pg_get_userbyid(a.grantor))) AS line
    FROM aclexplode(s.lomacl) a) g)`;
