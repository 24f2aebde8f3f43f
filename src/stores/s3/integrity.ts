import { createHash } from 'node:crypto';
import { BackupError } from '../../lib/errors.ts';
import type { Abilities } from '../store.ts';
import type { Bucket } from './bucket.ts';
import { readObject } from './read.ts';
import { sha256, writeObject } from './write.ts';

type More = Parameters<typeof writeObject>[3];
type Known = () => Promise<Abilities>;

/** Writes a whole object; where the service does not check what arrives, it is read back. */
export async function putObject(
  bucket: Bucket,
  known: Known,
  name: string,
  content: Uint8Array,
  more?: More,
): Promise<void> {
  await writeObject(bucket, name, content, more);
  if ((await known()).checksum.can !== 'yes') await expectArrived(bucket, name, sha256(content));
}

/** @throws BackupError `write-failed`, retryable, when the object is not what was sent */
export async function expectArrived(bucket: Bucket, name: string, sent: string): Promise<void> {
  const found = await readBack(bucket, name)();
  if (found !== sent) throw notAsSent(bucket, name, found, true);
}

/** The SHA-256 of what lies there; undefined: nothing does. Called again after a failure it goes on where it was. */
export function readBack(bucket: Bucket, name: string): () => Promise<string | undefined> {
  const hash = createHash('sha256');
  let at = 0;
  let etag: string | undefined;
  return async () => {
    const found = await readObject(bucket, name, at, etag);
    if (found === undefined) return undefined;
    etag = found.etag;
    for await (const chunk of found.content as AsyncIterable<Buffer>) {
      hash.update(chunk);
      at += chunk.byteLength;
    }
    return hash.digest('base64');
  };
}

export function notAsSent(bucket: Bucket, name: string, found: string | undefined, retryable: boolean): BackupError {
  return new BackupError('write-failed', `${name} did not arrive in ${bucket.place.location} as it was sent`, {
    because: [found === undefined ? 'it is not there' : 'read back, its SHA-256 is another one'],
    hint: 'The network, a proxy or the service changed it.',
    retryable,
  });
}
