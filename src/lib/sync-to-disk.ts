import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { systemCode } from './errors.ts';
import { fsPath } from './file-name.ts';

/** Brings a file's content, or a folder's names, to the disk. False when it may not be opened for that. */
export async function syncToDisk(path: string): Promise<boolean> {
  try {
    await using file = await open(fsPath(path), constants.O_RDONLY | constants.O_NOFOLLOW);
    await file.sync();
    return true;
  } catch (error) {
    if (systemCode(error) === 'EACCES') return false;
    throw error;
  }
}
