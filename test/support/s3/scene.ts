import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { StoreConfigOf } from '../../../src/config/stores-schema.ts';
import { type Limits, limits } from '../../../src/stores/s3/bucket.ts';
import { s3Store } from '../../../src/stores/s3/index.ts';
import type { Store } from '../../../src/stores/store.ts';
import { type Moto, s3Config } from './moto.ts';
import type { RealService } from './real-service.ts';

export const mebibyte = 2 ** 20;
/** The smallest parts that the service takes, pages of 7. */
export const small: Limits = { ...limits, leastPartBytes: 5 * mebibyte, pageSize: 7 };

export interface Opening {
  readonly config?: Partial<StoreConfigOf<'s3'>>;
  readonly limits?: Limits;
  readonly signal?: AbortSignal;
}

export function openS3(moto: Pick<Moto, 'endpoint' | 'keys'>, bucket: string, opening: Opening = {}): Store {
  const { config = {}, signal = new AbortController().signal } = opening;
  const log = { debug: () => {}, warning: () => {} };
  return s3Store('offsite', s3Config(bucket, moto, config), { signal, log, env: {} }, opening.limits ?? small);
}

/** How the real service answers: it knows the keys of moto's user, is in us-east-1 and its clock is right. */
export function asReal({ keys }: Pick<Moto, 'keys'>, more: Partial<RealService> = {}): RealService {
  return { keys: [keys], region: 'us-east-1', now: Date.now, ...more };
}

/** Writes one file in a stage, and commits it. */
export async function writeOne(
  store: Store,
  content: AsyncIterable<Uint8Array>,
  expectedBytes?: number,
): Promise<Buffer> {
  await using stage = await store.stage('one');
  await stage.write('x', content, expectedBytes);
  await stage.commit({ path: 'last', content: Buffer.from('last') });
  return await buffer(await store.read('one/x'));
}

/** In pieces of uneven sizes. */
export async function* pieces(content: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0, step = 1; at < content.byteLength; at += step, step = (step * 7) % 1_000_003)
    yield content.subarray(at, at + step);
}

/** Never ends; `reached` is called after each mebibyte. */
export async function* endless(reached: (mebibytes: number) => void): AsyncGenerator<Buffer> {
  for (let sent = 0; ; sent += 1) {
    yield randomBytes(mebibyte);
    reached(sent + 1);
    await new Promise(setImmediate);
  }
}

/** The error of what must fail. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}
