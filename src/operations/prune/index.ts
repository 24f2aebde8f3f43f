import { saveIndex } from '../../catalog/catalog-index.ts';
import type { Config } from '../../config/schema.ts';
import { storesOf } from '../../config/stores-schema.ts';
import type { Context, Host, Operation } from '../../host/host.ts';
import { BackupError, failureText, messageOf, reasonsOf } from '../../lib/errors.ts';
import { formatBytes } from '../../lib/format.ts';
import type { PrunedBackup, PrunedStore, PruneReport } from '../../report/prune-report.ts';
import { otherPlaces, statePlace } from '../../state/places.ts';
import { openNamed } from '../../stores/index.ts';
import { readOnly, type Store } from '../../stores/store.ts';
import { keepEvidence } from '../evidence/keep.ts';
import { gatherBackups, type Witness } from '../evidence/witness.ts';
import { readAll } from '../restore/choose-undo.ts';
import { type Leases, takeLeases } from '../restore/take-lease.ts';
import { removeBackups, removeLeftovers } from './carry-out.ts';
import { pruneDescription } from './fields.ts';
import { findLeftovers } from './leftovers.ts';
import { type Decided, decideSurely, type Looked, look } from './look.ts';
import { type PruneRequest, pruneRequestSchema } from './request.ts';

export const prune: Operation<PruneRequest> = {
  ...pruneDescription,
  request: pruneRequestSchema,
  sections: () => ['stores', 'retention', 'signing'],
  run,
};

/** A store as long as it is worked on: opened and, when something may be removed, leased. */
interface Opened extends Looked {
  readonly store: Store | undefined;
  readonly lease: Leases | undefined;
  readonly problem: unknown;
}

async function run({ request, config, host }: Context<PruneRequest>): Promise<PruneReport> {
  const started = performance.now();
  const dryRun = request.dryRun ?? host.kind === 'terminal';
  const pruned = chooseStores(request, config);
  const abort = new AbortController();
  await using held = new AsyncDisposableStack();
  const opened = await Promise.all(
    storesOf(config).map((one) => open(one, held, { config, host, abort, lease: !dryRun && pruned.has(one.name) })),
  );
  const [free] = pruned;
  const decided = await decideSurely(opened, {
    policy: config.retention,
    now: host.now(),
    timezone: config.timezone,
    system: config.system,
    needed: await neededHere(config, host),
    free: request.untilFree === undefined || free === undefined ? undefined : { store: free, bytes: request.untilFree },
    pruned,
  });
  const ended: Ended[] = [];
  for (const one of opened)
    if (pruned.has(one.settings.name)) ended.push(await pruneTold(one, decided, { dryRun, host, free, config }));
  const failed = ended.find(({ store }) => store.status === 'failed');
  return {
    operation: 'prune',
    status: failed !== undefined ? 'failed' : dryRun ? 'planned' : 'ok',
    errorCode: failed?.code,
    system: config.system,
    stores: ended.map(({ store }) => store),
    durationMs: Math.round(performance.now() - started),
    warnings: warningsOf(opened, decided, request, free),
  };
}

function chooseStores({ stores }: PruneRequest, config: Config): ReadonlySet<string> {
  const names = storesOf(config).map(({ name }) => name);
  const unknown = (stores ?? []).filter((name) => !names.includes(name));
  if (unknown.length === 0) return new Set(stores ?? names);
  throw new BackupError('invalid-request', `No such store: ${unknown.join(', ')}`, {
    hint: `Stores of backup.yml: ${names.join(', ')}.`,
  });
}

/** One that cannot be had is no reason to leave the others as they are; what it lacks stays there. */
async function open(
  settings: Looked['settings'],
  held: AsyncDisposableStack,
  { config, host, abort, lease }: { config: Config; host: Host; abort: AbortController; lease: boolean },
): Promise<Opened> {
  try {
    const store = held.use(await openNamed(settings.name, settings.store, host));
    const exists = await store.exists();
    const taken =
      lease && exists ? held.use(await takeLeases([store], { session: { config }, host, abort }, 'prune')) : undefined;
    return { ...(await look(settings, readOnly(store))), store, lease: taken, problem: undefined };
  } catch (problem) {
    if (host.signal.aborted) throw problem;
    return { settings, found: undefined, store: undefined, lease: undefined, problem };
  }
}

/** A restore that has not ended well may have to be begun anew. */
async function neededHere(config: Config, host: Host): Promise<ReadonlyMap<string, readonly string[]>> {
  const state = await statePlace(config.state.path, host.env);
  const { all } = await readAll([state, ...otherPlaces(state, host.env, undefined)], config.system);
  const open = all.map(({ journal }) => journal).filter(({ status }) => status === 'running' || status === 'failed');
  return new Map(open.map(({ backup, restoreId }) => [backup, [`restore ${restoreId} of it has not ended well`]]));
}

