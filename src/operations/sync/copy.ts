import { createHash } from 'node:crypto';
import { manifestPath } from '../../catalog/manifest.ts';
import { BackupError, cancelled } from '../../lib/errors.ts';
import { Limit } from '../../lib/limit.ts';
import { together } from '../../lib/together.ts';
import type { Throttle } from '../../pipeline/throttle.ts';
import type { ReadableStore, ResumedStage, Store, StoredObject } from '../../stores/store.ts';
import type { Copy } from './plan.ts';

export interface Copying {
  readonly source: ReadableStore;
  readonly target: Store;
  readonly signal: AbortSignal;
  readonly throttle: Throttle;
  /** Called with what just passed. */
  onBytes(bytes: number): void;
  /** Asked right before a copy is made visible. */
  check(): Promise<void>;
  readonly slots: Slots;
}

/** How many files go at the same time: many small ones, whose time is spent waiting; few large ones, whose parts go together. */
export interface Slots {
  readonly small: Limit;
  readonly large: Limit;
}

const largeBytes = 8 * 1024 * 1024;

export function slots(): Slots {
  return { small: new Limit(16), large: new Limit(2) };
}

/** Copies one backup: its files, checked against the manifest as they pass, and the manifest last. */
export async function copyBackup(copy: Copy, copying: Copying): Promise<void> {
  const { target, signal } = copying;
  await using stage = await target.resume(copy.id);
  const recorded = new Map(copy.manifest.files.map((file) => [file.path, file.sha256]));
  await together(
    signal,
    copy.files.map((file) => (own) => {
      const slot = file.bytes < largeBytes ? copying.slots.small : copying.slots.large;
      return slot.run(() => copyFile(copy.id, file, recorded.get(file.path), stage, { ...copying, signal: own }));
    }),
  );
  if (signal.aborted) throw cancelled(signal);
  await copying.check();
  await stage.commit({ path: manifestPath, content: copy.manifestBytes });
}

async function copyFile(
  id: string,
  file: StoredObject,
  sha256: string | undefined,
  stage: ResumedStage,
  copying: Copying,
): Promise<void> {
  const { signal } = copying;
  if (signal.aborted) throw cancelled(signal);
  if (await isThere(file, sha256, stage)) return copying.onBytes(file.bytes);
  const content = copying.throttle(await copying.source.read(`${id}/${file.path}`), signal);
  await stage.write(file.path, checked(content, `${id}/${file.path}`, { ...file, sha256 }, copying), file.bytes);
}

/** What an interrupted copy left counts only when it was read and found to be right; else it makes room. */
async function isThere(file: StoredObject, sha256: string | undefined, stage: ResumedStage): Promise<boolean> {
  const found = stage.present.find(({ path }) => path === file.path);
  if (found === undefined) return false;
  if (sha256 !== undefined && found.bytes === file.bytes) {
    const hash = createHash('sha256');
    for await (const chunk of await stage.read(file.path)) hash.update(chunk);
    if (hash.digest('hex') === sha256) return true;
  }
  await stage.discard(file.path);
  return false;
}

async function* checked(
  content: AsyncIterable<Uint8Array>,
  path: string,
  { bytes, sha256 }: { readonly bytes: number; readonly sha256: string | undefined },
  { signal, onBytes }: Pick<Copying, 'signal' | 'onBytes'>,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of content) {
    if (signal.aborted) throw cancelled(signal);
    hash.update(chunk);
    size += chunk.byteLength;
    onBytes(chunk.byteLength);
    yield chunk;
  }
  if (size === bytes && (sha256 === undefined || hash.digest('hex') === sha256)) return;
  throw new BackupError('damaged', `${path} is not what was recorded when it was made: it is not copied`, {
    hint: 'Find out with "backupctl verify all" which backups are whole; a whole copy in another store can be copied back.',
  });
}
