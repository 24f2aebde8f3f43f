import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { BackupError } from '../../lib/errors.ts';
import type { Destination } from '../write.ts';
import type { Cipher, CipherKind, Opener } from './cipher.ts';

/** A file of an encrypted backup, as everybody may see it. */
export interface EncryptedFile {
  /** Says nothing of what is in it. */
  readonly path: string;
  /** Of the encrypted bytes, as they lie in every copy. */
  readonly bytes: number;
  readonly sha256: string;
}

export const suffixOf = (kind: CipherKind) => `.${kind}`;

/** Where the content of an encrypted backup is put: under names that say nothing, and only encrypted. */
export interface EncryptedDestination extends Destination {
  /** What was written: by its own name, and where it lies. */
  readonly files: ReadonlyMap<string, EncryptedFile>;
  /** Writes a file under a given name instead of a number. */
  writeAs(path: string, stored: string, content: AsyncIterable<Uint8Array>): Promise<void>;
}

export function encryptedDestination(stage: Destination, cipher: Cipher, signal: AbortSignal): EncryptedDestination {
  const files = new Map<string, EncryptedFile>();
  let count = 0;
  const writeAs = async (path: string, stored: string, content: AsyncIterable<Uint8Array>, expectedBytes?: number) => {
    const hash = createHash('sha256');
    let bytes = 0;
    async function* metered() {
      for await (const chunk of cipher.encrypt(content, signal)) {
        hash.update(chunk);
        bytes += chunk.byteLength;
        yield chunk;
      }
    }
    await stage.write(stored, metered(), expectedBytes);
    files.set(path, { path: stored, bytes, sha256: hash.digest('hex') });
  };
  return {
    files,
    writeAs,
    write: async (path, content, expectedBytes) => {
      count += 1;
      const stored = `data/${String(count).padStart(4, '0')}${suffixOf(cipher.kind)}`;
      await writeAs(path, stored, content, expectedBytes);
    },
    discard: async (path) => {
      for (const [name, { path: stored }] of [...files]) {
        if (name !== path && !name.startsWith(`${path}/`)) continue;
        files.delete(name);
        await stage.discard(stored);
      }
    },
  };
}

/** What lies where in an encrypted backup, a line each: "data/0001.age database/globals_20261122_020000.sql.zst". */
export function namesText(files: ReadonlyMap<string, EncryptedFile>): string {
  return [...files].map(([path, { path: stored }]) => `${stored} ${path}\n`).join('');
}

/** @returns by its own name, where each file lies */
export function parseNames(text: string, files: readonly EncryptedFile[]): ReadonlyMap<string, EncryptedFile> {
  const stored = new Map(files.map((file) => [file.path, file]));
  const named = new Map<string, EncryptedFile>();
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const space = line.indexOf(' ');
    const file = stored.get(line.slice(0, space));
    if (file === undefined) throw new BackupError('damaged', 'The names of an encrypted backup name a file it has not');
    named.set(line.slice(space + 1), file);
  }
  return named;
}

/** The content of a file. The stream ends with an error, `damaged`, unless all of it is as it was written. */
export function openFile(
  read: (path: string) => Promise<Readable>,
  { decrypt }: Opener,
  file: EncryptedFile,
): Readable {
  async function* content() {
    yield* decrypt(asRecorded(await read(file.path), file));
  }
  return Readable.from(content(), { objectMode: false, highWaterMark: 1024 * 1024 });
}

/** Encrypted bytes, then an error if they are not those recorded. */
export async function* asRecorded(
  content: AsyncIterable<Buffer>,
  { path, bytes, sha256 }: EncryptedFile,
): AsyncGenerator<Buffer, void, undefined> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of content) {
    hash.update(chunk);
    size += chunk.byteLength;
    yield chunk;
  }
  if (size === bytes && hash.digest('hex') === sha256) return;
  throw new BackupError('damaged', `${path} is not what was recorded when it was made`, {
    hint: 'Choose another backup: "backupctl verify all" tells which are whole.',
  });
}
