import { basename } from 'node:path/posix';
import { markChanged } from '../../catalog/catalog-index.ts';
import { proofsFolder } from '../../catalog/manifest.ts';
import { sha256Of } from '../../catalog/seal.ts';
import type { Config } from '../../config/schema.ts';
import { storesOf } from '../../config/stores-schema.ts';
import type { Host } from '../../host/host.ts';
import { BackupError, cancelled, errorCodes, failureText, messageOf, reasonsOf } from '../../lib/errors.ts';
import { formatBytes, plural } from '../../lib/format.ts';
import { Limit } from '../../lib/limit.ts';
import type { Throttle } from '../../pipeline/throttle.ts';
import type { SyncTarget } from '../../report/sync-report.ts';
import { openNamed } from '../../stores/index.ts';
import { type ReadableStore, readOnly, type Store } from '../../stores/store.ts';
import { keepEvidence } from '../evidence/keep.ts';
import { gatherBackups, type Witness } from '../evidence/witness.ts';
import { takeLeases } from '../restore/take-lease.ts';
import { copyBackup, slots } from './copy.ts';
import { keptBy } from './kept.ts';
import { type Listing, listWhole, planTarget, type TargetPlan } from './plan.ts';
import type { SyncRequest } from './request.ts';

export interface Source {
  readonly store: ReadableStore;
  readonly listing: Listing;
  readonly ids: readonly string[];
  /** All backups were asked for, not some by their ids. */
  readonly all: boolean;
}

export interface Work {
  readonly request: SyncRequest;
  readonly config: Config;
  readonly host: Host;
  readonly throttle: Throttle;
}

/** What became of a target, and the code of what went wrong. */
export interface Ended {
  readonly target: SyncTarget;
  readonly code: BackupError['code'] | undefined;
}

/** Plans and fills one target, whose evidence log tells of it. Its failure is part of the report, so that the others go on. */
export async function fill(name: string, source: Source, work: Work): Promise<Ended> {
  const { request, config, host } = work;
  const found = storesOf(config).find((one) => one.name === name);
  if (found === undefined) throw new BackupError('internal', `No store ${name}`);
  const open = () => openNamed(name, found.store, host);
  const startedAt = host.now().toISOString();
  const { witness, backups } = gatherBackups();
  const ended = await fillOpened(name, open, source, { ...work, witness });
  const { code } = ended;
  // One that does not answer would be waited for once more.
  if (request.dryRun || (code !== undefined && errorCodes[code] === errorCodes.unreachable)) return ended;
  const ending = code === undefined ? { outcome: 'done' } : { outcome: 'failed', error: { code } };
  await keepEvidence(open, { operation: 'sync', startedAt, ...ending, backups: backups() }, work);
  return ended;
}

type Witnessed = Work & { readonly witness: Witness };

async function fillOpened(name: string, open: () => Promise<Store>, source: Source, work: Witnessed): Promise<Ended> {
  const { request, config, host } = work;
  let target: SyncTarget = {
    ...{
      name,
      location: name,
      status: request.dryRun ? 'planned' : 'ok',
      copied: [],
      proofs: 0,
      present: 0,
      notKept: 0,
    },
    ...{ findings: [], foreign: [], problem: [] },
  };
  try {
    await using store = await open();
    target = { ...target, location: store.location };
    const listing = await listWhole(store);
    const lacks = source.ids.some((id) => !listing.backups.has(id));
    const keeps =
      source.all && lacks ? await keptBy(name, source.store, readOnly(store), { config, now: host.now() }) : () => true;
    const plan = await planTarget(source, listing, source.ids, { system: config.system, keeps });
    target = { ...target, ...described(plan) };
    if (!request.dryRun && (plan.copies.length > 0 || plan.proofs.length > 0)) {
      target = { ...target, copied: [], proofs: 0 };
      await copyAll(store, plan, source, work, (done) => {
        target = { ...target, ...done(target) };
      });
    }
    const status = plan.findings.length > 0 ? 'failed' : target.status;
    return { target: { ...target, status }, code: plan.findings.length > 0 ? 'damaged' : undefined };
  } catch (error) {
    host.log.warning(`${name}: ${failureText(error)}`);
    const hint = error instanceof BackupError && error.hint !== undefined ? [error.hint] : [];
    const problem = [messageOf(error), ...reasonsOf(error), ...hint];
    return { target: { ...target, status: 'failed', problem }, code: codeOf(error) };
  }
}

function codeOf(error: unknown): BackupError['code'] {
  return error instanceof BackupError ? error.code : 'internal';
}

function described(
  plan: TargetPlan,
): Pick<SyncTarget, 'copied' | 'proofs' | 'present' | 'notKept' | 'findings' | 'foreign'> {
  const copied = plan.copies.map(({ id, bytes, files }) => ({ id, bytes, files: files.length + 1 }));
  const { present, notKept, findings, foreign } = plan;
  return { copied, proofs: plan.proofs.length, present, notKept, findings, foreign };
}

const backupsAtOnce = 4;

async function copyAll(
  store: Store,
  plan: TargetPlan,
  source: Source,
  { config, host, throttle: slow, witness }: Witnessed,
  done: (change: (before: SyncTarget) => Partial<SyncTarget>) => void,
): Promise<void> {
  const abort = new AbortController();
  await using leases = await takeLeases([store], { session: { config }, host, abort }, 'sync');
  const signal = AbortSignal.any([host.signal, abort.signal]);
  const totalBytes = plan.copies.reduce((sum, { bytes }) => sum + bytes, 0);
  let doneBytes = 0;
  const onBytes = (bytes: number) => {
    doneBytes += bytes;
    host.log.progress({ label: `sync ${store.name}`, doneBytes, totalBytes });
  };
  const copying = {
    ...{ source: source.store, target: store, throttle: slow, signal, onBytes, slots: slots() },
    check: () => leases.check(),
  };
  const limit = new Limit(backupsAtOnce);
  const ends = await Promise.allSettled(
    plan.copies.map((copy) =>
      limit.run(async () => {
        if (signal.aborted) throw cancelled(signal);
        await copyBackup(copy, copying);
        host.log.info(`${store.name}: ${copy.id}, ${formatBytes(copy.bytes)}`);
        const { id, bytes, files } = copy;
        const proofs = files.map(({ path }) => path).filter((path) => path.startsWith(`${proofsFolder}/`));
        witness({
          ...{ id, manifestSha256: sha256Of(copy.manifestBytes), outcome: 'copied' },
          proofs: proofs.map((path) => `${id}/${path}`),
        });
        done(({ copied }) => ({ copied: [...copied, { id, bytes, files: files.length + 1 }] }));
      }),
    ),
  );
  for (const path of plan.proofs) {
    if (signal.aborted) throw cancelled(signal);
    const proof = await source.store.readSmall(path);
    if (proof === undefined) continue;
    await store.put(path, proof);
    const id = path.slice(0, path.indexOf('/'));
    witness({ id, proofs: [path] });
    await markChanged(store, id, basename(path));
    done(({ proofs }) => ({ proofs: proofs + 1 }));
  }
  const failed = ends.filter((end) => end.status === 'rejected');
  if (failed[0] === undefined) return;
  if (failed.length === 1) throw failed[0].reason;
  throw new BackupError(codeOf(failed[0].reason), `${plural(failed.length, 'backup')} could not be copied`, {
    cause: failed[0].reason,
    because: failed.map(({ reason }) => failureText(reason)),
  });
}
