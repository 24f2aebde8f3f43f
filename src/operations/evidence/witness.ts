import type { EvidencedBackup } from '../../catalog/evidence/entry.ts';

/** Takes what a run works on as soon as it is known: one that fails has no report. What is told of a backup adds up. */
export type Witness = (backup: EvidencedBackup) => void;

export function gatherBackups(): { readonly witness: Witness; backups(): EvidencedBackup[] } {
  const known = new Map<string, EvidencedBackup>();
  return {
    witness: (told) => {
      const before = known.get(told.id);
      const proofs = [...(before?.proofs ?? []), ...(told.proofs ?? [])];
      known.set(told.id, { ...before, ...told, ...(proofs.length > 0 && { proofs }) });
    },
    backups: () => [...known.values()],
  };
}
