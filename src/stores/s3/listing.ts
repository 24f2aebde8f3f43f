import { ListObjectsV2Command, type ListObjectsV2CommandOutput } from '@aws-sdk/client-s3';
import type { StoredObject } from '../store.ts';
import { ask, type Bucket } from './bucket.ts';
import { whenCode } from './failure.ts';
import { isHidden } from './hidden.ts';

/** Asked by a listing: other questions about a bucket need more rights, and their refusals have no words. */
export async function bucketExists(bucket: Bucket): Promise<boolean> {
  const command = new ListObjectsV2Command({ Bucket: bucket.config.bucket, Prefix: bucket.at('').Key, MaxKeys: 1 });
  return await ask(bucket, ['list', ''], (client, options) =>
    client.send(command, options).then(() => true, whenCode(['NoSuchBucket'], false)),
  );
}

export async function listObjects(bucket: Bucket, prefix: string): Promise<StoredObject[]> {
  return (await everyObject(bucket, prefix)).filter(({ path }) => !isHidden(path)).sort(byPath);
}

/** What this store keeps for itself is among them. */
export async function everyObject(bucket: Bucket, prefix: string): Promise<StoredObject[]> {
  const found: StoredObject[] = [];
  for await (const page of pages(bucket, prefix)) {
    for (const { Key, Size = 0, LastModified = new Date(0) } of page.Contents ?? []) {
      const path = bucket.nameOf(plainKey(Key, page));
      if (path !== undefined) found.push({ path, bytes: Size, modified: LastModified, regular: true });
    }
  }
  return found;
}

function byPath(a: StoredObject, b: StoredObject): number {
  return a.path < b.path ? -1 : 1;
}

export async function listFolders(bucket: Bucket): Promise<string[]> {
  const folders: string[] = [];
  for await (const page of pages(bucket, '', '/'))
    for (const { Prefix } of page.CommonPrefixes ?? [])
      folders.push(bucket.nameOf(plainKey(Prefix, page))?.replace(/\/$/, '') ?? '');
  return folders.filter((name) => name !== '').sort();
}

async function* pages(bucket: Bucket, prefix: string, Delimiter?: string): AsyncGenerator<ListObjectsV2CommandOutput> {
  const { Bucket, Key: Prefix } = bucket.at(prefix);
  for (let token: string | undefined = ''; token !== undefined; ) {
    const more: { ContinuationToken?: string } = token === '' ? {} : { ContinuationToken: token };
    const MaxKeys = bucket.limits.pageSize;
    const command = new ListObjectsV2Command({
      ...{ Bucket, Prefix, MaxKeys, EncodingType: 'url', ...more },
      ...(Delimiter !== undefined && { Delimiter }),
    });
    const page: ListObjectsV2CommandOutput = await ask(bucket, ['list', prefix], (client, options) =>
      client.send(command, options),
    );
    yield page;
    token = page.NextContinuationToken || undefined;
  }
}

/** XML has no room for some characters; where the service does as asked, keys come as in a form. */
export function plainKey(key = '', { EncodingType }: { readonly EncodingType?: string | undefined }): string {
  return EncodingType === 'url' ? decodeURIComponent(key.replaceAll('+', ' ')) : key;
}
