import { randomBytes } from 'node:crypto';
import type { UnfinishedWrite } from '../store.ts';
import { ask, type Container } from './container.ts';
import { whenCode } from './failure.ts';
import { blobsBelow } from './listing.ts';

/**
 * Names for the blocks of one upload: all of one length, as the service wants it, those of two uploads different, and each
 * with the time, because a blob without committed blocks has none.
 */
export function newBlockNames(): (index: number) => string {
  const upload = `${Date.now().toString().padStart(15, '0')}-${randomBytes(8).toString('hex')}`;
  return (index) => Buffer.from(`${upload}-${index.toString().padStart(5, '0')}`).toString('base64');
}

function begunAt(blockName: string): number {
  return Number(/^(\d{15})-/.exec(Buffer.from(blockName, 'base64').toString('latin1'))?.[1] ?? Number.NaN);
}

/** Blobs of which blocks arrived and no list of them was ever committed. The service drops them after a week. */
export async function unfinishedBlobs(container: Container): Promise<UnfinishedWrite[]> {
  const found: UnfinishedWrite[] = [];
  for await (const { path, item } of blobsBelow(container, '', { includeUncommitedBlobs: true })) {
    if ((item.properties.contentLength ?? 0) > 0) continue;
    const blob = container.client.getBlockBlobClient(item.name);
    const lists = await ask(container, ['read', path], async (abortSignal) => {
      if (await blob.exists({ abortSignal })) return undefined;
      return await blob.getBlockList('uncommitted', { abortSignal }).catch(whenCode(['BlobNotFound'], undefined));
    });
    const blocks = lists?.uncommittedBlocks ?? [];
    const [first] = blocks;
    if (lists === undefined || first === undefined) continue;
    const times = blocks.map((block) => begunAt(block.name)).filter(Number.isFinite);
    const began = times.length > 0 ? new Date(Math.min(...times)) : (lists.date ?? item.properties.lastModified);
    found.push({ path, began, id: first.name });
  }
  return found;
}

/**
 * Only a committed list drops blocks: an empty one is committed, unless a blob is there by now, and what it made is removed
 * unless it was replaced. Whoever was still writing fails at his own commit.
 */
export async function removeUnfinishedBlob(container: Container, { path }: UnfinishedWrite): Promise<void> {
  const blob = container.client.getBlockBlobClient(container.blob(path));
  const etag = await ask(container, ['create', path], (abortSignal) =>
    blob
      .commitBlockList([], { abortSignal, conditions: { ifNoneMatch: '*' } })
      .then((made) => made.etag, whenCode(['BlobAlreadyExists', 'ConditionNotMet'], undefined)),
  );
  if (etag === undefined) return;
  await ask(container, ['remove', path], (abortSignal) =>
    blob
      .delete({ abortSignal, conditions: { ifMatch: etag } })
      .catch(whenCode(['BlobNotFound', 'ConditionNotMet'], undefined)),
  );
}
