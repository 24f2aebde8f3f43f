import { uint32Big } from './bytes.ts';
import { check, listpack, type Reading } from './collections.ts';
import { Lanes } from './lanes.ts';
import { damaged } from './problem.ts';
import { seeds, type Value } from './value.ts';
import type { Window } from './window.ts';

const deletedFlag = 1;
const sameFieldsFlag = 2;

const text = new Lanes();
const entry = new Lanes();

/**
 * A stream: entries in order, last and first-ever bookkeeping, groups, their consumers and what is pending for whom.
 * Left out because loading rewrites them: a group's entries-read counter, and when a consumer was last seen or active.
 */
export function* readStream(window: Window, value: Value, version: 1 | 2 | 3): Reading {
  const digest = new Lanes(seeds.stream);
  while (!window.length()) yield;
  const nodes = window.value;
  let entries = 0;
  const first = new Int32Array(4);
  for (let node = 0; node < nodes; node += 1) {
    while (!window.string()) yield;
    if (window.to - window.from !== 16) throw damaged(window.offset, 'a stream node has no proper id');
    for (let index = 0; index < 4; index += 1) first[index] = uint32Big(window.bytes, window.from + 4 * index);
    while (!window.string()) yield;
    entries += absorbNode(window, first, digest);
  }
  while (!window.length()) yield;
  if (window.value !== entries) {
    throw damaged(window.offset, `a stream of ${window.value} entries holds ${entries}`);
  }
  yield* absorbId(window, digest);
  if (version === 1) {
    digest.block(0, 0, 0, 0);
    digest.block(0, entries | 0, 0, 0);
  } else {
    while (!window.length()) yield;
    while (!window.length()) yield;
    yield* absorbId(window, digest);
    while (!window.length()) yield;
    digest.block(window.high, window.low, 0, 0);
  }
  while (!window.length()) yield;
  const groups = window.value;
  for (let group = 0; group < groups; group += 1) yield* absorbGroup(window, version, digest);
  digest.finish(entries);
  value.set(digest);
}

function* absorbGroup(window: Window, version: 1 | 2 | 3, digest: Lanes): Reading {
  const group = new Lanes(seeds.group);
  while (!window.stringHash(text)) yield;
  group.absorb(text);
  yield* absorbId(window, group);
  if (version >= 2) while (!window.length()) yield;

  while (!window.length()) yield;
  const pending = window.value;
  for (let index = 0; index < pending; index += 1) {
    while (!window.take(16)) yield;
    group.blocks(window.bytes, window.from, window.to);
    while (!window.take8()) yield;
    const { high, low } = window;
    while (!window.length()) yield;
    group.block(high, low, window.high, window.low);
  }

  while (!window.length()) yield;
  const consumers = window.value;
  for (let index = 0; index < consumers; index += 1) {
    while (!window.stringHash(text)) yield;
    group.absorb(text);
    while (!window.take8()) yield;
    if (version >= 3) while (!window.take8()) yield;
    while (!window.length()) yield;
    const owned = window.value;
    group.block(owned | 0, 0, 0, 0);
    for (let each = 0; each < owned; each += 1) {
      while (!window.take(16)) yield;
      group.blocks(window.bytes, window.from, window.to);
    }
  }
  group.finish(pending);
  digest.absorb(group);
}

function* absorbId(window: Window, digest: Lanes): Reading {
  while (!window.length()) yield;
  const { high, low } = window;
  while (!window.length()) yield;
  digest.block(high, low, window.high, window.low);
}

/** One node: a master entry whose id and fields the entries refer to. Returns how many entries are not deleted. */
function absorbNode(window: Window, master: Int32Array, digest: Lanes): number {
  listpack.open(window.bytes, window.from, window.to);
  const live = nextNumber(window);
  const deleted = nextNumber(window);
  const fieldCount = nextNumber(window);
  if (fieldCount < 0 || fieldCount > window.to - window.from) {
    throw damaged(window.offset, `a stream node claims ${fieldCount} fields`);
  }
  const fields: Lanes[] = [];
  while (fields.length < fieldCount) fields.push(nextHash(window, new Lanes()));
  nextNumber(window);
  for (let index = 0; index < live + deleted; index += 1) absorbEntry(window, master, fields, digest);
  if (listpack.next()) throw damaged(window.offset, 'a stream node has more entries than it says');
  check(window, listpack);
  return live;
}

function absorbEntry(window: Window, master: Int32Array, fields: readonly Lanes[], digest: Lanes): void {
  const flags = nextNumber(window);
  nextNumber(window);
  const msLow = addLow(master[1] ?? 0, listpack.low);
  const msHigh = addHigh(master[0] ?? 0, master[1] ?? 0, listpack.high, listpack.low);
  nextNumber(window);
  const sequenceLow = addLow(master[3] ?? 0, listpack.low);
  const sequenceHigh = addHigh(master[2] ?? 0, master[3] ?? 0, listpack.high, listpack.low);
  entry.begin(seeds.element);
  entry.block(msHigh, msLow, sequenceHigh, sequenceLow);
  const same = (flags & sameFieldsFlag) !== 0;
  const count = same ? fields.length : nextNumber(window);
  for (let index = 0; index < count; index += 1) {
    entry.absorb((same ? fields[index] : undefined) ?? nextHash(window, text));
    entry.absorb(nextHash(window, text));
  }
  nextNumber(window);
  if ((flags & deletedFlag) !== 0) return;
  entry.finish(count);
  digest.absorb(entry);
}

function nextElement(window: Window): void {
  if (!listpack.next()) throw damaged(window.offset, 'a stream node ends too early');
}

function nextHash(window: Window, into: Lanes): Lanes {
  nextElement(window);
  listpack.hash(into);
  return into;
}

function nextNumber(window: Window): number {
  nextElement(window);
  if (!listpack.isNumber) throw damaged(window.offset, 'a stream node holds text where a number belongs');
  return listpack.low;
}

function addLow(low: number, addend: number): number {
  return (low + addend) | 0;
}

function addHigh(high: number, low: number, addendHigh: number, addendLow: number): number {
  const carry = (low >>> 0) + (addendLow >>> 0) > 0xffffffff ? 1 : 0;
  return (high + addendHigh + carry) | 0;
}
