import type { BlobItem } from '@azure/storage-blob';
import type { StoredObject } from '../store.ts';
import { ask, type Container } from './container.ts';
import { blobPrefix, nameOfBlob } from './names.ts';

interface Found {
  readonly path: string;
  readonly item: BlobItem;
}

/** Blobs whose names in the store begin so, page by page. */
export async function* blobsBelow(
  container: Container,
  prefix: string,
  include: { readonly includeUncommitedBlobs?: boolean } = {},
): AsyncGenerator<Found> {
  const root = nameOfBlob(container.blob(''));
  for (let token: string | undefined = ''; token !== undefined; ) {
    const from: string = token;
    const page = await ask(container, ['list', prefix], (abortSignal) =>
      container.client
        .listBlobsFlat({ ...include, abortSignal, prefix: container.blob('') + blobPrefix(prefix) })
        .byPage({ maxPageSize: container.limits.pageSize, ...(from !== '' && { continuationToken: from }) })
        .next(),
    );
    if (page.done) return;
    for (const item of page.value.segment.blobItems) {
      const path = nameOfBlob(item.name).slice(root.length);
      if (path.startsWith(prefix)) yield { path, item };
    }
    token = page.value.continuationToken || undefined;
  }
}

export async function listBlobs(container: Container, prefix: string): Promise<StoredObject[]> {
  const found: StoredObject[] = [];
  for await (const { path, item } of blobsBelow(container, prefix)) {
    const { contentLength, lastModified } = item.properties;
    found.push({ path, bytes: contentLength ?? 0, modified: lastModified, regular: true });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

export async function listFolders(container: Container): Promise<string[]> {
  const root = nameOfBlob(container.blob(''));
  const folders: string[] = [];
  for (let token: string | undefined = ''; token !== undefined; ) {
    const from: string = token;
    const page = await ask(container, ['list', ''], (abortSignal) =>
      container.client
        .listBlobsByHierarchy('/', { abortSignal, prefix: container.blob('') })
        .byPage({ maxPageSize: container.limits.pageSize, ...(from !== '' && { continuationToken: from }) })
        .next(),
    );
    if (page.done) break;
    for (const { name } of page.value.segment.blobPrefixes ?? [])
      folders.push(nameOfBlob(name).slice(root.length).replace(/\/$/, ''));
    token = page.value.continuationToken || undefined;
  }
  return folders.filter((name) => name !== '').sort();
}
