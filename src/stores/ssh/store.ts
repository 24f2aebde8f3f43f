import { randomUUID } from 'node:crypto';
import { posix } from 'node:path';
import { systemCode } from '../../lib/errors.ts';
import { temporaryName, unwritable } from '../local-write.ts';
import { createdOnce, type Surroundings, withRetry } from '../retry.ts';
import { type Abilities, removedSuffix, type Store } from '../store.ts';
import type { SshConfig } from './connection.ts';
import { SshHost } from './host.ts';
import { folderNames, listTree } from './list.ts';
import { readFile, readSmall } from './read.ts';
import { freeSpace, isThere, probing, removal, removalOfFolder } from './scripts.ts';
import { send } from './send.ts';
import { resumeStage, stageFolder } from './stage.ts';

/** A folder on another host. It lies there as a local store does, so that whoever logs in there can work with it. */
export function sshStore(name: string, config: SshConfig, around: Surroundings): Store {
  const host = new SshHost(config, around);
  const root = posix.resolve(config.path);
  const at = (path: string) => posix.join(root, path);
  const remote = (script: string, ...words: string[]) => withRetry(() => host.run(script, words), around);
  const place = { host, root, around };
  return {
    name,
    kind: 'ssh',
    location: host.location,
    exists: async () => (await remote(isThere, root)).byteLength > 0,
    folders: () => folderNames(place),
    list: (folder) => listTree(place, folder),
    read: (path) => readFile(host, at(path), around),
    readSmall: (path) => readSmall(host, at(path), around),
    put: (path, content) =>
      unwritable(at(path), () =>
        withRetry(() => send(host, { path: at(path), how: 'replace' }, [content], around), around),
      ),
    create: (path, content) => {
      const readBack = () => readSmall(host, at(path), around);
      return unwritable(at(path), () =>
        createdOnce(() => create(host, at(path), content, around), readBack, content, around),
      );
    },
    remove: (path) => unwritable(at(path), () => remote(removal, at(path)).then(() => {})),
    removeFolder: (folder) => {
      const hidden = `${folder.replace(new RegExp(`(${removedSuffix})*$`), '')}${removedSuffix}`;
      return unwritable(at(folder), () => remote(removalOfFolder, root, at(folder), at(hidden)).then(() => {}));
    },
    stage: (folder) => stageFolder(place, folder),
    resume: (folder) => resumeStage(place, folder),
    localPath: () => undefined,
    freeBytes: async () => freeBytesIn((await remote(freeSpace, root)).toString()),
    lockedUntil: async () => undefined,
    unfinishedWrites: async () => {
      const found = await listTree(place, '', temporaryName);
      return found.map(({ path, modified }) => ({ path, began: modified, id: path }));
    },
    removeUnfinished: ({ id }) => unwritable(at(id), () => remote(removal, at(id)).then(() => {})),
    probe: () =>
      unwritable(root, async () => abilities((await remote(probing, root, randomUUID(), randomUUID())).toString())),
    [Symbol.asyncDispose]: () => host[Symbol.asyncDispose](),
  };
}

async function create(host: SshHost, path: string, content: Uint8Array, around: Surroundings): Promise<boolean> {
  try {
    await send(host, { path, how: 'new' }, [content], around);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** From the count of free blocks and their size. */
function freeBytesIn(answer: string): number | undefined {
  const [, blocks, bytes] = /^(\d+) (\d+)\s*$/.exec(answer) ?? [];
  return blocks === undefined ? undefined : Number(blocks) * Number(bytes);
}

function abilities(how: string): Abilities {
  const ways: Readonly<Record<string, Abilities['atomicCreate']>> = {
    links: { can: 'yes', because: 'a file is created by link() there, which only one can win; it was tried' },
    exclusive: { can: 'yes', because: 'a file is created with O_EXCL there, which only one can win; it was tried' },
  };
  return {
    atomicCreate: ways[how.trim()] ?? {
      can: 'no',
      because: 'its file system let a file be created twice; the highest number of a lease holds',
    },
    checksum: { can: 'yes', because: 'the host computes SHA-256 of what lies on its disk before a file gets its name' },
    lock: { can: 'no', because: 'whoever may write the folder may remove what is in it' },
  };
}
