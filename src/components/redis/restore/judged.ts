import type { Check } from '../../restorable.ts';

/** How a running server gets its data: by following this process, or key by key. */
export type OnlineWay = 'replication' | 'keys';

/** A check with its outcome; undefined: it could not be found out. The hint is for one that did not pass. */
export function judged(name: string, passed: boolean | undefined, detail: string, hint?: string): Check {
  const outcome = passed === undefined ? 'unknown' : passed ? 'passed' : 'failed';
  return { name, outcome, detail, ...(passed === true || hint === undefined ? {} : { hint }) };
}
