import { Readable } from 'node:stream';
import { BackupError } from '../../src/lib/errors.ts';
import { type Stage, type Store, type StoredObject, unfinishedMark } from '../../src/stores/store.ts';

interface Held {
  readonly content: Buffer;
  readonly modified: Date;
}

/** The objects of a memory store, which several clients may look at. */
export type Objects = Map<string, Held>;

/** A store without any folder on this machine, that knows no rename: a backup is there once its last object is. */
export function memoryStore(name = 'memory', objects: Objects = new Map()): Store {
  const put = (path: string, content: Uint8Array) =>
    void objects.set(path, { content: Buffer.from(content), modified: new Date() });
  const below = (folder: string) => [...objects.keys()].filter((path) => path.startsWith(`${folder}/`));
  return {
    name,
    location: `memory://${name}`,
    exists: async () => true,
    folders: async () => [...new Set([...objects.keys()].flatMap((path) => path.match(/^[^/]+(?=\/)/) ?? []))].sort(),
    list: async (folder) =>
      below(folder)
        .sort()
        .map((path): StoredObject => {
          const { content, modified } = found(objects, path);
          return { path, bytes: content.byteLength, modified, regular: true };
        }),
    read: async (path) => Readable.from(pieces(found(objects, path).content), { objectMode: false }),
    readSmall: async (path) => objects.get(path)?.content,
    localPath: () => undefined,
    freeBytes: async () => undefined,
    put: async (path, content) => put(path, content),
    create: async (path, content) => {
      if (objects.has(path)) return false;
      put(path, content);
      return true;
    },
    remove: async (path) => void objects.delete(path),
    stage: async (folder) => stage(objects, folder, put),
  };
}

function stage(objects: Objects, name: string, put: (path: string, content: Uint8Array) => void): Stage {
  const taken = () => new BackupError('write-failed', `${name} exists already`);
  if ([...objects.keys()].some((path) => path.startsWith(`${name}/`))) throw taken();
  const mark = `${name}/${unfinishedMark}`;
  put(mark, Buffer.from(''));
  const own = new Set([mark]);
  let committed = false;
  return {
    folder: undefined,
    async write(path, content) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of content) chunks.push(Uint8Array.from(chunk));
      if (objects.has(`${name}/${path}`)) throw taken();
      put(`${name}/${path}`, Buffer.concat(chunks));
      own.add(`${name}/${path}`);
    },
    async discard(path) {
      const gone = [...own].filter((one) => one === `${name}/${path}` || one.startsWith(`${name}/${path}/`));
      for (const one of gone) objects.delete(one);
    },
    async commit({ path, content }) {
      if (objects.has(`${name}/${path}`)) throw taken();
      put(`${name}/${path}`, content);
      objects.delete(mark);
      committed = true;
    },
    async [Symbol.asyncDispose]() {
      if (!committed) for (const path of own) objects.delete(path);
    },
  };
}

function found(objects: Objects, path: string): Held {
  const held = objects.get(path);
  if (held !== undefined) return held;
  const cause = Object.assign(new Error(`no such object ${path}`), { code: 'ENOENT' });
  throw new BackupError('read-failed', `${path} is not in the store`, { cause });
}

/** As a network delivers it. */
function* pieces(content: Buffer): Generator<Buffer> {
  for (let at = 0; at < content.byteLength; at += 64 * 1024) yield Buffer.from(content.subarray(at, at + 64 * 1024));
}
