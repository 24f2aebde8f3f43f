import { z } from 'zod';
import { byteSize } from '../../config/byte-size.ts';

export const pruneRequestSchema = z.strictObject({
  stores: z.array(z.string()).min(1).optional(),
  dryRun: z.boolean().optional(),
  /** Bytes. */
  untilFree: byteSize.optional(),
});
export type PruneRequest = z.output<typeof pruneRequestSchema>;
