import { Readable } from 'node:stream';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { BackupError, cancelled } from '../../lib/errors.ts';
import { ask, type Bucket, tooSlow } from './bucket.ts';
import { failure, whenCode } from './failure.ts';

/** The bytes of an object from an offset on, and the mark that tells this content from another. */
export async function readObject(
  bucket: Bucket,
  name: string,
  from: number,
  etag?: string,
): Promise<{ readonly content: Readable; readonly etag: string } | undefined> {
  const command = new GetObjectCommand({
    ...bucket.at(name),
    ...(from > 0 && { Range: `bytes=${from}-` }),
    ...(etag !== undefined && { IfMatch: etag }),
  });
  const answer = await ask(bucket, ['read', name], (client, options) =>
    client
      .send(command, options)
      .catch(whenCode(['NoSuchKey'], 'missing' as const))
      .catch(whenCode(['PreconditionFailed'], 'changed' as const))
      .catch(whenCode(['InvalidRange'], 'ended' as const)),
  );
  if (answer === 'missing') return undefined;
  if (answer === 'ended') return { content: Readable.from([], { objectMode: false }), etag: etag ?? '' };
  // A service that knows no condition, or no range, answers with what was not asked for.
  if (answer === 'changed' || (etag !== undefined && answer.ETag !== etag))
    throw new BackupError('read-failed', `${name} in ${bucket.place.location} was replaced while it was read`);
  const { Body: body } = answer;
  if (!(body instanceof Readable)) throw new BackupError('internal', 'The client of S3 gave no stream');
  if (from > 0 && !answer.ContentRange?.startsWith(`bytes ${from}-`)) {
    body.destroy();
    throw new BackupError('read-failed', `${bucket.place.location} did not give ${name} from byte ${from} on`);
  }
  return { content: Readable.from(chunks(bucket, name, body), { objectMode: false }), etag: answer.ETag ?? '' };
}

/** Its content, whose failures are ours. The time that the reader takes does not count. */
async function* chunks(bucket: Bucket, name: string, body: Readable): AsyncGenerator<Buffer> {
  const watch = () => setTimeout(() => body.destroy(tooSlow(bucket, 'read', name)), bucket.limits.patienceMs).unref();
  let watching = watch();
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      clearTimeout(watching);
      yield chunk;
      watching = watch();
    }
  } catch (error) {
    const { signal } = bucket.around;
    throw signal.aborted ? cancelled(signal) : failure(error, 'read', name, bucket.place);
  } finally {
    clearTimeout(watching);
  }
}
