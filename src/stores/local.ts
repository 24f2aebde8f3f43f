import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  access,
  constants,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  statfs,
} from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { BackupError, systemCode } from '../lib/errors.ts';
import { readChunkBytes } from '../pipeline/codec.ts';
import type { Stage, Store, StoredObject } from './store.ts';

/** Ending of a folder that is being filled. */
const partialSuffix = '.partial';
/** What a kill in the middle of a put leaves behind; never part of what the store holds. */
const temporaryName = /^\.[0-9a-f-]{36}\.tmp$/;

/** A folder on this machine. */
export function localStore(name: string, path: string): Store {
  const root = resolve(path);
  const at = (relativePath: string) => join(root, relativePath);
  return {
    name,
    location: root,
    exists: async () => (await ifThere(stat(root))) !== undefined,
    folders: () => folderNames(root),
    list: (folder) => listTree(root, folder),
    read: (file) => openForReading(at(file)),
    readSmall: (file) => readIfThere(at(file)),
    put: (file, content) => replaceFile(at(file), content),
    create: (file, content) => createFile(at(file), content),
    remove: (file) => unwritable(at(file), () => rm(at(file), { force: true })),
    stage: (folder) => stageFolder(root, folder),
    localPath: (file) => at(file),
    freeBytes: () => freeBytes(root),
  };
}

async function folderNames(root: string): Promise<string[]> {
  const entries = await ifThere(readdir(root, { withFileTypes: true }));
  return (entries ?? [])
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function listTree(root: string, folder: string): Promise<StoredObject[]> {
  const entries = (await ifThere(readdir(join(root, folder), { withFileTypes: true, recursive: true }))) ?? [];
  const objects: StoredObject[] = [];
  for (const entry of entries) {
    if (entry.isDirectory()) continue;
    if (temporaryName.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const stats = await ifThere(lstat(path));
    if (stats === undefined) continue;
    objects.push({
      path: relative(root, path).split(sep).join('/'),
      bytes: stats.size,
      modified: stats.mtime,
      regular: stats.isFile(),
    });
  }
  return objects.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function openForReading(path: string): Promise<Readable> {
  const stream = createReadStream(path, { highWaterMark: readChunkBytes });
  try {
    await new Promise<void>((ready, failed) => stream.once('open', () => ready()).once('error', failed));
    return stream;
  } catch (cause) {
    throw new BackupError('read-failed', `${path} could not be read`, { cause });
  }
}

/** A folder in the place of a file, or a link that leads nowhere, is no object. */
function readIfThere(path: string): Promise<Buffer | undefined> {
  const content = readFile(path).catch((error: unknown) => {
    const code = systemCode(error);
    if (code === 'EISDIR' || code === 'ELOOP') return undefined;
    throw error;
  });
  return ifThere(content);
}

async function replaceFile(path: string, content: Uint8Array): Promise<void> {
  await writeBeside(path, content, (temporary) => rename(temporary, path));
}

/** link() fails when the name is taken, also over NFS, so that two hosts cannot both win. */
function createFile(path: string, content: Uint8Array): Promise<boolean> {
  return writeBeside(path, content, async (temporary) => {
    try {
      await link(temporary, path);
      return true;
    } catch (error) {
      if (systemCode(error) === 'EEXIST') return false;
      if (noLinks.has(systemCode(error) ?? '')) return await createInPlace(path, content);
      throw error;
    }
  });
}

/** What link() says where a file system has no hard links: FAT, exFAT, some network shares (link(2)). */
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/**
 * O_EXCL too lets only one win, on every file system. Others may find the object unfinished for a moment, and take it for
 * unreadable: of leases the highest number holds even then.
 */
async function createInPlace(path: string, content: Uint8Array): Promise<boolean> {
  try {
    await using file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Writes and syncs a temporary file beside `path`, has it published, and leaves nothing of it behind. */
async function writeBeside<T>(
  path: string,
  content: Uint8Array,
  publish: (temporary: string) => Promise<T>,
): Promise<T> {
  const folder = dirname(path);
  const temporary = join(folder, `.${randomUUID()}.tmp`);
  return unwritable(path, async () => {
    await mkdir(folder, { recursive: true });
    try {
      await writeSynced(temporary, content);
      const published = await publish(temporary);
      await syncFolder(folder);
      return published;
    } finally {
      await rm(temporary, { force: true });
    }
  });
}

async function writeSynced(path: string, content: Uint8Array): Promise<void> {
  await using file = await open(path, 'wx', 0o600);
  await file.writeFile(content);
  await file.sync();
}

async function stageFolder(root: string, name: string): Promise<Stage> {
  const folder = join(root, name + partialSuffix);
  const final = join(root, name);
  await unwritable(root, async () => {
    await mkdir(root, { recursive: true });
    await access(root, constants.W_OK);
    await makeNew(folder);
  });
  let committed = false;
  return {
    folder,
    commit: async () => {
      await unwritable(final, async () => {
        await syncTree(folder);
        if ((await ifThere(stat(final))) !== undefined) {
          throw new BackupError('write-failed', `${final} exists already`);
        }
        await rename(folder, final);
        await syncFolder(root);
      });
      committed = true;
    },
    [Symbol.asyncDispose]: async () => {
      if (!committed) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function makeNew(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (cause) {
    if (systemCode(cause) !== 'EEXIST') throw cause;
    throw new BackupError('write-failed', `${folder} exists already`, {
      cause,
      hint: 'Another run is filling it, or one that was interrupted left it behind.',
    });
  }
}

/** Files were synced when they were written; a folder's entries must be synced too before the rename. */
async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await syncTree(join(folder, entry.name));
  }
  await syncFolder(folder);
}

async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}

async function freeBytes(root: string): Promise<number | undefined> {
  for (let folder = root; ; folder = dirname(folder)) {
    const stats = await ifThere(statfs(folder));
    if (stats !== undefined) return stats.bavail * stats.bsize;
    if (dirname(folder) === folder) return undefined;
  }
}

async function unwritable<T>(path: string, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (error instanceof BackupError) throw error;
    if (systemCode(error) === 'ENOSPC') {
      throw new BackupError('disk-full', `The disk became full while writing ${path}`, {
        cause: error,
        hint: 'Free some space or choose another store, then run again. Nothing was committed.',
      });
    }
    throw new BackupError('store-unwritable', `The store cannot be written: ${path}`, {
      cause: error,
      hint: 'Check that the folder exists or can be created, and that this user may write there.',
    });
  }
}

/** @throws BackupError `read-failed` for anything but a missing file */
async function ifThere<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new BackupError('read-failed', 'The store cannot be read', {
      cause: error,
      hint: 'Check that this user may read the folder and all below it.',
    });
  }
}
