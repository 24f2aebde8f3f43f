import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ListMultipartUploadsCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '../support/damage/random.ts';
import { type Moto, startMoto, whyNoMoto } from '../support/s3/moto.ts';
import { type Fate, type S3Proxy, startS3Proxy } from '../support/s3/proxy.ts';
import type { RealService } from '../support/s3/real-service.ts';
import { asReal, mebibyte, openS3, pieces, small, writeOne } from '../support/s3/scene.ts';

const why = whyNoMoto();

describe.skipIf(why !== undefined)(`s3, disturbed${why === undefined ? '' : `: ${why}`}`, () => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await startMoto();
  });
  afterAll(() => moto?.[Symbol.asyncDispose]());

  type Decide = (asked: IncomingMessage, number: number) => Fate;
  const proxied = async (decide: Decide, real: Partial<RealService> = {}) =>
    await startS3Proxy(moto.endpoint, asReal(moto, real), decide);
  const through = ({ endpoint }: S3Proxy) => ({ ...moto, endpoint });

  /** Each request meets its fate once; asked again it passes. */
  function once(fate: Fate, of: (asked: IncomingMessage) => boolean = () => true): Decide {
    const met = new Set<string>();
    return (asked) => {
      const key = `${asked.method} ${asked.url}`;
      if (met.has(key) || !of(asked)) return 'pass';
      met.add(key);
      return fate;
    };
  }

  /** The beginning of an upload whose answer was lost is an upload that nobody knows: prune finds it. */
  async function expectNoneLeft(Bucket: string, unknownOnes: boolean): Promise<void> {
    const store = openS3(moto, Bucket);
    if (unknownOnes) for (const left of await store.unfinishedWrites()) await store.removeUnfinished(left);
    const { Uploads = [] } = await moto.client.send(new ListMultipartUploadsCommand({ Bucket }));
    expect(Uploads).toEqual([]);
  }

  describe.concurrent('faults on the way', () => {
    test.each<readonly [string, Fate]>([
      ['resets', { resetAfter: 0 }],
      ['503 SlowDown', { status: 503, code: 'SlowDown' }],
      ['429', { status: 429, code: 'TooManyRequests' }],
      ['500', { status: 500, code: 'InternalError' }],
      ['answers of something in between', { status: 502, code: 'none', more: '<<' }],
      ['answers that are lost', 'lose-answer'],
      ['answers that are cut', { cutAfter: 100 }],
      ['content that is changed', 'change-content'],
      ['no answer', 'hang'],
      ['a slow service', 'trickle'],
    ])('%s: asked again, and all is whole', async (_what, fate) => {
      const bucket = await moto.make();
      // What is large is waited for as long as its bytes may take.
      await using proxy = await proxied(once(fate, ({ url }) => fate !== 'hang' || !url?.includes('partNumber')));
      const limits = { ...small, patienceMs: fate === 'hang' || fate === 'trickle' ? 500 : 60_000 };
      const store = openS3(through(proxy), bucket, { limits });
      const content = randomBytes(11 * mebibyte);
      expect((await writeOne(store, pieces(content))).equals(content)).toBe(true);
      expect((await store.list('one')).map(({ path }) => path)).toEqual(['one/last', 'one/x']);
      expect(await store.create('l/1', Buffer.from('mine'))).toBe(true);
      await store.removeFolder('one', 'last');
      expect(await openS3(moto, bucket).folders()).toEqual(['l']);
      await expectNoneLeft(bucket, fate !== 'change-content' && (typeof fate === 'string' || 'cutAfter' in fate));
    });

    test.each([1, 2, 3, 4])('connections that break at seeded points (%i)', async (seed) => {
      const bucket = await moto.make();
      const random = new Random(seed);
      let left = 40;
      await using proxy = await proxied(({ method }) => {
        if (left === 0 || random.below(3) > 0) return 'pass';
        left -= 1;
        const at = random.below(6 * mebibyte);
        return method === 'GET' ? { cutAfter: at } : random.below(2) === 0 ? { resetAfter: at } : 'lose-answer';
      });
      const content = randomBytes(16 * mebibyte);
      const store = openS3(through(proxy), bucket);
      expect((await writeOne(store, pieces(content), content.byteLength)).equals(content)).toBe(true);
      await expectNoneLeft(bucket, true);
    });

    test('the client asks once: only the store asks again', async () => {
      const bucket = await moto.make();
      const stopped = new AbortController();
      await using proxy = await proxied(() => ({ status: 503, code: 'SlowDown' }));
      stopped.abort();
      const store = openS3(through(proxy), bucket, { signal: stopped.signal });
      await expect(store.list('')).rejects.toMatchObject({ code: 'unreachable', retryable: true });
      expect(proxy.requests).toHaveLength(1);
    });
  });

  describe('a service that compares no checksums', () => {
    const liar: Partial<RealService> = { checksums: false };
    const contentOf = (mark: string) => (asked: IncomingMessage) =>
      asked.method === 'PUT' && !!asked.url?.includes(mark);

    test('is found out; what arrives changed is found by reading it back, and sent again', async () => {
      const bucket = await moto.make();
      await using proxy = await startS3Proxy(moto.endpoint, undefined, once('change-content', contentOf('/a/')));
      const store = openS3(through(proxy), bucket);
      expect((await store.probe()).checksum.can).toBe('no');
      await store.put('a/x', Buffer.from('content'));
      expect((await openS3(moto, bucket).readSmall('a/x'))?.toString()).toBe('content');
      expect(await store.create('a/y', Buffer.from('created'))).toBe(true);
      expect((await openS3(moto, bucket).readSmall('a/y'))?.toString()).toBe('created');
    });

    test('a large object that arrived changed fails, and is taken away', async () => {
      const bucket = await moto.make();
      await using proxy = await startS3Proxy(
        moto.endpoint,
        undefined,
        once('change-content', contentOf('partNumber=2')),
      );
      const store = openS3(through(proxy), bucket);
      await using stage = await store.stage('one');
      await expect(stage.write('x', pieces(randomBytes(11 * mebibyte)))).rejects.toMatchObject({
        code: 'write-failed',
        because: [expect.stringContaining('SHA-256')],
      });
      expect((await store.list('one')).map(({ path }) => path)).toEqual(['one/.unfinished']);
    });

    test('while one that does is trusted: nothing is read back', async () => {
      const bucket = await moto.make();
      await using proxy = await proxied(() => 'pass');
      const store = openS3(through(proxy), bucket);
      expect((await store.probe()).checksum.can).toBe('yes');
      const before = proxy.requests.length;
      await store.put('a/x', Buffer.from('content'));
      expect(proxy.requests.slice(before)).toHaveLength(1);
      // What was found out is remembered for whoever comes next.
      await openS3(through(proxy), bucket).put('a/y', Buffer.from('content'));
      expect(proxy.requests.slice(before + 1)).toHaveLength(2);
      await using lying = await startS3Proxy(moto.endpoint, asReal(moto, liar));
      expect((await openS3(through(lying), bucket).probe()).checksum.can).toBe('no');
    });
  });

  describe('a service that hears no condition', () => {
    const deaf = async () => await proxied(() => 'drop-condition');

    test('is found out; of many who create the same object exactly one wins all the same', async () => {
      const bucket = await moto.make();
      await using proxy = await deaf();
      const open = () => openS3(through(proxy), bucket);
      expect((await open().probe()).atomicCreate).toMatchObject({
        can: 'no',
        because: expect.stringContaining('8 won'),
      });
      for (const name of ['l/1', 'l/2']) {
        const won = await Promise.all(
          Array.from({ length: 8 }, (_, index) => open().create(name, Buffer.from(`${index}`))),
        );
        expect(won.filter(Boolean)).toHaveLength(1);
        expect((await open().readSmall(name))?.toString()).toBe(String(won.indexOf(true)));
        expect(await open().create(name, Buffer.from('late'))).toBe(false);
      }
      expect((await open().list('')).map(({ path }) => path)).toEqual(['l/1', 'l/2']);
      expect(await keysOf(bucket)).toEqual(['.abilities.json', 'l/1', 'l/2']);
    });

    const uuid = '01234567-89ab-cdef-0123-456789abcdef';

    test('a claim that somebody left long ago is taken away, and is no object to anybody', async () => {
      const bucket = await moto.make();
      await moto.client.send(new PutObjectCommand({ Bucket: bucket, Key: `l/1.claim-${uuid}`, Body: 'claim' }));
      const aged = (answer: string) =>
        answer.replace(new RegExp(`(${uuid}</Key>\\s*<LastModified>)[^<]*`), '$12020-11-22T02:00:00.000Z');
      await using proxy = await proxied(({ method }) => (method === 'GET' ? { rewrite: aged } : 'drop-condition'));
      const store = openS3(through(proxy), bucket);
      expect(await store.list('l')).toEqual([]);
      expect(await store.create('l/1', Buffer.from('mine'))).toBe(true);
      expect(await keysOf(bucket)).toEqual(['.abilities.json', 'l/1']);
    });

    test('a fresh one bars whoever comes after it, until its run ends', async () => {
      const bucket = await moto.make();
      const stopped = new AbortController();
      await moto.client.send(new PutObjectCommand({ Bucket: bucket, Key: `l/1.claim-${uuid}`, Body: 'claim' }));
      let looks = 0;
      await using proxy = await proxied(({ method, url }) => {
        if (method === 'GET' && url?.includes('claim-')) looks += 1;
        if (looks === 5) stopped.abort();
        return 'drop-condition';
      });
      const store = openS3(through(proxy), bucket, { signal: stopped.signal });
      await expect(store.create('l/1', Buffer.from('mine'))).rejects.toMatchObject({ code: 'cancelled' });
      expect(await keysOf(bucket)).toEqual(['.abilities.json', `l/1.claim-${uuid}`]);
    });

    async function keysOf(Bucket: string): Promise<string[]> {
      const { Contents = [] } = await moto.client.send(new ListObjectsV2Command({ Bucket }));
      return Contents.map(({ Key = '' }) => Key);
    }
  });
});
