import type { Readable } from 'node:stream';
import type { Destination } from '../pipeline/write.ts';

/** Something that lies in a store. Paths use "/" and are relative to the store's root. */
export interface StoredObject {
  readonly path: string;
  readonly bytes: number;
  readonly modified: Date;
  /** False for what a backup never contains: links, sockets, devices. */
  readonly regular: boolean;
}

/** A place that keeps named bytes, to be looked at only. It knows nothing of backups. */
export interface ReadableStore {
  /** Its key in backup.yml. */
  readonly name: string;
  /** Where it is, for people; never contains a secret. */
  readonly location: string;
  /** Whether the place itself is there yet. */
  exists(): Promise<boolean>;
  /** Names of the top-level folders. A store that does not exist yet has none. */
  folders(): Promise<string[]>;
  /** Everything below a folder, sorted by path; nothing when the folder does not exist. */
  list(folder: string): Promise<StoredObject[]>;
  /** @throws BackupError `read-failed` (cause ENOENT when it does not exist), also for what is not a plain file */
  read(path: string): Promise<Readable>;
  /**
   * A small object whole, or undefined when it does not exist.
   *
   * @throws BackupError `read-failed` for what is there and cannot be read, or is not a plain file
   */
  readSmall(path: string): Promise<Buffer | undefined>;
  /** The folder of `path` on this machine, for tools that need files; undefined for a remote store. */
  localPath(path: string): string | undefined;
  /** Bytes that can still be written; undefined when the store does not tell. */
  freeBytes(): Promise<number | undefined>;
}

/** A store that is also written to. A dry run never holds one. */
export interface Store extends ReadableStore {
  /** Writes a small object atomically and durably, replacing what is there. */
  put(path: string, content: Uint8Array): Promise<void>;
  /** Like put, but only if nothing is there; false when something is. Atomic between hosts. */
  create(path: string, content: Uint8Array): Promise<boolean>;
  /** Removes one object; nothing happens when it does not exist. */
  remove(path: string): Promise<void>;
  /** Begins a folder that is to be filled and made visible in one step. Fails if the name is taken. */
  stage(name: string): Promise<Stage>;
}

/** A folder that nobody takes for a backup yet. Disposing it before commit removes it and all that is in it. */
export interface Stage extends Destination, AsyncDisposable {
  /** Where it lies on this machine, for tools that write files themselves; undefined: it does not. */
  readonly folder: string | undefined;
  /** Writes the last file, which tells what the folder is, and makes all of it visible under its name in one step. */
  commit(last: { readonly path: string; readonly content: Uint8Array }): Promise<void>;
}

/** What a store without a rename keeps in a folder until it is committed: the folder is no backup while its last file is missing. */
export const unfinishedMark = '.unfinished';

/** The same store without the methods that write: for plans, dry runs and whoever only looks. */
export function readOnly(store: Store): ReadableStore {
  const { put: _put, create: _create, remove: _remove, stage: _stage, ...readable } = store;
  return readable;
}
