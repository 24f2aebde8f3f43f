import { codecOf } from '../../src/pipeline/codec.ts';
import { openSink, type Sink } from '../../src/pipeline/sink.ts';
import { openBackup, type StoredBackup } from '../../src/pipeline/stored-backup.ts';
import type { StoredFile } from '../../src/pipeline/stored-file.ts';
import { folderDestination } from '../../src/pipeline/write.ts';
import { localStore } from '../../src/stores/local.ts';

/** Where a component puts its files, in a folder of this machine. */
export function sinkIn(folder: string, id: string): Sink {
  return openSink(id, { ...folderDestination(folder), folder }, folder);
}

/** The files of a backup that lies in a folder of this machine. */
export function backupIn(
  folder: string,
  id: string,
  files: readonly StoredFile[],
  signal = new AbortController().signal,
): StoredBackup {
  const { read } = localStore('local', folder);
  return openBackup(id, files, { read, folder }, { scratch: folder, signal });
}

/** A backup of what lies in a folder by now, with no hash recorded of it. */
export async function backupAsItLies(folder: string, id: string): Promise<StoredBackup> {
  const objects = await localStore('local', folder).list('');
  const files = objects.map(({ path, bytes }) => ({ path, bytes, sha256: '', codec: codecOf(path), rawBytes: 0 }));
  return backupIn(folder, id, files);
}
