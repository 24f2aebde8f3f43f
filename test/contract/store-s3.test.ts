import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { HeadObjectCommand, ListMultipartUploadsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openNamed } from '../../src/stores/index.ts';
import { limits } from '../../src/stores/s3/bucket.ts';
import { type Moto, s3Config, startMoto, whyNoMoto } from '../support/s3/moto.ts';
import { startS3Proxy } from '../support/s3/proxy.ts';
import { asReal, endless, mebibyte, openS3, pieces, writeOne } from '../support/s3/scene.ts';
import { storeSuite } from '../support/store-suite.ts';

const why = whyNoMoto();

describe.skipIf(why !== undefined)(`s3${why === undefined ? '' : `: ${why}`}`, () => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await startMoto();
  });
  afterAll(() => moto?.[Symbol.asyncDispose]());

  // Signatures, clocks and checksums are checked: moto's own check of signatures fails for right ones.
  storeSuite('s3', async () => {
    const bucket = await moto.make();
    const proxy = await startS3Proxy(moto.endpoint, asReal(moto));
    const again = () => openS3({ ...moto, endpoint: proxy.endpoint }, bucket, { config: { prefix: 'a/pre fix.' } });
    return { store: again(), again, [Symbol.asyncDispose]: () => proxy[Symbol.asyncDispose]() };
  });

  async function uploadsOf(Bucket: string): Promise<number> {
    return (await moto.client.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads?.length ?? 0;
  }

  test.each([
    ['nothing', 0],
    ['one byte', 1],
    ['exactly one part', 5 * mebibyte],
    ['a byte more', 5 * mebibyte + 1],
    ['several parts', 27 * mebibyte + 17],
  ])('%s arrives whole, in pieces of any size', async (_what, bytes) => {
    const bucket = await moto.make();
    const content = randomBytes(bytes);
    expect((await writeOne(openS3(moto, bucket), pieces(content), bytes)).equals(content)).toBe(true);
    expect(await uploadsOf(bucket)).toBe(0);
  });

  test('a store lists what is on many pages, in order, and only its own; names with control characters and "%" too', async () => {
    const bucket = await moto.make();
    const store = openS3(moto, bucket, { config: { prefix: 'mine' } });
    const names = Array.from({ length: 30 }, (_, index) => `f${index}%0A\u0001%25 +&/${index}`);
    await Promise.all(names.map((path) => store.put(path, Buffer.from(path))));
    await openS3(moto, bucket).put('mine-too/x', Buffer.from('foreign'));
    expect((await store.list('')).map(({ path }) => path)).toEqual([...names].sort());
    expect(await store.folders()).toEqual(names.map((path) => path.replace(/\/.*/s, '')).sort());
  });

  test('1,100 objects are listed, and removed in batches', async () => {
    const bucket = await moto.make();
    await using proxy = await startS3Proxy(moto.endpoint, asReal(moto));
    const store = openS3({ ...moto, endpoint: proxy.endpoint }, bucket, { limits });
    const names = Array.from({ length: 1100 }, (_, index) => `one/${String(index).padStart(4, '0')}`);
    for (let at = 0; at < names.length; at += 50) {
      const some = names.slice(at, at + 50).map((Key) => new PutObjectCommand({ Bucket: bucket, Key, Body: 'x' }));
      await Promise.all(some.map((command) => moto.client.send(command)));
    }
    expect((await store.list('one')).map(({ path }) => path)).toEqual(names);
    await store.removeFolder('one', '0000');
    expect(await store.list('')).toEqual([]);
    expect(proxy.requests.filter((one) => one.startsWith('POST') && one.includes('?delete'))).toHaveLength(2);
  });

  test.each([
    [400, 'MissingContentMD5'],
    [501, 'NotImplemented'],
  ])('a service that takes no batch (%i %s) removes one by one', async (status, code) => {
    const bucket = await moto.make();
    await using proxy = await startS3Proxy(moto.endpoint, asReal(moto), ({ method, url }) =>
      method === 'POST' && url?.includes('?delete') ? { status, code } : 'pass',
    );
    const store = openS3({ ...moto, endpoint: proxy.endpoint }, bucket);
    for (const name of ['one/a', 'one/b', 'one/last']) await store.put(name, Buffer.from('x'));
    await store.removeFolder('one', 'last');
    expect(await openS3(moto, bucket).list('')).toEqual([]);
  });

  test('content that breaks half-way leaves no object and no upload', async () => {
    const bucket = await moto.make();
    const store = openS3(moto, bucket);
    const broken = new Error('the pump broke');
    const content = endless((mebibytes) => {
      if (mebibytes === 12) throw broken;
    });
    const stage = await store.resume('one');
    await expect(stage.write('x', content)).rejects.toBe(broken);
    expect((await store.list('one')).map(({ path }) => path)).toEqual(['one/.unfinished']);
    expect(await uploadsOf(bucket)).toBe(0);
  });

  test('what is cancelled half-way leaves no object and no upload', async () => {
    const bucket = await moto.make();
    const stopped = new AbortController();
    const store = openS3(moto, bucket, { signal: stopped.signal });
    const content = endless((mebibytes) => {
      if (mebibytes === 12) stopped.abort();
    });
    const stage = await store.resume('one');
    await expect(stage.write('x', content)).rejects.toMatchObject({ code: 'cancelled' });
    expect((await openS3(moto, bucket).list('one')).map(({ path }) => path)).toEqual(['one/.unfinished']);
    expect(await uploadsOf(bucket)).toBe(0);
  });

  test('an upload that was left is found below our prefix only, and removed', async () => {
    const bucket = await moto.make();
    const endingIsForbidden = ({ method = '' }) =>
      method === 'DELETE' ? ({ status: 403, code: 'AccessDenied' } as const) : 'pass';
    await using proxy = await startS3Proxy(moto.endpoint, undefined, endingIsForbidden);
    for (const prefix of ['mine', 'mine-too']) {
      const store = openS3({ ...moto, endpoint: proxy.endpoint }, bucket, { config: { prefix } });
      const content = endless((mebibytes) => {
        if (mebibytes === 7) throw new Error('the pump broke');
      });
      const stage = await store.resume('one');
      await expect(stage.write('a\tx', content)).rejects.toThrow('the pump broke');
    }
    const store = openS3(moto, bucket, { config: { prefix: 'mine' } });
    const left = await store.unfinishedWrites();
    expect(left).toEqual([{ path: 'one/a\tx', began: expect.any(Date), id: expect.any(String) }]);
    for (const one of left) await store.removeUnfinished(one);
    for (const one of left) await store.removeUnfinished(one);
    expect(await uploadsOf(bucket)).toBe(1);
  });

  test('a reader whose object is replaced half-way gets no mixture', async () => {
    const bucket = await moto.make();
    await openS3(moto, bucket).put('a/x', randomBytes(300_000));
    let cut = true;
    await using proxy = await startS3Proxy(moto.endpoint, undefined, () => {
      if (!cut) return 'pass';
      cut = false;
      return { cutAfter: 100_000 };
    });
    const reading = await openS3({ ...moto, endpoint: proxy.endpoint }, bucket).read('a/x');
    await openS3(moto, bucket).put('a/x', randomBytes(300_000));
    await expect(buffer(reading)).rejects.toMatchObject({ code: 'read-failed' });
  });

  test('encryption by the service is asked for with every object, a storage class with those of backups', async () => {
    const bucket = await moto.make();
    const config = { sse: 'AES256', 'storage-class': 'STANDARD_IA' } as const;
    const store = openS3(moto, bucket, { config });
    await store.put('state/x', Buffer.from('x'));
    await writeOne(store, pieces(randomBytes(6 * mebibyte)));
    const head = (Key: string) => moto.client.send(new HeadObjectCommand({ Bucket: bucket, Key }));
    expect(await head('one/x')).toMatchObject({ ServerSideEncryption: 'AES256', StorageClass: 'STANDARD_IA' });
    expect(await head('state/x')).toMatchObject({ ServerSideEncryption: 'AES256' });
    expect(await head('state/x')).not.toHaveProperty('StorageClass');
  });

  test.each(['governance', 'compliance'] as const)(
    '%s: files of a backup are locked, all else is not',
    async (mode) => {
      const bucket = await moto.make({ lock: true });
      const store = openS3(moto, bucket, { config: { lock: { mode, days: 2 } } });
      expect((await store.probe()).lock.can).toBe('yes');
      const content = randomBytes(6 * mebibyte);
      expect((await writeOne(store, pieces(content))).equals(content)).toBe(true);
      for (const path of ['one/x', 'one/last']) {
        const until = (await store.lockedUntil(path))?.getTime() ?? 0;
        expect(Math.round((until - Date.now()) / 3_600_000)).toBe(48);
        await expect(openS3(moto, bucket).remove(path)).rejects.toMatchObject({ code: 'locked' });
      }
      expect((await store.list('one')).map(({ path }) => path)).toEqual(['one/last', 'one/x']);
      expect(await store.create('l/1', Buffer.from('a lease'))).toBe(true);
      expect(await store.lockedUntil('l/1')).toBeUndefined();
      await store.remove('l/1');
      expect(await store.lockedUntil('l/1')).toBeUndefined();
    },
  );

  test('settings that do not go together', async () => {
    const around = { signal: new AbortController().signal, log: { debug: () => {}, warning: () => {} }, env: {} };
    const { 'secret-access-key': _secret, ...config } = s3Config('x', moto);
    await expect(openNamed('offsite', config, around)).rejects.toMatchObject({ code: 'invalid-config' });
    await expect(
      openNamed('offsite', s3Config('x', moto, { 'storage-class': 'COLDEST' }), around),
    ).rejects.toMatchObject({ code: 'invalid-config', hint: expect.stringContaining('STANDARD_IA') });
  });
});
