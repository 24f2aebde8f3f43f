import { messageOf } from '../../../../lib/errors.ts';
import { quoteName } from '../../database.ts';
import { dropDatabase } from '../../restore/drop.ts';
import { dropMade } from '../../restore/made.ts';
import { openPlace, type Reach } from '../../restore/place.ts';
import type { Mark } from './mark.ts';

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
    const left = await dropMade(server, mark.roles);
    if (left.length === 0) await server.run(`DROP ROLE IF EXISTS ${quoteName(mark.name)}`);
    return left.map(({ name }) => `role ${name}`);
  } catch (error) {
    return [`database and role ${mark.name}: ${messageOf(error)}`];
  }
}
