import { readFile } from 'node:fs/promises';
import type { EncryptionConfig } from '../../config/encryption-schema.ts';
import { BackupError } from '../../lib/errors.ts';
import { after, decryptPayload, encryptPayload } from './age-stream.ts';
import { type Cipher, type Encryption, keyMissing, type Opener } from './cipher.ts';

type AgeConfig = NonNullable<EncryptionConfig['age']>;

/** What the encrypter adds after the header to an empty file: a nonce, and the tag of nothing. */
const emptyPayloadBytes = 32;

export function ageCipher({ recipients }: AgeConfig): Cipher {
  return {
    kind: 'age',
    recipients,
    async *encrypt(content) {
      const { header, fileKey } = await newHeader(recipients);
      yield header;
      yield* encryptPayload(fileKey, content);
    },
  };
}

async function newHeader(recipients: readonly string[]): Promise<{ header: Uint8Array; fileKey: Uint8Array }> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  let fileKey = new Uint8Array();
  // No recipient of its own: it is only shown the key of the file.
  encrypter.addRecipient({
    wrapFileKey(key) {
      fileKey = Uint8Array.from(key);
      return [];
    },
  });
  const empty = await encrypter.encrypt(new Uint8Array());
  return { header: empty.subarray(0, empty.length - emptyPayloadBytes), fileKey };
}

/**
 * @param sample something that was encrypted with the backup, and is known to lie there as it was written
 * @throws BackupError `key-missing`
 */
export async function openAge(
  config: AgeConfig | undefined,
  encryption: Encryption,
  sample: AsyncIterable<Uint8Array>,
): Promise<Opener> {
  const identities = await readIdentities(config);
  const { Decrypter } = await import('age-encryption');
  const { header } = await splitHeader(sample);
  const all = new Decrypter();
  const openedBy = new Set<string>();
  for (const { secret, recipient } of identities) {
    const one = new Decrypter();
    one.addIdentity(secret);
    const key = await one.decryptHeader(header).catch(() => undefined);
    if (key === undefined) continue;
    openedBy.add(recipient);
    all.addIdentity(secret);
  }
  const given = identities.map(({ recipient }) => recipient).join(', ');
  if (openedBy.size === 0)
    throw keyMissing(encryption, [given === '' ? 'No key was given.' : `Given: the key of ${given}`]);
  return {
    openedBy: [...openedBy],
    async *decrypt(content) {
      const { header: own, rest } = await splitHeader(content);
      const fileKey = await all.decryptHeader(own).catch((cause: unknown) => {
        throw new BackupError('damaged', 'The header of encrypted content cannot be read', { cause });
      });
      yield* decryptPayload(fileKey, rest);
    },
  };
}

/** Each private key, with its public half. */
async function readIdentities(config: AgeConfig | undefined): Promise<{ secret: string; recipient: string }[]> {
  const texts = config?.identity === undefined ? [] : [{ from: 'the identity given', text: config.identity }];
  for (const from of config?.['identity-files'] ?? []) {
    const text = await readFile(from, 'utf8').catch((cause: unknown) => {
      throw noIdentity(from, 'cannot be read', cause);
    });
    texts.push({ from, text });
  }
  const { identityToRecipient } = await import('age-encryption');
  const found: { secret: string; recipient: string }[] = [];
  for (const { from, text } of texts) {
    const secrets = text.match(/AGE-SECRET-KEY-[A-Z0-9-]+/g);
    if (secrets === null) throw noIdentity(from, 'holds no private key of age (AGE-SECRET-KEY-1…)');
    for (const secret of secrets) {
      const recipient = await identityToRecipient(secret).catch(() => {
        throw noIdentity(from, 'holds a private key that is cut or mistyped');
      });
      found.push({ secret, recipient });
    }
  }
  return found;
}

function noIdentity(from: string, why: string, cause?: unknown): BackupError {
  const hint = 'Correct encryption.age.identity-files or BACKUP_AGE_IDENTITY. Nothing was touched.';
  return new BackupError('key-missing', `${from} ${why}`, { hint, cause });
}

const mostHeaderBytes = 1024 * 1024;

/** The header ends with the line of its own hash. */
async function splitHeader(content: AsyncIterable<Uint8Array>) {
  const source = content[Symbol.asyncIterator]();
  let start = Buffer.alloc(0);
  for (;;) {
    const end = /\n--- [A-Za-z0-9+/]{43}\n/.exec(start.toString('latin1'));
    if (end !== null) {
      const bytes = end.index + end[0].length;
      return { header: Uint8Array.from(start.subarray(0, bytes)), rest: after(start.subarray(bytes), source) };
    }
    const { done, value } = await source.next();
    if (done || start.length > mostHeaderBytes) {
      await source.return?.();
      throw new BackupError('damaged', 'The encrypted content is no age file: it has no header');
    }
    start = Buffer.concat([start, value]);
  }
}
