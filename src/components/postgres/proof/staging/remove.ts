import { z } from 'zod';
import { messageOf } from '../../../../lib/errors.ts';
import { connectTo, type Database, quoteName } from '../../connect.ts';
import { dropDatabase } from '../../restore/create.ts';
import { openPlace, type Reach } from '../../restore/place.ts';
import type { Mark } from './mark.ts';

const nameRow = z.object({ name: z.string() });
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
    await dropSubscriptions(server, patient, mark.name);
    await dropDatabase(server, mark.name);
    const left = await dropRoles(server, mark);
    if (left.length === 0) await server.run(`DROP ROLE IF EXISTS ${quoteName(mark.name)}`);
    return left;
  } catch (error) {
    return [`database and role ${mark.name}: ${messageOf(error)}`];
  }
}

/** A database with a subscription cannot be dropped; dropping one that knows its slot would drop the slot at the publisher. */
async function dropSubscriptions(server: Database, reach: Reach, name: string): Promise<void> {
  const found = await server.rows(
    nameRow,
    `SELECT s.subname AS name FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid
     WHERE d.datname = $1`,
    [name],
  );
  if (found.length === 0) return;
  const { source, connection, signal } = reach;
  await using inside = await connectTo({ ...source, database: name }, connection, signal);
  for (const subscription of found) {
    const quoted = quoteName(subscription.name);
    await inside.run(`ALTER SUBSCRIPTION ${quoted} DISABLE`);
    await inside.run(`ALTER SUBSCRIPTION ${quoted} SET (slot_name = NONE)`);
    await inside.run(`DROP SUBSCRIPTION ${quoted}`);
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
