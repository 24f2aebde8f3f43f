import {
  intset,
  listpack,
  packedHash,
  packedList,
  packedSet,
  packedZset,
  type Reader,
  readHash,
  readList,
  readQuicklist,
  readSet,
  readZset,
  ziplist,
  zipmap,
} from './collections.ts';
import { readModule } from './module-value.ts';
import { readStream } from './stream-value.ts';
import { type Kind, kinds, valueTypes as types } from './types.ts';

interface Decoder {
  /** Index into `kinds`. */
  readonly kind: number;
  readonly read: Reader;
}

const readers: Readonly<Record<number, readonly [Kind, Reader]>> = {
  [types.list]: ['list', readList],
  [types.listZiplist]: ['list', packedList(ziplist)],
  [types.listQuicklist]: ['list', (window, value) => readQuicklist(window, value, 1)],
  [types.listQuicklist2]: ['list', (window, value) => readQuicklist(window, value, 2)],
  [types.set]: ['set', readSet],
  [types.setIntset]: ['set', packedSet(intset)],
  [types.setListpack]: ['set', packedSet(listpack)],
  [types.zset]: ['zset', (window, value, cutoff) => readZset(window, value, cutoff, false)],
  [types.zset2]: ['zset', (window, value, cutoff) => readZset(window, value, cutoff, true)],
  [types.zsetZiplist]: ['zset', packedZset(ziplist)],
  [types.zsetListpack]: ['zset', packedZset(listpack)],
  [types.hash]: ['hash', readHash],
  [types.hashZipmap]: ['hash', packedHash(zipmap)],
  [types.hashZiplist]: ['hash', packedHash(ziplist)],
  [types.hashListpack]: ['hash', packedHash(listpack)],
  [types.hashMetadataPreGa]: ['hash', (window, value, cutoff) => readHash(window, value, cutoff, 'redis-pre-ga')],
  [types.hashMetadata]: ['hash', (window, value, cutoff) => readHash(window, value, cutoff, 'redis')],
  [types.hashListpackExPreGa]: ['hash', packedHash(listpack, 'redis-pre-ga')],
  [types.hashListpackEx]: ['hash', packedHash(listpack, 'redis')],
  [types.stream1]: ['stream', (window, value) => readStream(window, value, 1)],
  [types.stream2]: ['stream', (window, value) => readStream(window, value, 2)],
  [types.stream3]: ['stream', (window, value) => readStream(window, value, 3)],
  [types.module2]: ['module', readModule],
};

const decoders = new Map(
  Object.entries(readers).map(([type, [kind, read]]) => [Number(type), { kind: kinds.indexOf(kind), read }] as const),
);
const valkeyHash: Decoder = {
  kind: kinds.indexOf('hash'),
  read: (window, value, cutoff) => readHash(window, value, cutoff, 'valkey'),
};

/** How a value of this type is read; undefined when the type is not known. From 22 on they mean different things to the two. */
export function decoderOf(type: number, product: 'redis' | 'valkey'): Decoder | undefined {
  if (product === 'redis' || type < types.hashMetadataPreGa) return decoders.get(type);
  return type === types.hashMetadataPreGa ? valkeyHash : undefined;
}
