import { backupTime } from '../../catalog/backup-id.ts';
import { leftoverPattern } from '../../catalog/catalog.ts';
import { indexedAt } from '../../catalog/catalog-index.ts';
import { type Overview, readOverview } from '../../catalog/overview.ts';
import type { storesOf } from '../../config/stores-schema.ts';
import type { Host } from '../../host/host.ts';
import { BackupError, failureText, messageOf, reasonsOf } from '../../lib/errors.ts';
import type { AuditDepth } from '../../report/audit-depth.ts';
import type { StatusStore } from '../../report/status-report.ts';
import { openNamed } from '../../stores/index.ts';
import { type ReadableStore, readOnly, removedSuffix, type Store } from '../../stores/store.ts';
import { lookAtEvidence, type Trust } from './evidence.ts';
import { tryLock } from './lock.ts';

export type StoreSettings = ReturnType<typeof storesOf>[number];

/** What was found in a store. */
export type Found = Pick<StatusStore, 'freeBytes' | 'leftovers' | 'indexedAt' | 'abilities' | 'lock' | 'evidence'> & {
  readonly store: ReadableStore;
  readonly overview: Overview;
};

export interface Looked {
  readonly settings: StoreSettings;
  readonly location: string;
  /** Undefined: it cannot be looked at now. */
  readonly found: Found | undefined;
  /** Why, outermost first. */
  readonly problem: readonly string[];
  readonly hint?: string | undefined;
}

export interface Looking extends Trust {
  readonly host: Host;
  readonly depth: AuditDepth;
}

/** Looks at a store. One that is down keeps no other from being looked at. */
export async function look(settings: StoreSettings, held: AsyncDisposableStack, looking: Looking): Promise<Looked> {
  let location = settings.name;
  try {
    const store = held.use(await openNamed(settings.name, settings.store, looking.host));
    location = store.location;
    if (await store.exists())
      return { settings, location, found: await lookInto(store, settings, looking), problem: [] };
    const problem = ['It does not exist: it is not mounted, its name is wrong, or no backup was made in it yet'];
    return { settings, location, found: undefined, problem };
  } catch (error) {
    if (looking.host.signal.aborted) throw error;
    const hint = error instanceof BackupError ? error.hint : undefined;
    return { settings, location, found: undefined, problem: [messageOf(error), ...reasonsOf(error)], hint };
  }
}

async function lookInto(store: Store, settings: StoreSettings, looking: Looking): Promise<Found> {
  const { host, depth } = looking;
  const readable = readOnly(store);
  const now = host.now();
  const [overview, freeBytes, unfinished, indexed, evidence, tried] = await Promise.all([
    readOverview(readable),
    store.freeBytes(),
    // On a disk that is a walk through every folder, for a few small files; prune takes it.
    store.localPath('') === undefined ? store.unfinishedWrites() : [],
    indexedAt(readable),
    lookAtEvidence(readable, looking, depth === 'full'),
    tryAbilities(store, settings, looking),
  ]);
  const uploads = unfinished.map(({ path, began }) => ({
    name: path,
    reason: 'an upload that was interrupted',
    at: began,
  }));
  const leftovers = [...overview.leftovers.map(leftover), ...uploads];
  return {
    ...{ store: readable, overview, evidence, freeBytes },
    ...{ indexedAt: indexed?.toISOString(), ...tried },
    leftovers: leftovers.map(({ at, ...one }) => ({ ...one, ageMs: Math.max(0, now.getTime() - at.getTime()) })),
  };
}

async function tryAbilities(
  store: Store,
  { store: settings }: StoreSettings,
  { host, depth }: Looking,
): Promise<Pick<StatusStore, 'abilities' | 'lock'>> {
  const wanted = 'lock' in settings && settings.lock !== undefined;
  if (depth === 'none') {
    return { abilities: undefined, lock: { wanted, held: { can: 'unknown', because: 'not tried without an audit' } } };
  }
  try {
    const abilities = await store.probe();
    return { abilities, lock: { wanted, held: await tryLock(store, abilities.lock, wanted, host.now()) } };
  } catch (error) {
    // Who may only read can still tell all the rest.
    if (host.signal.aborted) throw error;
    const unknown = { can: 'unknown', because: failureText(error) } as const;
    return { abilities: { atomicCreate: unknown, checksum: unknown, lock: unknown }, lock: { wanted, held: unknown } };
  }
}

function leftover(name: string): { name: string; reason: string; at: Date } {
  const reason = name.endsWith(removedSuffix)
    ? 'a removal that was interrupted'
    : 'a backup or a copy that was interrupted';
  return { name, reason, at: backupTime(leftoverPattern.test(name) ? name.slice(0, 15) : name) ?? new Date(0) };
}
