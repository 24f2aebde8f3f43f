import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { BackupError, systemCode } from '../lib/errors.ts';
import { readChunkBytes } from '../pipeline/codec.ts';

/**
 * Not to wait: opening a pipe that nobody writes to would wait for ever, where no signal reaches. Not to follow: what a link
 * points at is not in the store.
 */
const openFlags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/** @throws BackupError `read-failed` when there is no plain file, or it cannot be opened */
export async function openForReading(path: string): Promise<Readable> {
  try {
    return (await openPlain(path)).createReadStream({ highWaterMark: readChunkBytes });
  } catch (error) {
    throw unreadable(path, error);
  }
}

/**
 * A small file whole; undefined when there is none. A folder in its place is no object either.
 *
 * @throws BackupError `read-failed` for what is there and cannot be read
 */
export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    await using file = await openPlain(path);
    return await file.readFile();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(systemCode(error) ?? '')) return undefined;
    throw unreadable(path, error);
  }
}

async function openPlain(path: string): Promise<FileHandle> {
  const file = await open(path, openFlags).catch((error: unknown) => {
    // A link, and a socket or a device without a driver, cannot even be opened.
    throw ['ELOOP', 'ENXIO'].includes(systemCode(error) ?? '') ? notPlain(path) : error;
  });
  try {
    const stats = await file.stat();
    // A folder may be opened; reading it says so (EISDIR).
    if (stats.isFile() || stats.isDirectory()) return file;
    throw notPlain(path);
  } catch (error) {
    await file.close();
    throw error;
  }
}

export function notPlain(path: string): BackupError {
  return new BackupError('read-failed', `${path} is not a plain file`, {
    hint: 'A store holds plain files only, no links, pipes or devices. Find out who put it there, then remove it.',
  });
}

export function unreadable(path: string, cause: unknown): BackupError {
  if (cause instanceof BackupError) return cause;
  return new BackupError('read-failed', `${path} could not be read: ${systemCode(cause) ?? 'it failed'}`, {
    cause,
    hint: 'Check that this user may read the store and all below it, and the disk it lies on (dmesg).',
  });
}
