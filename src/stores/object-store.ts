import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { StoreKind } from '../config/stores-schema.ts';
import { BackupError, cancelled, messageOf } from '../lib/errors.ts';
import type { ObjectService } from './object-service.ts';
import { isTransient, retrying, type Surroundings } from './retry.ts';
import { type ResumedStage, type Store, type StoredObject, unfinishedMark } from './store.ts';

interface Place {
  readonly name: string;
  readonly kind: StoreKind;
  readonly location: string;
}

type Around = Pick<Surroundings, 'signal' | 'log'>;

/** A store of named objects. A folder is committed by its last object; until then it holds a mark. */
export function objectStore(place: Place, plainService: ObjectService, around: Around): Store {
  const service = retrying(plainService, around);
  return {
    ...place,
    exists: () => service.exists(),
    folders: () => service.folders(),
    list: (folder) => service.list(folder === '' ? '' : `${folder}/`),
    read: (path) => read(service, place, path, around.signal),
    readSmall: async (path) => {
      const found = await service.read(path, 0);
      return found && (await buffer(resumed(service, path, found, around.signal)));
    },
    localPath: () => undefined,
    freeBytes: async () => undefined,
    lockedUntil: (path) => service.lockedUntil(path),
    unfinishedWrites: () => service.unfinishedWrites(),
    put: (path, content) => service.put(path, content),
    create: (path, content) => service.create(path, content),
    remove: (path) => service.remove([path]),
    removeFolder: (name, last) => removeFolder(service, name, last),
    removeUnfinished: (write) => service.removeUnfinished(write),
    stage: (name) => beginStage(service, place, name, around),
    resume: (name) => resumeStage(service, place, name, around),
    probe: () => service.probe(),
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
}

async function read(service: ObjectService, { location }: Place, path: string, signal: AbortSignal): Promise<Readable> {
  const found = await service.read(path, 0);
  if (found !== undefined) return Readable.from(resumed(service, path, found, signal), { objectMode: false });
  const cause = Object.assign(new Error(`no such object ${path}`), { code: 'ENOENT' });
  throw new BackupError('read-failed', `${path} is not in ${location}`, { cause });
}

export type Found = NonNullable<Awaited<ReturnType<ObjectService['read']>>>;

/** How often in turn a connection may break before a byte of the rest is there. */
const mostFruitless = 5;

/** The content of an object; where the connection breaks, the rest of the same object is asked for. */
export async function* resumed(
  service: Pick<ObjectService, 'read'>,
  path: string,
  first: Found,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  let { content } = first;
  let [at, fruitless] = [0, 0];
  for (;;) {
    const from = at;
    try {
      for await (const chunk of content as AsyncIterable<Buffer>) {
        at += chunk.byteLength;
        yield chunk;
      }
      return;
    } catch (error) {
      if (signal.aborted) throw cancelled(signal);
      // A stream that ends with an error drops what it still holds: the first bytes may have come and be lost.
      fruitless = at === from ? fruitless + 1 : 0;
      if (!isTransient(error) || fruitless > mostFruitless) throw error;
    }
    const rest = await service.read(path, at, first.etag);
    if (rest === undefined) throw new BackupError('read-failed', `${path} was removed while it was read`);
    content = rest.content;
  }
}

/** A kill in between leaves a whole folder, or one that is marked as unfinished and has not its last object. */
async function removeFolder(service: ObjectService, name: string, last: string): Promise<void> {
  const mark = `${name}/${unfinishedMark}`;
  const objects = (await service.list(`${name}/`)).map(({ path }) => path);
  if (objects.length === 0) return;
  await service.put(mark, Buffer.from('being removed\n'));
  await service.remove([`${name}/${last}`]);
  await service.remove(objects.filter((path) => path !== mark && path !== `${name}/${last}`));
  await service.remove([mark]);
}

async function beginStage(service: ObjectService, place: Place, name: string, around: Around): Promise<ResumedStage> {
  const mark = `${name}/${unfinishedMark}`;
  const there = await service.list(`${name}/`);
  if (there.length > 0 || !(await service.create(mark, Buffer.from('not committed\n')))) throw taken(place, name);
  const stage = openStage(service, place, name, [], around);
  return {
    ...stage,
    [Symbol.asyncDispose]: async () => {
      if (!stage.committed()) await removeAll(service, name);
    },
  };
}

async function resumeStage(service: ObjectService, place: Place, name: string, around: Around): Promise<ResumedStage> {
  const mark = `${name}/${unfinishedMark}`;
  await service.create(mark, Buffer.from('not committed\n'));
  const there = (await service.list(`${name}/`)).filter(({ path }) => path !== mark);
  return openStage(service, place, name, there, around);
}

function openStage(
  service: ObjectService,
  place: Place,
  name: string,
  there: readonly StoredObject[],
  { signal, log }: Around,
): ResumedStage & { committed(): boolean } {
  let committed = false;
  const written = new Set<string>();
  return {
    folder: undefined,
    present: there.map((object) => ({ ...object, path: object.path.slice(name.length + 1) })),
    committed: () => committed,
    read: (path) => read(service, place, `${name}/${path}`, signal),
    write: async (path, content, expectedBytes) => {
      if (written.has(path)) throw taken(place, `${name}/${path}`);
      written.add(path);
      await service.upload(`${name}/${path}`, content, expectedBytes);
    },
    discard: async (path) => {
      const below = await service.list(`${name}/${path}`);
      const own = below.filter((one) => one.path === `${name}/${path}` || one.path.startsWith(`${name}/${path}/`));
      await service.remove(own.map((one) => one.path));
      for (const one of own) written.delete(one.path.slice(name.length + 1));
    },
    commit: async ({ path, content }) => {
      if (!(await service.create(`${name}/${path}`, content, true))) throw taken(place, name);
      committed = true;
      // It is committed all the same: beside its last object the mark means nothing.
      await service
        .remove([`${name}/${unfinishedMark}`])
        .catch((error: unknown) => log.warning(`${name}/${unfinishedMark} could not be removed: ${messageOf(error)}`));
    },
    [Symbol.asyncDispose]: async () => {},
  };
}

/** The mark goes last, so that what a kill leaves is still known for what it is. */
async function removeAll(service: ObjectService, name: string): Promise<void> {
  const mark = `${name}/${unfinishedMark}`;
  const objects = (await service.list(`${name}/`)).map(({ path }) => path);
  await service.remove(objects.filter((path) => path !== mark));
  await service.remove([mark]);
}

function taken({ location }: Place, name: string): BackupError {
  return new BackupError('write-failed', `${location}/${name} exists already`, {
    hint: 'Another run is filling it, or one that was interrupted left it behind.',
  });
}
