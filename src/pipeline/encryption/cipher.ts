import { BackupError } from '../../lib/errors.ts';

export const cipherKinds = ['age', 'gpg'] as const;
export type CipherKind = (typeof cipherKinds)[number];

/** How a backup is encrypted: public knowledge. */
export interface Encryption {
  readonly kind: CipherKind;
  /** Public keys (age) or full fingerprints (gpg), any of whose private halves opens it. */
  readonly recipients: readonly string[];
}

/** Encrypts content, each time with a key of its own. */
export interface Cipher extends Encryption {
  encrypt(content: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncIterable<Uint8Array>;
}

/** Decrypts content that the keys at hand were seen to open. */
export interface Opener {
  /** Recipients of the backup whose private keys were seen to open it. */
  readonly openedBy: readonly string[];
  /** Content exists before it is known to be whole: only what ended without an error counts. */
  decrypt(content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
}

/** What tools are run with. */
export interface Workshop {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

export function keyMissing({ kind, recipients }: Encryption, because: readonly string[], cause?: unknown): BackupError {
  const where = kind === 'age' ? 'encryption.age.identity-files or BACKUP_AGE_IDENTITY' : 'encryption.gpg.home';
  return new BackupError('key-missing', `No key at hand opens this backup, which is encrypted with ${kind}`, {
    because: [`Any one of these opens it: ${recipients.join(', ')}`, ...because],
    hint: `Give the private key of one of its recipients by ${where}. Nothing was touched.`,
    cause,
  });
}
