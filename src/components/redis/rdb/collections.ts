import { latin1 } from './bytes.ts';
import { Lanes } from './lanes.ts';
import { Intset, Listpack, type Packed, Ziplist, Zipmap } from './packed.ts';
import { damaged } from './problem.ts';
import { Elements, milliseconds, seeds, type Value } from './value.ts';
import type { Window } from './window.ts';

/** A reader that stops at each `yield` until more bytes have come. */
export type Reading = Generator<undefined, void, undefined>;
export type Reader = (window: Window, value: Value, cutoffMs: number) => Reading;

export const listpack = new Listpack();
export const ziplist = new Ziplist();
export const intset = new Intset();
export const zipmap = new Zipmap();

const first = new Lanes();
const second = new Lanes();

export function* readList(window: Window, value: Value): Reading {
  while (!window.length()) yield;
  const count = window.value;
  const rolling = new Lanes(seeds.list);
  for (let index = 0; index < count; index += 1) {
    while (!window.stringHash(first)) yield;
    rolling.absorb(first);
  }
  finishList(rolling, count, value);
}

/** A list of nodes; each is a packed list or, in version 2, one large element by itself. */
export function* readQuicklist(window: Window, value: Value, version: 1 | 2): Reading {
  while (!window.length()) yield;
  const nodes = window.value;
  const rolling = new Lanes(seeds.list);
  let count = 0;
  for (let index = 0; index < nodes; index += 1) {
    let plain = false;
    if (version === 2) {
      while (!window.length()) yield;
      plain = window.value === 1;
      if (!plain && window.value !== 2) throw damaged(window.offset, `a list node of unknown kind ${window.value}`);
    }
    if (plain) {
      while (!window.stringHash(first)) yield;
      rolling.absorb(first);
      count += 1;
    } else {
      while (!window.string()) yield;
      count += absorbPacked(window, version === 2 ? listpack : ziplist, rolling);
    }
  }
  finishList(rolling, count, value);
}

export function packedList(packed: Packed): Reader {
  return function* (window, value) {
    while (!window.string()) yield;
    const rolling = new Lanes(seeds.list);
    finishList(rolling, absorbPacked(window, packed, rolling), value);
  };
}

/** A set, sorted set or hash that is packed in one string: `take` is called at the first part of each element. */
function packedElements(
  packed: Packed,
  take: (elements: Elements, broken: (what: string) => Error) => void,
  before?: (window: Window) => Reading,
): Reader {
  return function* (window, value, cutoffMs) {
    if (before !== undefined) yield* before(window);
    while (!window.string()) yield;
    const elements = new Elements(cutoffMs);
    packed.open(window.bytes, window.from, window.to);
    while (packed.next()) {
      packed.hash(first);
      take(elements, (what) => damaged(window.offset, what));
    }
    check(window, packed);
    elements.finish(value);
  };
}

export function* readSet(window: Window, value: Value, cutoffMs: number): Reading {
  while (!window.length()) yield;
  const count = window.value;
  const elements = new Elements(cutoffMs);
  for (let index = 0; index < count; index += 1) {
    while (!window.stringHash(first)) yield;
    elements.member(first);
  }
  elements.finish(value);
}

export function packedSet(packed: Packed): Reader {
  return packedElements(packed, (elements) => elements.member(first));
}

export function* readZset(window: Window, value: Value, cutoffMs: number, binaryScores: boolean): Reading {
  while (!window.length()) yield;
  const count = window.value;
  const elements = new Elements(cutoffMs);
  for (let index = 0; index < count; index += 1) {
    while (!window.stringHash(first)) yield;
    let score: number;
    if (binaryScores) {
      while (!window.take8()) yield;
      halves[0] = window.low;
      halves[1] = window.high;
      score = double[0] ?? 0;
    } else {
      while (!window.byte()) yield;
      const length = window.value;
      if (length < 253) while (!window.take(length)) yield;
      score = length >= 253 ? (specialScores[length - 253] ?? 0) : Number(latin1(window.bytes, window.from, window.to));
    }
    elements.scored(first, score);
  }
  elements.finish(value);
}

export function packedZset(packed: Packed): Reader {
  return packedElements(packed, (elements, broken) => {
    if (!packed.next()) throw broken('a sorted set has a member without a score');
    elements.scored(first, parseScore(packed.text()));
  });
}

/** How a hash table carries the expiry of its fields. */
type FieldExpiry = 'none' | 'redis-pre-ga' | 'redis' | 'valkey';

export function* readHash(window: Window, value: Value, cutoffMs: number, expiry: FieldExpiry = 'none'): Reading {
  let earliestHigh = 0;
  let earliestLow = 0;
  if (expiry === 'redis') {
    while (!window.take8()) yield;
    earliestHigh = window.high;
    earliestLow = window.low;
  }
  while (!window.length()) yield;
  const count = window.value;
  const elements = new Elements(cutoffMs);
  for (let index = 0; index < count; index += 1) {
    let high = 0;
    let low = 0;
    if (expiry === 'redis' || expiry === 'redis-pre-ga') {
      while (!window.length()) yield;
      ({ high, low } = window);
      if (expiry === 'redis' && window.value !== 0) {
        const moment = milliseconds(earliestHigh, earliestLow) + window.value - 1;
        high = Math.floor(moment / 4_294_967_296);
        low = moment | 0;
      }
    }
    while (!window.stringHash(first)) yield;
    while (!window.stringHash(second)) yield;
    if (expiry === 'valkey') {
      while (!window.take8()) yield;
      ({ high, low } = window);
      if (high === -1 && low === -1) high = low = 0;
    }
    elements.field(first, second, high, low);
  }
  elements.finish(value);
}

/** A packed hash: field, value and, with expiry, the moment in ms or 0. */
export function packedHash(packed: Packed, expiry: 'none' | 'redis-pre-ga' | 'redis' = 'none'): Reader {
  return packedElements(
    packed,
    (elements, broken) => {
      if (!packed.next()) throw broken('a hash has a field without a value');
      packed.hash(second);
      if (expiry === 'none') {
        elements.field(first, second, 0, 0);
        return;
      }
      if (!(packed.next() && packed.isNumber)) throw broken('a hash has a field without its time to live');
      elements.field(first, second, packed.high, packed.low);
    },
    expiry === 'redis' ? earliestExpiry : undefined,
  );
}

function* earliestExpiry(window: Window): Reading {
  while (!window.take8()) yield;
}

function finishList(rolling: Lanes, count: number, value: Value): void {
  rolling.finish(count);
  value.set(rolling);
}

function absorbPacked(window: Window, packed: Packed, rolling: Lanes): number {
  let count = 0;
  packed.open(window.bytes, window.from, window.to);
  while (packed.next()) {
    packed.hash(first);
    rolling.absorb(first);
    count += 1;
  }
  check(window, packed);
  return count;
}

export function check(window: Window, packed: Packed): void {
  if (packed.broken) throw damaged(window.offset, 'a packed value contradicts itself');
}

const specialScores = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

function parseScore(text: string): number {
  if (text === 'inf') return Number.POSITIVE_INFINITY;
  if (text === '-inf') return Number.NEGATIVE_INFINITY;
  return Number(text);
}

/** One double and its halves, low first: every platform Node.js runs on is little endian. */
const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);
