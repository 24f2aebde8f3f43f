import { keyFields, storeFields } from '../../config/fields.ts';
import type { Description } from '../../host/host.ts';
import { backupField } from '../verify/fields.ts';

export const showDescription: Description = {
  name: 'show',
  description: 'Show one backup: what it holds, what was proved about it, and how to restore it by hand.',
  fields: { backup: backupField, ...keyFields, ...storeFields },
  outputs: { status: 'ok' },
};
