import { afterAll, beforeAll, describe } from 'vitest';
import type { StoreConfigOf } from '../../src/config/stores-schema.ts';
import { limits } from '../../src/stores/s3/bucket.ts';
import { s3Store } from '../../src/stores/s3/index.ts';
import { type Moto, s3Config, startMoto, whyNoMoto } from '../support/s3/moto.ts';
import { storeSuite } from '../support/store-suite.ts';

const log = { debug: () => {}, warning: () => {} };
const why = whyNoMoto();

describe.skipIf(why !== undefined)(`s3${why === undefined ? '' : `: ${why}`}`, () => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await startMoto();
  });
  afterAll(() => moto?.[Symbol.asyncDispose]());

  const around = (signal = new AbortController().signal) => ({ signal, log, env: {} });
  /** The smallest parts that the service takes, pages of 7. */
  const small = { ...limits, leastPartBytes: 5 * 2 ** 20, pageSize: 7 };
  const open = (bucket: string, more: Partial<StoreConfigOf<'s3'>> = {}, own = small, signal?: AbortSignal) =>
    s3Store('offsite', s3Config(bucket, moto, more), around(signal), own);

  storeSuite('s3', async () => {
    const bucket = await moto.make();
    const again = () => open(bucket, { prefix: 'a/pre fix.' });
    return { store: again(), again, [Symbol.asyncDispose]: async () => {} };
  });
});
