import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { messageOf } from '../../../../lib/errors.ts';
import { parseJson } from '../../../../lib/json.ts';
import { dropDatabase } from '../../restore/drop.ts';
import { dropMade, type Made } from '../../restore/made.ts';
import { openPlace, type Reach, unstoppable } from '../../restore/place.ts';
import { type Database, literal, quoteName } from '../../server/database.ts';

/**
 * What a proof makes on a staging server: a database, roles, and first of all a role without rights of the same name as the
 * database, whose comment lists the others. The run holds a lock as long as it lives, so that another run can tell what is
 * left over, from whatever machine it came.
 */
export interface Mark {
  /** Of the database and of the marking role. */
  readonly name: string;
  readonly roles: readonly Made[];
}

const prefix = 'backup_actions_proof_';
const nameForm = new RegExp(`^${prefix}[0-9a-f]{16}$`);
/** Advisory locks with this class are ours; the second number is that of the run. */
const lockClass = 1_649_635_184;

const commentSchema = z.strictObject({
  made: z.literal('by a restore test of backup-actions'),
  database: z.string(),
  roles: z.array(z.strictObject({ name: z.string(), oid: z.string() })),
});
const markerRow = z.object({ name: z.string(), comment: z.string().nullable() });
const lockRow = z.object({ number: z.string() });

export function newMark(): Mark {
  return { name: `${prefix}${randomBytes(8).toString('hex')}`, roles: [] };
}

/** Holds the lock in this session, then makes the marking role. */
export async function placeMark(holder: Database, mark: Mark): Promise<void> {
  await holder.run(`SELECT pg_catalog.pg_advisory_lock(${lockClass}, ${lockOf(mark.name)})`);
  await holder.run(`CREATE ROLE ${quoteName(mark.name)} NOLOGIN; ${commentStatement(mark)}`);
}

/** Writes down what else was made; in the transaction that made it. */
export async function recordRoles(database: Database, mark: Mark, made: readonly Made[]): Promise<Mark> {
  const complete = { ...mark, roles: made };
  await database.run(commentStatement(complete));
  return complete;
}

/** Marks of runs that have ended: nobody holds their lock. A role of such a name without our comment is somebody else's. */
export async function abandonedMarks(database: Database): Promise<Mark[]> {
  const markers = await database.rows(
    markerRow,
    `SELECT rolname AS name, pg_catalog.shobj_description(oid, 'pg_authid') AS comment FROM pg_catalog.pg_roles
     WHERE rolname LIKE '${prefix.replaceAll('_', '\\_')}%'`,
  );
  // After the markers: who makes one holds its lock already.
  const held = await database.rows(
    lockRow,
    `SELECT objid::text AS number FROM pg_catalog.pg_locks
     WHERE locktype = 'advisory' AND classid = ${lockClass} AND objsubid = 2 AND granted`,
  );
  const living = new Set(held.map(({ number }) => Number(number)));
  return markers.flatMap(({ name, comment }) => {
    if (!nameForm.test(name) || living.has(lockOf(name))) return [];
    const parsed = commentSchema.safeParse(parseJson(comment ?? ''));
    return parsed.success && parsed.data.database === name
      ? [{ name, roles: parsed.data.roles.map((role) => ({ kind: 'ROLE', name: role.name, oid: Number(role.oid) })) }]
      : [];
  });
}

/**
 * Removes what a proof made: the database, the roles, at last the mark. Also after an abort. Returns what could not be
 * removed and why; the mark stays then.
 */
export async function removeMarked(reach: Reach, mark: Mark): Promise<string[]> {
  const patient = unstoppable(reach);
  try {
    await using server = await openPlace(patient);
    await dropDatabase(server, patient, mark.name);
    const left = await dropMade(server, mark.roles);
    if (left.length === 0) await server.run(`DROP ROLE IF EXISTS ${quoteName(mark.name)}`);
    return left.map(({ name }) => `role ${name}`);
  } catch (error) {
    return [`database and role ${mark.name}: ${messageOf(error)}`];
  }
}

function commentStatement({ name, roles }: Mark): string {
  const comment: z.input<typeof commentSchema> = {
    made: 'by a restore test of backup-actions',
    database: name,
    roles: roles.map(({ name: role, oid }) => ({ name: role, oid: String(oid) })),
  };
  return `COMMENT ON ROLE ${quoteName(name)} IS ${literal(JSON.stringify(comment))}`;
}

/** 28 bits of the name: an integer of PostgreSQL, without a sign. */
function lockOf(name: string): number {
  return Number.parseInt(name.slice(-7), 16);
}
