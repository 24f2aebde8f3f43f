import { messageOf } from '../../lib/errors.ts';
import type { Log } from '../../lib/log.ts';
import type { RestoreReport } from '../../report/report.ts';
import { restoreFolder } from '../../state/journal.ts';
import type { Store } from '../../stores/store.ts';

type Done = Extract<RestoreReport, { status: 'ok' | 'failed' }>;

/** The times of a restore beside its journal. The restore is done: without them too. */
export async function keepReport(store: Store, report: Done, log: Pick<Log, 'warning'>): Promise<void> {
  const path = `${restoreFolder(report.restoreId)}/report.json`;
  try {
    await store.put(path, Buffer.from(`${JSON.stringify(timesOf(report), undefined, 2)}\n`));
  } catch (error) {
    log.warning(`The times of the restore could not be kept in ${store.location}/${path}: ${messageOf(error)}`);
  }
}

/** No command, URL or answer of the user's own checks: a secret may stand in those, and this file lies in the store. */
function timesOf(report: Done): object {
  const { system, restoreId, backup, live, status, errorCode, steps, durationMs, objectiveMs } = report;
  return {
    system,
    restoreId,
    backup: backup.id,
    recoveryPoint: backup.recoveryPoint,
    live,
    status,
    errorCode,
    restored: report.restored,
    steps,
    health: report.health.map(({ name, outcome }) => ({ name, outcome })),
    durationMs,
    objectiveMs,
    dataLossMs: report.dataLossMs,
    lossObjectiveMs: report.lossObjectiveMs,
  };
}
