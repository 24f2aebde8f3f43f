import { freeId } from '../../catalog/backup-id.ts';
import { type AnyManifest, bytesOf, encodeManifest, type Manifest, manifestPath } from '../../catalog/manifest.ts';
import type { Signer } from '../../catalog/signature.ts';
import type { Planned } from '../../components/component.ts';
import type { Config } from '../../config/schema.ts';
import type { Host } from '../../host/host.ts';
import { cancelled } from '../../lib/errors.ts';
import { formatBytes, formatDuration } from '../../lib/format.ts';
import { together } from '../../lib/together.ts';
import type { Cipher } from '../../pipeline/encryption/cipher.ts';
import { encryptedDestination } from '../../pipeline/encryption/encrypted-files.ts';
import { openSink, type Sink } from '../../pipeline/sink.ts';
import type { Store } from '../../stores/store.ts';
import type { Leases } from '../restore/take-lease.ts';
import { writeEncryptedMetadata } from './encrypted-metadata.ts';
import { buildManifest, writeMetadata } from './metadata.ts';
import { orMissing, partsOf } from './missing.ts';
import type { BackupPlan } from './plan.ts';

interface Settings extends Pick<Config, 'system' | 'timezone' | 'may-be-missing'> {
  readonly signal: AbortSignal;
  /** Ends what `signal` ends. */
  readonly abort: AbortController;
}

/**
 * Carries a plan out: every component into a stage of the store, then the metadata, then one commit. Whatever fails
 * before the commit leaves no trace in the store.
 */
export async function executeBackup(
  plan: BackupPlan,
  resources: {
    readonly host: Host;
    readonly store: Store;
    readonly lease: Leases;
    readonly signer: Signer | undefined;
    readonly cipher: Cipher | undefined;
    readonly scratch: string;
  },
  facts: Settings,
): Promise<{ readonly manifest: Manifest; readonly stored: AnyManifest }> {
  const { host, store, lease, signer, cipher } = resources;
  const startedAt = host.now();
  const taken = new Set(await store.folders());
  const id = await freeId(startedAt, (one) => taken.has(one) || taken.has(`${one}.partial`));
  await using stage = await store.stage(id);
  const encrypted = cipher && encryptedDestination(stage, cipher, facts.signal);
  const out = encrypted === undefined ? stage : { ...encrypted, folder: undefined };
  const { had, missing } = await captureAll(plan.planned, openSink(id, out, resources.scratch), host, facts);
  const manifest = buildManifest({ ...facts, id, startedAt, captured: had, missing, host, signer, plan });
  const complete = await writeMetadata(out, manifest, had, signer, facts.signal);
  const stored =
    cipher && encrypted
      ? await writeEncryptedMetadata({ stage, encrypted }, complete, cipher, signer, facts.signal)
      : complete;
  if (facts.signal.aborted) throw cancelled(facts.signal);
  await lease.check();
  await stage.commit({ path: manifestPath, content: encodeManifest(stored) });
  host.stand({
    stopping: `backup ${id} is complete, and its lease is given back`,
    hint: `Backup ${id} is complete: there is nothing to do.`,
    abandoned: `Backup ${id} is complete.`,
  });
  host.log.info(`Committed ${store.location}/${id}/${manifestPath}`);
  return { manifest: complete, stored };
}

/** All components at once, so that their recovery points lie close together; the first that must not fail ends the others. */
async function captureAll(planned: readonly Planned[], sink: Sink, host: Host, settings: Settings) {
  const { abort, signal } = settings;
  const runs = planned.map((one) => async () => {
    const started = performance.now();
    const { component } = one.plan;
    try {
      const capture = await orMissing(component, settings, signal, one.backup(sink));
      if ('missing' in capture) {
        await sink.discard(component);
        return capture;
      }
      const durationMs = Math.round(performance.now() - started);
      const size = formatBytes(bytesOf(capture.files));
      host.log.info(`${component}: ${size} in ${formatDuration(durationMs)} (${capture.highlights.join(', ')})`);
      return { plan: one.plan, capture, durationMs };
    } catch (error) {
      abort.abort(error);
      throw error;
    }
  });
  return partsOf(await together(signal, runs));
}
