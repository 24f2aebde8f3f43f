import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ObjectService } from '../../src/stores/object-service.ts';
import { objectStore } from '../../src/stores/object-store.ts';
import type { Store } from '../../src/stores/store.ts';

interface Held {
  readonly content: Buffer;
  readonly modified: Date;
}

/** The objects of a memory store, which several clients may look at. */
export type Objects = Map<string, Held>;

/** A store without any folder on this machine, that knows no rename: a backup is there once its last object is. */
export function memoryStore(name = 'memory', objects: Objects = new Map()): Store {
  const place = { name, kind: 's3', location: `memory://${name}` } as const;
  const log = { debug: () => {}, warning: () => {} };
  return objectStore(place, memoryService(objects), { signal: new AbortController().signal, log });
}

export function memoryService(objects: Objects): ObjectService {
  const put = (path: string, content: Uint8Array) =>
    void objects.set(path, { content: Buffer.from(content), modified: new Date() });
  const can = { can: 'yes', because: 'it is a Map' } as const;
  return {
    exists: async () => true,
    folders: async () => [...new Set([...objects.keys()].flatMap((path) => path.match(/^[^/]+(?=\/)/s) ?? []))].sort(),
    list: async (prefix) =>
      [...objects]
        .filter(([path]) => path.startsWith(prefix))
        .map(([path, { content, modified }]) => ({ path, bytes: content.byteLength, modified, regular: true }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    read: async (path, from) => {
      const held = objects.get(path);
      if (held === undefined) return undefined;
      const etag = createHash('sha256').update(held.content).digest('hex');
      return { content: Readable.from(pieces(held.content.subarray(from)), { objectMode: false }), etag };
    },
    put: async (path, content) => put(path, content),
    create: async (path, content) => {
      if (objects.has(path)) return false;
      put(path, content);
      return true;
    },
    upload: async (path, content) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of content) chunks.push(Uint8Array.from(chunk));
      put(path, Buffer.concat(chunks));
    },
    remove: async (paths) => {
      for (const path of paths) objects.delete(path);
    },
    lockedUntil: async () => undefined,
    unfinishedWrites: async () => [],
    removeUnfinished: async () => {},
    probe: async () => ({ atomicCreate: can, checksum: can, lock: { can: 'no', because: 'it is a Map' } }),
    [Symbol.asyncDispose]: async () => {},
  };
}

/** As a network delivers it. */
function* pieces(content: Buffer): Generator<Buffer> {
  for (let at = 0; at < content.byteLength; at += 64 * 1024) yield Buffer.from(content.subarray(at, at + 64 * 1024));
}
