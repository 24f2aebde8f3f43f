import { access, constants, lstat, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { BackupError, systemCode, whenFailed } from '../lib/errors.ts';
import { freeBytes } from '../lib/free-bytes.ts';
import { folderDestination, writeNew } from '../pipeline/write.ts';
import { openForReading, readIfThere } from './local-read.ts';
import { createFile, makeFolder, replaceFile, syncFolder, temporaryName, unwritable } from './local-write.ts';
import {
  type Abilities,
  type ResumedStage,
  removedSuffix,
  type Stage,
  type Store,
  type StoredObject,
  stagedSuffix,
  type UnfinishedWrite,
} from './store.ts';

/** A folder on this machine. */
export function localStore(name: string, path: string): Store {
  const root = resolve(path);
  const at = (relativePath: string) => join(root, relativePath);
  return {
    name,
    kind: 'local',
    location: root,
    exists: async () => (await ifThere(stat(root))) !== undefined,
    folders: () => folderNames(root),
    list: (folder) => listTree(root, folder),
    read: (file) => openForReading(at(file)),
    readSmall: (file) => readIfThere(at(file)),
    put: (file, content) => replaceFile(at(file), content),
    create: (file, content) => createFile(at(file), content),
    remove: (file) => unwritable(at(file), () => rm(at(file), { force: true })),
    removeFolder: (folder) => removeFolder(root, folder),
    stage: (folder) => stageFolder(root, folder),
    resume: (folder) => resumeFolder(root, folder),
    localPath: (file) => at(file),
    freeBytes: () => freeBytes(root),
    lockedUntil: async () => undefined,
    unfinishedWrites: () => temporaryFiles(root),
    removeUnfinished: ({ id }) => unwritable(at(id), () => rm(at(id), { force: true })),
    probe: async () => abilities,
    [Symbol.asyncDispose]: async () => {},
  };
}

const abilities: Abilities = {
  atomicCreate: { can: 'yes', because: 'a file is created by link() or O_EXCL, which only one can win' },
  checksum: { can: 'no', because: 'a disk takes what it is given; verify reads it back' },
  lock: { can: 'no', because: 'whoever may write the folder may remove what is in it' },
};

async function folderNames(root: string): Promise<string[]> {
  const entries = await ifThere(
    readdir(root, { withFileTypes: true }).catch((cause: unknown) => {
      if (systemCode(cause) !== 'ENOTDIR') throw cause;
      // No store at all may be made yet; a file in its place is a mistake, also for whoever only looks.
      throw new BackupError('store-unwritable', `The store ${root} is not a folder`, {
        cause,
        hint: 'A file stands there or above it. Name a folder with store (BACKUP_ROOT, stores.local.path).',
      });
    }),
  );
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

async function stageFolder(root: string, name: string): Promise<Stage> {
  const folder = join(root, `${name}${stagedSuffix}`);
  await unwritable(root, async () => {
    await makeFolder(root);
    await access(root, constants.W_OK);
    await makeNew(folder);
  });
  const staged = openStage(root, name, folder);
  return {
    ...staged,
    [Symbol.asyncDispose]: async () => {
      if (!staged.committed()) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function resumeFolder(root: string, name: string): Promise<ResumedStage> {
  const folder = join(root, `${name}${stagedSuffix}`);
  await unwritable(root, async () => {
    await makeFolder(root);
    await mkdir(folder, { recursive: true, mode: 0o700 });
  });
  const present = (await listTree(root, `${name}${stagedSuffix}`)).map((object) => {
    return { ...object, path: object.path.slice(name.length + stagedSuffix.length + 1) };
  });
  return { ...openStage(root, name, folder), present, read: (path) => openForReading(join(folder, path)) };
}

function openStage(root: string, name: string, folder: string): Stage & { committed(): boolean } {
  const final = join(root, name);
  let committed = false;
  return {
    folder,
    committed: () => committed,
    ...folderDestination(folder),
    commit: async ({ path, content }) => {
      await writeNew(join(folder, path), [content]);
      await unwritable(final, async () => {
        await syncTree(folder);
        if ((await ifThere(stat(final))) !== undefined) {
          throw new BackupError('write-failed', `${final} exists already`);
        }
        await rename(folder, final);
        committed = true;
        await syncFolder(root).catch((cause: unknown) => {
          throw new BackupError(
            'write-failed',
            `${final} is there and whole, but its name may not survive a power loss`,
            {
              cause,
              hint: 'Check the disk and its file system (dmesg), then look with list whether the backup is there.',
            },
          );
        });
      });
    },
    [Symbol.asyncDispose]: async () => {},
  };
}

/** One rename hides it; what a kill leaves is called as what it is. */
async function removeFolder(root: string, name: string): Promise<void> {
  const hidden = join(root, `${name.replace(new RegExp(`(${removedSuffix})*$`), '')}${removedSuffix}`);
  await unwritable(join(root, name), async () => {
    if (join(root, name) !== hidden) {
      await rm(hidden, { recursive: true, force: true });
      const moved = await rename(join(root, name), hidden).then(() => true, whenFailed(['ENOENT'], false));
      if (!moved) return;
      await syncFolder(root);
    }
    await rm(hidden, { recursive: true, force: true });
  });
}

/** Temporary files of writes that were killed. Their names are random: the path is all that tells them apart. */
async function temporaryFiles(root: string): Promise<UnfinishedWrite[]> {
  const entries = (await ifThere(readdir(root, { withFileTypes: true, recursive: true }))) ?? [];
  const found = entries
    .filter((entry) => entry.isFile() && temporaryName.test(entry.name))
    .map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const stats = await ifThere(lstat(path));
      const id = relative(root, path).split(sep).join('/');
      return stats === undefined ? [] : [{ path: id, began: stats.mtime, id }];
    });
  return (await Promise.all(found)).flat();
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

/** @throws BackupError `read-failed` for anything but a missing file */
async function ifThere<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof BackupError) throw error;
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new BackupError('read-failed', 'The store cannot be read', {
      cause: error,
      hint: 'Check that this user may read the folder and all below it.',
    });
  }
}
