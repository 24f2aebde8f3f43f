import { Lanes } from './lanes.ts';

/** Seeds that keep the parts of a digest apart. Changing one changes every digest: facts carry `digestVersion`. */
export const seeds = {
  key: 1,
  element: 2,
  field: 3,
  list: 4,
  collection: 5,
  stream: 6,
  group: 7,
  module: 8,
  functions: 9,
} as const;

/** What a reader of one value finds out: its logical hash, whatever its encoding. */
export class Value {
  readonly all = new Lanes();
  /** Without the hash fields that expire at or before the cut-off. */
  readonly lasting = new Lanes();
  /** False when every field expires at or before the cut-off, so that the key goes with them. */
  lasts = true;
  /** When a hash goes with the last of its fields, ms since 1970; undefined: a field never expires, or it is no hash. */
  vanishesAtMs: number | undefined;

  /** For one that has no fields which expire by themselves. */
  set(hash: Lanes): void {
    this.all.set(hash);
    this.lasting.set(hash);
    this.lasts = true;
  }
}

const element = new Lanes();

/** Adds up the elements of a set, sorted set or hash, in whatever order they come. */
export class Elements {
  readonly #all = new Lanes();
  readonly #lasting = new Lanes();
  #count = 0;
  #lastingCount = 0;
  #latestMs = 0;
  readonly #cutoffMs: number;

  constructor(cutoffMs: number) {
    this.#cutoffMs = cutoffMs;
  }

  /** A member by itself. */
  member(member: Lanes): void {
    element.begin(seeds.element);
    element.absorb(member);
    this.#add(2, true);
  }

  /** A member with its score. */
  scored(member: Lanes, score: number): void {
    doubles[0] = score === 0 ? 0 : score;
    element.begin(seeds.element);
    element.absorb(member);
    element.block(words[0] ?? 0, words[1] ?? 0, 0, 0);
    this.#add(3, true);
  }

  /** A field with its value and the moment it expires (the halves of ms since 1970), if ever. */
  field(field: Lanes, value: Lanes, expiryHigh: number, expiryLow: number): void {
    element.begin(seeds.field);
    element.absorb(field);
    element.absorb(value);
    const expires = expiryHigh !== 0 || expiryLow !== 0;
    if (expires) element.block(expiryHigh, expiryLow, 1, 0);
    const expiresAtMs = expires ? milliseconds(expiryHigh, expiryLow) : Number.POSITIVE_INFINITY;
    this.#latestMs = Math.max(this.#latestMs, expiresAtMs);
    this.#add(4, expiresAtMs > this.#cutoffMs);
  }

  finish(value: Value): void {
    value.all.begin(seeds.collection);
    value.all.absorb(this.#all);
    value.all.finish(this.#count);
    value.lasting.begin(seeds.collection);
    value.lasting.absorb(this.#lasting);
    value.lasting.finish(this.#lastingCount);
    value.lasts = this.#lastingCount > 0 || this.#count === 0;
    value.vanishesAtMs = this.#latestMs > 0 && this.#latestMs < Number.POSITIVE_INFINITY ? this.#latestMs : undefined;
  }

  #add(length: number, lasts: boolean): void {
    element.finish(length);
    this.#all.add(element);
    this.#count += 1;
    if (!lasts) return;
    this.#lasting.add(element);
    this.#lastingCount += 1;
  }
}

/** Of its halves. */
export function milliseconds(high: number, low: number): number {
  return high * 4_294_967_296 + (low >>> 0);
}

const doubles = new Float64Array(1);
const words = new Int32Array(doubles.buffer);
