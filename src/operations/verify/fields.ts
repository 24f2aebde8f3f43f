import { type Fields, keyFields, writerFields } from '../../config/fields.ts';
import type { Description } from '../../host/host.ts';

export const depths = ['quick', 'checksum', 'deep'] as const;
export type Depth = (typeof depths)[number];

export const backupField = {
  description: 'Which backup: latest, or an id.',
  kind: 'text',
  to: ['request', 'backup'],
  absent: 'latest',
  positional: true,
} as const;

export const verifyFields = {
  backup: { ...backupField, description: 'Which backup: latest, an id, or all.' },
  depth: {
    description:
      'How far to look. quick: every file is there with its size. checksum: and has its SHA-256. deep: and is decoded, parsed and compared with the row counts, fingerprints and digests taken at the source.',
    kind: 'text',
    to: ['request', 'depth'],
    choices: depths,
    absent: 'checksum',
  },
  ...keyFields,
  ...writerFields,
} as const satisfies Fields;

export const verifyDescription: Description = {
  name: 'verify',
  description: 'Verify that backups are intact and readable, and record the result as a proof.',
  fields: verifyFields,
  outputs: {
    'backup-id': 'Ids of the backups that were verified, separated by commas.',
    status: 'ok, failed or not-verified.',
    findings: 'How many things are wrong.',
    duration: 'How long it took, in seconds.',
    'error-code': 'damaged, signature-invalid or not-verified when something is wrong; see docs/troubleshooting.md.',
  },
};
