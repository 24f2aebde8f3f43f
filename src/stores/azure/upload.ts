import { createHash } from 'node:crypto';
import { cancelled } from '../../lib/errors.ts';
import { inParts } from '../in-parts.ts';
import { withRetry } from '../retry.ts';
import { blockBytes } from './blocks.ts';
import { ask, type Container } from './container.ts';
import { whenCode } from './failure.ts';
import { newBlockNames } from './unfinished.ts';

/** How many blocks are under way, each held in memory. */
const atOnce = 4;

/** Writes a blob in one request. The service compares its MD5 and refuses what is not what was sent. */
export async function putBlob(
  container: Container,
  name: string,
  content: Uint8Array,
  tier?: Container['tier'],
): Promise<void> {
  const blob = container.client.getBlockBlobClient(container.blob(name));
  const transactionalContentMD5 = md5(content);
  await ask(container, ['write', name, content.byteLength], (abortSignal) =>
    blob.upload(content, content.byteLength, { abortSignal, transactionalContentMD5, ...(tier && { tier }) }),
  );
}

/** False when there is a blob of that name: the service says so in either of two ways. */
export async function createBlob(container: Container, name: string, content: Uint8Array): Promise<boolean> {
  const blob = container.client.getBlockBlobClient(container.blob(name));
  return await ask(container, ['create', name, content.byteLength], (abortSignal) =>
    blob
      .upload(content, content.byteLength, {
        abortSignal,
        transactionalContentMD5: md5(content),
        conditions: { ifNoneMatch: '*' },
      })
      .then(() => true, whenCode(['BlobAlreadyExists', 'ConditionNotMet'], false)),
  );
}

/** Writes a blob of any length: small ones at once, others block by block; no block counts before the list of all is committed. */
export async function uploadBlob(
  container: Container,
  name: string,
  content: AsyncIterable<Uint8Array>,
  expectedBytes: number | undefined,
): Promise<void> {
  const sizeOf = (index: number) => blockBytes(index, expectedBytes, container.limits.blockBytes);
  const stop = new AbortController();
  const signal = AbortSignal.any([container.around.signal, stop.signal]);
  const again = { signal, log: container.around.log };
  const whole = createHash('md5');
  const nameOf = newBlockNames();
  const ids: string[] = [];
  const sending = new Set<Promise<void>>();
  try {
    for await (const block of inParts(content, sizeOf)) {
      if (signal.aborted) throw cancelled(signal);
      if (ids.length === 0 && block.byteLength < sizeOf(0))
        return await withRetry(() => putBlob(container, name, block, container.tier), again);
      if (block.byteLength === 0) break;
      whole.update(block);
      const id = nameOf(ids.length);
      ids.push(id);
      if (sending.size >= atOnce) await Promise.race(sending);
      const one = withRetry(() => stage(container, name, id, block, signal), again).then(
        () => void sending.delete(one),
      );
      sending.add(one);
      one.catch(() => {});
    }
    await Promise.all(sending);
  } catch (error) {
    stop.abort(error);
    throw error;
  } finally {
    await Promise.allSettled(sending);
  }
  const blobContentMD5 = whole.digest();
  await withRetry(() => commit(container, name, ids, blobContentMD5), again);
}

async function stage(
  container: Container,
  name: string,
  id: string,
  block: Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  const blob = container.client.getBlockBlobClient(container.blob(name));
  const transactionalContentMD5 = md5(block);
  const request = ['write', name, block.byteLength] as const;
  await ask(
    container,
    request,
    (abortSignal) => blob.stageBlock(id, block, block.byteLength, { abortSignal, transactionalContentMD5 }),
    signal,
  );
}

/** The service knows the MD5 of each block but not of the whole: it keeps the one it is told, for whoever reads the blob. */
async function commit(container: Container, name: string, ids: string[], blobContentMD5: Uint8Array): Promise<void> {
  const blob = container.client.getBlockBlobClient(container.blob(name));
  await ask(container, ['write', name], (abortSignal) =>
    blob.commitBlockList(ids, {
      abortSignal,
      blobHTTPHeaders: { blobContentMD5 },
      ...(container.tier && { tier: container.tier }),
    }),
  );
}

function md5(content: Uint8Array): Buffer {
  return createHash('md5').update(content).digest();
}
