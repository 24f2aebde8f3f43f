import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { ContainerSASPermissions } from '@azure/storage-blob';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StoreConfigOf } from '../../src/config/stores-schema.ts';
import { limits } from '../../src/stores/azure/container.ts';
import { azureStore } from '../../src/stores/azure/index.ts';
import { openNamed } from '../../src/stores/index.ts';
import type { Store } from '../../src/stores/store.ts';
import { type Fate, startAzureProxy } from '../support/azure-proxy.ts';
import { type Azurite, account, accountKey, azuriteConfig, startAzurite, withoutAzurite } from '../support/azurite.ts';
import { storeSuite } from '../support/store-suite.ts';

const log = { debug: () => {}, warning: () => {} };

describe.skipIf(withoutAzurite)('azure', () => {
  let azurite: Azurite;
  beforeAll(async () => {
    azurite = await startAzurite();
  });
  afterAll(() => azurite?.[Symbol.asyncDispose]());

  const around = (signal = new AbortController().signal) => ({ signal, log, env: {} });
  /** Blocks of 64 KiB, pages of 7. */
  const small = { ...limits, blockBytes: 64 * 1024, pageSize: 7 };
  const open = (container: string, more: Partial<StoreConfigOf<'azure'>> = {}, own = small, signal?: AbortSignal) =>
    azureStore('offsite', azuriteConfig(container, azurite, more), around(signal), own);

  storeSuite(
    'azure',
    async () => {
      const { name } = await azurite.make();
      const again = () => open(name, { prefix: 'a/pre fix.' });
      return { store: again(), again, [Symbol.asyncDispose]: async () => {} };
    },
    4,
  );

  /** Writes one file in a stage, and commits it. */
  async function write(store: Store, content: AsyncIterable<Uint8Array>, expectedBytes?: number): Promise<Buffer> {
    await using stage = await store.stage('one');
    await stage.write('x', content, expectedBytes);
    await stage.commit({ path: 'last', content: Buffer.from('last') });
    return await buffer(await store.read('one/x'));
  }

  test.each([
    ['nothing', 0],
    ['one byte', 1],
    ['exactly one block', 64 * 1024],
    ['a byte more', 64 * 1024 + 1],
    ['many blocks', 100 * 64 * 1024 + 17],
  ])('%s arrives whole, in pieces of any size, and its MD5 is kept', async (_what, bytes) => {
    const { name, client } = await azurite.make();
    const content = randomBytes(bytes);
    expect((await write(open(name), pieces(content), bytes)).equals(content)).toBe(true);
    const { contentMD5 } = await client.getBlobClient('one/x').getProperties();
    expect(contentMD5 && Buffer.from(contentMD5)).toEqual(createHash('md5').update(content).digest());
  });

  test('a store lists what is on many pages, in order, and only its own', async () => {
    const { name } = await azurite.make();
    const store = open(name, { prefix: 'mine' });
    const names = Array.from({ length: 30 }, (_, index) => `f${index}./${index}`);
    await Promise.all(names.map((path) => store.put(path, Buffer.from(path))));
    await open(name).put('mine-too/x', Buffer.from('foreign'));
    expect((await store.list('')).map(({ path }) => path)).toEqual([...names].sort());
    expect(await store.folders()).toEqual(names.map((path) => path.replace(/\/.*/, '')).sort());
  });

  test('what broke or was cancelled half-way is no blob; its blocks are found, and removed', async () => {
    const { name, client } = await azurite.make();
    const stopped = new AbortController();
    const store = open(name, {}, small, stopped.signal);
    const endless = async function* () {
      for (let sent = 0; ; sent += 1) {
        if (sent === 20) stopped.abort();
        yield randomBytes(64 * 1024);
        await new Promise(setImmediate);
      }
    };
    const stage = await store.resume('one');
    await expect(stage.write('x', endless())).rejects.toMatchObject({ code: 'cancelled' });

    const next = open(name);
    expect((await next.list('one')).map(({ path }) => path)).toEqual(['one/.unfinished']);
    await next.put('one/empty', Buffer.alloc(0));
    const [left, ...others] = await next.unfinishedWrites();
    expect([left?.path, others]).toEqual(['one/x', []]);
    expect(Math.abs(Date.now() - (left?.began.getTime() ?? 0))).toBeLessThan(600_000);
    if (left === undefined) throw new Error('nothing left');
    await next.removeUnfinished(left);
    expect(await next.unfinishedWrites()).toEqual([]);
    expect(await client.getBlobClient('one/x').exists()).toBe(false);
  });

  test('what was committed since is not taken for unfinished and removed', async () => {
    const { name, client } = await azurite.make();
    await client.getBlockBlobClient('one/x').stageBlock(Buffer.from('1').toString('base64'), 'x', 1);
    const store = open(name);
    const [left] = await store.unfinishedWrites();
    if (left === undefined) throw new Error('nothing left');
    await store.put('one/x', Buffer.from('whole'));
    await store.removeUnfinished(left);
    expect((await store.readSmall('one/x'))?.toString()).toBe('whole');
  });

  test('of two who write the same blob at once one is whole in it, and no mixture', async () => {
    const { name } = await azurite.make();
    const contents = [randomBytes(640_000), randomBytes(640_000)];
    const writing = contents.map(async (content) => {
      const stage = await open(name).resume('one');
      await stage.write('x', pieces(content));
      return content;
    });
    const written = (await Promise.allSettled(writing)).filter((one) => one.status === 'fulfilled');
    const found = await open(name).readSmall('one/x');
    expect(written.some(({ value }) => found?.equals(value))).toBe(true);
  });

  test('a reader whose blob is replaced half-way gets no mixture', async () => {
    const { name } = await azurite.make();
    const content = randomBytes(3_000_000);
    await open(name).put('a/x', content);
    await using proxy = await startAzureProxy(azurite.endpoint, (_, number) => (number === 1 ? 'cut-answer' : 'pass'));
    const reading = await open(name, { endpoint: proxy.endpoint }).read('a/x');
    await open(name).put('a/x', randomBytes(3_000_000));
    await expect(buffer(reading)).rejects.toMatchObject({ code: 'read-failed' });
  });

  describe.concurrent('faults on the way', () => {
    const busy = { status: 503, code: 'ServerBusy' };
    test.each<readonly [string, Fate]>([
      ['resets', 'reset'],
      ['503', busy],
      ['429', { status: 429, code: 'TooManyRequests' }],
      ['500', { status: 500, code: 'InternalError' }],
      ['answers that are lost', 'lose-answer'],
      ['answers that are cut', 'cut-answer'],
      ['content that is changed', 'change-content'],
      ['no answer', 'hang'],
    ])('%s: asked again, and all is whole', async (_what, fate) => {
      const { name } = await azurite.make();
      // Of each request every second time; of the rest of a body that broke, half of it is gone on with.
      const seen = new Map<string, number>();
      await using proxy = await startAzureProxy(azurite.endpoint, ({ method, url, headers }) => {
        const key = `${method} ${url} ${headers['x-ms-range'] ?? ''}`;
        seen.set(key, (seen.get(key) ?? 0) + 1);
        // The list of blocks is sent without a checksum.
        if (fate === 'change-content' && key.includes('comp=blocklist')) return 'pass';
        return seen.get(key) === 1 ? fate : 'pass';
      });
      const store = open(name, { endpoint: proxy.endpoint }, { ...small, patienceMs: fate === 'hang' ? 500 : 60_000 });
      const content = randomBytes(6 * 64 * 1024);
      expect((await write(store, pieces(content))).equals(content)).toBe(true);
      expect((await store.list('one')).map(({ path }) => path)).toEqual(['one/last', 'one/x']);
      expect(await store.create('l/1', Buffer.from('mine'))).toBe(true);
      await store.removeFolder('one', 'last');
      expect(await open(name).folders()).toEqual(['l']);
    });

    test('the client asks once: only the store asks again', async () => {
      const { name } = await azurite.make();
      const stopped = new AbortController();
      await using proxy = await startAzureProxy(azurite.endpoint, () => busy);
      stopped.abort();
      const store = open(name, { endpoint: proxy.endpoint }, small, stopped.signal);
      await expect(store.list('')).rejects.toMatchObject({ code: 'unreachable', retryable: true });
      expect(proxy.requests).toBe(1);
    });
  });

  describe('refusals are explained', () => {
    const refused = async (container: string, more: Partial<StoreConfigOf<'azure'>>) => {
      const store = open(container, more);
      return await store.put('a/x', Buffer.from('x')).then(
        () => undefined,
        (error: unknown) => error,
      );
    };

    const sas = async (permissions: string, from: number, until: number) => {
      const { name, client } = await azurite.make();
      const url = await client.generateSasUrl({
        permissions: ContainerSASPermissions.parse(permissions),
        startsOn: new Date(Date.now() + from * 60_000),
        expiresOn: new Date(Date.now() + until * 60_000),
      });
      const token = new URL(url).search;
      const config = { kind: 'azure', container: name, prefix: '', endpoint: azurite.endpoint } as const;
      return { name, config: { ...config, 'sas-token': token } };
    };

    const opened = ({ config }: Awaited<ReturnType<typeof sas>>) => azureStore('offsite', config, around(), small);

    test('a SAS of the container is enough for all a store does', async () => {
      const given = await sas('rcwdl', -10, 10);
      const store = opened(given);
      const content = randomBytes(300_000);
      expect(await store.exists()).toBe(true);
      expect((await write(store, pieces(content))).equals(content)).toBe(true);
      expect(await store.unfinishedWrites()).toEqual([]);
      expect(await store.lockedUntil('one/x')).toBeUndefined();
      expect(store.location).not.toContain('sig');
      await store.removeFolder('one', 'last');
      expect(await store.folders()).toEqual([]);
    });

    test.each([
      ['expired', 'rcwdl', -20, -10, /expired at .* service says it is .*GMT/],
      ['not yet valid (a clock 10 minutes off)', 'rcwdl', 10, 20, /clock/],
      ['without the permission', 'rl', -10, 10, /permission write \("w"\); the SAS has "rl"/],
    ])('a SAS that is %s', async (_what, permissions, from, until, hint) => {
      const given = await sas(permissions, from, until);
      const error = await opened(given)
        .put('a/x', Buffer.from('x'))
        .then(
          () => undefined,
          (one: unknown) => one,
        );
      expect(error).toMatchObject({ code: 'access-denied', hint: expect.stringMatching(hint) });
      const signature = new URLSearchParams(given.config['sas-token']).get('sig') ?? '';
      expect(JSON.stringify([error, String(error)])).not.toContain(encodeURIComponent(signature));
    });

    test('a wrong key, a container that is not there, a host that does not listen', async () => {
      const { name } = await azurite.make();
      const other = Buffer.from('another').toString('base64');
      expect(await refused(name, { 'account-key': other })).toMatchObject({
        code: 'access-denied',
        hint: expect.stringContaining('account key is wrong'),
        because: [expect.stringContaining('403')],
      });
      expect(await refused('nowhere', {})).toMatchObject({ code: 'store-missing' });
      expect(await open('nowhere').exists()).toBe(false);
      await expect(open('nowhere').list('')).rejects.toMatchObject({ code: 'store-missing' });
      await expect(open('nowhere').readSmall('a/x')).rejects.toMatchObject({ code: 'store-missing' });
    });

    test.each<readonly [string, Fate, object]>([
      [
        'a clock that is off',
        {
          status: 403,
          code: 'AuthenticationFailed',
          detail: 'Request date header too old',
          date: 'Sun, 22 Nov 2020 02:00:00 GMT',
        },
        { code: 'access-denied', hint: expect.stringMatching(/clock of this machine is \d+ s off/) },
      ],
      [
        'a key that was changed',
        { status: 403, code: 'AuthenticationFailed', detail: 'The MAC signature is not the same' },
        {
          hint: expect.stringContaining('account key'),
          because: expect.arrayContaining(['The MAC signature is not the same']),
        },
      ],
      ['a policy', { status: 409, code: 'BlobImmutableDueToPolicy' }, { code: 'locked' }],
      ['a snapshot', { status: 409, code: 'SnapshotsPresent' }, { code: 'locked' }],
      [
        'network rules',
        { status: 403, code: 'AuthorizationFailure' },
        { hint: expect.stringContaining('network rules') },
      ],
    ])('%s', async (_what, fate, expected) => {
      const { name } = await azurite.make();
      await using proxy = await startAzureProxy(azurite.endpoint, () => fate);
      await expect(open(name, { endpoint: proxy.endpoint }).remove('a/x')).rejects.toMatchObject(expected);
    });

    test('settings that do not go together', async () => {
      const { account: _account, ...config } = azuriteConfig('x', azurite);
      await expect(openNamed('offsite', config, around())).rejects.toMatchObject({ code: 'invalid-config' });
      await expect(
        openNamed('offsite', { ...config, account, 'account-key': accountKey, 'sas-token': 'sv=1' }, around()),
      ).rejects.toMatchObject({ code: 'invalid-config' });
    });
  });

  test('what it was found to do', async () => {
    const { name } = await azurite.make();
    expect(await open(name).probe()).toMatchObject({
      atomicCreate: { can: 'yes' },
      checksum: { can: 'yes' },
      lock: { can: 'no' },
    });
  });
});

/** In pieces of uneven sizes. */
async function* pieces(content: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0, step = 1; at < content.byteLength; at += step, step = (step * 7) % 100_003) {
    yield content.subarray(at, at + step);
  }
}
