import { formatDuration, formatLimit } from '../../../lib/format.ts';
import type { StatusFinding } from '../../../report/status-report.ts';
import type { Facts } from './facts.ts';

const prove = 'Prove the newest one: backupctl restore-test. Let it run by a schedule, at least each month.';

/** Whether a restore was shown to work, lately, and fast enough. */
export function assessProof({ proven, newest, stores, at, objectives, audit }: Facts): StatusFinding[] {
  const { proofMs, rtoMs } = objectives;
  if (proven === undefined) {
    if (newest === undefined) return [];
    const oldest = stores.flatMap(({ backups }) => backups.map(({ startedAt }) => startedAt)).sort()[0] ?? at;
    const sinceMs = new Date(at).getTime() - new Date(oldest).getTime();
    return [
      {
        // Who has just begun has some time for the first proof.
        severity: sinceMs > proofMs ? 'at-risk' : 'degraded',
        finding: 'no-proof',
        what: 'No backup was ever proven by a restore test: whether a restore works is not known',
        mend: prove,
      },
    ];
  }
  const { proof } = audit;
  return [
    ...(proof === undefined || proof.can === 'yes'
      ? []
      : [
          {
            ...{ severity: 'degraded' as const, finding: 'proof-not-held' as const },
            what: `The proof of ${proven.id} ${proof.can === 'no' ? 'does not hold' : 'could not be read again'}: ${proof.because}`,
            mend: prove,
          },
        ]),
    ...(proven.ageMs > proofMs
      ? [
          {
            severity: proven.ageMs > 2 * proofMs ? ('at-risk' as const) : ('degraded' as const),
            finding: 'proof-old' as const,
            what: `The last proof is ${formatDuration(proven.ageMs)} old (of ${proven.id}), ${formatLimit(proofMs)} is the most`,
            mend: prove,
          },
        ]
      : []),
    ...(proven.restoreMs !== undefined && proven.restoreMs > rtoMs
      ? [
          {
            ...{ severity: 'degraded' as const, finding: 'rto-missed' as const },
            what: `The last proven restore took ${formatDuration(proven.restoreMs)}, ${formatLimit(rtoMs)} is the objective`,
            mend: 'See in the report of the restore test which part takes longest; more database.jobs, a faster disk or a nearer store help. Or agree on another objectives.rto.system.',
          },
        ]
      : []),
  ];
}
