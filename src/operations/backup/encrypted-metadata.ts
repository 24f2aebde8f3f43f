import { Readable } from 'node:stream';
import {
  type EncryptedManifest,
  encodeManifest,
  factsPath,
  instructionsPath,
  type Manifest,
  manifestPath,
  missingIn,
  namesPath,
} from '../../catalog/manifest.ts';
import type { Signer } from '../../catalog/signature.ts';
import { components } from '../../components/index.ts';
import type { Encryption } from '../../pipeline/encryption/cipher.ts';
import { type EncryptedDestination, namesText } from '../../pipeline/encryption/encrypted-files.ts';
import { type Destination, writeText } from '../../pipeline/write.ts';
import { encryptedInstructions } from '../../report/encrypted-instructions.ts';
import { vouchFor } from './metadata.ts';

/**
 * Completes an encrypted backup: its own manifest and the names of its files, encrypted; then what everybody may know. What is
 * encrypted is, once decrypted, a plain backup with all that belongs to one.
 */
export async function writeEncryptedMetadata(
  { stage, encrypted }: { readonly stage: Destination; readonly encrypted: EncryptedDestination },
  manifest: Manifest,
  { kind, recipients }: Encryption,
  signer: Signer | undefined,
  signal: AbortSignal,
): Promise<EncryptedManifest> {
  await encrypted.writeAs(manifestPath, factsPath(kind), contentOf(encodeManifest(manifest)));
  await encrypted.writeAs('metadata/names', namesPath(kind), contentOf(Buffer.from(namesText(encrypted.files))));
  const record = publicRecord(manifest, { kind, recipients }, encrypted);
  const { path, bytes, sha256 } = await writeText(stage, instructionsPath, encryptedInstructions(record), signal);
  const complete: EncryptedManifest = { ...record, files: [...record.files, { path, bytes, sha256 }] };
  await vouchFor(stage, complete, signer, signal);
  return complete;
}

function publicRecord(
  manifest: Manifest,
  { kind, recipients }: Encryption,
  encrypted: EncryptedDestination,
): EncryptedManifest {
  const { components: held, files: _files, warnings: _warnings, ...common } = manifest;
  const shown = Object.entries(held).map(([name, one]) => {
    const identity = components.find((component) => component.name === name)?.identity?.(one.facts);
    const { recoveryPoint, durationMs, bytes, rawBytes, sourceBytes } = one;
    return [name, { recoveryPoint, durationMs, bytes, rawBytes, sourceBytes, ...(identity && { identity }) }] as const;
  });
  return {
    ...common,
    format: 2,
    encryption: { kind, recipients: [...recipients] },
    components: Object.fromEntries(shown),
    missing: missingIn(manifest).map(({ component }) => component),
    files: [...encrypted.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

function contentOf(bytes: Buffer): Readable {
  return Readable.from([bytes], { objectMode: false });
}
