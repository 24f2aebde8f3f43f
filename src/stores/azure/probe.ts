import { createHash, randomUUID } from 'node:crypto';
import { BackupError } from '../../lib/errors.ts';
import type { Abilities, Ability } from '../store.ts';
import { ask, type Container } from './container.ts';
import { removeBlobs } from './remove.ts';
import { createBlob } from './upload.ts';

const racers = 8;

/** Tries what the service does, on a blob of its own that it removes. */
export async function probeContainer(container: Container): Promise<Abilities> {
  const name = `.probe-${randomUUID()}`;
  try {
    const atomicCreate = await probeCreate(container, name);
    return { atomicCreate, checksum: await probeChecksum(container, name), lock: await probeLock(container) };
  } finally {
    await removeBlobs(container, [name]);
  }
}

async function probeCreate(container: Container, name: string): Promise<Ability> {
  const all = Array.from({ length: racers }, (_, index) => createBlob(container, name, Buffer.from(`${index}`)));
  const won = (await Promise.all(all)).filter(Boolean).length;
  if (won === 1) return { can: 'yes', because: `of ${racers} who created the same blob at once one won` };
  return { can: 'no', because: `of ${racers} who created the same blob at once ${won} won; leases are not safe here` };
}

async function probeChecksum(container: Container, name: string): Promise<Ability> {
  const blob = container.client.getBlockBlobClient(container.blob(name));
  const transactionalContentMD5 = createHash('md5').update('other').digest();
  try {
    await ask(container, ['write', name], (abortSignal) =>
      blob.upload('content', 7, { abortSignal, transactionalContentMD5 }),
    );
  } catch (error) {
    if (error instanceof BackupError && error.because.some((line) => line.includes('Md5Mismatch')))
      return { can: 'yes', because: 'a blob that was sent with the MD5 of another was refused' };
    throw error;
  }
  return { can: 'no', because: 'a blob that was sent with the MD5 of another was taken; verify reads back' };
}

async function probeLock(container: Container): Promise<Ability> {
  try {
    const found = await ask(container, ['read', ''], (abortSignal) => container.client.getProperties({ abortSignal }));
    if (found.isImmutableStorageWithVersioningEnabled)
      return { can: 'yes', because: 'the container has immutability by version: each blob can be locked' };
    if (found.hasImmutabilityPolicy || found.hasLegalHold)
      return { can: 'yes', because: 'the container has an immutability policy or a legal hold for all its blobs' };
    return { can: 'no', because: 'the container has no immutability policy' };
  } catch (error) {
    if (!(error instanceof BackupError) || error.code !== 'access-denied') throw error;
    return { can: 'unknown', because: 'the properties of the container may not be read (a SAS of a container cannot)' };
  }
}
