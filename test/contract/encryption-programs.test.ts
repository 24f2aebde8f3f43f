import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { encryption } from '../../src/config/encryption-schema.ts';
import type { Cipher, Opener } from '../../src/pipeline/encryption/cipher.ts';
import { openCipher, openEncrypted } from '../../src/pipeline/encryption/index.ts';
import { bash } from '../support/e2e/stock.ts';
import { ageKeys, type EncryptionKeys, gpgKeys } from '../support/encryption-keys.ts';

describe.each([
  { kind: 'age', makeKeys: ageKeys, encrypt: 'age -r', decrypt: 'age -d -i "$AGE_KEY"' },
  { kind: 'gpg', makeKeys: gpgKeys, encrypt: 'gpg --batch --trust-model always -e -r', decrypt: 'gpg -q -d' },
] as const)('the program $kind', ({ makeKeys, encrypt, decrypt }) => {
  const scope = new AsyncDisposableStack();
  const content = randomBytes(3_000_000);
  let keys: EncryptionKeys;
  let cipher: Cipher;
  let stored: Buffer;

  beforeAll(async () => {
    keys = scope.use(await makeKeys());
    const made = await openCipher(settings(keys.publicSettings), { ...workshop(), scratch: keys.folder });
    if (made === undefined) throw new Error('nothing encrypts');
    cipher = made;
    stored = await buffer(Readable.from(cipher.encrypt(Readable.from([content]), workshop().signal)));
  });
  afterAll(() => scope.disposeAsync());

  const workshop = () => ({ env: { ...process.env, GNUPGHOME: keys.folder }, signal: new AbortController().signal });
  const settings = (text: string) => encryption.parse(parse(text).encryption);
  const open = (text: string): Promise<Opener> =>
    openEncrypted(settings(text), cipher, Readable.from([stored]), workshop());
  const opened = ({ decrypt: reading }: Opener, bytes: Buffer) =>
    buffer(Readable.from(reading(Readable.from([bytes]))));

  test('reads what we wrote, and we what it wrote', async () => {
    const [ours, theirs, back] = ['ours', 'theirs', 'back'].map((name) => join(keys.folder, name));
    await writeFile(`${ours}`, stored);
    await bash(`${decrypt} < ${ours} > ${back}`, { env: keys.byHand });
    expect((await readFile(`${back}`)).equals(content)).toBe(true);
    await bash(`${encrypt} ${keys.recipients.at(-1)} < ${back} > ${theirs}`, { env: keys.byHand });
    const opener = await open(keys.privateSettings);
    expect(opener.openedBy).toEqual([keys.recipients.at(-1)]);
    expect((await opened(opener, await readFile(`${theirs}`))).equals(content)).toBe(true);
  });

  test('what was cut or changed ends with an error, whatever came before', async () => {
    const opener = await open(keys.privateSettings);
    const flipped = Buffer.from(stored);
    flipped[2_000_000] = (flipped[2_000_000] ?? 0) ^ 1;
    for (const bytes of [flipped, stored.subarray(0, 2_000_000), stored.subarray(0, -1), Buffer.alloc(0)])
      await expect(opened(opener, bytes)).rejects.toMatchObject({ code: 'damaged' });
  });

  test('a source that breaks is the error, and no key but a recipient’s opens', async () => {
    const broken = async function* () {
      yield content;
      throw new Error('the source broke');
    };
    await expect(buffer(Readable.from(cipher.encrypt(broken(), workshop().signal)))).rejects.toThrow(
      'the source broke',
    );
    for (const text of [keys.publicSettings, keys.foreignSettings])
      await expect(open(text)).rejects.toMatchObject({ code: 'key-missing' });
  });
});
