import { HeadObjectCommand, PutObjectRetentionCommand } from '@aws-sdk/client-s3';
import { BackupError } from '../../lib/errors.ts';
import { ask, type Bucket } from './bucket.ts';
import { whenCode } from './failure.ts';

/** A legal hold has no end. */
const forEver = new Date('9999-12-31T00:00:00Z');
const dayMs = 86_400_000;

/** What is asked for with the objects of a backup, as the configuration wants it. */
export function lockOfBackups({ config: { lock }, now }: Bucket) {
  if (lock === undefined) return {};
  const mode = lock.mode === 'compliance' ? ('COMPLIANCE' as const) : ('GOVERNANCE' as const);
  return { ObjectLockMode: mode, ObjectLockRetainUntilDate: new Date(now() + lock.days * dayMs) };
}

/** A service may take the wish for a lock and do nothing about it, also for large objects only: then it is told again, by itself. */
export async function ensureLocked(bucket: Bucket, name: string): Promise<void> {
  const { ObjectLockMode: Mode, ObjectLockRetainUntilDate: RetainUntilDate } = lockOfBackups(bucket);
  if (Mode === undefined || (await objectLockedUntil(bucket, name)) !== undefined) return;
  const command = new PutObjectRetentionCommand({ ...bucket.at(name), Retention: { Mode, RetainUntilDate } });
  await ask(bucket, ['lock', name], (client, options) => client.send(command, options));
}

/** Told only to those who may read the retention (s3:GetObjectRetention, s3:GetObjectLegalHold). */
export async function objectLockedUntil(bucket: Bucket, name: string): Promise<Date | undefined> {
  const command = new HeadObjectCommand(bucket.at(name));
  const found = await ask(bucket, ['read', name], (client, options) =>
    client.send(command, options).catch(whenCode(['NotFound', 'NoSuchKey'], undefined)),
  );
  return found?.ObjectLockLegalHoldStatus === 'ON' ? forEver : found?.ObjectLockRetainUntilDate;
}

/** There the service would hide a locked object, and keep its bytes. */
export async function refuseLocked(bucket: Bucket, name: string): Promise<void> {
  const until = await objectLockedUntil(bucket, name);
  if (until === undefined || until.getTime() <= bucket.now()) return;
  throw new BackupError('locked', `${name} in ${bucket.place.location} is locked until ${until.toISOString()}`, {
    hint: 'An object lock keeps it: it can be removed once that has ended.',
  });
}
