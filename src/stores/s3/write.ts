import { createHash } from 'node:crypto';
import { PutObjectCommand, type PutObjectCommandInput } from '@aws-sdk/client-s3';
import { ask, type Bucket } from './bucket.ts';

export function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('base64');
}

/** One request that writes a whole object, with its checksum. */
export async function writeObject(
  bucket: Bucket,
  name: string,
  content: Uint8Array,
  more: Partial<PutObjectCommandInput> = {},
): Promise<void> {
  const command = new PutObjectCommand({
    ...bucket.at(name),
    Body: content,
    ChecksumSHA256: sha256(content),
    // Some services want it as soon as the bucket has an object lock.
    ...(bucket.config.lock && { ContentMD5: createHash('md5').update(content).digest('base64') }),
    ...encrypted(bucket),
    ...more,
  });
  const act = more.ObjectLockMode === undefined ? 'write' : 'lock';
  await ask(bucket, [act, name, content.byteLength], (client, options) => client.send(command, options));
}

export function encrypted({ config }: Bucket) {
  const { sse, 'kms-key': key } = config;
  return {
    ...(sse !== undefined && { ServerSideEncryption: sse }),
    ...(key !== undefined && { SSEKMSKeyId: key }),
  };
}
