import type { EvidenceEntry } from '../../catalog/evidence/entry.ts';
import { addEvidence } from '../../catalog/evidence/log.ts';
import { openSigner } from '../../catalog/signature.ts';
import type { Config } from '../../config/schema.ts';
import type { Host } from '../../host/host.ts';
import { failureText } from '../../lib/errors.ts';
import type { Store } from '../../stores/store.ts';
import { programVersion } from '../version.ts';

/** Adds an entry to the log of a store. One that cannot be written loses no data: the run ends as it would have. */
export async function keepEvidence(
  open: () => Promise<Store>,
  told: Pick<EvidenceEntry, 'operation' | 'startedAt' | 'outcome' | 'error' | 'backups'>,
  { config, host }: { readonly config: Config; readonly host: Host },
): Promise<void> {
  try {
    // Anew: the run has ended, perhaps by a cancellation that closed what it had open.
    await using store = await open();
    // A run that failed early must not make a store, least of all where a disk is missing.
    if (!(await store.exists())) return;
    const { system } = config;
    const when = { finishedAt: host.now().toISOString(), run: host.run, program: programVersion };
    await addEvidence(store, { system, ...told, ...when }, openSigner(config.signing));
  } catch (error) {
    host.log.warning(`This run is missing in the evidence log of the store: ${failureText(error)}`);
  }
}
