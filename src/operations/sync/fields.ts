import { type Fields, writerFields } from '../../config/fields.ts';
import type { Description } from '../../host/host.ts';

const { store, ...others } = writerFields;

export const syncFields = {
  from: {
    ...store,
    description:
      'The store to copy from: the name of one in backup.yml, a folder, s3://bucket/prefix or ssh://user@host/path.',
  },
  to: {
    description: 'Names of the stores to copy to.',
    kind: 'list',
    to: ['request', 'to'],
    absent: 'all other stores of backup.yml',
  },
  backup: {
    description:
      'Which backups: all that the retention of a store keeps there, latest, or ids, which are copied whatever it keeps.',
    kind: 'list',
    to: ['request', 'backups'],
    absent: 'all',
    positional: true,
  },
  'dry-run': {
    description: 'Print what would be copied and stop: nothing is written.',
    kind: 'flag',
    to: ['request', 'dryRun'],
    env: 'DRY_RUN',
    absent: 'false',
  },
  limit: {
    description: 'How much may be read in a second, over all copies: 20MB.',
    kind: 'text',
    to: ['request', 'limit'],
    absent: 'no limit',
  },
  ...others,
} as const satisfies Fields;

export const syncDescription: Description = {
  name: 'sync',
  description:
    'Copy committed backups and their proofs from one store to others: what is missing there, and nothing else.',
  fields: syncFields,
  outputs: {
    status: 'ok, planned or failed.',
    copied: 'How many backups were copied, over all targets.',
    bytes: 'How many bytes that were.',
    findings: 'How many things a person must look at.',
    duration: 'How long it took, in seconds.',
    'error-code': 'The code of the error when it failed; see docs/troubleshooting.md.',
  },
};
