import { createHash } from 'node:crypto';
import {
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { BackupError, cancelled } from '../../lib/errors.ts';
import { inParts } from '../in-parts.ts';
import { withRetry } from '../retry.ts';
import type { Abilities } from '../store.ts';
import { ask, type Bucket } from './bucket.ts';
import { notAsSent, putObject, readBack } from './integrity.ts';
import { lockOfBackups } from './lock.ts';
import { partBytes } from './parts.ts';
import { removeObjects } from './remove.ts';
import { saidBy } from './said.ts';
import { endUpload } from './unfinished.ts';
import { encrypted, sha256 } from './write.ts';

/** How many parts are under way at most, each held in memory, and how many bytes of them. */
const atOnce = 4;
const bytesAtOnce = 64 * 2 ** 20;

/** Writes an object of any length: a small one at once, another one part by part; it is there once all are completed. */
export async function uploadObject(
  bucket: Bucket,
  known: () => Promise<Abilities>,
  name: string,
  content: AsyncIterable<Uint8Array>,
  expectedBytes = 0,
): Promise<void> {
  const { leastPartBytes } = bucket.limits;
  const sizeOf = (index: number) => partBytes(index, expectedBytes, leastPartBytes, bucket.config['max-parts']);
  const parts = inParts(content, sizeOf);
  const { value: first = Buffer.alloc(0) } = await parts.next();
  const more = { ...lockOfBackups(bucket), ...(bucket.storageClass && { StorageClass: bucket.storageClass }) };
  if (first.byteLength < sizeOf(0)) {
    await withRetry(() => putObject(bucket, known, name, first, more), bucket.around);
    return;
  }
  const whole = (await known()).checksum.can === 'yes' ? undefined : createHash('sha256');
  const upload = await beginUpload(bucket, name, more);
  try {
    const sent = await sendParts(bucket, upload, startingWith(first, parts), whole);
    await withRetry(() => complete(bucket, upload, sent), bucket.around);
  } catch (error) {
    await withRetry(() => endUpload(bucket, name, upload.id), bucket.around).catch(() => {});
    throw error;
  }
  if (whole !== undefined) await expectWhole(bucket, name, whole.digest('base64'));
}

interface Upload {
  readonly name: string;
  readonly id: string;
}

async function beginUpload(bucket: Bucket, name: string, more: object): Promise<Upload> {
  const command = new CreateMultipartUploadCommand({
    ...bucket.at(name),
    ChecksumAlgorithm: 'SHA256',
    ...encrypted(bucket),
    ...more,
  });
  const act = bucket.config.lock === undefined ? 'write' : 'lock';
  const { UploadId } = await withRetry(
    () => ask(bucket, [act, name], (client, options) => client.send(command, options)),
    bucket.around,
  );
  if (UploadId === undefined)
    throw new BackupError('write-failed', `${bucket.place.location} gave no upload of ${name}`);
  return { name, id: UploadId };
}

async function* startingWith(first: Buffer, others: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* others;
}

interface SentParts {
  readonly parts: readonly CompletedPart[];
  readonly bytes: number;
}

/** Sends some at a time, each again from memory when it fails for a moment. When it throws, nothing is under way any more. */
async function sendParts(
  bucket: Bucket,
  upload: Upload,
  content: AsyncIterable<Buffer>,
  whole: ReturnType<typeof createHash> | undefined,
): Promise<SentParts> {
  const stop = new AbortController();
  const signal = AbortSignal.any([bucket.around.signal, stop.signal]);
  const parts: CompletedPart[] = [];
  const sending = new Set<Promise<void>>();
  let bytes = 0;
  try {
    for await (const part of content) {
      if (part.byteLength === 0) break;
      if (signal.aborted) throw cancelled(signal);
      whole?.update(part);
      bytes += part.byteLength;
      const PartNumber = parts.push({});
      const one = withRetry(() => sendPart(bucket, upload, PartNumber, part, signal), {
        ...bucket.around,
        signal,
      }).then((sent) => {
        parts[PartNumber - 1] = sent;
        sending.delete(one);
      });
      sending.add(one);
      one.catch((error: unknown) => stop.abort(error));
      if (sending.size >= Math.min(atOnce, Math.max(1, bytesAtOnce / part.byteLength))) await Promise.race(sending);
    }
    await Promise.all(sending);
  } catch (error) {
    stop.abort(error);
    throw error;
  } finally {
    await Promise.allSettled(sending);
  }
  return { parts, bytes };
}

async function sendPart(
  bucket: Bucket,
  { name, id: UploadId }: Upload,
  PartNumber: number,
  Body: Buffer,
  signal: AbortSignal,
): Promise<CompletedPart> {
  const ChecksumSHA256 = sha256(Body);
  const command = new UploadPartCommand({ ...bucket.at(name), UploadId, PartNumber, Body, ChecksumSHA256 });
  const { ETag } = await ask(
    bucket,
    ['write', name, Body.byteLength],
    (client, options) => client.send(command, options),
    signal,
  );
  return { PartNumber, ETag, ChecksumSHA256 };
}

/** An answer may be lost after the object was made: then there is no such upload any more, but the object. */
async function complete(bucket: Bucket, { name, id: UploadId }: Upload, { parts, bytes }: SentParts): Promise<void> {
  const MultipartUpload = { Parts: [...parts] };
  const command = new CompleteMultipartUploadCommand({ ...bucket.at(name), UploadId, MultipartUpload });
  await ask(bucket, ['write', name], (client, options) =>
    client.send(command, options).catch(async (error: unknown) => {
      if (saidBy(error).code !== 'NoSuchUpload') throw error;
      const { ContentLength } = await client.send(new HeadObjectCommand(bucket.at(name)), options);
      if (ContentLength !== bytes) throw error;
    }),
  );
}

/** Its content has passed and cannot be sent again: what is wrong must not stay. */
async function expectWhole(bucket: Bucket, name: string, sent: string): Promise<void> {
  const readOn = readBack(bucket, name);
  const found = await withRetry(readOn, bucket.around);
  if (found === sent) return;
  await removeObjects(bucket, [name], false).catch(() => {});
  throw notAsSent(bucket, name, found, false);
}
