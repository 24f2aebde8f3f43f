import { createHash, type KeyObject, sign } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Manifest, manifestPath, manifestSchema, signaturePath, sumsPath } from '../../../src/catalog/manifest.ts';

/** A backup on disk; `folder` is `<store>/<id>`. */
export interface BackupFolder {
  readonly id: string;
  readonly folder: string;
}

/** Every file below a folder, relative to it, sorted. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

export async function readManifest(folder: string): Promise<Manifest> {
  return manifestSchema.parse(JSON.parse(await readFile(join(folder, manifestPath), 'utf8')));
}

/** Replaces a file. Copies share their files by hard links: nothing may ever be written in place. */
export async function replace(folder: string, path: string, content: Uint8Array | string): Promise<void> {
  await rm(join(folder, path), { recursive: true, force: true });
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

/** Writes the manifest and SHA256SUMS over it as a backup does, and the signature when there is a key. */
export async function writeManifest(folder: string, manifest: Manifest, key?: KeyObject): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`);
  await replace(folder, manifestPath, bytes);
  await replace(folder, sumsPath, sumsOf(manifest, bytes));
  if (key !== undefined) await replace(folder, signaturePath, sign(null, bytes, key));
}

export function sumsOf(manifest: Manifest, bytes: Uint8Array): string {
  const all = [...manifest.files, { path: manifestPath, sha256: sha256(bytes) }];
  return all.map((file) => `${file.sha256}  ${file.path}\n`).join('');
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Makes a good backup with another id out of a good one, so that many fit into one store: the files are the same ones,
 * the manifest names the new id and is signed with the key, or unsigned without one.
 */
export async function copyBackup(
  source: BackupFolder,
  store: string,
  id: string,
  key: KeyObject | undefined,
): Promise<BackupFolder> {
  const folder = join(store, id);
  for (const path of await filesIn(source.folder)) {
    if (path === manifestPath || path === sumsPath || path === signaturePath || path.startsWith('proofs/')) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await link(join(source.folder, path), join(folder, path));
  }
  const { signer, ...manifest } = await readManifest(source.folder);
  await writeManifest(folder, { ...manifest, id, ...(key && signer !== undefined && { signer }) }, key);
  return { id, folder };
}
