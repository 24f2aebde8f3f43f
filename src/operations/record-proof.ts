import { createHash } from 'node:crypto';
import type { Entry } from '../catalog/catalog.ts';
import { markChanged } from '../catalog/catalog-index.ts';
import { type Statement, saveProof } from '../catalog/proofs.ts';
import type { Signer } from '../catalog/signature.ts';
import type { Host } from '../host/host.ts';
import { messageOf } from '../lib/errors.ts';
import type { Store } from '../stores/store.ts';
import { programVersion } from './version.ts';

/** Saves a proof beside its backup. One that cannot be saved loses no data: the verdict stands, with a warning. */
export async function recordProof(
  store: Store,
  entry: Entry,
  { host, signer, startedAt }: { readonly host: Host; readonly signer: Signer | undefined; readonly startedAt: Date },
  verdict: Pick<Statement, 'kind' | 'depth' | 'outcome' | 'findings' | 'restoreMs' | 'places'>,
): Promise<{ readonly proof: string | undefined; readonly warnings: readonly string[] }> {
  const statement: Statement = {
    ...verdict,
    format: 1,
    backup: entry.id,
    ...(entry.kind === 'backup' && { manifestSha256: createHash('sha256').update(entry.manifestBytes).digest('hex') }),
    startedAt: startedAt.toISOString(),
    finishedAt: host.now().toISOString(),
    machine: host.run.machine,
    ...(host.run.url && { run: host.run.url }),
    program: programVersion,
  };
  try {
    const proof = await saveProof(store, statement, signer);
    await markChanged(store, entry.id, statement.finishedAt.replace(/[-:]/g, ''));
    return { proof, warnings: [] };
  } catch (error) {
    return { proof: undefined, warnings: [`The proof could not be saved: ${messageOf(error)}`] };
  }
}
