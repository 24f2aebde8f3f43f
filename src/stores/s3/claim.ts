import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { BackupError, cancelled } from '../../lib/errors.ts';
import { withRetry } from '../retry.ts';
import { ask, type Bucket } from './bucket.ts';
import { whenCode } from './failure.ts';
import { claimsOf } from './hidden.ts';
import { everyObject } from './listing.ts';
import { removeObjects } from './remove.ts';
import { writeObject } from './write.ts';

/** After so long, by the service's clock, whoever made a claim is taken for dead. */
const staleMs = 300_000;
/** Longest between a claim and the beginning of the write it is for: far enough from `staleMs` for a request to end before. */
const freshMs = 120_000;
const longestPauseMs = 1000;

type Found = 'object' | 'rivals' | 'smaller rivals' | 'nothing';

/**
 * Makes an object unless there is one, where the service cannot: everyone first puts a claim beside it and then looks around.
 * Whoever sees no other claim and no object writes the object, and takes the claim away only then. Of two, the one whose claim
 * came later sees the claim of the other or what it wrote, because a service that lists what was written a moment ago is all
 * that this needs: so at most one writes. Of several who see each other the one with the smallest claim waits for the others.
 */
export async function createClaimed(bucket: Bucket, name: string, write: () => Promise<void>): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    // Whoever gave way once waits until it is quiet, and does not disturb those who wait for each other.
    const found = tries === 1 ? 'nothing' : await lookAround(bucket, name, undefined);
    if (found === 'object') return false;
    const made = found === 'nothing' ? await withClaim(bucket, name, write) : undefined;
    if (made !== undefined) return made;
    await pause(bucket, tries);
  }
}

async function withClaim(bucket: Bucket, name: string, write: () => Promise<void>): Promise<boolean | undefined> {
  const claim = claimsOf(name) + randomUUID();
  try {
    return await tryClaim(bucket, name, claim, write);
  } finally {
    // One that stays is stale soon, and beside the object it means nothing.
    await withRetry(() => removeObjects(bucket, [claim], false), bucket.around).catch(() => {});
  }
}

/** Undefined: others were there first, or it took too long to be sure. */
async function tryClaim(
  bucket: Bucket,
  name: string,
  claim: string,
  write: () => Promise<void>,
): Promise<boolean | undefined> {
  const began = performance.now();
  await writeObject(bucket, claim, Buffer.from('claim'));
  for (let looks = 1; ; looks += 1) {
    const found = await lookAround(bucket, name, claim);
    if (found === 'object') return false;
    if (found === 'smaller rivals' || performance.now() - began > freshMs) return undefined;
    if (found === 'nothing') {
      await write();
      return true;
    }
    await pause(bucket, looks);
  }
}

/** Claims first, the object then: a claim is taken away after the object was written. */
async function lookAround(bucket: Bucket, name: string, claim: string | undefined): Promise<Found> {
  const claims = await everyObject(bucket, claimsOf(name));
  const own = claims.find(({ path }) => path === claim);
  if (claim !== undefined && own === undefined) throw notListed(bucket, claim);
  const now = own?.modified.getTime() ?? bucket.now();
  const others = claims.filter((one) => one !== own);
  const stale = others.filter(({ modified }) => now - modified.getTime() > staleMs);
  const rivals = others.filter((one) => !stale.includes(one));
  if (own !== undefined && stale.length > 0)
    await removeObjects(
      bucket,
      stale.map(({ path }) => path),
      false,
    );
  if (await isThere(bucket, name)) return 'object';
  if (rivals.some(({ path }) => claim !== undefined && path < claim)) return 'smaller rivals';
  return rivals.length > 0 ? 'rivals' : 'nothing';
}

async function isThere(bucket: Bucket, name: string): Promise<boolean> {
  const command = new HeadObjectCommand(bucket.at(name));
  return await ask(bucket, ['read', name], (client, options) =>
    client.send(command, options).then(() => true, whenCode(['NotFound', 'NoSuchKey'], false)),
  );
}

function notListed({ place }: Bucket, claim: string): BackupError {
  return new BackupError('unsupported', `${place.location} does not list ${claim}, which was just written`, {
    hint: 'A service that lists late what was written cannot keep two runs apart. Use another one as the first store.',
  });
}

async function pause({ around: { signal } }: Bucket, times: number): Promise<void> {
  const ms = Math.random() * Math.min(longestPauseMs, 50 * 2 ** times);
  await wait(ms, undefined, { signal }).catch(() => {});
  if (signal.aborted) throw cancelled(signal);
}
