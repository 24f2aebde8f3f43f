import type { Readable } from 'node:stream';
import type { Abilities, StoredObject, UnfinishedWrite } from './store.ts';

/**
 * A service of named objects, as S3 and Azure are: no folders, no rename. `objectStore` makes a store of it. Names are relative
 * to the store's prefix. Errors are BackupErrors; `retryable` says that the same call may succeed later.
 * Calls made after the run was cancelled tidy up: they must still work, for a few seconds (`callSignal`).
 */
export interface ObjectService extends AsyncDisposable {
  /** Whether the bucket or container is there. @throws BackupError `access-denied`, `unreachable` */
  exists(): Promise<boolean>;
  /** First parts of names that go on after a "/", sorted. */
  folders(): Promise<string[]>;
  /** Every object whose name begins so, sorted by name. */
  list(prefix: string): Promise<StoredObject[]>;
  /**
   * The bytes of an object from an offset on; undefined when there is none.
   *
   * @param etag what the first read of it gave: when the object is another one by now, `read-failed`
   */
  read(
    name: string,
    from: number,
    etag?: string,
  ): Promise<{ readonly content: Readable; readonly etag: string } | undefined>;
  /** Replaces a small object in one step. What arrived is known to be what was sent. */
  put(name: string, content: Uint8Array): Promise<void>;
  /**
   * Makes a small object unless there is one; false when there is. Of many at once exactly one wins, whatever the service can do.
   *
   * @param lasting it is part of a backup, and to be locked as the files of one are
   */
  create(name: string, content: Uint8Array, lasting?: boolean): Promise<boolean>;
  /**
   * Writes a large object; it is there only once it is whole, and known to be what was sent.
   *
   * @param expectedBytes to plan the parts with; it may be wrong
   */
  upload(name: string, content: AsyncIterable<Uint8Array>, expectedBytes: number | undefined): Promise<void>;
  /** Removes objects; nothing happens for those that do not exist. @throws BackupError `locked` for the first that is locked */
  remove(names: readonly string[]): Promise<void>;
  lockedUntil(name: string): Promise<Date | undefined>;
  unfinishedWrites(): Promise<UnfinishedWrite[]>;
  removeUnfinished(write: UnfinishedWrite): Promise<void>;
  probe(): Promise<Abilities>;
}
