import { z } from 'zod';
import { overridable } from '../checks/overridable.ts';
import { restorableNames } from './fields.ts';

export const restoreRequestSchema = z.strictObject({
  backup: z.string().default('latest'),
  before: z.string().optional(),
  components: z.array(z.enum(restorableNames)).min(1).optional(),
  switches: z.partialRecord(z.enum(restorableNames), z.boolean()).prefault({}),
  restoreTrading: z.boolean().default(false),
  tables: z.array(z.string()).default([]),
  confirm: z.string().optional(),
  override: z.array(z.enum(overridable)).default([]),
  undo: z.string().optional(),
  dryRun: z.boolean().default(false),
});
export type RestoreRequest = z.output<typeof restoreRequestSchema>;
