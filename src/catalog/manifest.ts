import { z } from 'zod';
import { type ComponentName, componentNames } from '../config/component-names.ts';
import { parseJson } from '../lib/json.ts';
import { storedFileSchema } from '../pipeline/stored-file.ts';
import { type EncryptedManifest, encryptedManifestSchema } from './encrypted-manifest.ts';
import { commonComponentFields, commonFields, json } from './manifest-fields.ts';

export const manifestPath = 'metadata/backup_info.json';
export const signaturePath = 'metadata/backup_info.json.sig';
export const sumsPath = 'metadata/SHA256SUMS';
export const summaryPath = 'metadata/backup_summary.txt';
export const instructionsPath = 'metadata/RESTORE.md';
export const proofsFolder = 'proofs';

const componentSchema = z.strictObject({
  ...commonComponentFields,
  source: z.string(),
  highlights: z.array(z.string()),
  tools: z.record(z.string(), z.string()),
  /** The component's own record; parsed by the component. */
  facts: json,
});

/** The signed record of a backup, format version 1. */
export const manifestSchema = z.strictObject({
  ...commonFields,
  format: z.literal(1),
  components: z.partialRecord(z.enum(componentNames), componentSchema),
  /** Every file of the backup but the manifest, its signature, SHA256SUMS and later proofs. */
  files: z.array(storedFileSchema),
  warnings: z.array(z.string()),
});
export type Manifest = z.output<typeof manifestSchema>;
export type ManifestComponent = z.output<typeof componentSchema>;
export { factsPath, namesPath } from './encrypted-manifest.ts';
export type { EncryptedManifest };
export type AnyManifest = Manifest | EncryptedManifest;

/** The manifest as bytes; what is hashed and signed. */
export function encodeManifest(manifest: AnyManifest): Buffer {
  return Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`, 'utf8');
}

export type ParsedManifest =
  | { readonly kind: 'manifest'; readonly manifest: AnyManifest }
  /** JSON, but not ours: the guide's scripts write a file of the same name. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'damaged'; readonly problem: string };

export function parseManifest(bytes: Buffer): ParsedManifest {
  const value = parseJson(bytes);
  if (value === undefined) return { kind: 'damaged', problem: 'is not JSON' };
  if (typeof value !== 'object' || value === null || !('format' in value)) return { kind: 'foreign' };
  if (typeof value.format === 'number' && value.format > 2) {
    return { kind: 'damaged', problem: `has format version ${value.format}; this program reads versions 1 and 2` };
  }
  const parsed = value.format === 2 ? encryptedManifestSchema.safeParse(value) : manifestSchema.safeParse(value);
  if (parsed.success) return { kind: 'manifest', manifest: parsed.data };
  const issue = parsed.error.issues[0];
  return { kind: 'damaged', problem: `does not follow the format: ${issue?.path.join('.')}: ${issue?.message}` };
}

/**
 * The warning that a component which may be missing is missing. A warning and no field of its own: copies of this program that
 * were made before know no such field, and would call the manifest damaged.
 */
export function missingWarning(component: ComponentName, why: string): string {
  return `${component} is missing in this backup: ${why}`;
}

/** Components that a backup should hold and does not, each with the warning that says so. */
export function missingIn(manifest: { readonly warnings: readonly string[] } | Pick<EncryptedManifest, 'missing'>) {
  if ('missing' in manifest) {
    return manifest.missing.map((component) => ({
      component,
      warning: missingWarning(component, 'its manifest says why, which is encrypted'),
    }));
  }
  return manifest.warnings.flatMap((warning) =>
    componentNames
      .filter((component) => warning.startsWith(missingWarning(component, '')))
      .map((component) => ({ component, warning })),
  );
}

/** Bytes of all files a manifest lists. */
export function totalBytes(manifest: AnyManifest): number {
  return bytesOf(manifest.files);
}

export function bytesOf(files: readonly { readonly bytes: number }[]): number {
  return files.reduce((sum, file) => sum + file.bytes, 0);
}
