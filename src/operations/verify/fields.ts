import { z } from 'zod';
import { type Fields, writerFields } from '../../config/fields.ts';

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
  ...writerFields,
} as const satisfies Fields;

export const verifyRequestSchema = z.strictObject({
  backup: z.string().default('latest'),
  depth: z.enum(depths).default('checksum'),
});
export type VerifyRequest = z.output<typeof verifyRequestSchema>;
