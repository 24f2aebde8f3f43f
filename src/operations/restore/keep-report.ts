import { restoreFolder } from '../../catalog/journal.ts';
import { messageOf } from '../../lib/errors.ts';
import type { Log } from '../../lib/log.ts';
import type { RestoreReport } from '../../report/report.ts';
import type { Store } from '../../stores/store.ts';

/** The record of a restore, with the time of each step, beside its journal. The restore is done: without it too. */
export async function keepReport(store: Store, report: RestoreReport, log: Pick<Log, 'warning'>): Promise<void> {
  const path = `${restoreFolder(report.restoreId)}/report.json`;
  try {
    await store.put(path, Buffer.from(`${JSON.stringify(report, undefined, 2)}\n`));
  } catch (error) {
    log.warning(`The report of the restore could not be kept in ${store.location}/${path}: ${messageOf(error)}`);
  }
}
