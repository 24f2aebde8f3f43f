import { setTimeout as delay } from 'node:timers/promises';

const lookEveryMs = 5;
/** A busy machine takes 20 s to come to the middle of a restore. */
const patienceMs = 60_000;

/** Looks until there is an answer that is not undefined or false. @throws Error naming what never came */
export async function until<T>(what: string, look: () => Promise<T> | T): Promise<Exclude<T, undefined | false>> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    const found = await look();
    if (isAnswer(found)) return found;
    await delay(lookEveryMs);
  }
  throw new Error(`waited in vain for ${what}`);
}

function isAnswer<T>(value: T): value is Exclude<T, undefined | false> {
  return value !== undefined && value !== false;
}
