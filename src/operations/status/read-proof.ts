import { manifestPath } from '../../catalog/manifest.ts';
import { provingTest, readProofs } from '../../catalog/proofs.ts';
import { sha256Of } from '../../catalog/seal.ts';
import { failureText } from '../../lib/errors.ts';
import type { Ability, ReadableStore } from '../../stores/store.ts';
import type { Looked } from './look.ts';

interface Asked {
  readonly id: string;
  /** Public key (base64 DER) that a proof must be signed with, when one is configured. */
  readonly trusted: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Whether the proof of a backup is what an index says of it: about its manifest as it lies there, not overruled since, and signed
 * by whom it should be. Copies are identical: one store where it holds is enough.
 */
export async function readProof(looked: readonly Looked[], { id, trusted, signal }: Asked): Promise<Ability> {
  const reasons: string[] = [];
  let unread = false;
  for (const { settings, found } of looked) {
    if (!found?.overview.backups.some((one) => one.id === id)) continue;
    try {
      const problem = await problemOf(found.store, id, trusted);
      if (problem === undefined) return { can: 'yes', because: `read in ${settings.name}` };
      reasons.push(`${settings.name}: ${problem}`);
    } catch (error) {
      if (signal.aborted) throw error;
      unread = true;
      reasons.push(`${settings.name}: ${failureText(error)}`);
    }
  }
  return { can: unread ? 'unknown' : 'no', because: reasons.join('; ') };
}

async function problemOf(store: ReadableStore, id: string, trusted: string | undefined): Promise<string | undefined> {
  const [{ proofs }, manifest] = await Promise.all([
    readProofs(store, id, 'restore-test'),
    store.readSmall(`${id}/${manifestPath}`),
  ]);
  const proof = provingTest(proofs);
  if (proof === undefined) return 'no restore test of the whole stands there as passed';
  if (manifest === undefined || proof.statement.manifestSha256 !== sha256Of(manifest))
    return 'it is about another manifest';
  if (trusted !== undefined && proof.signer !== trusted) return 'it is not signed with the configured key';
  return undefined;
}
