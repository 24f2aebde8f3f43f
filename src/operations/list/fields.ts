import { storeFields } from '../../config/fields.ts';
import type { Description } from '../../host/host.ts';

export const listDescription: Description = {
  name: 'list',
  description: 'List the backups of a store, with what was last proved about each.',
  fields: storeFields,
  outputs: { status: 'ok' },
};
