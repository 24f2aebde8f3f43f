import { posix } from 'node:path';
import { BackupError, systemCode } from '../../lib/errors.ts';
import { temporaryName } from '../local-write.ts';
import { type Surroundings, withRetry } from '../retry.ts';
import type { StoredObject } from '../store.ts';
import type { SshHost } from './host.ts';
import { folderNames as folderNamesScript, listing } from './scripts.ts';

/** A folder on a host. */
export interface Place {
  readonly host: SshHost;
  readonly root: string;
  readonly around: Surroundings;
}

export async function folderNames({ host, root, around }: Place): Promise<string[]> {
  const found = await ifThere(
    withRetry(() => host.run(folderNamesScript, [root]), around).catch((cause: unknown) => {
      if (systemCode(cause) !== 'ENOTDIR') throw cause;
      throw new BackupError('store-unwritable', `The store ${host.location} is not a folder`, {
        cause,
        hint: 'A file stands there or above it. Name a folder with path.',
      });
    }),
  );
  return entries(found)
    .map((path) => path.slice(path.lastIndexOf('/') + 1))
    .sort();
}

/** Everything below a folder but temporary files, or only these. */
export async function listTree(
  { host, root, around }: Place,
  folder: string,
  only?: typeof temporaryName,
): Promise<StoredObject[]> {
  const pattern = only === undefined ? '*' : '.*.tmp';
  const found = await ifThere(withRetry(() => host.run(listing, [posix.join(root, folder), pattern]), around));
  const prefix = root.endsWith('/') ? root : `${root}/`;
  return entries(found)
    .flatMap((entry) => parse(entry, prefix))
    .filter(({ path }) => temporaryName.test(path.slice(path.lastIndexOf('/') + 1)) === (only !== undefined))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** "size time type path": the type by the letter of find, or the mode in hex. */
function parse(entry: string, prefix: string): StoredObject[] {
  const [, bytes, seconds, type = '', path = ''] = /^(\d+) (-?[\d.]+) (\S+) (.*)$/s.exec(entry) ?? [];
  if (!path.startsWith(prefix)) return [];
  const modified = new Date(Number(seconds) * 1000);
  return [{ path: path.slice(prefix.length), bytes: Number(bytes), modified, regular: /^(f|8...)$/.test(type) }];
}

function entries(found: Buffer | undefined): string[] {
  return (found?.toString() ?? '').split('\0').slice(0, -1);
}

/** @throws BackupError `read-failed` for anything but a missing folder */
async function ifThere(found: Promise<Buffer>): Promise<Buffer | undefined> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof BackupError) throw error;
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return undefined;
    throw new BackupError('read-failed', 'The store cannot be read', {
      cause: error,
      hint: 'Check that this user may read the folder and all below it.',
    });
  }
}