interface How {
  readonly dryRun: boolean;
  readonly host: Host;
  readonly free: string | undefined;
}

/** The store's evidence log tells what was removed and why, also when the run was cut off in between. */
async function pruneTold(opened: Opened, decided: Decided, how: How & { readonly config: Config }): Promise<Ended> {
  const { host, config } = how;
  const { witness, backups } = gatherBackups();
  const { name, store } = opened.settings;
  const startedAt = host.now().toISOString();
  let code: BackupError['code'] | undefined = 'cancelled';
  try {
    const ended = await pruneOne(opened, decided, { ...how, witness });
    code = ended.code;
    return ended;
  } finally {
    const ending = code === undefined ? { outcome: 'done' } : { outcome: 'failed', error: { code } };
    const told = () => ({ operation: 'prune', startedAt, ...ending, backups: backups() });
    if (!how.dryRun && opened.store !== undefined)
      await keepEvidence(() => openNamed(name, store, host), told(), { config, host });
  }
}

interface Ended {
  readonly store: PrunedStore;
  readonly code: BackupError['code'] | undefined;
}

async function pruneOne(
  opened: Opened,
  { decisions, proposal }: Decided,
  { dryRun, host, free, witness }: How & { readonly witness: Witness },
): Promise<Ended> {
  const { settings, store, found, lease } = opened;
  const { name } = settings;
  const hashes = new Map(
    found?.overview.backups.flatMap((one) => (one.kind === 'backup' ? [[one.id, one.manifestSha256]] : [])),
  );
  const sizes = new Map(found?.overview.backups.map((one) => [one.id, one.kind === 'backup' ? one.bytes : 0]));
  const further = new Map(name === free ? proposal?.further.map(({ id, reasons }) => [id, reasons]) : []);
  const decidedHere = decisions.stores.find((one) => one.name === name)?.backups ?? [];
  let backups = decidedHere.map(({ id, decision, reasons }): PrunedBackup => {
    const given = further.get(id);
    const why =
      given === undefined
        ? { decision, reasons }
        : { decision: 'remove' as const, reasons: ['to free room', ...given] };
    return { id, bytes: sizes.get(id) ?? 0, ...why, removed: false };
  });
  const result = { name, location: store?.location ?? name, leftovers: [], problem: [] } as const;
  try {
    if (store === undefined || found === undefined) throw opened.problem;
    const leftovers = await findLeftovers(store, found.overview.leftovers, host.now());
    const planned = leftovers.map(({ remove: _remove, ...one }) => ({ ...one, removed: false }));
    if (dryRun || lease === undefined)
      return { store: { ...result, backups, leftovers: planned, status: dryRun ? 'planned' : 'ok' }, code: undefined };
    const removing = { store, host, check: () => lease.check() };
    await removeBackups(backups, removing, (told) => {
      backups = backups.map((one) => (one.id === told.id ? told : one));
      if (!told.removed) return;
      const { id, reasons } = told;
      const manifestSha256 = hashes.get(id);
      const details = { reason: reasons.join('; ') };
      witness({ id, outcome: 'removed', ...(manifestSha256 && { manifestSha256 }), details });
    });
    const swept = await removeLeftovers(leftovers, removing);
    for (const { name: id, reason, removed } of swept)
      if (removed) witness({ id, outcome: 'removed', details: { reason } });
    const gone = new Set(backups.filter(({ removed }) => removed).map(({ id }) => id));
    const left = found.overview.backups.filter((one) => one.kind === 'backup' && !gone.has(one.id));
    await saveIndex(
      store,
      left.filter((one) => one.kind === 'backup'),
      found.overview.seen,
    );
    return { store: { ...result, backups, leftovers: swept, status: 'ok' }, code: undefined };
  } catch (error) {
    if (host.signal.aborted) throw error;
    host.log.warning(`${name}: ${failureText(error)}`);
    const hint = error instanceof BackupError && error.hint !== undefined ? [error.hint] : [];
    const problem = [messageOf(error), ...reasonsOf(error), ...hint];
    return {
      store: { ...result, backups, status: 'failed', problem },
      code: error instanceof BackupError ? error.code : 'internal',
    };
  }
}

function warningsOf(
  opened: readonly Opened[],
  { proposal }: Decided,
  { untilFree }: PruneRequest,
  free: string | undefined,
): string[] {
  const closed = opened.filter(({ found }) => found === undefined).map(({ settings }) => settings.name);
  return [
    ...closed.map((name) => `${name} cannot be looked at: what it should hold is kept elsewhere until it can.`),
    ...(proposal === undefined || proposal.enough
      ? []
      : [
          `Only ${formatBytes(proposal.freed)} of ${formatBytes(untilFree ?? 0)} can be freed on ${free}: all else is kept by rules that no setting crosses.`,
        ]),
  ];
}
