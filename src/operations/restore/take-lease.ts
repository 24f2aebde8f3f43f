import { acquireLease, type Lease } from '../../catalog/lease.ts';
import { isGone, leaseOwner } from '../../catalog/lease-owner.ts';
import type { RestoreSession } from '../../components/restorable.ts';
import type { Host } from '../../host/host.ts';
import type { Store } from '../../stores/store.ts';
import type { LinkedAbort } from '../abort.ts';

export interface Holder {
  readonly store: Store;
  readonly session: RestoreSession;
  readonly host: Host;
  readonly abort: LinkedAbort;
}

/** The lease; losing it ends the work. */
export async function takeLease({ store, session, host, abort }: Holder): Promise<Lease> {
  const owner = await leaseOwner('restore', host.run.url);
  const { system } = session.config;
  const lease = await acquireLease(store, { system, owner, now: host.now, isGone, warn: host.log.warning });
  if (lease.warning !== undefined) host.log.warning(lease.warning);
  abort.follow(lease.signal);
  return lease;
}
