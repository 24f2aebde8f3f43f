import { setTimeout as wait } from 'node:timers/promises';
import { BackupError, cancelled, messageOf } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import type { ObjectService } from './object-service.ts';

export interface Surroundings {
  readonly signal: AbortSignal;
  readonly log: Pick<Log, 'debug' | 'warning'>;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const firstPauseMs = 200;
const longestPauseMs = 10_000;
/** About a minute and a half in all: longer than a service needs to move a partition or to restart a node. */
const mostTries = 12;

/** What a cancelled run still says: its stage is removed, its lease given back. A runner waits ten seconds. */
const lastWordsMs = 5_000;

/** The signal for one call. What is under way ends with the run; what is begun afterwards tidies up, and has a few seconds. */
export function callSignal(signal: AbortSignal): AbortSignal {
  return signal.aborted ? AbortSignal.timeout(lastWordsMs) : signal;
}

/** Repeats a call whose error says that it is worth it, after pauses that grow and differ between callers. */
export async function withRetry<T>(
  call: () => Promise<T>,
  { signal, log }: Pick<Surroundings, 'signal' | 'log'>,
): Promise<T> {
  if (signal.aborted) return await call();
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      if (signal.aborted) throw cancelled(signal);
      if (!isTransient(error) || tries === mostTries) throw error;
      const pauseMs = Math.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** tries);
      log.debug(`${messageOf(error)}; once more in ${Math.round(pauseMs)} ms`);
      await wait(pauseMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) throw cancelled(signal);
    }
  }
}

export function isTransient(error: unknown): boolean {
  return error instanceof BackupError && error.retryable;
}

/** The same service, asked again when it fails for a moment. An upload repeats its own parts: its content passes only once. */
export function retrying(service: ObjectService, around: Pick<Surroundings, 'signal' | 'log'>): ObjectService {
  const again = <T>(call: () => Promise<T>) => withRetry(call, around);
  return {
    ...service,
    exists: () => again(() => service.exists()),
    folders: () => again(() => service.folders()),
    list: (prefix) => again(() => service.list(prefix)),
    read: (name, from, etag) => again(() => service.read(name, from, etag)),
    put: (name, content) => again(() => service.put(name, content)),
    create: (name, content, lasting) => {
      const readBack = () => again(() => wholeOf(service, name));
      return createdOnce(() => service.create(name, content, lasting), readBack, content, around);
    },
    remove: (names) => again(() => service.remove(names)),
    lockedUntil: (name) => again(() => service.lockedUntil(name)),
    unfinishedWrites: () => again(() => service.unfinishedWrites()),
    removeUnfinished: (write) => again(() => service.removeUnfinished(write)),
  };
}

/** An answer may be lost after the object was made: then the second try finds our own. */
export async function createdOnce(
  create: () => Promise<boolean>,
  readBack: () => Promise<Uint8Array | undefined>,
  content: Uint8Array,
  around: Pick<Surroundings, 'signal' | 'log'>,
): Promise<boolean> {
  let tries = 0;
  const made = await withRetry(() => {
    tries += 1;
    return create();
  }, around);
  if (made || tries === 1) return made;
  const found = await readBack();
  return found !== undefined && Buffer.from(content).equals(found);
}

async function wholeOf(service: ObjectService, name: string): Promise<Buffer | undefined> {
  const found = await service.read(name, 0);
  return found && Buffer.concat(await Array.fromAsync<Buffer>(found.content));
}
