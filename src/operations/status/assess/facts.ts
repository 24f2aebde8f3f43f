import type { StatusAudit } from '../../../report/status-report.ts';
import type { Picture } from '../describe.ts';

/** All that is judged. */
export interface Facts extends Picture {
  readonly audit: StatusAudit;
}
