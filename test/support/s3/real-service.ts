import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Keys } from './moto.ts';
import { hex, isSignedWith, payload, signatureOf } from './signature.ts';

/** An answer in the words of the protocol. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message?: string;
  /** More elements of it, as XML. */
  readonly more?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RealService {
  readonly keys: readonly Keys[];
  readonly region: string;
  /** Its clock. */
  readonly now: () => number;
  /** How it says that the bucket is in another region: on its own address with a redirection. */
  readonly redirects?: boolean;
  /** Whether it compares checksums. */
  readonly checksums?: boolean;
}

const allowedSkewMs = 15 * 60_000;

/** What the real service refuses and moto takes. */
export function refusalOf(asked: IncomingMessage, content: Buffer, service: RealService): Refusal | undefined {
  const { accessKeyId, region, date } = signatureOf(asked);
  if (region !== service.region) return elsewhere(region, service);
  const keys = service.keys.find((one) => one.accessKeyId === accessKeyId);
  if (keys === undefined) return { status: 403, code: 'InvalidAccessKeyId' };
  if (Math.abs(date - service.now()) > allowedSkewMs)
    return {
      status: 403,
      code: 'RequestTimeTooSkewed',
      message: 'The difference between the request time and the current time is too large.',
    };
  if (!isSignedWith(keys.secretAccessKey, asked)) return { status: 403, code: 'SignatureDoesNotMatch' };
  if (payload(asked) !== hex(content)) return { status: 400, code: 'XAmzContentSHA256Mismatch' };
  return service.checksums === false ? undefined : wrongChecksum(asked, content);
}

function elsewhere(asked: string, { region, redirects }: RealService): Refusal {
  const headers = { 'x-amz-bucket-region': region };
  if (redirects) return { status: 301, code: 'PermanentRedirect', headers };
  const message = `The authorization header is malformed; the region '${asked}' is wrong; expecting '${region}'`;
  return { status: 400, code: 'AuthorizationHeaderMalformed', message, more: `<Region>${region}</Region>`, headers };
}

function wrongChecksum({ headers }: IncomingMessage, content: Buffer): Refusal | undefined {
  const said = headers['x-amz-checksum-sha256'];
  if (said === undefined || said === createHash('sha256').update(content).digest('base64')) return undefined;
  return { status: 400, code: 'BadDigest', message: 'The SHA256 you specified did not match the calculated checksum.' };
}
