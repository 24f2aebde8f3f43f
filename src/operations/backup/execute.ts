import { backupId } from '../../catalog/backup-id.ts';
import type { Lease } from '../../catalog/lease.ts';
import { encodeManifest, type Manifest, manifestPath } from '../../catalog/manifest.ts';
import type { Signer } from '../../catalog/signature.ts';
import type { Capture, Planned } from '../../components/component.ts';
import type { Config } from '../../config/schema.ts';
import type { Host } from '../../host/host.ts';
import { cancelled } from '../../lib/errors.ts';
import { formatBytes, formatDuration } from '../../lib/format.ts';
import { together } from '../../lib/together.ts';
import { openSink, type Sink } from '../../pipeline/sink.ts';
import type { ReadableStore, Store } from '../../stores/store.ts';
import { buildManifest, writeMetadata } from './metadata.ts';
import { orMissing, partsOf } from './missing.ts';
import type { BackupPlan } from './plan.ts';

export interface Executed {
  readonly manifest: Manifest;
  readonly manifestBytes: Buffer;
}

type Settings = Pick<Config, 'system' | 'timezone' | 'may-be-missing'> & { readonly abort: AbortController };

/**
 * Carries a plan out: every component into a stage of the store, then the metadata, then one commit. Whatever fails
 * before the commit leaves no trace in the store.
 */
export async function executeBackup(
  plan: BackupPlan,
  resources: {
    readonly host: Host;
    readonly store: Store;
    readonly lease: Lease;
    readonly signer: Signer | undefined;
    readonly scratch: string;
  },
  facts: Settings,
): Promise<Executed> {
  const { host, store, lease, signer } = resources;
  const startedAt = host.now();
  const id = await freeId(store, startedAt);
  await using stage = await store.stage(id);
  const { had, missing } = await captureAll(plan.planned, openSink(id, stage, resources.scratch), host, facts);
  const manifest = buildManifest({
    ...facts,
    id,
    type: plan.type,
    startedAt,
    captured: had,
    missing,
    host,
    signer,
    plan,
  });
  const complete = await writeMetadata(stage, manifest, had, signer, facts.abort.signal);
  const manifestBytes = encodeManifest(complete);
  if (facts.abort.signal.aborted) throw cancelled(facts.abort.signal);
  await lease.check();
  await stage.commit({ path: manifestPath, content: manifestBytes });
  host.stand({
    stopping: `backup ${id} is complete, and its lease is given back`,
    hint: `Backup ${id} is complete: there is nothing to do.`,
    abandoned: `Backup ${id} is complete.`,
  });
  host.log.info(`Committed ${store.location}/${id}/${manifestPath}`);
  return { manifest: complete, manifestBytes };
}

/** All components at once, so that their recovery points lie close together; the first that must not fail ends the others. */
async function captureAll(planned: readonly Planned[], sink: Sink, host: Host, settings: Settings) {
  const { abort } = settings;
  const runs = planned.map((one) => async () => {
    const started = performance.now();
    const { component } = one.plan;
    try {
      const capture = await orMissing(component, settings, abort.signal, one.backup(sink));
      if ('missing' in capture) {
        await sink.discard(component);
        return capture;
      }
      const durationMs = Math.round(performance.now() - started);
      logCapture(host, one, capture, durationMs);
      return { plan: one.plan, capture, durationMs };
    } catch (error) {
      if (!abort.signal.aborted) abort.abort(error);
      throw error;
    }
  });
  return partsOf(await together(abort.signal, runs));
}

function logCapture(host: Host, { plan }: Planned, capture: Capture, durationMs: number): void {
  const bytes = capture.files.reduce((sum, file) => sum + file.bytes, 0);
  const found = capture.highlights.join(', ');
  host.log.info(`${plan.component}: ${formatBytes(bytes)} in ${formatDuration(durationMs)} (${found})`);
}

/** Ids have a resolution of one second; the next free one is taken. */
async function freeId(store: ReadableStore, startedAt: Date): Promise<string> {
  const taken = new Set(await store.folders());
  for (let time = startedAt.getTime(); ; time += 1000) {
    const id = backupId(new Date(time));
    if (!taken.has(id) && !taken.has(`${id}.partial`)) return id;
  }
}
