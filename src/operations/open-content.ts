import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import type { Entry } from '../catalog/catalog.ts';
import { type Manifest, manifestPath, namesPath, parseManifest } from '../catalog/manifest.ts';
import type { Config } from '../config/schema.ts';
import { BackupError } from '../lib/errors.ts';
import type { Workshop } from '../pipeline/encryption/cipher.ts';
import { asRecorded, type EncryptedFile, openFile, parseNames } from '../pipeline/encryption/encrypted-files.ts';
import { openEncrypted } from '../pipeline/encryption/index.ts';
import type { Origin } from '../pipeline/stored-backup.ts';
import type { ReadableStore } from '../stores/store.ts';

export type OwnEntry = Extract<Entry, { kind: 'backup' }>;

/** Where private keys are looked for, and what they are used with. */
export interface Opening extends Workshop {
  readonly config: Pick<Config, 'encryption'>;
}

/** What a backup holds, in clear, whether it is encrypted or not. */
export interface Content {
  readonly manifest: Manifest;
  /** Bytes of its files, by the names of this manifest. */
  readonly origin: Origin;
  /** Of an encrypted backup: who was seen to open it, and where each file lies. */
  readonly encrypted:
    | { readonly openedBy: readonly string[]; readonly files: ReadonlyMap<string, EncryptedFile> }
    | undefined;
}

/**
 * The one place where an encrypted backup is opened.
 *
 * @throws BackupError `key-missing` naming the recipients; `damaged`
 */
export async function openContent(store: ReadableStore, entry: OwnEntry, opening: Opening): Promise<Content> {
  const { id, manifest } = entry;
  const read = (path: string) => store.read(`${id}/${path}`);
  if (manifest.format === 1) return { manifest, origin: { read, folder: store.localPath(id) }, encrypted: undefined };
  const list = manifest.files.find(({ path }) => path === namesPath(manifest.encryption.kind));
  if (list === undefined) throw notWhole(id, 'it does not list the names of its files');
  const names = await buffer(Readable.from(asRecorded(await read(list.path), list)));
  const opener = await openEncrypted(opening.config.encryption, manifest.encryption, Readable.from([names]), opening);
  const files = parseNames(await text(opener.decrypt(Readable.from([names]))), manifest.files);
  const open = (path: string) => {
    const file = files.get(path);
    if (file === undefined) throw notWhole(id, `it holds no ${path}`);
    return openFile(read, opener, file);
  };
  const parsed = parseManifest(await buffer(open(manifestPath)));
  if (parsed.kind !== 'manifest') throw notWhole(id, 'its own manifest cannot be understood');
  const { manifest: inner } = parsed;
  if (inner.format !== 1 || inner.id !== id || inner.system !== manifest.system)
    throw notWhole(id, 'its own manifest is that of another backup');
  const origin = { read: async (path: string) => open(path), folder: undefined };
  return { manifest: inner, origin, encrypted: { openedBy: opener.openedBy, files } };
}

function notWhole(id: string, why: string): BackupError {
  return new BackupError('damaged', `The encrypted backup ${id} is not whole: ${why}`, {
    hint: 'Choose another backup: "backupctl verify all" tells which are whole.',
  });
}
