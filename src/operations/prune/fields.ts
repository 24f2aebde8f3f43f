import { z } from 'zod';
import { byteSize } from '../../config/byte-size.ts';
import { type Fields, writerFields } from '../../config/fields.ts';
import { retentionFields } from '../../config/retention-fields.ts';

const { store: _store, ...others } = writerFields;

export const pruneFields = {
  stores: {
    description: 'Names of the stores to prune. All others are looked at too: what they lack is not removed here.',
    kind: 'list',
    to: ['request', 'stores'],
    absent: 'all of backup.yml',
  },
  'dry-run': {
    description: 'Print what would be kept and removed, and why, and stop.',
    kind: 'flag',
    to: ['request', 'dryRun'],
    env: 'DRY_RUN',
    absent: 'true at a terminal (--no-dry-run carries it out), false in a workflow',
  },
  'until-free': {
    description:
      'Remove more than the policy asks for, within its floors, until that much is freed on the first of the stores: 10GB.',
    kind: 'text',
    to: ['request', 'untilFree'],
    absent: 'only what the policy removes',
  },
  ...retentionFields,
  ...others,
} as const satisfies Fields;

export const pruneRequestSchema = z.strictObject({
  stores: z.array(z.string()).min(1).optional(),
  dryRun: z.boolean().optional(),
  /** Bytes. */
  untilFree: byteSize.optional(),
});
export type PruneRequest = z.output<typeof pruneRequestSchema>;
