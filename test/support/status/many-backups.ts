import { backupId } from '../../../src/catalog/backup-id.ts';
import { saveIndex } from '../../../src/catalog/catalog-index.ts';
import { encodeManifest, type Manifest, manifestPath, sumsPath } from '../../../src/catalog/manifest.ts';
import { sha256Of } from '../../../src/catalog/seal.ts';
import { sumsText } from '../../../src/operations/backup/metadata.ts';
import type { Store } from '../../../src/stores/store.ts';
import { manifestOf } from '../manifest.ts';
import { summaryAt } from './looked.ts';

const hourMs = 3_600_000;

/**
 * Fills a store with hourly backups, oldest first, that its index knows. Only the newest is whole; of the others nothing but
 * their manifest lies there, as long as nobody reads it.
 *
 * @returns the id of the newest
 */
export async function fillStore(store: Store, system: string, count: number, newest: Date): Promise<string> {
  const times = Array.from({ length: count }, (_, at) => new Date(newest.getTime() - (count - 1 - at) * hourMs));
  const ids = times.map(backupId);
  for (const id of ids.slice(0, -1)) await store.put(`${id}/${manifestPath}`, Buffer.from('{}'));
  const id = ids.at(-1) ?? '';
  const content = Buffer.from('TRADING_ENABLED=false\n');
  const file = { path: 'config/config.tar', bytes: content.byteLength, sha256: sha256Of(content) };
  const manifest: Manifest = { ...manifestOf(id), system, files: [{ ...file, codec: 'none', rawBytes: file.bytes }] };
  const bytes = encodeManifest(manifest);
  await store.put(`${id}/${file.path}`, content);
  await store.put(`${id}/${sumsPath}`, Buffer.from(sumsText(manifest, bytes)));
  await store.put(`${id}/${manifestPath}`, bytes);
  const proven = { at: newest.toISOString(), restoreMs: 60_000 };
  const summaries = times.map((time) =>
    summaryAt(time, {
      system,
      ...(time === newest || time.getTime() === newest.getTime() ? { proven, manifestSha256: sha256Of(bytes) } : {}),
    }),
  );
  await saveIndex(store, summaries, []);
  return id;
}
