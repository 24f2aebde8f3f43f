import type { Readable } from 'node:stream';
import type { StoreKind } from '../config/stores-schema.ts';
import type { Destination } from '../pipeline/write.ts';

/** Something that lies in a store. Paths use "/" and are relative to the store's root. */
export interface StoredObject {
  readonly path: string;
  readonly bytes: number;
  readonly modified: Date;
  /** False for what a backup never contains: links, sockets, devices. */
  readonly regular: boolean;
}

/**
 * A place that keeps named bytes, to be looked at only. It knows nothing of backups. Disposing it ends its connections. What
 * waits ends when the signal aborts that the store was opened with.
 */
export interface ReadableStore extends AsyncDisposable {
  /** Its key in backup.yml. */
  readonly name: string;
  readonly kind: StoreKind;
  /** Where it is, for people; never contains a secret. */
  readonly location: string;
  /** Whether the place itself is there yet. */
  exists(): Promise<boolean>;
  /** Names of the top-level folders. A store that does not exist yet has none. */
  folders(): Promise<string[]>;
  /** Everything below a folder ("": in the whole store), sorted by path; nothing when the folder does not exist. */
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
  /** Until when an object cannot be removed; undefined: it can. */
  lockedUntil(path: string): Promise<Date | undefined>;
  /** What writes that never ended left behind: no objects, but they take room. */
  unfinishedWrites(): Promise<UnfinishedWrite[]>;
}

export interface UnfinishedWrite {
  readonly path: string;
  readonly began: Date;
  /** Tells it from others of the same path. */
  readonly id: string;
}

/** A store that is also written to. A dry run never holds one. */
export interface Store extends ReadableStore {
  /** Writes a small object atomically and durably, replacing what is there. */
  put(path: string, content: Uint8Array): Promise<void>;
  /** Like put, but only if nothing is there; false when something is. Atomic between hosts. */
  create(path: string, content: Uint8Array): Promise<boolean>;
  /** Removes one object; nothing happens when it does not exist. */
  remove(path: string): Promise<void>;
  /**
   * Removes a folder and all in it so that a kill at any moment leaves it either whole or hidden: `last`, the object that makes it
   * what it is (see Stage.commit), goes first.
   */
  removeFolder(name: string, last: string): Promise<void>;
  removeUnfinished(write: UnfinishedWrite): Promise<void>;
  /** Begins a folder that is to be filled and made visible in one step. Fails if the name is taken. */
  stage(name: string): Promise<Stage>;
  /** Like stage, but goes on with what an interrupted one left, and leaves what it wrote when it is interrupted itself. */
  resume(name: string): Promise<ResumedStage>;
  /** Tries what the store can really do; leaves nothing behind. */
  probe(): Promise<Abilities>;
}

/** A folder that nobody takes for a backup yet. Disposing it before commit removes it and all that is in it. */
export interface Stage extends Destination, AsyncDisposable {
  /** Where it lies on this machine, for tools that write files themselves; undefined: it does not. */
  readonly folder: string | undefined;
  /** Writes the last file, which tells what the folder is, and makes all of it visible under its name in one step. */
  commit(last: { readonly path: string; readonly content: Uint8Array }): Promise<void>;
}

export interface ResumedStage extends Stage {
  /** What lies there already; paths are relative to the folder. */
  readonly present: readonly StoredObject[];
  /** Reads what lies there. */
  read(path: string): Promise<Readable>;
}

/** What a store was found to do. */
export interface Abilities {
  /** Of two who create the same object one wins, by the store's own doing. */
  readonly atomicCreate: Ability;
  /** Content that does not arrive as it was sent is refused. */
  readonly checksum: Ability;
  /** Objects can be locked against removal. */
  readonly lock: Ability;
}

/** A word for it, and in a sentence how that was found, and what is done where it cannot. */
export interface Ability {
  readonly can: 'yes' | 'no' | 'unknown';
  readonly because: string;
}

/** What a store without a rename keeps in a folder until it is committed: the folder is no backup while its last file is missing. */
export const unfinishedMark = '.unfinished';

/** What a folder is called in a store with a rename before it is committed, and after it was removed. */
export const stagedSuffix = '.partial';
export const removedSuffix = '.removed';

/** The same store without the methods that write: for plans, dry runs and whoever only looks. */
export function readOnly(store: Store): ReadableStore {
  const {
    put: _put,
    create: _create,
    remove: _remove,
    stage: _stage,
    resume: _resume,
    probe: _probe,
    ...others
  } = store;
  const { removeFolder: _removeFolder, removeUnfinished: _removeUnfinished, ...readable } = others;
  return readable;
}
