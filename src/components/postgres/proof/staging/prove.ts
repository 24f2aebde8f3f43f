import type { ProofResult, RestoreSession, StoredBackup } from '../../../restorable.ts';
import type { Facts } from '../../facts.ts';
import type { Made } from '../../restore/made.ts';
import { openPlace, type Reach } from '../../restore/place.ts';
import { restoreRoles } from '../../restore/roles.ts';
import { failedProof, notVerified, proveAt } from '../prove-at.ts';
import { abandonedMarks, type Mark, newMark, placeMark, recordRoles, removeMarked } from './mark.ts';
import type { Staging } from './open.ts';

/** On a server that is not our own we may not be allowed everything; that is not the backup's fault. */
const ofTheUser = /permission denied|must be (owner|superuser|member|able)|must have |Only roles with|may not/i;

/** Proves a backup in a new database of a staging server. Whatever is made there is removed again. */
export async function proveOnStaging(
  staging: Staging,
  facts: Facts,
  backup: StoredBackup,
  session: RestoreSession,
): Promise<ProofResult> {
  const { reach, version } = staging;
  const where = `PostgreSQL ${version} at ${reach.source.host}:${reach.source.port}, a staging server`;
  if (reach.serverMajor < facts.server.major) {
    return notVerified(
      `the staging server is PostgreSQL ${version}, older than the ${facts.server.version} the backup was taken from`,
    );
  }
  try {
    await sweepStaging(reach);
    await using claimed = await claim(reach, facts, backup);
    return await proveAt({ reach, name: claimed.name, where }, facts, backup, session);
  } catch (error) {
    return { ...failedProof(error, session.signal, ofTheUser), where };
  }
}

/** Removes what runs that were killed left on the server. */
async function sweepStaging(reach: Reach): Promise<void> {
  await using server = await openPlace(reach);
  for (const mark of await abandonedMarks(server)) {
    const left = await removeMarked(reach, mark);
    if (left.length === 0) reach.log.info(`Removed ${mark.name} on the staging server, left by a run that was killed`);
    else reach.log.warning(leftWords(mark, left, reach));
  }
}

/**
 * Takes a name for the database to be made, and makes the roles of the backup that the server lacks. Disposing it removes
 * them, and the database.
 */
async function claim(
  reach: Reach,
  facts: Facts,
  backup: StoredBackup,
): Promise<{ readonly name: string } & AsyncDisposable> {
  let mark = newMark();
  // Not ended by an abort: it says that this run is alive until all is removed.
  const holder = await openPlace({ ...reach, signal: new AbortController().signal });
  const release = async () => {
    const left = await removeMarked(reach, mark);
    await holder[Symbol.asyncDispose]();
    if (left.length > 0) reach.log.warning(leftWords(mark, left, reach));
  };
  try {
    await placeMark(holder, mark);
    await using server = await openPlace(reach);
    const recordMade = async (roles: readonly Made[]) => {
      mark = await recordRoles(server, mark, roles);
    };
    await restoreRoles(server, facts, backup, { tablespaces: false, recordMade });
  } catch (error) {
    await release();
    throw error;
  }
  return { name: mark.name, [Symbol.asyncDispose]: release };
}

function leftWords({ name }: Mark, left: readonly string[], { source }: Reach): string {
  return `Not everything of the proof could be removed from ${source.host}:${source.port} (${left.join('; ')}). The next restore test there tries again; by hand: DROP DATABASE IF EXISTS ${name} WITH (FORCE), then DROP ROLE of each, ${name} last.`;
}
