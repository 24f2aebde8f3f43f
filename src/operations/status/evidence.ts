import { checkEvidence, checkNewestEvidence } from '../../catalog/evidence/check.ts';
import type { EvidenceEntry } from '../../catalog/evidence/entry.ts';
import type { FailedRuns, StatusStore } from '../../report/status-report.ts';
import type { ReadableStore } from '../../stores/store.ts';

/** Whose entries and signatures count. */
export interface Trust {
  readonly system: string;
  /** Public key (base64 DER), when one is configured. */
  readonly trusted: string | undefined;
}

/** So many entries tell what happened of late; the whole log has one for every run. */
const newest = 20;

export async function lookAtEvidence(
  store: ReadableStore,
  { system, trusted }: Trust,
  whole: boolean,
): Promise<NonNullable<StatusStore['evidence']>> {
  const { entries, findings } = whole
    ? await checkEvidence(store, system, trusted)
    : await checkNewestEvidence(store, system, trusted, newest);
  return { entries: entries.length, whole, findings: [...findings], failed: failedRuns(entries) };
}

/** Of each operation the runs since its last good one. @param entries oldest first */
export function failedRuns(entries: readonly EvidenceEntry[]): FailedRuns[] {
  return [...Map.groupBy(entries, ({ operation }) => operation)].flatMap(([operation, all]) => {
    const failed = all.slice(all.findLastIndex(isGood) + 1);
    const last = failed.at(-1);
    if (last === undefined) return [];
    const { finishedAt, error, run } = last;
    return [
      {
        ...{ operation, runs: failed.length, last: finishedAt },
        ...(error && { code: error.code }),
        ...(run.url !== undefined && { url: run.url }),
      },
    ];
  });
}

function isGood({ outcome }: EvidenceEntry): boolean {
  return outcome !== 'failed' && outcome !== 'not-verified';
}
