import { damaged } from './problem.ts';
import { type EntryPlace, RdbReader } from './reader.ts';
import { Window } from './window.ts';

/** A key as it stands in a dump. */
export interface KeyEntry {
  readonly kind: 'key';
  readonly db: number;
  readonly key: Buffer;
  /** The value's type and its serialised form, as DUMP gives them. */
  readonly type: number;
  readonly value: Buffer;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number | undefined;
}

/** A library of functions as it stands in a dump, with the byte that says so. */
export interface FunctionEntry {
  readonly kind: 'functions';
  readonly bytes: Buffer;
}

export type Entry = KeyEntry | FunctionEntry;

/** The entries of a dump while it streams by, piece by piece. Memory holds no more than one piece and the largest value. */
export async function* entriesOf(content: AsyncIterable<Buffer>): AsyncGenerator<readonly Entry[], void, undefined> {
  const places: EntryPlace[] = [];
  const reader = new RdbReader({ onEntry: (place) => places.push(place) });
  const stretch = new Stretch();
  for await (const chunk of content) {
    stretch.push(chunk);
    reader.write(chunk);
    if (places.length > 0) {
      yield places.map((place) => entryAt(place, stretch));
      stretch.dropBefore(places.at(-1)?.end ?? 0);
      places.length = 0;
    }
  }
  reader.end();
}

function entryAt(place: EntryPlace, stretch: Stretch): Entry {
  const { from, keyEnd, end, db, type, expiresAtMs } = place;
  if (place.kind === 'functions') return { kind: 'functions', bytes: stretch.copy(from, end) };
  const key = decodeString(stretch.copy(from + 1, keyEnd), from + 1);
  return { kind: 'key', db, key, type, value: stretch.copy(keyEnd, end), expiresAtMs };
}

/** A string of a dump: plain, a number, or compressed. */
function decodeString(encoded: Buffer, offset: number): Buffer {
  const window = new Window();
  window.push(encoded);
  if (!window.string()) throw damaged(offset, 'the name of a key is cut off');
  return Buffer.from(window.bytes.subarray(window.from, window.to));
}

/** A part of a file in the pieces it came in. */
class Stretch {
  readonly #chunks: Buffer[] = [];
  #start = 0;

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  dropBefore(offset: number): void {
    for (let first = this.#chunks[0]; first !== undefined; first = this.#chunks[0]) {
      if (this.#start + first.length > offset) return;
      this.#start += first.length;
      this.#chunks.shift();
    }
  }

  copy(from: number, to: number): Buffer {
    const parts: Buffer[] = [];
    let start = this.#start;
    for (const chunk of this.#chunks) {
      if (start >= to) break;
      if (start + chunk.length > from) parts.push(chunk.subarray(Math.max(0, from - start), to - start));
      start += chunk.length;
    }
    return Buffer.concat(parts);
  }
}
