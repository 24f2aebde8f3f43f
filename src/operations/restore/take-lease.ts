import { acquireLease, type Lease } from '../../catalog/lease.ts';
import { isGone, leaseOwner } from '../../catalog/lease-owner.ts';
import type { Session } from '../../components/session.ts';
import type { Host } from '../../host/host.ts';
import type { Store } from '../../stores/store.ts';

/** What a run holds while it changes anything. */
export interface Leases extends AsyncDisposable {
  /** @throws BackupError `lease-lost` */
  check(): Promise<void>;
}

/**
 * The lease of the host, against another restore from whatever store, and that of the store, against a backup of what is half
 * restored. Losing one ends the work.
 */
export async function takeLeases(
  stores: readonly Store[],
  {
    session,
    host,
    abort,
  }: { readonly session: Pick<Session, 'config'>; readonly host: Host; readonly abort: AbortController },
  operation = 'restore',
): Promise<Leases> {
  const owner = await leaseOwner(operation, host.run.url);
  const { system } = session.config;
  await using taken = new AsyncDisposableStack();
  const leases: Lease[] = [];
  for (const store of new Map(stores.map((one) => [one.location, one])).values()) {
    const lease = taken.use(
      await acquireLease(store, { system, owner, now: host.now, isGone, warn: host.log.warning }),
    );
    if (lease.warning !== undefined) host.log.warning(lease.warning);
    lease.signal.addEventListener('abort', () => abort.abort(lease.signal.reason), { once: true });
    leases.push(lease);
  }
  const kept = taken.move();
  return {
    check: async () => {
      for (const lease of leases) await lease.check();
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
