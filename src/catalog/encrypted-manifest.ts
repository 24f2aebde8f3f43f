import { z } from 'zod';
import { componentNames } from '../config/component-names.ts';
import { type CipherKind, cipherKinds } from '../pipeline/encryption/cipher.ts';
import { storedFileSchema } from '../pipeline/stored-file.ts';
import { commonComponentFields, commonFields, json } from './manifest-fields.ts';

/** The manifest of format 1, and what each file is called, encrypted. */
export const factsPath = (kind: CipherKind) => `metadata/facts.json.${kind}`;
export const namesPath = (kind: CipherKind) => `metadata/names.${kind}`;

/**
 * The signed record of an encrypted backup, format version 2: what everybody may know. All that tells of the content is in
 * the manifest of format 1 that lies encrypted in the backup. Newer programs may say more here.
 */
export const encryptedManifestSchema = z.object({
  ...commonFields,
  format: z.literal(2),
  encryption: z.object({ kind: z.enum(cipherKinds), recipients: z.array(z.string()) }),
  components: z.partialRecord(
    z.enum(componentNames),
    // What tells its server from others: a staging server is proven not to be production, with or without a key.
    z.object({ ...commonComponentFields, identity: json.optional() }),
  ),
  /** Components that it should hold too and does not. */
  missing: z.array(z.enum(componentNames)),
  /** Every file but the manifest, its signature, SHA256SUMS and later proofs, as it lies there. */
  files: z.array(storedFileSchema.pick({ path: true, bytes: true, sha256: true }).strip()),
});
export type EncryptedManifest = z.output<typeof encryptedManifestSchema>;
