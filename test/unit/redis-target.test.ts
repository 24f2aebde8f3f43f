import { expect, test } from 'vitest';
import { findTarget } from '../../src/components/redis/server/target.ts';
import { localConnection } from '../../src/connections/local.ts';

const find = (url: string, more: { 'ca-file'?: string } = {}, setting?: string) =>
  findTarget({ url, ...more }, localConnection, setting);

test('user and password are decoded', async () => {
  expect(await find('redis://tr%40der:p%2Fw@cache:6380')).toMatchObject({
    name: 'cache:6380',
    username: 'tr@der',
    password: 'p/w',
  });
});

test('a % that begins no escape is explained, under the name of its setting', async () => {
  for (const url of ['redis://:100%@cache', 'redis://100%:pw@cache']) {
    await expect(find(url)).rejects.toMatchObject({
      code: 'invalid-config',
      message: 'redis.url could not be read',
      because: [expect.stringContaining('%25')],
    });
  }
  await expect(find('redis://:100%@cache', {}, 'restore-test.redis.url')).rejects.toMatchObject({
    message: 'restore-test.redis.url could not be read',
  });
});

test('an authority that cannot be read is a missing path, under the name of its setting', async () => {
  const missing = { 'ca-file': '/no/such/authority.pem' };
  await expect(find('rediss://cache', missing)).rejects.toMatchObject({
    code: 'path-missing',
    hint: 'Correct redis.ca-file.',
  });
  await expect(find('rediss://cache', missing, 'restore-test.redis.url')).rejects.toMatchObject({
    hint: 'Correct restore-test.redis.ca-file.',
  });
});
