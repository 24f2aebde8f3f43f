import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { beforeAll, describe, expect, test } from 'vitest';
import { encryption } from '../../src/config/encryption-schema.ts';
import type { Cipher, Opener } from '../../src/pipeline/encryption/cipher.ts';
import {
  encryptedDestination,
  namesText,
  openFile,
  parseNames,
} from '../../src/pipeline/encryption/encrypted-files.ts';
import { openCipher, openEncrypted } from '../../src/pipeline/encryption/index.ts';

const signal = new AbortController().signal;
const workshop = { env: {}, signal, scratch: '/nowhere' };
const piece = 64 * 1024;
const sizes = [0, 1, piece - 1, piece, piece + 1, 3 * piece, 5 * piece + 17];

describe('age', () => {
  let identity: string;
  let recipient: string;
  let cipher: Cipher;
  let opener: Opener;

  beforeAll(async () => {
    identity = await generateX25519Identity();
    recipient = await identityToRecipient(identity);
    const other = await identityToRecipient(await generateX25519Identity());
    const made = await openCipher(encryption.parse({ age: { recipients: [other, recipient] } }), workshop);
    if (made === undefined) throw new Error('nothing encrypts');
    cipher = made;
    opener = await openWith(identity);
  });

  async function openWith(secret: string): Promise<Opener> {
    return await openEncrypted(
      encryption.parse({ age: { identity: secret } }),
      cipher,
      Readable.from([await encrypted(Buffer.from('x'))]),
      workshop,
    );
  }

  function encrypted(content: Buffer, chunk = 100_000): Promise<Buffer> {
    return buffer(Readable.from(cipher.encrypt(inChunks(content, chunk), signal)));
  }

  function decrypted(content: Buffer, chunk = 100_000): Promise<Buffer> {
    return buffer(Readable.from(opener.decrypt(inChunks(content, chunk))));
  }

  test.each(sizes)('%d bytes come back, however they are cut into chunks', async (size) => {
    const content = randomBytes(size);
    for (const chunk of [997, piece, 3 * piece + 1]) {
      const stored = await encrypted(content, chunk);
      expect((await decrypted(stored, chunk)).equals(content)).toBe(true);
      if (size >= 32) expect(stored.includes(content.subarray(0, 32))).toBe(false);
    }
  });

  test.each(sizes)('%d bytes: the library reads ours, we read those of the library', async (size) => {
    const content = randomBytes(size);
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    expect(content.equals(await decrypter.decrypt(await encrypted(content)))).toBe(true);
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    expect((await decrypted(Buffer.from(await encrypter.encrypt(content)))).equals(content)).toBe(true);
  });

  test('no two files are encrypted with the same key', async () => {
    const [one, other] = [await encrypted(Buffer.from('same')), await encrypted(Buffer.from('same'))];
    expect(one.equals(other)).toBe(false);
    expect(one.subarray(-20).equals(other.subarray(-20))).toBe(false);
  });

  test('what was cut, changed, lengthened or put in another order is found', async () => {
    const content = randomBytes(3 * piece);
    const stored = await encrypted(content);
    const payload = stored.length - (16 + 3 * (piece + 16));
    const broken: Buffer[] = [stored.subarray(0, 10), Buffer.alloc(0), Buffer.concat([stored, Buffer.alloc(1)])];
    for (const at of [
      payload + 15,
      payload + 16,
      payload + 16 + piece + 16,
      stored.length - piece - 16,
      stored.length - 1,
    ])
      broken.push(stored.subarray(0, at));
    for (let at = 5; at < stored.length; at += 4999) {
      const flipped = Buffer.from(stored);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      broken.push(flipped);
    }
    const first = payload + 16;
    const [one, two] = [
      stored.subarray(first, first + piece + 16),
      stored.subarray(first + piece + 16, first + 2 * (piece + 16)),
    ];
    broken.push(Buffer.concat([stored.subarray(0, first), two, one, stored.subarray(first + 2 * (piece + 16))]));
    for (const bytes of broken) await expect(decrypted(bytes)).rejects.toMatchObject({ code: 'damaged' });
  });

  test('who opened it is said, and who could is named when nobody did', async () => {
    expect(opener.openedBy).toEqual([recipient]);
    const foreign = await generateX25519Identity();
    await expect(openWith(foreign)).rejects.toMatchObject({
      code: 'key-missing',
      because: [expect.stringContaining(recipient), expect.stringContaining(await identityToRecipient(foreign))],
    });
    expect((await openWith(`# several\n${foreign}\n${identity}\n`)).openedBy).toEqual([recipient]);
    await expect(openWith(identity.slice(0, -1))).rejects.toMatchObject({ code: 'key-missing' });
    await expect(openWith('')).rejects.toMatchObject({ code: 'key-missing' });
  });

  test('files lie under numbers, and only whole ones are believed', async () => {
    const stored = new Map<string, Buffer>();
    const stage = {
      write: async (path: string, content: AsyncIterable<Uint8Array>) =>
        void stored.set(path, await buffer(Readable.from(content))),
      discard: async (path: string) => void stored.delete(path),
    };
    const into = encryptedDestination(stage, cipher, signal);
    for (const name of ['database/a b.dump/toc.dat', 'database/a b.dump/1.dat', 'redis/x.rdb'])
      await into.write(name, inChunks(Buffer.from(name), 3));
    await into.discard('database/a b.dump');
    expect([...stored.keys()]).toEqual(['data/0003.age']);
    const files = parseNames(namesText(into.files), [...into.files.values()]);
    expect(files).toEqual(into.files);
    const file = files.get('redis/x.rdb');
    if (file === undefined) throw new Error('it is lost');
    const read = async () => Readable.from([stored.get(file.path)]);
    expect((await buffer(openFile(read, opener, file))).toString()).toBe('redis/x.rdb');
    await expect(buffer(openFile(read, opener, { ...file, sha256: '0'.repeat(64) }))).rejects.toMatchObject({
      code: 'damaged',
    });
    expect(() => parseNames('data/0009.age x\n', [file])).toThrow('names');
  });
});

test('a setting that would leave backups in clear is refused', async () => {
  await expect(openCipher(encryption.parse({ age: { 'identity-files': ['key'] } }), workshop)).rejects.toMatchObject({
    code: 'invalid-config',
  });
  expect(await openCipher(encryption.parse({}), workshop)).toBeUndefined();
  expect(encryption.safeParse({ age: { recipients: ['age1short'] } }).success).toBe(false);
  expect(encryption.safeParse({ gpg: { recipients: ['ABCD1234'] } }).success).toBe(false);
});

async function* inChunks(content: Buffer, bytes: number): AsyncGenerator<Buffer, void, undefined> {
  for (let at = 0; at < content.length; at += bytes) yield Buffer.from(content.subarray(at, at + bytes));
}
