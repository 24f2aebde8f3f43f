import { AnonymousCredential, ContainerClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import type { StoreConfigOf } from '../../config/stores-schema.ts';
import { withDeadline } from '../../lib/deadline.ts';
import { BackupError, cancelled } from '../../lib/errors.ts';
import { callSignal, type Surroundings } from '../retry.ts';
import type { Sas } from './denied.ts';
import { type Act, failure, type Place } from './failure.ts';
import { identity } from './identity.ts';
import { blobName } from './names.ts';

/** A container, and how it is asked. */
export interface Container {
  readonly client: ContainerClient;
  readonly place: Place;
  readonly around: Surroundings;
  readonly limits: Limits;
  readonly tier: 'Hot' | 'Cool' | 'Cold' | undefined;
  /** The blob of a name of the store, or what the names of its blobs begin with. */
  blob(name: string): string;
}

export interface Limits {
  /** How long nothing may move. */
  readonly patienceMs: number;
  readonly blockBytes: number | undefined;
  readonly pageSize: number;
}

export const limits: Limits = { patienceMs: 60_000, blockBytes: undefined, pageSize: 5000 };

/** A line slower than this is taken for a broken one. */
const slowestBytesPerMs = 100;

export function openContainer(
  name: string,
  config: StoreConfigOf<'azure'>,
  around: Surroundings,
  own: Limits = limits,
): Container {
  const account = accountUrl(name, config);
  const sas = config['sas-token']?.replace(/^\?/, '');
  const url = `${account}/${config.container}`;
  const root = config.prefix === '' ? '' : `${config.prefix}/`;
  return {
    client: new ContainerClient(sas === undefined ? url : `${url}?${sas}`, credential(name, config, around), {
      retryOptions: { maxTries: 1 },
      userAgentOptions: { userAgentPrefix: 'backup-actions' },
    }),
    place: { location: root === '' ? url : `${url}/${config.prefix}`, sas: sas === undefined ? undefined : facts(sas) },
    around,
    limits: own,
    tier: config['access-tier'],
    blob: (path) => blobName(root + path),
  };
}

function accountUrl(name: string, { account, endpoint }: StoreConfigOf<'azure'>): string {
  if (endpoint !== undefined) return endpoint.replace(/[?#].*/s, '').replace(/\/+$/, '');
  if (account !== undefined) return `https://${account}.blob.core.windows.net`;
  throw new BackupError('invalid-config', `stores.${name} needs account or endpoint`, {
    hint: 'account is the name of the storage account.',
  });
}

function credential(name: string, config: StoreConfigOf<'azure'>, around: Surroundings) {
  const key = config['account-key'];
  if (key !== undefined && config['sas-token'] !== undefined)
    throw new BackupError('invalid-config', `stores.${name} has both account-key and sas-token`, {
      hint: 'Leave one of them out.',
    });
  if (config['sas-token'] !== undefined) return new AnonymousCredential();
  if (key === undefined) return identity(around);
  if (config.account === undefined)
    throw new BackupError('invalid-config', `stores.${name}.account-key needs account`, {
      hint: 'account is the name of the storage account, also with an endpoint.',
    });
  return new StorageSharedKeyCredential(config.account, key);
}

function facts(sas: string): Sas {
  const fields = new URLSearchParams(sas);
  return { permissions: fields.get('sp') ?? '', from: fields.get('st'), until: fields.get('se') };
}

/** One request: it ends with the run, or when it takes longer than its bytes explain. */
export async function ask<T>(
  container: Container,
  [act, name, bytes = 0]: readonly [act: Act, name: string, bytes?: number],
  request: (abortSignal: AbortSignal) => Promise<T>,
  signal = container.around.signal,
): Promise<T> {
  const ms = container.limits.patienceMs + bytes / slowestBytesPerMs;
  using deadline = withDeadline(callSignal(signal), ms, tooSlow(container, act, name));
  try {
    return await request(deadline.signal);
  } catch (error) {
    throw deadline.signal.aborted ? cancelled(deadline.signal) : failure(error, act, name, container.place);
  }
}

export function tooSlow({ place }: Container, act: Act, name: string): BackupError {
  const because = ['no answer, or its content stopped'];
  return new BackupError('unreachable', `Cannot ${act} ${name} in ${place.location}`, {
    because,
    hint: 'The network or the service is too slow. Try again later.',
    retryable: true,
  });
}
