import { Readable } from 'node:stream';
import type { BlobDownloadResponseParsed } from '@azure/storage-blob';
import { BackupError, cancelled } from '../../lib/errors.ts';
import { ask, type Container, tooSlow } from './container.ts';
import { failure, whenCode } from './failure.ts';

/** The bytes of a blob from an offset on, and the mark that tells this content from another. */
export async function readBlob(
  container: Container,
  name: string,
  from: number,
  etag?: string,
): Promise<{ readonly content: Readable; readonly etag: string } | undefined> {
  const blob = container.client.getBlobClient(container.blob(name));
  const answer = await ask(container, ['read', name], (abortSignal) =>
    blob
      .download(from, undefined, { abortSignal, maxRetryRequests: 0, ...(etag && { conditions: { ifMatch: etag } }) })
      .catch(whenCode(['BlobNotFound'], 'missing' as const))
      .catch(whenCode(['ConditionNotMet'], 'changed' as const))
      .catch(whenCode(['InvalidRange'], 'ended' as const)),
  );
  if (answer === 'missing') return undefined;
  if (answer === 'changed')
    throw new BackupError('read-failed', `${name} in ${container.place.location} was replaced while it was read`);
  if (answer === 'ended') return { content: Readable.from([], { objectMode: false }), etag: etag ?? '' };
  return { content: Readable.from(chunks(container, name, answer), { objectMode: false }), etag: answer.etag ?? '' };
}

/** Its content, whose failures are ours. The time that the reader takes does not count. */
async function* chunks(
  container: Container,
  name: string,
  { readableStreamBody: body }: BlobDownloadResponseParsed,
): AsyncGenerator<Buffer> {
  if (!(body instanceof Readable)) throw new BackupError('internal', 'The client of Azure gave no stream');
  const watch = () =>
    setTimeout(() => body.destroy(tooSlow(container, 'read', name)), container.limits.patienceMs).unref();
  let watching = watch();
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      clearTimeout(watching);
      yield chunk;
      watching = watch();
    }
  } catch (error) {
    const { signal } = container.around;
    throw signal.aborted ? cancelled(signal) : failure(error, 'read', name, container.place);
  } finally {
    clearTimeout(watching);
  }
}
