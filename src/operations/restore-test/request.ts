import { z } from 'zod';
import { componentNames } from '../../config/component-names.ts';

export const restoreTestRequestSchema = z.strictObject({
  backup: z.string().default('latest'),
  components: z.array(z.enum(componentNames)).min(1).optional(),
  reportFolder: z.string().optional(),
  uploadReport: z.boolean().default(true),
  retentionDays: z.int().min(1).max(400).optional(),
});
export type RestoreTestRequest = z.output<typeof restoreTestRequestSchema>;
