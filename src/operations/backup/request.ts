import { z } from 'zod';
import { componentNames } from '../../config/component-names.ts';

export const backupRequestSchema = z.strictObject({
  type: z.enum(['full', 'pre-deployment', 'incremental']).default('full'),
  components: z.array(z.enum(componentNames)).min(1).optional(),
  switches: z.partialRecord(z.enum(componentNames), z.boolean()).prefault({}),
  dryRun: z.boolean().default(false),
});
export type BackupRequest = z.output<typeof backupRequestSchema>;
