import { randomUUID } from 'node:crypto';
import { CreateMultipartUploadCommand, GetObjectLockConfigurationCommand, UploadPartCommand } from '@aws-sdk/client-s3';
import { BackupError, failureText } from '../../lib/errors.ts';
import { withRetry } from '../retry.ts';
import type { Abilities, Ability } from '../store.ts';
import { ask, type Bucket } from './bucket.ts';
import { createIfNone } from './create.ts';
import { whenCode } from './failure.ts';
import { probePrefix } from './hidden.ts';
import { removeObjects } from './remove.ts';
import { endUpload } from './unfinished.ts';
import { sha256, writeObject } from './write.ts';

const racers = 8;
const rounds = 3;
const content = Buffer.from('content');
const wrong = { ChecksumSHA256: sha256(Buffer.from('other')) };

/** Tries what the service does, on objects of its own that it removes. */
export async function probeBucket(bucket: Bucket): Promise<Abilities> {
  const name = probePrefix + randomUUID();
  const again: Again = (call) => withRetry(call, bucket.around);
  try {
    const atomicCreate = await tried(() => probeCreate(bucket, again, name, rounds));
    const checksum = await tried(() => probeChecksum(bucket, again, name));
    return { atomicCreate, checksum, lock: await tried(() => again(() => probeLock(bucket))) };
  } finally {
    await again(() => removeObjects(bucket, [name], false)).catch(() => {});
  }
}

type Again = <T>(call: () => Promise<T>) => Promise<T>;

/** What may not be tried, or is answered by an error, stays open. What fails for a moment only is no answer. */
async function tried(probe: () => Promise<Ability>): Promise<Ability> {
  return await probe().catch((error: unknown) => {
    if (!(error instanceof BackupError) || error.retryable || error.code === 'cancelled') throw error;
    return { can: 'unknown', because: failureText(error) } as const;
  });
}

async function probeCreate(bucket: Bucket, again: Again, name: string, left: number): Promise<Ability> {
  const race = (_: unknown, index: number) => again(() => createIfNone(bucket, name, Buffer.from(`${index}`)));
  const won = (await Promise.all(Array.from({ length: racers }, race))).filter(Boolean).length;
  const because = `of ${racers} who created the same object at once ${won} won`;
  if (won === 1) return { can: 'yes', because };
  if (won > 1)
    return { can: 'no', because: `${because}; whoever creates one announces it beside it and looks around first` };
  // The answer to the winner was lost: asked again, it was told that there is one already.
  if (left === 0) return { can: 'unknown', because };
  await again(() => removeObjects(bucket, [name], false));
  return await probeCreate(bucket, again, name, left - 1);
}

async function probeChecksum(bucket: Bucket, again: Again, name: string): Promise<Ability> {
  const whole = await again(() => isRefused(() => writeObject(bucket, name, content, wrong)));
  const part = whole && (await isPartRefused(bucket, again, name));
  if (part) return { can: 'yes', because: 'what was sent with the SHA-256 of something else was refused' };
  const what = whole ? 'a part' : 'an object';
  return { can: 'no', because: `${what} that was sent with the SHA-256 of something else was taken; all is read back` };
}

async function isRefused(write: () => Promise<unknown>): Promise<boolean> {
  return await write().then(
    () => false,
    (error: unknown) => {
      const said = error instanceof BackupError ? (error.because[0] ?? '') : '';
      if (/^400 .*(digest|checksum|sha-?256)/i.test(said)) return true;
      throw error;
    },
  );
}

async function isPartRefused(bucket: Bucket, again: Again, name: string): Promise<boolean> {
  const at = bucket.at(name);
  const begin = new CreateMultipartUploadCommand({ ...at, ChecksumAlgorithm: 'SHA256' });
  const { UploadId = '' } = await again(() =>
    ask(bucket, ['write', name], (client, options) => client.send(begin, options)),
  );
  const part = new UploadPartCommand({ ...at, UploadId, PartNumber: 1, Body: content, ...wrong });
  const write = () => ask(bucket, ['write', name], (client, options) => client.send(part, options));
  try {
    return await again(() => isRefused(write));
  } finally {
    await again(() => endUpload(bucket, name, UploadId));
  }
}

async function probeLock(bucket: Bucket): Promise<Ability> {
  const command = new GetObjectLockConfigurationCommand({ Bucket: bucket.config.bucket });
  const none = ['ObjectLockConfigurationNotFoundError', 'NotImplemented', 'MethodNotAllowed'];
  const found = await ask(bucket, ['ask for the object lock of', ''], (client, options) =>
    client.send(command, options).catch(whenCode(none, undefined)),
  );
  if (found?.ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled')
    return { can: 'yes', because: 'the bucket has an object lock' };
  return { can: 'no', because: 'the bucket was made without an object lock' };
}
