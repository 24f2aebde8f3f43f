import { type Fields, storeFields } from '../../config/fields.ts';
import { retentionFields } from '../../config/retention-fields.ts';
import type { Description } from '../../host/host.ts';
import { auditDepths } from '../../report/audit-depth.ts';

export const statusFields = {
  audit: {
    description:
      'How the copies of the last proven backup are read back: none (only listed), sample (their lists, manifests and a few files), full (every file, and the whole evidence log). Except with none, a store is also tried for what it can do, and a lock by a small object that must not be removable.',
    kind: 'text',
    to: ['request', 'audit'],
    choices: auditDepths,
    absent: 'sample',
  },
  page: {
    description: 'File to write the report to as one HTML page, which needs no network.',
    kind: 'text',
    to: ['request', 'page'],
    absent: 'no page',
  },
  ...retentionFields,
  ...storeFields,
} as const satisfies Fields;

export const statusDescription: Description = {
  name: 'status',
  description:
    'Tell the state of the protection on one page: ages, proofs, sizes, failed runs, copies read back, and how to mend what is wrong.',
  fields: statusFields,
  outputs: {
    state: 'healthy, degraded or at-risk.',
    status: 'The same; failed when the state could not be found out.',
    findings: 'How many things are to be mended.',
    page: 'Path of the page, when one was asked for.',
    duration: 'How long it took, in seconds.',
    'error-code': 'The code of the error when the state could not be found out; see docs/troubleshooting.md.',
  },
};
