import { z } from 'zod';
import { auditDepths } from '../../report/audit-depth.ts';

export const statusRequestSchema = z.strictObject({
  audit: z.enum(auditDepths).default('sample'),
  page: z.string().min(1).optional(),
});
export type StatusRequest = z.output<typeof statusRequestSchema>;
