import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { BackupError, failureText } from '../../src/lib/errors.ts';
import { s3Store } from '../../src/stores/s3/index.ts';
import { type Moto, s3Config, startMoto, whyNoMoto } from '../support/s3/moto.ts';
import { type Fate, startS3Proxy } from '../support/s3/proxy.ts';
import type { RealService } from '../support/s3/real-service.ts';
import { asReal, failureOf, openS3, small } from '../support/s3/scene.ts';
import { temporaryFolder } from '../support/temp.ts';

const why = whyNoMoto();

describe.skipIf(why !== undefined)(`s3, refusing${why === undefined ? '' : `: ${why}`}`, () => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await startMoto();
  });
  afterAll(() => moto?.[Symbol.asyncDispose]());

  /** The error of a write, and one of a read of a service that answers so. */
  async function refusedBy(real: Partial<RealService>, fate: Fate = 'pass', bucket = 'backups') {
    await using proxy = await startS3Proxy(moto.endpoint, asReal(moto, real), () => fate);
    const store = openS3({ ...moto, endpoint: proxy.endpoint }, bucket);
    return await failureOf(store.list(''));
  }

  test('ten minutes off: nobody minds', async () => {
    const bucket = await moto.make();
    await using proxy = await startS3Proxy(moto.endpoint, asReal(moto, { now: () => Date.now() + 600_000 }));
    const store = openS3({ ...moto, endpoint: proxy.endpoint }, bucket);
    expect(await store.create('l/1', Buffer.from('mine'))).toBe(true);
    expect((await store.readSmall('l/1'))?.toString()).toBe('mine');
  });

  test.each([3_600_000, -3_600_000])('a clock that is %i ms off is made up for', async (off) => {
    const bucket = await moto.make();
    await using proxy = await startS3Proxy(moto.endpoint, asReal(moto, { now: () => Date.now() + off }));
    const store = openS3({ ...moto, endpoint: proxy.endpoint }, bucket);
    expect(await store.create('l/1', Buffer.from('mine'))).toBe(true);
    expect((await store.readSmall('l/1'))?.toString()).toBe('mine');
  });

  test('a clock that cannot be made up for', async () => {
    const error = await refusedBy({}, { status: 403, code: 'RequestTimeTooSkewed' });
    expect(error).toMatchObject({
      code: 'access-denied',
      retryable: false,
      hint: expect.stringContaining('clock (NTP)'),
    });
  });

  test.each([true, false])('another region is named (redirected: %s)', async (redirects) => {
    const error = await refusedBy({ region: 'eu-central-1', redirects });
    expect(error).toMatchObject({
      code: 'invalid-config',
      message: expect.stringContaining('us-east-1'),
      hint: 'Set region: eu-central-1.',
    });
  });

  test('no such bucket', async () => {
    expect(await refusedBy({}, 'pass', 'nowhere')).toMatchObject({ code: 'store-missing' });
    expect(await openS3(moto, 'nowhere').exists()).toBe(false);
    for (const asked of ['put', 'create'] as const)
      expect(await failureOf(openS3(moto, 'nowhere')[asked]('a/x', Buffer.from('x')))).toMatchObject({
        code: 'store-missing',
      });
    expect(await failureOf(openS3(moto, 'nowhere').readSmall('a/x'))).toMatchObject({ code: 'store-missing' });
  });

  test.each<readonly [Fate, object]>([
    [
      { status: 400, code: 'ExpiredToken' },
      { code: 'access-denied', hint: expect.stringContaining('has expired') },
    ],
    [{ status: 403, code: 'QuotaExceeded' }, { code: 'disk-full' }],
    [{ status: 507, code: 'XMinioStorageFull' }, { code: 'disk-full' }],
    [
      {
        status: 403,
        code: 'AccessDenied',
        message: 'x is not authorized to perform: kms:GenerateDataKey on resource y',
      },
      { code: 'access-denied', hint: expect.stringContaining('kms:GenerateDataKey') },
    ],
  ])('%j', async (fate, expected) => {
    expect(await refusedBy({}, fate)).toMatchObject(expected);
  });

  test('a host that does not listen, and one that is none', async () => {
    const stopped = new AbortController();
    stopped.abort();
    const open = (endpoint: string) => openS3({ ...moto, endpoint }, 'x', { signal: stopped.signal });
    expect(await failureOf(open('http://127.0.0.1:1').list(''))).toMatchObject({
      code: 'unreachable',
      retryable: true,
    });
    expect(await failureOf(open('http://nowhere.invalid').list(''))).toMatchObject({ code: 'unreachable' });
  });

  describe('who may do less than a store needs', () => {
    beforeAll(() => moto.authenticate(false));
    afterAll(() => moto.authenticate(false));

    test('is told what is missing', async () => {
      const bucket = await moto.make();
      const reader = await moto.user(['s3:ListBucket', 's3:GetObject']);
      const writer = await moto.user(['s3:PutObject']);
      await moto.authenticate(true);
      const as = (keys: Moto['keys']) => openS3({ ...moto, keys }, bucket);
      const denied = (permission: string) => ({ code: 'access-denied', hint: expect.stringContaining(permission) });
      expect(await as(reader).list('')).toEqual([]);
      expect(await failureOf(as(reader).put('a', Buffer.from('x')))).toMatchObject(denied('s3:PutObject'));
      expect(await failureOf(as(reader).create('a', Buffer.from('x')))).toMatchObject(denied('s3:PutObject'));
      expect(await failureOf(as(reader).remove('a'))).toMatchObject(denied('s3:DeleteObject'));
      expect(await failureOf(as(writer).list(''))).toMatchObject(denied('s3:ListBucket'));
      expect(await failureOf(as(writer).readSmall('a'))).toMatchObject(denied('s3:GetObject'));
      const { atomicCreate, checksum } = await as(reader).probe();
      expect([atomicCreate.can, checksum.can]).toEqual(['unknown', 'unknown']);
    });

    test('a wrong secret and an unknown key; neither is shown', async () => {
      const bucket = await moto.make();
      await moto.authenticate(true);
      const as = (keys: Moto['keys']) => openS3({ ...moto, keys }, bucket);
      const wrong = await failureOf(as({ ...moto.keys, secretAccessKey: 'topsecret' }).list(''));
      expect(wrong).toMatchObject({ code: 'access-denied', hint: expect.stringContaining('secret access key is not') });
      expect(JSON.stringify([wrong, failureText(wrong)])).not.toContain('topsecret');
      const unknown = await failureOf(as({ accessKeyId: 'AKIAUNKNOWN000000000', secretAccessKey: 'x' }).list(''));
      expect(unknown).toMatchObject({ code: 'access-denied', hint: expect.stringContaining('does not know') });
    });
  });

  describe('credentials of the AWS tools', () => {
    afterAll(() => vi.unstubAllEnvs());

    test('are read again once they have expired; without any it is said where they may be', async () => {
      const bucket = await moto.make();
      await using folder = await temporaryFolder();
      const file = join(folder.path, 'credentials');
      const keep = (id: string) =>
        writeFile(file, `[default]\naws_access_key_id = ${id}\naws_secret_access_key = x\naws_session_token = t\n`);
      vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', file);
      vi.stubEnv('AWS_CONFIG_FILE', join(folder.path, 'none'));
      vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
      let good = 'FIRST';
      await using proxy = await startS3Proxy(moto.endpoint, undefined, ({ headers }) =>
        headers.authorization?.includes(`Credential=${good}/`) ? 'pass' : { status: 400, code: 'ExpiredToken' },
      );
      const { 'access-key-id': _id, 'secret-access-key': _secret, ...config } = s3Config(bucket, { ...moto, ...proxy });
      const log = { debug: () => {}, warning: () => {} };
      const open = () =>
        s3Store(
          's',
          { ...config, endpoint: proxy.endpoint },
          { signal: new AbortController().signal, log, env: {} },
          small,
        );
      const store = open();
      expect(await failureOf(store.list(''))).toMatchObject({
        code: 'access-denied',
        hint: expect.stringContaining('AWS_PROFILE'),
      });
      await keep('FIRST');
      await store.put('a/x', Buffer.from('x'));
      good = 'SECOND';
      expect(await failureOf(store.list(''))).toMatchObject({ hint: expect.stringContaining('has expired') });
      await keep('SECOND');
      expect((await store.list('a')).map(({ path }) => path)).toEqual(['a/x']);
    });
  });

  test('every error is one of ours', async () => {
    expect(await refusedBy({}, { status: 418, code: 'Teapot' })).toBeInstanceOf(BackupError);
  });
});
