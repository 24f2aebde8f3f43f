import { setTimeout as wait } from 'node:timers/promises';
import { BackupError, whyUnreadable } from '../../lib/errors.ts';
import { Limit } from '../../lib/limit.ts';
import type { ReadableStore, Store } from '../../stores/store.ts';
import { sha256Of } from '../seal.ts';
import type { Signer } from '../signature.ts';
import { type EvidenceEntry, encodeEntry, parseEntry } from './entry.ts';

/** Runs that add at the same time; each attempt that fails is another run's success. */
const attempts = 100;
const readAtOnce = 16;

/** Adds what a run has done to the log of its system, and returns its number. Reads the names there and the newest entry only. */
export async function addEvidence(
  store: Store,
  made: Omit<EvidenceEntry, 'format' | 'number' | 'previous'>,
  signer: Signer | undefined,
): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const last = Math.max(0, ...(await numbersIn(store, made.system)));
    const previous = last === 0 ? undefined : await readNewest(store, evidencePath(made.system, last));
    const { system, ...told } = made;
    const head = { format: 1, system, number: last + 1, ...(previous && { previous: sha256Of(previous) }) } as const;
    if (await store.create(evidencePath(system, last + 1), encodeEntry({ ...head, ...told }, signer))) return last + 1;
  }
  throw new BackupError('write-failed', 'Other runs took every next number of the evidence log', { retryable: true });
}

/** A file system without hard links shows an entry that another run is still writing; a moment later it is whole. */
async function readNewest(store: Store, path: string): Promise<Buffer> {
  for (let attempt = 0; ; attempt += 1) {
    const bytes = await store.readSmall(path);
    if (bytes === undefined) throw new BackupError('read-failed', `${path} vanished from the evidence log`);
    // One that stays broken is chained as it lies: the log goes on, and the check tells.
    if (parseEntry(bytes).kind !== 'broken' || attempt === 5) return bytes;
    await wait(100);
  }
}

/** One file of the log. `bytes`: undefined when they cannot be had, for the reason in `problem`. */
export type EvidenceFile = { readonly number: number; readonly path: string } & (
  | { readonly bytes: Buffer; readonly problem?: never }
  | { readonly bytes?: never; readonly problem: string }
);

/** All files of the log, oldest first. @param most only so many, the newest ones */
export async function readEvidence(
  store: ReadableStore,
  system: string,
  most = Number.POSITIVE_INFINITY,
): Promise<EvidenceFile[]> {
  const limit = new Limit(readAtOnce);
  const numbers = (await numbersIn(store, system)).sort((a, b) => a - b).slice(-most);
  return await Promise.all(
    numbers.map((number) =>
      limit.run(async (): Promise<EvidenceFile> => {
        const path = evidencePath(system, number);
        // One that cannot be read hides no other.
        const bytes = (await store.readSmall(path).catch(whyUnreadable)) ?? 'vanished while it was read';
        return typeof bytes === 'string' ? { number, path, problem: bytes } : { number, path, bytes };
      }),
    ),
  );
}

export function evidencePath(system: string, number: number): string {
  return `evidence/${system}/${String(number).padStart(8, '0')}.json`;
}

async function numbersIn(store: ReadableStore, system: string): Promise<number[]> {
  return (await store.list(`evidence/${system}`)).flatMap(({ path }) => {
    const number = Number(/\/(\d{8})\.json$/.exec(path)?.[1]);
    return evidencePath(system, number) === path ? [number] : [];
  });
}
