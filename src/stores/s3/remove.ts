import { DeleteObjectCommand, DeleteObjectsCommand } from '@aws-sdk/client-s3';
import { Limit } from '../../lib/limit.ts';
import { ask, type Bucket } from './bucket.ts';
import { failure, whenCode } from './failure.ts';
import { refuseLocked } from './lock.ts';
import { saidBy } from './said.ts';

const batchSize = 1000;
const atOnce = 16;

/** Removes objects, in a bucket with an object lock only when none of them is locked. */
export async function removeObjects(bucket: Bucket, names: readonly string[], mayBeLocked: boolean): Promise<void> {
  if (mayBeLocked) await atATime(names, (name) => refuseLocked(bucket, name));
  if (names.length === 1 || !(await removeBatches(bucket, names)))
    await atATime(names, (name) => removeObject(bucket, name));
}

/** False when the service does not take it: several compatible ones want another checksum than the client sends, or know no batch. */
async function removeBatches(bucket: Bucket, names: readonly string[]): Promise<boolean> {
  for (let at = 0; at < names.length; at += batchSize) {
    const Objects = names.slice(at, at + batchSize).map((name) => ({ Key: bucket.at(name).Key }));
    const command = new DeleteObjectsCommand({ Bucket: bucket.config.bucket, Delete: { Objects, Quiet: true } });
    const answer = await ask(bucket, ['remove', names[at] ?? ''], (client, options) =>
      client.send(command, options).catch((error: unknown) => {
        if (![400, 405, 411, 501].includes(saidBy(error).status ?? 0)) throw error;
        return undefined;
      }),
    );
    if (answer === undefined) return false;
    for (const { Key = '', Code = '', Message = '' } of answer.Errors ?? []) {
      if (Code === 'NoSuchKey') continue;
      throw failure(namedError(Code, Message), 'remove', bucket.nameOf(Key) ?? Key, bucket.place);
    }
  }
  return true;
}

/** As if the object had been removed by itself. */
function namedError(name: string, message: string): Error {
  const httpStatusCode =
    name === 'AccessDenied' ? 403 : name === 'SlowDown' ? 503 : name === 'InternalError' ? 500 : 400;
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });
}

async function removeObject(bucket: Bucket, name: string): Promise<void> {
  const command = new DeleteObjectCommand(bucket.at(name));
  await ask(bucket, ['remove', name], (client, options) =>
    client.send(command, options).then(() => {}, whenCode(['NoSuchKey'], undefined)),
  );
}

async function atATime(names: readonly string[], act: (name: string) => Promise<void>): Promise<void> {
  const limit = new Limit(atOnce);
  const all = await Promise.allSettled(names.map((name) => limit.run(() => act(name))));
  const failed = all.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
