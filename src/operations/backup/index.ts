import { isAbsolute, relative } from 'node:path';
import { readCatalog } from '../../catalog/catalog.ts';
import { type AnyManifest, encodeManifest, type Manifest, manifestPath, totalBytes } from '../../catalog/manifest.ts';
import { sha256Of } from '../../catalog/seal.ts';
import { openSigner } from '../../catalog/signature.ts';
import { componentNames } from '../../config/component-names.ts';
import type { Host } from '../../host/host.ts';
import { openCipher } from '../../pipeline/encryption/index.ts';
import type { BackupReport } from '../../report/report.ts';
import { openStore, openWritableStore } from '../../stores/index.ts';
import type { ReadableStore } from '../../stores/store.ts';
import { type RecordedContext, recorded } from '../evidence/recorded.ts';
import { takeLeases } from '../restore/take-lease.ts';
import { openSession, scratchFolder } from '../workplace.ts';
import { executeBackup } from './execute.ts';
import { backupDescription } from './fields.ts';
import { type BackupPlan, planBackup, requireSpace } from './plan.ts';
import { type BackupRequest, backupRequestSchema } from './request.ts';

export const backup = recorded<BackupRequest>({
  ...backupDescription,
  request: backupRequestSchema,
  sections: ({ components = componentNames, switches }) => [
    ...components.filter((name) => switches[name] !== false),
    'stores',
    'signing',
    'encryption',
  ],
  recordedAs: ({ dryRun }) => (dryRun ? undefined : 'backup'),
  run,
});

async function run({ request, config, host, witness }: RecordedContext<BackupRequest>): Promise<BackupReport> {
  await using store = await openStore(config, host);
  const signer = openSigner(config.signing);
  const abort = new AbortController();
  await using scratch = await scratchFolder(host);
  const session = openSession(host, config, scratch.path, AbortSignal.any([host.signal, abort.signal]));
  const cipher = await openCipher(config.encryption, session);

  const plan = await host.log.group('Plan', async () => {
    const catalog = await readCatalog(store);
    const seen = await planBackup(request, session, catalog, await store.freeBytes());
    const made = { ...seen, warnings: [...seen.warnings, ...workspaceWarnings(host, store)] };
    logPlan(host, made, catalog.leftovers);
    return made;
  });
  if (request.dryRun) return plannedReport(plan, config.system, store);
  requireSpace(plan.space, store.location);

  await using target = await openWritableStore(config, host);
  await using lease = await takeLeases([target], { session, host, abort }, 'backup');
  host.stand({
    stopping: 'what was written of the backup is removed',
    hint: 'Nothing was committed. Run it again when you are ready.',
    abandoned: 'Nothing was committed; a folder that ends in .partial may be left in the store and can be removed.',
  });
  const started = performance.now();
  const made = await host.log.group('Backup', () =>
    executeBackup(
      plan,
      { host, store: target, lease, signer, cipher, scratch: scratch.path },
      { ...config, abort, signal: session.signal },
    ),
  );
  const { id, type, components } = made.stored;
  const details = { type, components: Object.keys(components).join(', '), bytes: totalBytes(made.stored) };
  witness({ id, manifestSha256: sha256Of(encodeManifest(made.stored)), details });
  return doneReport(plan, made, store, Math.round(performance.now() - started));
}

/** A checkout cleans the workspace of a self-hosted runner (`git clean -ffdx`), and the backups in it. */
function workspaceWarnings(host: Host, store: ReadableStore): string[] {
  const folder = store.localPath('');
  if (host.kind !== 'github' || folder === undefined) return [];
  const within = relative(host.folder, folder);
  if (within.startsWith('..') || isAbsolute(within)) return [];
  return [
    `The store ${folder} lies in the workspace, which the next checkout cleans: name a folder outside with stores.local.path.`,
  ];
}

/** Warnings of the plan are the report's too, and become annotations there. */
function logPlan({ log }: Host, plan: BackupPlan, leftovers: readonly string[]): void {
  for (const { plan: one } of plan.planned) {
    log.info(`${one.component}: ${one.source}`);
    for (const detail of one.details) log.info(`  ${detail}`);
  }
  for (const warning of plan.warnings) log.info(`warning: ${warning}`);
  if (leftovers.length > 0)
    log.warning(`Left behind by interrupted backups: ${leftovers.join(', ')}. They are not backups.`);
}

function plannedReport(plan: BackupPlan, system: string, store: ReadableStore): BackupReport {
  const { type, space, warnings } = plan;
  const components = plan.planned.map(({ plan: { component, source, estimatedBytes, details } }) => {
    return { component, source, estimatedBytes, details };
  });
  return { operation: 'backup', status: 'planned', system, type, store: store.location, components, space, warnings };
}

function doneReport(
  plan: BackupPlan,
  { manifest, stored }: { readonly manifest: Manifest; readonly stored: AnyManifest },
  store: ReadableStore,
  durationMs: number,
): BackupReport {
  const { id, system, type, skewMs, warnings } = manifest;
  const path = store.localPath(id) ?? `${store.location}/${id}`;
  const components = Object.entries(manifest.components).map(([component, record]) => {
    const { source, bytes, rawBytes, durationMs: tookMs, highlights } = record;
    const files = manifest.files.filter((file) => file.path.startsWith(`${component}/`)).length;
    return { component, source, bytes, rawBytes, files, durationMs: tookMs, highlights };
  });
  return {
    operation: 'backup',
    status: 'ok',
    system,
    type,
    store: store.location,
    id,
    path,
    manifestPath: `${path}/${manifestPath}`,
    bytes: totalBytes(stored),
    durationMs,
    skewMs,
    signed: manifest.signer !== undefined,
    components,
    previous: plan.previous,
    warnings,
  };
}
