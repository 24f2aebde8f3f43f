import { createHash } from 'node:crypto';
import { version as nodeVersion } from 'node:process';
import {
  type AnyManifest,
  bytesOf,
  encodeManifest,
  instructionsPath,
  type Manifest,
  type ManifestComponent,
  manifestPath,
  signaturePath,
  summaryPath,
  sumsPath,
} from '../../catalog/manifest.ts';
import type { Signer } from '../../catalog/signature.ts';
import type { Capture, ComponentPlan } from '../../components/component.ts';
import { components } from '../../components/index.ts';
import type { Host } from '../../host/host.ts';
import { type Destination, writeStored, writeText } from '../../pipeline/write.ts';
import { summaryText } from '../../report/backup-summary.ts';
import { restoreInstructions } from '../../report/instructions.ts';
import { programName, programVersion } from '../version.ts';
import type { BackupPlan } from './plan.ts';

export interface Captured {
  readonly plan: ComponentPlan;
  readonly capture: Capture;
  readonly durationMs: number;
}

export interface ManifestInput {
  readonly id: string;
  readonly system: string;
  readonly timezone: string;
  readonly startedAt: Date;
  readonly captured: readonly Captured[];
  /** What should have been captured too, in words. */
  readonly missing: readonly string[];
  readonly plan: BackupPlan;
  readonly host: Host;
  readonly signer: Signer | undefined;
}

/** The manifest of what was captured; the files of the metadata itself are added by writeMetadata. */
export function buildManifest(input: ManifestInput): Manifest {
  const { captured, host, signer } = input;
  const points = captured.map(({ capture }) => capture.recoveryPoint.getTime());
  const { url, actor, sha, machine } = host.run;
  return {
    format: 1,
    id: input.id,
    system: input.system,
    type: input.plan.type,
    tiers: [input.plan.type === 'full' ? 'daily' : 'pre-deployment'],
    startedAt: input.startedAt.toISOString(),
    finishedAt: host.now().toISOString(),
    timezone: input.timezone,
    run: { machine, ...(url && { url }), ...(actor && { actor }), ...(sha && { sha }) },
    program: { name: programName, version: programVersion, node: nodeVersion },
    components: Object.fromEntries(captured.map((one) => [one.plan.component, componentRecord(one)])),
    skewMs: Math.max(...points) - Math.min(...points),
    files: captured.flatMap(({ capture }) => [...capture.files]),
    warnings: [
      ...input.plan.warnings,
      ...input.missing,
      ...captured.flatMap(({ plan, capture }) => capture.warnings.map((text) => `${plan.component}: ${text}`)),
    ],
    ...(signer && { signer: signer.publicKey }),
  };
}

/** Writes all that stands beside the manifest, which the store writes last: RESTORE.md, the summary, the signature, SHA256SUMS. */
export async function writeMetadata(
  stage: Destination,
  manifest: Manifest,
  captured: readonly Captured[],
  signer: Signer | undefined,
  signal: AbortSignal,
): Promise<Manifest> {
  const chapters = captured.map(({ plan, capture }) => {
    const component = components.find(({ name }) => name === plan.component);
    return { component: plan.component, text: component?.instructions(capture.facts, capture.files) ?? '' };
  });
  const texts = [
    await writeText(stage, instructionsPath, restoreInstructions(manifest, chapters), signal),
    await writeText(stage, summaryPath, summaryText(manifest), signal),
  ];
  const complete: Manifest = { ...manifest, files: [...manifest.files, ...texts] };
  await vouchFor(stage, complete, signer, signal);
  return complete;
}

/** Writes what vouches for a manifest: its signature, SHA256SUMS. */
export async function vouchFor(
  stage: Destination,
  manifest: AnyManifest,
  signer: Signer | undefined,
  signal: AbortSignal,
): Promise<void> {
  const bytes = encodeManifest(manifest);
  if (signer !== undefined) {
    await writeStored(stage, signaturePath, [signer.sign(bytes)], { codec: 'none', signal });
  }
  await writeText(stage, sumsPath, sumsText(manifest, bytes), signal);
}

/** Every file with its hash, for `sha256sum -c metadata/SHA256SUMS` inside the backup's folder. */
export function sumsText(manifest: AnyManifest, manifestBytes: Buffer): string {
  const own = { path: manifestPath, sha256: createHash('sha256').update(manifestBytes).digest('hex') };
  return [...manifest.files, own].map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
}

function componentRecord({ plan, capture, durationMs }: Captured): ManifestComponent {
  return {
    source: plan.source,
    recoveryPoint: capture.recoveryPoint.toISOString(),
    durationMs,
    bytes: bytesOf(capture.files),
    rawBytes: capture.files.reduce((sum, file) => sum + file.rawBytes, 0),
    sourceBytes: plan.estimatedRawBytes,
    highlights: [...capture.highlights],
    tools: { ...capture.tools },
    facts: JSON.parse(JSON.stringify(capture.facts)),
  };
}
