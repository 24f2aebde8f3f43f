import { S3Client, type S3ClientConfig, StorageClass } from '@aws-sdk/client-s3';
import type { StoreConfigOf } from '../../config/stores-schema.ts';
import { withDeadline } from '../../lib/deadline.ts';
import { BackupError, cancelled } from '../../lib/errors.ts';
import { callSignal, type Surroundings } from '../retry.ts';
import { type Act, failure, hasExpired, type Place } from './failure.ts';
import { keyOf, nameOfKey } from './keys.ts';

/** A bucket, and how it is asked. */
export interface Bucket {
  readonly config: StoreConfigOf<'s3'>;
  readonly place: Place;
  readonly around: Surroundings;
  readonly limits: Limits;
  /** Of large files: what is small is read often. */
  readonly storageClass: StorageClass | undefined;
  /** The client; with new credentials once it was renewed. */
  client(): S3Client;
  /** Reads the credentials anew; false when they stand in the configuration. */
  renew(): boolean;
  /** Where an object lies, as commands are told. */
  at(name: string): { readonly Bucket: string; readonly Key: string };
  /** The name of an object of ours; undefined for a key of others. */
  nameOf(key: string): string | undefined;
  /** The time by the service's clock, where ours is notably off. */
  now(): number;
}

export interface Limits {
  /** How long nothing may move. */
  readonly patienceMs: number;
  readonly leastPartBytes: number;
  readonly pageSize: number;
}

export const limits: Limits = { patienceMs: 60_000, leastPartBytes: 8 * 2 ** 20, pageSize: 1000 };

/** A line slower than this is taken for a broken one. */
const slowestBytesPerMs = 100;
const connectMs = 15_000;

export function openBucket(
  name: string,
  config: StoreConfigOf<'s3'>,
  around: Surroundings,
  own: Limits = limits,
): Bucket {
  const options = clientOptions(name, config, around);
  let client = new S3Client(options);
  const root = config.prefix === '' ? '' : `${config.prefix}/`;
  const address = config.endpoint === undefined ? 's3://' : `${config.endpoint.replace(/\/+$/, '')}/`;
  return {
    config,
    place: { location: `${address}${config.bucket}${root === '' ? '' : `/${config.prefix}`}`, region: options.region },
    around,
    limits: own,
    storageClass: storageClass(name, config),
    client: () => client,
    renew: () => {
      if (options.credentials !== undefined) return false;
      client.destroy();
      client = new S3Client(options);
      return true;
    },
    at: (path) => ({ Bucket: config.bucket, Key: root + keyOf(path) }),
    nameOf: (key) => (key.startsWith(root) ? nameOfKey(key.slice(root.length)) : undefined),
    now: () => Date.now() + client.config.systemClockOffset,
  };
}

function clientOptions(name: string, config: StoreConfigOf<'s3'>, { env }: Surroundings) {
  const quiet = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };
  return {
    region: config.region ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? 'us-east-1',
    ...(config.endpoint !== undefined && { endpoint: config.endpoint }),
    forcePathStyle: config['path-style'] ?? config.endpoint !== undefined,
    ...ownKeys(name, config),
    // What the chain read from a file is not kept: another program may have renewed it.
    ignoreCache: true,
    maxAttempts: 1,
    // The checksums are ours; those that the client adds by itself are refused by several compatible services.
    requestChecksumCalculation: 'WHEN_REQUIRED' as const,
    responseChecksumValidation: 'WHEN_REQUIRED' as const,
    requestHandler: { connectionTimeout: connectMs },
    logger: quiet,
  };
}

function ownKeys(name: string, config: StoreConfigOf<'s3'>): Pick<S3ClientConfig, 'credentials'> {
  const { 'access-key-id': accessKeyId, 'secret-access-key': secretAccessKey } = config;
  if (accessKeyId === undefined && secretAccessKey === undefined) return {};
  if (accessKeyId !== undefined && secretAccessKey !== undefined)
    return { credentials: { accessKeyId, secretAccessKey } };
  throw new BackupError('invalid-config', `stores.${name} has only one of access-key-id and secret-access-key`, {
    hint: 'Give both, or neither to use what the AWS tools find.',
  });
}

function storageClass(name: string, { 'storage-class': asked }: StoreConfigOf<'s3'>): StorageClass | undefined {
  const known = Object.values(StorageClass);
  const found = known.find((one) => one === asked);
  if (asked === undefined || found !== undefined) return found;
  throw new BackupError('invalid-config', `stores.${name}.storage-class is none that S3 has`, {
    hint: `It has ${known.join(', ')}.`,
  });
}

/** One request: it ends with the run, or when it takes longer than its bytes explain. */
export async function ask<T>(
  bucket: Bucket,
  [act, name, bytes = 0]: readonly [act: Act, name: string, bytes?: number],
  request: (client: S3Client, options: { readonly abortSignal: AbortSignal }) => Promise<T>,
  signal = bucket.around.signal,
): Promise<T> {
  const ms = bucket.limits.patienceMs + bytes / slowestBytesPerMs;
  using deadline = withDeadline(callSignal(signal), ms, tooSlow(bucket, act, name));
  const once = () => request(bucket.client(), { abortSignal: deadline.signal });
  try {
    return await once().catch((error: unknown) => {
      if (!hasExpired(error) || !bucket.renew()) throw error;
      return once();
    });
  } catch (error) {
    throw deadline.signal.aborted ? cancelled(deadline.signal) : failure(error, act, name, bucket.place);
  }
}

export function tooSlow({ place }: Bucket, act: Act, name: string): BackupError {
  return new BackupError('unreachable', `Cannot ${act} ${name} in ${place.location}`, {
    because: ['no answer, or its content stopped'],
    hint: 'The network or the service is too slow. Try again later.',
    retryable: true,
  });
}
