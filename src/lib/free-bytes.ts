import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Free bytes where a folder is or will be made. */
export async function freeBytes(place: string): Promise<number | undefined> {
  for (let folder = resolve(place); ; folder = dirname(folder)) {
    const stats = await statfs(folder).catch(() => undefined);
    if (stats !== undefined) return stats.bavail * stats.bsize;
    if (dirname(folder) === folder) return undefined;
  }
}
