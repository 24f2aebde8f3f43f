import { access, constants, lstat, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { BackupError, systemCode } from '../lib/errors.ts';
import { freeBytes } from '../lib/free-bytes.ts';
import { folderDestination, writeNew } from '../pipeline/write.ts';
import { openForReading, readIfThere } from './local-read.ts';
import { createFile, makeFolder, replaceFile, syncFolder, temporaryName, unwritable } from './local-write.ts';
import type { Stage, Store, StoredObject } from './store.ts';

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
  const folder = join(root, `${name}.partial`);
  const final = join(root, name);
  await unwritable(root, async () => {
    await makeFolder(root);
    await access(root, constants.W_OK);
    await makeNew(folder);
  });
  let committed = false;
  return {
    folder,
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
