import type { EncryptionConfig } from '../../config/encryption-schema.ts';
import { BackupError } from '../../lib/errors.ts';
import { ageCipher, openAge } from './age.ts';
import type { Cipher, Encryption, Opener, Workshop } from './cipher.ts';
import { gpgCipher, openGpg } from './gpg.ts';

/**
 * What backups are encrypted with; undefined: they are not. Tried once, so that a key that cannot be used ends a run before it
 * has begun.
 *
 * @throws BackupError `invalid-config`, `key-missing`, `tool-missing`
 */
export async function openCipher(
  { age, gpg }: EncryptionConfig,
  { scratch, ...workshop }: Workshop & { readonly scratch: string },
): Promise<Cipher | undefined> {
  if (age === undefined && gpg === undefined) return undefined;
  let cipher: Cipher;
  if (age?.recipients.length) cipher = ageCipher(age);
  else if (gpg?.recipients.length) cipher = await gpgCipher(gpg, scratch, workshop);
  else {
    throw new BackupError('invalid-config', 'encryption names no recipients: the backup would be in clear', {
      hint: 'Name public keys in encryption.age.recipients or encryption.gpg.recipients, or leave encryption out.',
    });
  }
  for await (const _ of cipher.encrypt(nothing(), workshop.signal));
  return cipher;
}

/**
 * What opens a backup, with the private keys of this host.
 *
 * @param sample something that was encrypted with it, and is known to lie there as it was written
 * @throws BackupError `key-missing`, `tool-missing`
 */
export function openEncrypted(
  config: EncryptionConfig,
  encryption: Encryption,
  sample: AsyncIterable<Uint8Array>,
  workshop: Workshop,
): Promise<Opener> {
  return encryption.kind === 'age'
    ? openAge(config.age, encryption, sample)
    : openGpg(config.gpg, encryption, sample, workshop);
}

async function* nothing(): AsyncGenerator<Uint8Array, void, undefined> {}
