import { type Entry, identityOf } from '../catalog/catalog.ts';
import { markChanged } from '../catalog/catalog-index.ts';
import { manifestPath, signaturePath, sumsPath } from '../catalog/manifest.ts';
import { type Statement, saveProof } from '../catalog/proofs.ts';
import type { Signer } from '../catalog/signature.ts';
import type { Host } from '../host/host.ts';
import { messageOf } from '../lib/errors.ts';
import type { Store } from '../stores/store.ts';
import type { Witness } from './evidence/witness.ts';
import { programVersion } from './version.ts';

export interface Prover {
  readonly host: Host;
  readonly signer: Signer | undefined;
  readonly startedAt: Date;
  readonly witness: Witness;
}

type Verdict = Pick<Statement, 'kind' | 'depth' | 'outcome' | 'findings' | 'restoreMs' | 'places' | 'openedBy'>;

/** A proof lies beside its backup in clear: of an encrypted one it tells no name of what is in it, nor of a server. */
function sayable(verdict: Verdict, entry: Entry): Verdict {
  if (entry.kind !== 'backup' || entry.manifest.format === 1) return verdict;
  const { findings, places: _, ...rest } = verdict;
  const open = new Set([manifestPath, signaturePath, sumsPath, ...entry.manifest.files.map(({ path }) => path)]);
  return {
    ...rest,
    findings: findings.map((finding) =>
      open.has(finding.file)
        ? finding
        : { file: 'content', problem: 'is not as recorded; the report of the run says what' },
    ),
  };
}

/** Saves a proof beside its backup, and tells the evidence log. One that cannot be saved loses no data: the verdict stands, with a warning. */
export async function recordProof(
  store: Store,
  entry: Entry,
  { host, signer, startedAt, witness }: Prover,
  verdict: Verdict,
): Promise<{ readonly proof: string | undefined; readonly warnings: readonly string[] }> {
  const { id, ...manifest } = identityOf(entry);
  const { depth, outcome, findings, restoreMs } = verdict;
  const details = { depth, findings: findings.length, ...(restoreMs !== undefined && { restoreMs }) };
  witness({ id, ...manifest, outcome, details });
  const statement: Statement = {
    ...sayable(verdict, entry),
    format: 1,
    backup: id,
    ...manifest,
    startedAt: startedAt.toISOString(),
    finishedAt: host.now().toISOString(),
    machine: host.run.machine,
    ...(host.run.url && { run: host.run.url }),
    program: programVersion,
  };
  try {
    const proof = await saveProof(store, statement, signer);
    witness({ id, proofs: [proof] });
    await markChanged(store, id, statement.finishedAt.replace(/[-:]/g, ''));
    return { proof, warnings: [] };
  } catch (error) {
    return { proof: undefined, warnings: [`The proof could not be saved: ${messageOf(error)}`] };
  }
}
