import { z } from 'zod';

const ageRecipient = z
  .string()
  .trim()
  .regex(/^age1[02-9ac-hj-np-z]{58}$/, 'is not a public key of age (age1…)');

const fingerprint = z
  .string()
  .transform((text) => text.replaceAll(/\s/g, '').toUpperCase())
  .pipe(z.string().regex(/^([0-9A-F]{40}|[0-9A-F]{64})$/, 'is not a full fingerprint (40 hexadecimal digits)'));

const files = z.array(z.string().min(1)).default([]);

const age = z.strictObject({
  recipients: z
    .array(ageRecipient)
    .default([])
    .meta({
      description: 'Public keys that backups are encrypted to (age1…). The private half of any of them opens a backup.',
      examples: [['age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p']],
    }),
  'identity-files': files.meta({
    description: 'Files with private keys, as age-keygen writes them. Only where backups are read.',
  }),
  identity: z
    .string()
    .optional()
    .meta({
      description:
        'Private keys themselves (AGE-SECRET-KEY-1…, one a line). In this file only as a reference to the environment.',
      examples: ['${BACKUP_AGE_IDENTITY}'],
    }),
});

const gpg = z.strictObject({
  recipients: z.array(fingerprint).default([]).meta({
    description: 'Full fingerprints of the OpenPGP keys that backups are encrypted to.',
  }),
  'public-keys': files.meta({
    description: 'Files with the public keys of the recipients. Default: they are taken from home.',
  }),
  home: z.string().min(1).optional().meta({
    description: 'GNUPGHOME with the private keys, where backups are read. Default: that of the user.',
  }),
});

export const encryption = z
  .strictObject({
    age: age.optional().meta({ description: 'Encryption by age (https://age-encryption.org).' }),
    gpg: gpg.optional().meta({ description: 'Encryption by OpenPGP, with the program gpg.' }),
  })
  .refine(({ age: one, gpg: other }) => !(one?.recipients.length && other?.recipients.length), {
    message: 'names recipients of age and of gpg; one kind encrypts, the other may only keep what reads older backups',
  })
  .meta({
    description:
      'Encryption of backups. A host that makes them needs public keys only. Left out: backups are in clear.',
  });
export type EncryptionConfig = z.output<typeof encryption>;
