import { z } from 'zod';
import { messageOf } from '../../../../lib/errors.ts';
import { type Database, quoteName } from '../../connect.ts';
import { dropDatabase } from '../../restore/drop.ts';
import { openPlace, type Reach } from '../../restore/place.ts';
import type { Mark } from './mark.ts';

const roleRow = z.object({ name: z.string(), oid: z.string() });
const removeWithinMs = 60_000;

/**
 * Removes what a proof made: the database, the roles, at last the mark. Also after an abort. Returns what could not be
 * removed and why; the mark stays then.
 */
export async function removeMarked(reach: Reach, mark: Mark): Promise<string[]> {
  const patient = { ...reach, signal: AbortSignal.timeout(removeWithinMs) };
  try {
    await using server = await openPlace(patient);
    await dropDatabase(server, patient, mark.name);
    const left = await dropRoles(server, mark);
    if (left.length === 0) await server.run(`DROP ROLE IF EXISTS ${quoteName(mark.name)}`);
    return left;
  } catch (error) {
    return [`database and role ${mark.name}: ${messageOf(error)}`];
  }
}

/** A role of the same name that was made since has another oid. */
async function dropRoles(server: Database, { roles }: Mark): Promise<string[]> {
  const all = await server.rows(roleRow, 'SELECT rolname AS name, oid::text AS oid FROM pg_catalog.pg_roles');
  const left: string[] = [];
  for (const { name, oid } of [...roles].reverse()) {
    if (!all.some((role) => role.name === name && role.oid === oid)) continue;
    await server.run(`DROP ROLE ${quoteName(name)}`).catch((error: unknown) => {
      left.push(`role ${name}: ${messageOf(error)}`);
    });
  }
  return left;
}
