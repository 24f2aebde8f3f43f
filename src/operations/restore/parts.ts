import type { Component } from '../../components/component.ts';
import { components } from '../../components/index.ts';
import type { Restorable } from '../../components/restorable.ts';
import type { Session } from '../../components/session.ts';
import { codecOf } from '../../pipeline/codec.ts';
import { type Origin, openBackup, type StoredBackup } from '../../pipeline/stored-backup.ts';
import type { StoredFile } from '../../pipeline/stored-file.ts';
import type { ReadableStore } from '../../stores/store.ts';
import { openContent } from '../open-content.ts';
import { componentOf } from '../verify/read-files.ts';
import type { RestorableEntry } from './choose.ts';

/** One component of a backup, with what is known of it. */
interface Part<Able> {
  readonly component: Component & Able;
  readonly facts: unknown;
  readonly backup: StoredBackup;
}

export type RestorablePart = Part<Restorable>;
export type ProvablePart = Part<Pick<Restorable, 'prove'>>;

/**
 * The parts of a backup, in the order they are put back. What is fetched lies in scratch meanwhile.
 *
 * @throws BackupError `key-missing` when it is encrypted and no key at hand opens it
 */
export async function partsOf(
  store: ReadableStore,
  entry: RestorableEntry,
  session: Pick<Session, 'config' | 'env' | 'scratch' | 'signal'>,
): Promise<Part<unknown>[]> {
  const content = entry.kind === 'backup' ? await openContent(store, entry, session) : undefined;
  const origin: Origin = content?.origin ?? {
    read: (path) => store.read(`${entry.id}/${path}`),
    folder: store.localPath(entry.id),
  };
  const files = content?.manifest.files ?? (await foundFiles(store, entry.id));
  const parts: Part<unknown>[] = [];
  for (const component of components) {
    const own = files.filter(({ path }) => componentOf(path) === component.name);
    const facts = content?.manifest.components[component.name]?.facts;
    if (own.length === 0 || (content !== undefined && facts === undefined)) continue;
    parts.push({ component, facts, backup: openBackup(entry.id, own, origin, session) });
  }
  return parts;
}

/** Files of a backup without a manifest. What is not known of them is left empty. */
async function foundFiles(store: ReadableStore, id: string): Promise<StoredFile[]> {
  return (await store.list(id)).map(({ path, bytes }) => {
    return { path: path.slice(id.length + 1), bytes, sha256: '', codec: codecOf(path), rawBytes: 0 };
  });
}
