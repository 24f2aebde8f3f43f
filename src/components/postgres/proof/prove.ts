import type { ProofResult, RestoreSession, StoredBackup } from '../../restorable.ts';
import { type Facts, parseRecorded } from '../facts.ts';
import { failedProof, notVerified, proveAt } from './prove-at.ts';
import { findServerPrograms, startScratch } from './scratch.ts';
import { openStaging } from './staging/open.ts';
import { proveOnStaging } from './staging/prove.ts';

const proofDatabase = 'proof';

/** Restores a backup into a throwaway server, or a given staging server, and compares everything with what was recorded. */
export async function proveDatabase(
  facts: unknown,
  backup: StoredBackup,
  session: RestoreSession,
  sources: readonly unknown[] = [],
): Promise<ProofResult> {
  const recorded = parseRecorded(facts);
  const staging = await openStaging(facts, session, sources);
  if (recorded === undefined) return notVerified('the backup recorded nothing a restore could be compared with');
  if (staging !== undefined) return await proveOnStaging(staging, recorded, backup, session);
  return await proveInScratch(recorded, backup, session);
}

async function proveInScratch(recorded: Facts, backup: StoredBackup, session: RestoreSession): Promise<ProofResult> {
  const { major } = recorded.server;
  const programs = findServerPrograms(major);
  const none = `no PostgreSQL ${major} server or newer is installed here (Debian and Ubuntu: postgresql-${major})`;
  if (programs === undefined) return notVerified(none);
  try {
    const superuser = recorded.bootstrapRole ?? recorded.inventory?.bootstrapRole ?? 'postgres';
    await using scratch = await startScratch(programs, superuser, session);
    return await proveAt({ reach: scratch.reach, name: proofDatabase }, recorded, backup, session);
  } catch (error) {
    return failedProof(error, session.signal);
  }
}
