import { BackupError } from '../../lib/errors.ts';
import type { Abilities } from '../store.ts';
import type { Bucket } from './bucket.ts';
import { createClaimed } from './claim.ts';
import { expectArrived, putObject } from './integrity.ts';
import { sha256, writeObject } from './write.ts';

type More = Parameters<typeof writeObject>[3];

/** Makes an object unless there is one: by the service's condition where that was found to hold, else by claims. */
export async function createObject(
  bucket: Bucket,
  known: () => Promise<Abilities>,
  name: string,
  content: Uint8Array,
  more: More,
): Promise<boolean> {
  const { atomicCreate, checksum } = await known();
  const put = () => putObject(bucket, known, name, content, more);
  if (atomicCreate.can !== 'yes') return await createClaimed(bucket, name, put);
  if (!(await createIfNone(bucket, name, content, more))) return false;
  // What did not arrive as it was sent is ours, and is put right.
  if (checksum.can !== 'yes') await expectArrived(bucket, name, sha256(content)).catch(put);
  return true;
}

export async function createIfNone(bucket: Bucket, name: string, content: Uint8Array, more?: More): Promise<boolean> {
  return await writeObject(bucket, name, content, { ...more, IfNoneMatch: '*' }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof BackupError && error.because.some((line) => line.startsWith('412 '))) return false;
      throw error;
    },
  );
}
