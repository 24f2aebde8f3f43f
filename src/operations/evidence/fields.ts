import { storeFields } from '../../config/fields.ts';
import type { Description } from '../../host/host.ts';
import { backupField } from '../verify/fields.ts';

export const evidenceDescription: Description = {
  name: 'evidence',
  description:
    'Print the evidence log of a store: what was done with its backups, when, by whom and with what result; and check that nothing in it was changed.',
  fields: {
    backup: { ...backupField, description: 'Only what was done with this backup: an id.', absent: 'everything' },
    ...storeFields,
  },
  outputs: { status: 'ok, failed or not-verified.' },
};
