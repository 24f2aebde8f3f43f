import { z } from 'zod';
import { type Fields, storeFields } from '../../config/fields.ts';
import { retentionFields } from '../../config/retention-fields.ts';
import { auditDepths } from '../../report/status-report.ts';

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

export const statusRequestSchema = z.strictObject({
  audit: z.enum(auditDepths).default('sample'),
  page: z.string().min(1).optional(),
});
export type StatusRequest = z.output<typeof statusRequestSchema>;
