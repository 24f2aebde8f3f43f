import { Lanes } from './lanes.ts';
import { type Kind, kinds } from './types.ts';
import { milliseconds, seeds, type Value } from './value.ts';

/**
 * A sum over keys. `digest` covers (key, type, logical value, expiry in ms since 1970) of every key, `timelessDigest` only
 * whether a key expires instead of when. Both are sums, so they do not depend on order.
 */
export interface KeySum {
  readonly keys: number;
  /** Keys that expire. */
  readonly expires: number;
  readonly digest: string;
  readonly timelessDigest: string;
}

export interface DatabaseSummary extends KeySum {
  readonly db: number;
  readonly types: Readonly<Partial<Record<Kind, number>>>;
  /** Hashes that do not expire themselves, but all of whose fields do. */
  readonly vanishing: number;
  /** When the last of its keys that expire or vanish does, ms since 1970; absent: none does. */
  readonly latestExpiryMs?: number;
  /**
   * With a cut-off: the keys (and hash fields) that outlive it. A server drops what has expired, at load and later, so a
   * backup and what was restored from it are compared by this sum, both read with one cut-off that lies after the moment the
   * restored data was dumped: nothing that outlives it can have been dropped by then.
   */
  readonly lasting: KeySum | undefined;
}

class Sum {
  readonly #exact = new Lanes();
  readonly #timeless = new Lanes();
  #keys = 0;
  #expires = 0;

  add(kind: number, key: Lanes, value: Lanes, expires: boolean, high: number, low: number): void {
    content.begin(seeds.key + kind * 16);
    content.absorb(key);
    content.absorb(value);
    this.#keys += 1;
    if (expires) this.#expires += 1;
    scratch.set(content);
    scratch.block(high, low, expires ? 1 : 0, 0);
    scratch.finish(1);
    this.#exact.add(scratch);
    scratch.set(content);
    scratch.finish(expires ? 2 : 3);
    this.#timeless.add(scratch);
  }

  result(): KeySum {
    const [digest, timelessDigest] = [this.#exact.hex(), this.#timeless.hex()];
    return { keys: this.#keys, expires: this.#expires, digest, timelessDigest };
  }
}

const scratch = new Lanes();
const content = new Lanes();

/** What is counted and summed up of one database while its keys pass. */
export class Keyspace {
  readonly #all = new Sum();
  readonly #lasting: Sum | undefined;
  readonly #counts = new Array<number>(kinds.length).fill(0);
  readonly #cutoffMs: number | undefined;
  #latestExpiryMs: number | undefined;
  #vanishing = 0;

  constructor(cutoffMs: number | undefined) {
    this.#cutoffMs = cutoffMs;
    this.#lasting = cutoffMs === undefined ? undefined : new Sum();
  }

  /** The expiry is given as the halves of ms since 1970. */
  add(kind: number, key: Lanes, value: Value, expires: boolean, high: number, low: number): void {
    this.#counts[kind] = (this.#counts[kind] ?? 0) + 1;
    this.#all.add(kind, key, value.all, expires, high, low);
    const expiresAtMs = expires ? milliseconds(high, low) : undefined;
    const goesAtMs = expiresAtMs ?? value.vanishesAtMs;
    // A server takes moments that are too far away for a number.
    if (goesAtMs !== undefined)
      this.#latestExpiryMs = Math.max(this.#latestExpiryMs ?? 0, Math.min(goesAtMs, Number.MAX_SAFE_INTEGER));
    if (!expires && value.vanishesAtMs !== undefined) this.#vanishing += 1;
    if (this.#lasting === undefined || this.#cutoffMs === undefined || !value.lasts) return;
    if (expiresAtMs !== undefined && expiresAtMs <= this.#cutoffMs) return;
    this.#lasting.add(kind, key, value.lasting, expires, high, low);
  }

  summary(db: number): DatabaseSummary {
    const counted = kinds.map((kind, index) => [kind, this.#counts[index] ?? 0] as const);
    const types = Object.fromEntries(counted.filter(([, count]) => count > 0));
    const latest = this.#latestExpiryMs === undefined ? {} : { latestExpiryMs: this.#latestExpiryMs };
    const lasting = this.#lasting?.result();
    return { db, ...this.#all.result(), types, vanishing: this.#vanishing, ...latest, lasting };
  }
}
