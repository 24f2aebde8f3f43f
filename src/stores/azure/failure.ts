import { RestError } from '@azure/storage-blob';
import { BackupError, type ErrorCode, messageOf } from '../../lib/errors.ts';
import { type Said, type Sas, whyDenied } from './denied.ts';

/** What is done to blobs: in words, as a SAS and a role allow it, and what it is when it fails. */
export const acts = {
  list: { verb: 'list', permission: 'list', letter: 'l', code: 'read-failed' },
  read: { verb: 'read', permission: 'read', letter: 'r', code: 'read-failed' },
  write: { verb: 'write', permission: 'write', letter: 'w', code: 'write-failed' },
  create: { verb: 'create', permission: 'create', letter: 'c', code: 'write-failed' },
  remove: { verb: 'remove', permission: 'delete', letter: 'd', code: 'write-failed' },
} as const;
export type Act = keyof typeof acts;

export interface Place {
  readonly location: string;
  /** Its signature stays with the client. */
  readonly sas: Sas | undefined;
}

/** An error of the service or of the way there as one of ours. The request is not kept: its address may carry a signature. */
export function failure(error: unknown, act: Act, name: string, place: Place): BackupError {
  if (error instanceof BackupError) return error;
  const title = `Cannot ${acts[act].verb} ${name === '' ? place.location : `${name} in ${place.location}`}`;
  if (!(error instanceof RestError) || error.statusCode === undefined) return notReached(error, title);
  const said = saidBy(error);
  const because = [`${said.status} ${said.code}: ${said.message}`, ...(said.detail === undefined ? [] : [said.detail])];
  const known = refused(said, act, place) ?? missing(said, place) ?? locked(said) ?? transient(said) ?? full(said);
  return new BackupError(known?.code ?? acts[act].code, known?.title ?? title, { because, ...known });
}

interface Known {
  readonly code: ErrorCode;
  readonly title?: string;
  readonly hint?: string;
  readonly retryable?: boolean;
}

/** The code that the service gave. A HEAD has it in a header only. */
function serviceCode(error: unknown): string {
  if (!(error instanceof RestError)) return '';
  return error.response?.headers.get('x-ms-error-code') ?? error.code ?? '';
}

/** For `catch`: a refusal with one of these codes stands for a value; any other failure is thrown on. */
export function whenCode<T>(codes: readonly string[], value: T): (error: unknown) => T {
  return (error) => {
    if (codes.includes(serviceCode(error))) return value;
    throw error;
  };
}

function saidBy(error: RestError): Said {
  const [sent, answered] = [error.request?.headers.get('x-ms-date'), error.response?.headers.get('date')];
  return {
    status: error.statusCode ?? 0,
    code: serviceCode(error),
    message: error.message.split('\n')[0] ?? '',
    detail: /<AuthenticationErrorDetail>([^<]*)</.exec(error.response?.bodyAsText ?? '')?.[1],
    sent: Date.parse(sent ?? ''),
    answered: Date.parse(answered ?? ''),
  };
}

function refused(said: Said, act: Act, place: Place): Known | undefined {
  if (said.status !== 401 && said.status !== 403) return undefined;
  const hint = whyDenied(said, acts[act], place.sas);
  return { code: 'access-denied', title: `${place.location} refuses access`, hint };
}

function missing({ code }: Said, { location }: Place): Known | undefined {
  if (code !== 'ContainerNotFound' && code !== 'ContainerBeingDeleted') return undefined;
  return {
    code: 'store-missing',
    title: `There is no container ${location}`,
    hint: 'Make it, or correct container, account and endpoint. A container that was just removed keeps its name for a while.',
  };
}

function locked({ code }: Said): Known | undefined {
  if (!/^(BlobImmutable|ContainerImmut|SnapshotsPresent|LeaseIdMissing)/.test(code)) return undefined;
  return { code: 'locked', hint: 'An immutability policy, a legal hold, a lease or a snapshot keeps it.' };
}

function transient({ status, code }: Said): Known | undefined {
  if (code === 'Md5Mismatch') return { code: 'write-failed', retryable: true, hint: 'It was changed on the way.' };
  if (status !== 408 && status !== 429 && status < 500) return undefined;
  return { code: 'unreachable', retryable: true, hint: 'The service is busy or ill. Try again later.' };
}

function full({ status, code }: Said): Known | undefined {
  if (status !== 507 && !/Quota|CapacityExceeded|ResourceLimit/.test(code)) return undefined;
  return { code: 'disk-full', hint: 'The account is full: remove backups (prune), or have its limit raised.' };
}

function notReached(error: unknown, title: string): BackupError {
  const unknownHost = error instanceof RestError && error.code === 'ENOTFOUND';
  return new BackupError('unreachable', title, {
    because: [messageOf(error).replace(/\?\S*/g, '?…')],
    hint: unknownHost
      ? 'There is no such host: correct account or endpoint.'
      : 'The service cannot be reached, or the connection broke. Look at the network and the endpoint.',
    retryable: !unknownHost,
  });
}
