import { Limit } from '../../lib/limit.ts';
import { ask, type Container } from './container.ts';
import { whenCode } from './failure.ts';

const atOnce = 16;

/** One request for each: a batch needs rights that a SAS of a container cannot give. */
export async function removeBlobs(container: Container, names: readonly string[]): Promise<void> {
  const limit = new Limit(atOnce);
  const removals = names.map((name) => limit.run(() => removeBlob(container, name)));
  const failed = (await Promise.allSettled(removals)).find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

async function removeBlob(container: Container, name: string): Promise<void> {
  const blob = container.client.getBlobClient(container.blob(name));
  await ask(container, ['remove', name], (abortSignal) =>
    blob.delete({ abortSignal }).then(() => {}, whenCode(['BlobNotFound'], undefined)),
  );
}

/** A legal hold has no end. */
const forEver = new Date('9999-12-31T00:00:00Z');

/** By the policy or the hold of the blob itself. Those of a container are not told here; a removal they refuse is `locked`. */
export async function blobLockedUntil(container: Container, name: string): Promise<Date | undefined> {
  const blob = container.client.getBlobClient(container.blob(name));
  return await ask(container, ['read', name], async (abortSignal) => {
    const found = await blob.getProperties({ abortSignal }).catch(whenCode(['BlobNotFound'], undefined));
    return found?.legalHold === true ? forEver : found?.immutabilityPolicyExpiresOn;
  });
}
