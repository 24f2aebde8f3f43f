import { z } from 'zod';
import { type ComponentName, componentNames } from '../config/component-names.ts';
import { parseJson } from '../lib/json.ts';
import { storedFileSchema } from '../pipeline/stored-file.ts';

export const manifestPath = 'metadata/backup_info.json';
export const signaturePath = 'metadata/backup_info.json.sig';
export const sumsPath = 'metadata/SHA256SUMS';
export const summaryPath = 'metadata/backup_summary.txt';
export const instructionsPath = 'metadata/RESTORE.md';
export const proofsFolder = 'proofs';

const backupTypes = ['full', 'incremental', 'pre-deployment'] as const;

const time = z.iso.datetime();
const json: z.ZodType<{ readonly [key: string]: z.core.util.JSONType }> = z.record(z.string(), z.json());

const componentSchema = z.strictObject({
  source: z.string(),
  recoveryPoint: time,
  durationMs: z.number().min(0),
  bytes: z.int().min(0),
  rawBytes: z.int().min(0),
  /** What was to be read, as the source told before: to see from the next backup how much it has grown. */
  sourceBytes: z.number().min(0).optional(),
  highlights: z.array(z.string()),
  tools: z.record(z.string(), z.string()),
  /** The component's own record; parsed by the component. */
  facts: json,
});

/** The signed record of a backup, format version 1. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  id: z.string(),
  system: z.string(),
  type: z.enum(backupTypes),
  tiers: z.array(z.enum(['daily', 'weekly', 'monthly', 'pre-deployment', 'incremental'])),
  startedAt: time,
  finishedAt: time,
  timezone: z.string(),
  run: z.strictObject({
    machine: z.string(),
    url: z.string().optional(),
    actor: z.string().optional(),
    sha: z.string().optional(),
  }),
  program: z.strictObject({ name: z.literal('backup-actions'), version: z.string(), node: z.string() }),
  components: z.partialRecord(z.enum(componentNames), componentSchema),
  /** Between the earliest and the latest recovery point, milliseconds. */
  skewMs: z.number().min(0),
  /** Every file of the backup but the manifest, its signature, SHA256SUMS and later proofs. */
  files: z.array(storedFileSchema),
  warnings: z.array(z.string()),
  /** Public key (base64 of its DER form) whose signature lies beside the manifest. */
  signer: z.string().optional(),
});
export type Manifest = z.output<typeof manifestSchema>;
export type ManifestComponent = z.output<typeof componentSchema>;

/** The manifest as bytes; what is hashed and signed. */
export function encodeManifest(manifest: Manifest): Buffer {
  return Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`, 'utf8');
}

export type ParsedManifest =
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
  /** JSON, but not ours: the guide's scripts write a file of the same name. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'damaged'; readonly problem: string };

export function parseManifest(bytes: Buffer): ParsedManifest {
  const value = parseJson(bytes);
  if (value === undefined) return { kind: 'damaged', problem: 'is not JSON' };
  if (typeof value !== 'object' || value === null || !('format' in value)) return { kind: 'foreign' };
  if (typeof value.format === 'number' && value.format > 1) {
    return { kind: 'damaged', problem: `has format version ${value.format}; this program reads version 1` };
  }
  const parsed = manifestSchema.safeParse(value);
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
export function missingIn({ warnings }: { readonly warnings: readonly string[] }) {
  return warnings.flatMap((warning) =>
    componentNames
      .filter((component) => warning.startsWith(missingWarning(component, '')))
      .map((component) => ({ component, warning })),
  );
}

/** Bytes of all files a manifest lists. */
export function totalBytes(manifest: Manifest): number {
  return bytesOf(manifest.files);
}

export function bytesOf(files: readonly { readonly bytes: number }[]): number {
  return files.reduce((sum, file) => sum + file.bytes, 0);
}
