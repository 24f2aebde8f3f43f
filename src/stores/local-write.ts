import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BackupError, systemCode, whenFailed } from '../lib/errors.ts';
import { createSynced, writeError } from '../pipeline/write.ts';

/** What a kill in the middle of a write leaves behind; never part of what the store holds. */
export const temporaryName = /^\.[0-9a-f-]{36}\.tmp$/;

/** Replaces a file in one step. */
export async function replaceFile(path: string, content: Uint8Array): Promise<void> {
  await writeBeside(path, content, (temporary) => rename(temporary, path));
}

/**
 * Makes a file unless there is one; false when there is. link() fails when the name is taken, also over NFS, so that two hosts cannot
 * both win.
 */
export function createFile(path: string, content: Uint8Array): Promise<boolean> {
  return writeBeside(path, content, async (temporary) => {
    try {
      const linked = await link(temporary, path).then(() => true, whenFailed(noLinks, false));
      // O_EXCL too lets only one win, on every file system. Others may find the object unfinished for a moment, and take it
      // for unreadable: of leases the highest number holds even then.
      if (!linked) await createSynced(path, [content]);
      return true;
    } catch (error) {
      return whenFailed(['EEXIST'], false)(error);
    }
  });
}

/** What link() says where a file system has no hard links: FAT, exFAT, some network shares (link(2)). */
const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/** Writes and syncs a temporary file beside `path`, has it published, and leaves nothing of it behind. */
async function writeBeside<T>(
  path: string,
  content: Uint8Array,
  publish: (temporary: string) => Promise<T>,
): Promise<T> {
  const folder = dirname(path);
  const temporary = join(folder, `.${randomUUID()}.tmp`);
  return unwritable(path, async () => {
    await makeFolder(folder);
    try {
      await createSynced(temporary, [content]);
      const published = await publish(temporary);
      await syncFolder(folder);
      return published;
    } finally {
      await rm(temporary, { force: true });
    }
  });
}

/** A folder and those above it that are missing, all of them on disk. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let at = folder; at.length > first.length; at = dirname(at)) await syncFolder(dirname(at));
  await syncFolder(dirname(first));
}

export async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}

/** Says of any failure below what it means for the store. */
export async function unwritable<T>(path: string, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (error instanceof BackupError) throw error;
    if (['ENOSPC', 'EDQUOT'].includes(systemCode(error) ?? '')) throw writeError(error, path);
    throw new BackupError('store-unwritable', `The store cannot be written: ${path}`, {
      cause: error,
      hint: 'Check that the folder exists or can be created, and that this user may write there.',
    });
  }
}
