import {
  intset,
  listpack,
  type Reading,
  readHash,
  readList,
  readPackedHash,
  readPackedList,
  readPackedSet,
  readPackedZset,
  readQuicklist,
  readSet,
  readZset,
  ziplist,
  zipmap,
} from './collections.ts';
import { readModule } from './module-value.ts';
import { readStream } from './stream-value.ts';
import { kinds, valueTypes as types } from './types.ts';
import type { Value } from './value.ts';
import type { Window } from './window.ts';

interface Decoder {
  /** Index into `kinds`. */
  readonly kind: number;
  readonly read: (window: Window, value: Value, cutoffMs: number) => Reading;
}

const list = kinds.indexOf('list');
const set = kinds.indexOf('set');
const zset = kinds.indexOf('zset');
const hash = kinds.indexOf('hash');
const stream = kinds.indexOf('stream');

const shared: Readonly<Record<number, Decoder>> = {
  [types.list]: { kind: list, read: readList },
  [types.listZiplist]: { kind: list, read: (window, value) => readPackedList(window, value, ziplist) },
  [types.listQuicklist]: { kind: list, read: (window, value) => readQuicklist(window, value, 1) },
  [types.listQuicklist2]: { kind: list, read: (window, value) => readQuicklist(window, value, 2) },
  [types.set]: { kind: set, read: readSet },
  [types.setIntset]: { kind: set, read: (window, value) => readPackedSet(window, value, intset) },
  [types.setListpack]: { kind: set, read: (window, value) => readPackedSet(window, value, listpack) },
  [types.zset]: { kind: zset, read: (window, value) => readZset(window, value, false) },
  [types.zset2]: { kind: zset, read: (window, value) => readZset(window, value, true) },
  [types.zsetZiplist]: { kind: zset, read: (window, value) => readPackedZset(window, value, ziplist) },
  [types.zsetListpack]: { kind: zset, read: (window, value) => readPackedZset(window, value, listpack) },
  [types.hash]: { kind: hash, read: (window, value, cutoff) => readHash(window, value, 'none', cutoff) },
  [types.hashZipmap]: {
    kind: hash,
    read: (window, value, cutoff) => readPackedHash(window, value, zipmap, 'none', cutoff),
  },
  [types.hashZiplist]: {
    kind: hash,
    read: (window, value, cutoff) => readPackedHash(window, value, ziplist, 'none', cutoff),
  },
  [types.hashListpack]: {
    kind: hash,
    read: (window, value, cutoff) => readPackedHash(window, value, listpack, 'none', cutoff),
  },
  [types.stream1]: { kind: stream, read: (window, value) => readStream(window, value, 1) },
  [types.stream2]: { kind: stream, read: (window, value) => readStream(window, value, 2) },
  [types.stream3]: { kind: stream, read: (window, value) => readStream(window, value, 3) },
  [types.module2]: { kind: kinds.indexOf('module'), read: readModule },
};

const redisOnly: Readonly<Record<number, Decoder>> = {
  [types.hashMetadataPreGa]: {
    kind: hash,
    read: (window, value, cutoff) => readHash(window, value, 'redis-pre-ga', cutoff),
  },
  [types.hashMetadata]: { kind: hash, read: (window, value, cutoff) => readHash(window, value, 'redis', cutoff) },
  [types.hashListpackExPreGa]: {
    kind: hash,
    read: (window, value, cutoff) => readPackedHash(window, value, listpack, 'redis-pre-ga', cutoff),
  },
  [types.hashListpackEx]: {
    kind: hash,
    read: (window, value, cutoff) => readPackedHash(window, value, listpack, 'redis', cutoff),
  },
};

const valkeyOnly: Readonly<Record<number, Decoder>> = {
  [types.hashMetadataPreGa]: { kind: hash, read: (window, value, cutoff) => readHash(window, value, 'valkey', cutoff) },
};

/** How a value of this type is read; undefined when the type is not known. Type 22 means different things to the two. */
export function decoderOf(type: number, product: 'redis' | 'valkey'): Decoder | undefined {
  return shared[type] ?? (product === 'valkey' ? valkeyOnly[type] : redisOnly[type]);
}
