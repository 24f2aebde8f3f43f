import { BackupError, type ErrorCode } from '../../lib/errors.ts';
import { isRefusal, whyRefused } from './refusal.ts';
import { type Said, saidBy } from './said.ts';

/** What is done to objects: in words, what a policy must allow for it, and what it is when it fails. */
export const acts = {
  list: { verb: 'list', permission: 's3:ListBucket', code: 'read-failed' },
  read: { verb: 'read', permission: 's3:GetObject', code: 'read-failed' },
  write: { verb: 'write', permission: 's3:PutObject', code: 'write-failed' },
  lock: { verb: 'lock', permission: 's3:PutObjectRetention and s3:PutObject', code: 'write-failed' },
  remove: { verb: 'remove', permission: 's3:DeleteObject', code: 'write-failed' },
  'look for unfinished uploads of': {
    verb: 'look for unfinished uploads of',
    permission: 's3:ListBucketMultipartUploads',
    code: 'read-failed',
  },
  'end the upload of': {
    verb: 'end the upload of',
    permission: 's3:AbortMultipartUpload',
    code: 'write-failed',
  },
  'ask for the object lock of': {
    verb: 'ask for the object lock of',
    permission: 's3:GetBucketObjectLockConfiguration',
    code: 'read-failed',
  },
} as const;
export type Act = keyof typeof acts;

export interface Place {
  readonly location: string;
  readonly region: string;
}

interface Known {
  readonly code: ErrorCode;
  readonly title?: string;
  readonly hint?: string;
  readonly retryable?: boolean;
}

/** An error of the service, of the client or of the way there as one of ours. */
export function failure(error: unknown, act: Act, name: string, place: Place): BackupError {
  if (error instanceof BackupError) return error;
  const title = `Cannot ${acts[act].verb} ${name === '' ? place.location : `${name} in ${place.location}`}`;
  const said = saidBy(error);
  const because = [said.status === undefined ? said.message : `${said.status} ${said.code}: ${said.message}`];
  const known =
    clock(said, place) ??
    elsewhere(said, place) ??
    missing(said, place) ??
    locked(said, act) ??
    full(said) ??
    refused(said, act, place) ??
    transient(said) ??
    notReached(said);
  return new BackupError(known?.code ?? acts[act].code, known?.title ?? title, { because, ...known });
}

/** Credentials that were good once: others may have taken their place by now. */
export function hasExpired(error: unknown): boolean {
  return isExpired(saidBy(error).code);
}

function isExpired(code: string): boolean {
  return /^(ExpiredToken(Exception)?|TokenRefreshRequired|RequestExpired)$/.test(code);
}

/** For `catch`: an error with one of these codes stands for a value; any other is thrown on. */
export function whenCode<T>(codes: readonly string[], value: T): (error: unknown) => T {
  return (error) => {
    if (codes.includes(saidBy(error).code)) return value;
    throw error;
  };
}

/** The client puts its clock right by the answer: the next call is signed with the service's time. */
function clock({ code, clockCorrected, date }: Said, { location }: Place): Known | undefined {
  if (code !== 'RequestTimeTooSkewed') return undefined;
  const service = Number.isNaN(date) ? '' : ` The service says it is ${new Date(date).toUTCString()}.`;
  return {
    code: 'access-denied',
    title: `${location} refuses access: the clock of this machine is wrong`,
    hint: `Set the clock (NTP).${service}`,
    retryable: clockCorrected,
  };
}

function elsewhere({ code, status, region }: Said, { location, region: asked }: Place): Known | undefined {
  const moved = status === 301 || /^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocation)/.test(code);
  if (!moved) return undefined;
  return {
    code: 'invalid-config',
    title: `${location} is not in the region ${asked}`,
    hint: region === undefined ? 'Set region to that of the bucket.' : `Set region: ${region}.`,
  };
}

function missing({ code }: Said, { location }: Place): Known | undefined {
  if (code !== 'NoSuchBucket') return undefined;
  const hint = 'Make it, or correct bucket, region and endpoint.';
  return { code: 'store-missing', title: `There is no bucket ${location}`, hint };
}

function locked({ code, message }: Said, act: Act): Known | undefined {
  if (act !== 'remove') return undefined;
  if (code !== 'ObjectLocked' && !/object lock|retention|legal hold|WORM/i.test(message)) return undefined;
  return { code: 'locked', hint: 'An object lock keeps it: it can be removed once that has ended.' };
}

function full({ status, code }: Said): Known | undefined {
  if (status !== 507 && !/Quota|StorageFull|InsufficientStorage|StorageLimit/i.test(code)) return undefined;
  return { code: 'disk-full', hint: 'The service is full: remove backups (prune), or have the quota raised.' };
}

function refused(said: Said, act: Act, { location }: Place): Known | undefined {
  if (!isRefusal(said)) return undefined;
  const title = `${location} refuses access`;
  return { code: 'access-denied', title, hint: whyRefused(said, acts[act].permission, isExpired(said.code)) };
}

function transient({ status, code }: Said): Known | undefined {
  if (/^(BadDigest|InvalidDigest|XAmzContent(SHA256|Checksum)Mismatch|IncompleteBody)$/.test(code))
    return { code: 'write-failed', retryable: true, hint: 'It was changed on the way.' };
  const passing = /^(RequestTimeout|OperationAborted|ConditionalRequestConflict|SlowDown|InternalError)/.test(code);
  if (!passing && (status === undefined || status === 501 || (status !== 408 && status !== 429 && status < 500)))
    return undefined;
  return { code: 'unreachable', retryable: true, hint: 'The service is busy or ill. Try again later.' };
}

function notReached({ status, code }: Said): Known | undefined {
  if (status !== undefined) return undefined;
  if (code === 'ENOTFOUND')
    return { code: 'unreachable', hint: 'There is no such host: correct endpoint, bucket or region.' };
  if (/CERT|SIGNATURE|ISSUER|ERR_TLS/.test(code))
    return {
      code: 'unreachable',
      hint: 'Its certificate is not trusted: correct endpoint, or set NODE_EXTRA_CA_CERTS.',
    };
  const hint = 'The service cannot be reached, or the connection broke. Look at the network and the endpoint.';
  return { code: 'unreachable', retryable: true, hint };
}
