import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Manifest } from '../../../src/catalog/manifest.ts';
import type { Codec } from '../../../src/pipeline/stored-file.ts';
import { type BackupFolder, readManifest, replace, sha256, writeManifest } from './copy.ts';

/** Replaces a file's content and recomputes all that was recorded about its bytes: manifest, .sha256 files, SHA256SUMS. */
export async function forge(copy: BackupFolder, path: string, raw: Buffer): Promise<void> {
  const manifest = await readManifest(copy.folder);
  const before = manifest.files.find((file) => file.path === path);
  if (before === undefined) throw new Error(`${path} is not in the manifest`);
  const stored = encode(raw, before.codec);
  await replace(copy.folder, path, stored);
  let forged = record(manifest, path, stored, raw);
  for (const { path: sums } of manifest.files.filter((file) => file.path.endsWith('.sha256') && file.path !== path)) {
    const text = await readFile(join(copy.folder, sums), 'utf8');
    const renewed = Buffer.from(text.replaceAll(before.sha256, sha256(stored)));
    await replace(copy.folder, sums, renewed);
    forged = record(forged, sums, renewed, renewed);
  }
  await writeManifest(copy.folder, forged);
}

/** The decoded content of a file of a backup. */
export async function contentOf(copy: BackupFolder, path: string): Promise<Buffer> {
  const stored = await readFile(join(copy.folder, path));
  const file = (await readManifest(copy.folder)).files.find((one) => one.path === path);
  if (file?.codec === 'zstd') return zstdDecompressSync(stored);
  return file?.codec === 'gzip' ? gunzipSync(stored) : stored;
}

function encode(raw: Buffer, codec: Codec): Buffer {
  if (codec === 'none') return raw;
  if (codec === 'gzip') return gzipSync(raw);
  return zstdCompressSync(raw, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
}

function record(manifest: Manifest, path: string, stored: Buffer, raw: Buffer): Manifest {
  const files = manifest.files.map((file) => {
    if (file.path !== path) return file;
    const { rawSha256, ...rest } = file;
    const known = { ...rest, bytes: stored.length, sha256: sha256(stored), rawBytes: raw.length };
    return rawSha256 === undefined ? known : { ...known, rawSha256: sha256(raw) };
  });
  return { ...manifest, files };
}

/** CRC-64 of Redis (Jones, reflected), bit by bit. */
export function crc64(bytes: Uint8Array): Buffer {
  let crc = 0n;
  for (const byte of bytes) {
    crc ^= BigInt(byte);
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1n) === 1n ? (crc >> 1n) ^ 0x95ac9329ac4bc9b5n : crc >> 1n;
  }
  const trailer = Buffer.alloc(8);
  trailer.writeBigUInt64LE(crc);
  return trailer;
}
