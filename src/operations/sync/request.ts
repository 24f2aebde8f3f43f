import { z } from 'zod';
import { byteSize } from '../../config/byte-size.ts';

export const syncRequestSchema = z.strictObject({
  to: z.array(z.string()).min(1).optional(),
  backups: z.array(z.string()).min(1).default(['all']),
  dryRun: z.boolean().default(false),
  /** Bytes per second. */
  limit: byteSize.optional(),
});
export type SyncRequest = z.output<typeof syncRequestSchema>;
