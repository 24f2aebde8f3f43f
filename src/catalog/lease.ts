import { z } from 'zod';
import { BackupError, messageOf } from '../lib/errors.ts';
import { parseJson } from '../lib/json.ts';
import type { ReadableStore, Store } from '../stores/store.ts';

/** A lease that was not renewed for this long is free for the taking. */
export const leaseTtlMs = 5 * 60_000;
const renewEveryMs = leaseTtlMs / 5;

// Not strict: a lease of a newer program must not look unreadable, and so free for the taking.
export const ownerSchema = z.object({
  machine: z.string(),
  /** Identifies the process on its machine across reboots and containers; see processIdentity. */
  process: z.string(),
  run: z.string().optional(),
  operation: z.string(),
});
export type LeaseOwner = z.output<typeof ownerSchema>;

const leaseSchema = z.object({
  owner: ownerSchema,
  acquiredAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  released: z.boolean(),
});
type LeaseRecord = z.output<typeof leaseSchema>;

/** The right to write into a store for one system. Disposing it gives it back. */
export interface Lease extends AsyncDisposable {
  /** Aborts when the lease was lost to somebody else. */
  readonly signal: AbortSignal;
  /** Warning about a stale lease that was taken over. */
  readonly warning: string | undefined;
  /** @throws BackupError `lease-lost` when another writer took over; asked right before anything is made visible */
  check(): Promise<void>;
}

export interface LeaseOptions {
  readonly system: string;
  readonly owner: LeaseOwner;
  now(): Date;
  /** Whether the process of an owner on this same machine is known to be gone. */
  isGone(owner: LeaseOwner): Promise<boolean>;
  /** Takes what a person should know that does not fail the run. */
  warn(line: string): void;
}

/**
 * Takes the lease of a system in a store. Each holder adds a record with the next number (the fencing token) by an atomic
 * create, so that of two writers who see the same stale lease only one can win; the highest number holds.
 *
 * @throws BackupError `lease-held` with the owner and what to do
 */
export async function acquireLease(store: Store, options: LeaseOptions): Promise<Lease> {
  const folder = folderOf(options.system);
  const current = await newest(store, folder);
  const state = current && (await stateOf(current.record, options));
  if (state?.kind === 'held') throw held(state.record);
  const token = (current?.token ?? 0) + 1;
  const path = recordPath(folder, token);
  const acquiredAt = options.now().toISOString();
  const record = (released: boolean): Buffer => {
    const expiresAt = new Date(options.now().getTime() + leaseTtlMs).toISOString();
    const content: LeaseRecord = { owner: options.owner, acquiredAt, expiresAt, released };
    return Buffer.from(`${JSON.stringify(content, undefined, 2)}\n`);
  };
  if (!(await store.create(path, record(false)))) throw held((await newest(store, folder))?.record);
  // Between reading and creating, others may have come and gone and cleaned up: only the highest number holds.
  const now = await newest(store, folder);
  if (now?.token !== token) {
    await store.remove(path);
    throw held(now?.record);
  }
  if (current !== undefined) await store.remove(recordPath(folder, current.token));

  const lost = new AbortController();
  const check = async () => {
    if ((await newest(store, folder))?.token === token) return;
    const error = new BackupError('lease-lost', 'Another writer took over the lease of this store', {
      hint: 'This run was paused or cut off for too long. Nothing was committed; run it again when the other one has ended.',
    });
    lost.abort(error);
    throw error;
  };
  const renew = async () => {
    await check();
    await store.put(path, record(false));
  };
  // A renewal that fails is tried again at the next tick; check() has the last word before a commit.
  let renewing = Promise.resolve();
  const timer = setInterval(() => {
    renewing = renewing.then(renew).catch(() => {});
  }, renewEveryMs);
  timer.unref();
  return {
    signal: lost.signal,
    warning: state?.kind === 'stale' ? state.warning : undefined,
    check,
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer);
      // A renewal under way would otherwise land after the release and hold the store for nobody.
      await renewing;
      try {
        if ((await newest(store, folder))?.token === token) await store.put(path, record(true));
      } catch (error) {
        // What was done under the lease is done; and whatever failed before must stay the error that is shown.
        options.warn(`The lease of the store could not be given back; it ends by itself soon. ${messageOf(error)}`);
      }
    },
  };
}

/** What would keep `acquireLease` from taking the lease now; undefined: nothing. Only reads. */
export async function leaseObstacle(
  store: ReadableStore,
  options: Pick<LeaseOptions, 'system' | 'now' | 'isGone'>,
): Promise<BackupError | undefined> {
  const current = await newest(store, folderOf(options.system));
  const state = current && (await stateOf(current.record, options));
  return state?.kind === 'held' ? held(state.record) : undefined;
}

type State =
  | { readonly kind: 'free' }
  | { readonly kind: 'stale'; readonly warning: string }
  | { readonly kind: 'held'; readonly record: LeaseRecord };

async function stateOf(record: LeaseRecord | undefined, options: Pick<LeaseOptions, 'now' | 'isGone'>): Promise<State> {
  if (record === undefined) return { kind: 'stale', warning: 'An unreadable lease was taken over.' };
  if (record.released) return { kind: 'free' };
  const who = describeOwner(record);
  if (new Date(record.expiresAt) <= options.now())
    return { kind: 'stale', warning: `A stale lease was taken over from ${who}.` };
  if (await options.isGone(record.owner))
    return { kind: 'stale', warning: `A lease was taken over from ${who}, whose process is gone.` };
  return { kind: 'held', record };
}

function held(record: LeaseRecord | undefined): BackupError {
  const who = record === undefined ? 'another writer' : describeOwner(record);
  return new BackupError('lease-held', `The store is in use by ${who}`, {
    hint: `Wait until it has ended and run this again.${record ? ` If it died, its lease ends by itself at ${record.expiresAt}.` : ''}`,
    retryable: true,
  });
}

function describeOwner({ owner, acquiredAt }: LeaseRecord): string {
  const run = owner.run === undefined ? '' : `, ${owner.run}`;
  return `${owner.operation} on ${owner.machine} since ${acquiredAt}${run}`;
}

function folderOf(system: string): string {
  return `leases/${system}`;
}

function recordPath(folder: string, token: number): string {
  return `${folder}/${String(token).padStart(8, '0')}.json`;
}

async function newest(
  store: ReadableStore,
  folder: string,
): Promise<{ token: number; record: LeaseRecord | undefined } | undefined> {
  const tokens = (await store.list(folder))
    .map(({ path }) => /\/(\d{8})\.json$/.exec(path)?.[1])
    .filter((token) => token !== undefined)
    .map(Number);
  const token = Math.max(...tokens);
  if (tokens.length === 0) return undefined;
  const bytes = await store.readSmall(recordPath(folder, token));
  return { token, record: bytes && leaseSchema.safeParse(parseJson(bytes)).data };
}
