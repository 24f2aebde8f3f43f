import { type Fields, writerFields } from '../../config/fields.ts';
import { retentionFields } from '../../config/retention-fields.ts';
import type { Description } from '../../host/host.ts';

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

export const pruneDescription: Description = {
  name: 'prune',
  description:
    'Remove backups that the retention policy does not keep, and what interrupted runs left, each with its reason.',
  fields: pruneFields,
  outputs: {
    status: 'ok, planned or failed.',
    removed: 'How many backups were removed, over all stores.',
    kept: 'How many were kept.',
    freed: 'How many bytes the removed ones had.',
    duration: 'How long it took, in seconds.',
    'error-code': 'The code of the error when it failed; see docs/troubleshooting.md.',
  },
};
