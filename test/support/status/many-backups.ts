import { backupId } from '../../../src/catalog/backup-id.ts';
import { saveIndex } from '../../../src/catalog/catalog-index.ts';
import { encodeManifest, type Manifest, manifestPath, sumsPath } from '../../../src/catalog/manifest.ts';
import { saveProof, wholeDepth } from '../../../src/catalog/proofs.ts';
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
  const [at, manifestSha256] = [newest.toISOString(), sha256Of(bytes)];
  const told = { backup: id, manifestSha256, startedAt: at, finishedAt: at };
  const by = { machine: 'm', program: '0.1.0', restoreMs: 60_000 };
  await saveProof(
    store,
    { format: 1, kind: 'restore-test', depth: wholeDepth, outcome: 'passed', findings: [], ...told, ...by },
    undefined,
  );
  const summaries = times.map((time) => summaryAt(time, { system }));
  const last = summaryAt(newest, { system, manifestSha256, proven: { at, restoreMs: by.restoreMs } });
  await saveIndex(store, [...summaries.slice(0, -1), last], []);
  return id;
}
