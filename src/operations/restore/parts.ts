import type { Component } from '../../components/component.ts';
import { components } from '../../components/index.ts';
import type { Restorable, StoredBackup } from '../../components/restorable.ts';
import { BackupError } from '../../lib/errors.ts';
import type { Codec, StoredFile } from '../../pipeline/stored-file.ts';
import type { Store } from '../../stores/store.ts';
import { componentOf } from '../verify/inspect.ts';
import type { RestorableEntry } from './choose.ts';

/** One component of a backup, with those who can restore it. */
export interface Part {
  readonly component: Component & Restorable;
  readonly facts: unknown;
  readonly backup: StoredBackup;
}

/** The parts of a backup that can be restored, in the order they are. */
export async function partsOf(store: Store, entry: RestorableEntry): Promise<Part[]> {
  const folder = store.localPath(entry.id);
  if (folder === undefined) throw new BackupError('unsupported', 'This store cannot be restored from directly');
  const files = entry.kind === 'backup' ? entry.manifest.files : await foundFiles(store, entry.id);
  const parts: Part[] = [];
  for (const component of components) {
    if (!isRestorable(component)) continue;
    const own = files.filter(({ path }) => componentOf(path) === component.name);
    const facts = entry.kind === 'backup' ? entry.manifest.components[component.name]?.facts : undefined;
    if (own.length === 0 || (entry.kind === 'backup' && facts === undefined)) continue;
    parts.push({ component, facts, backup: { id: entry.id, folder, files: own } });
  }
  return parts;
}

function isRestorable(component: Component): component is Component & Restorable {
  return component.planRestore !== undefined && component.prove !== undefined;
}

/** Files of a backup without a manifest. What is not known of them is left empty. */
async function foundFiles(store: Store, id: string): Promise<StoredFile[]> {
  const objects = await store.list(id);
  return objects.map(({ path, bytes }) => {
    const codec: Codec = path.endsWith('.gz') ? 'gzip' : path.endsWith('.zst') ? 'zstd' : 'none';
    return { path: path.slice(id.length + 1), bytes, sha256: '', codec, rawBytes: 0 };
  });
}
