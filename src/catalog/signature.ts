import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { BackupError } from '../lib/errors.ts';

/** Keys as configured: PEM texts, ed25519. */
export interface SigningKeys {
  readonly 'private-key'?: string | undefined;
  readonly 'public-key'?: string | undefined;
}

export interface Signer {
  /** base64 of the public key's DER form: names the signer in a manifest. */
  readonly publicKey: string;
  sign(bytes: Buffer): Buffer;
}

/**
 * A public key is looked at too: whoever gives a wrong one must not first hear of it when a backup is to be restored.
 *
 * @throws BackupError `invalid-config` when a key is not an ed25519 key
 */
export function openSigner(keys: SigningKeys): Signer | undefined {
  configuredPublicKey(keys);
  const pem = keys['private-key'];
  if (pem === undefined) return undefined;
  const key = parseKey('signing.private-key', () => createPrivateKey(pemOf(pem)), makePrivate);
  const publicKey = encodeKey(createPublicKey(key));
  return { publicKey, sign: (bytes) => sign(null, bytes, key) };
}

/** The key that signatures must come from: the configured public key, else the public half of the private one. */
export function trustedKey(keys: SigningKeys): string | undefined {
  return configuredPublicKey(keys) ?? openSigner(keys)?.publicKey;
}

function configuredPublicKey(keys: SigningKeys): string | undefined {
  const pem = keys['public-key'];
  return pem === undefined
    ? undefined
    : encodeKey(parseKey('signing.public-key', () => createPublicKey(pemOf(pem)), givePublic));
}

/** Whether `signature` is by the holder of `publicKey` (base64 DER) over `bytes`. */
export function isSignedBy(publicKey: string, bytes: Buffer, signature: Buffer): boolean {
  try {
    const der = Buffer.from(publicKey, 'base64');
    // base64 has more than one spelling of the same bytes; only ours counts.
    if (der.toString('base64') !== publicKey) return false;
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return verify(null, bytes, key, signature);
  } catch {
    return false;
  }
}

/** Secrets are often pasted on one line, or with the line feeds written out as \n. */
function pemOf(text: string): string {
  const [, begin, body = '', end] = /(-----BEGIN [A-Z ]+-----)(.*?)(-----END [A-Z ]+-----)/s.exec(text) ?? [];
  return begin === undefined ? text : `${begin}\n${body.replaceAll(/\\[rn]|\s/g, '')}\n${end}\n`;
}

function encodeKey(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).toString('base64');
}

const makePrivate = 'Make one with: openssl genpkey -algorithm ed25519 -out backup-signing.pem';
const givePublic =
  'Give the public half of the key that signs: openssl pkey -in backup-signing.pem -pubout -out backup-signing.pub.pem';

function parseKey(name: string, parse: () => KeyObject, hint: string): KeyObject {
  let key: KeyObject | undefined;
  let cause: unknown;
  try {
    key = parse();
  } catch (error) {
    cause = error;
  }
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new BackupError('invalid-config', `${name} is not an ed25519 key in PEM form`, { cause, hint });
}
