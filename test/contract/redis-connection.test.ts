import { expect, test } from 'vitest';
import { connect } from '../../src/components/redis/server/client.ts';
import { findTarget } from '../../src/components/redis/server/target.ts';
import { localConnection } from '../../src/connections/local.ts';
import { startMute } from '../support/mute-port.ts';

test('a port that takes connections but never answers is a timeout that says where to look', async () => {
  await using mute = await startMute();
  const { signal } = new AbortController();
  for (const secret of ['', ':pw@']) {
    const target = await findTarget({ url: `redis://${secret}127.0.0.1:${mute.port}` }, localConnection);
    await expect(connect(target, signal, 300)).rejects.toMatchObject({
      code: 'timeout',
      message: `Redis at 127.0.0.1:${mute.port} takes connections but does not answer`,
      hint: expect.stringContaining('rediss://'),
    });
  }
});
