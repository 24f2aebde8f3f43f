import {
  AbortMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
} from '@aws-sdk/client-s3';
import type { UnfinishedWrite } from '../store.ts';
import { ask, type Bucket } from './bucket.ts';
import { whenCode } from './failure.ts';
import { plainKey } from './listing.ts';

/** Uploads below our prefix that were begun and neither completed nor ended. */
export async function unfinishedUploads(bucket: Bucket): Promise<UnfinishedWrite[]> {
  const found: UnfinishedWrite[] = [];
  const { Bucket, Key: Prefix } = bucket.at('');
  for (let from: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {}; from !== undefined; ) {
    const command = new ListMultipartUploadsCommand({ Bucket, Prefix, EncodingType: 'url', ...from });
    const page: ListMultipartUploadsCommandOutput = await ask(
      bucket,
      ['look for unfinished uploads of', ''],
      (client, options) => client.send(command, options),
    );
    for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
      // Some compatible services give those of the whole bucket.
      const path = bucket.nameOf(plainKey(Key, page));
      if (UploadId === undefined || path === undefined) continue;
      found.push({ path, began: Initiated ?? new Date(0), id: UploadId });
    }
    const { IsTruncated, NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = page;
    const next = KeyMarker === undefined ? undefined : { KeyMarker: plainKey(KeyMarker, page) };
    from = IsTruncated && next ? { ...next, ...(UploadIdMarker !== undefined && { UploadIdMarker }) } : undefined;
  }
  return found;
}

export async function endUpload(bucket: Bucket, name: string, UploadId: string): Promise<void> {
  const command = new AbortMultipartUploadCommand({ ...bucket.at(name), UploadId });
  await ask(bucket, ['end the upload of', name], (client, options) =>
    client.send(command, options).then(() => {}, whenCode(['NoSuchUpload'], undefined)),
  );
}
