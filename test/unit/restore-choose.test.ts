import { expect, test } from 'vitest';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { chooseBackup } from '../../src/operations/restore/choose.ts';
import { localStore } from '../../src/stores/local.ts';

const catalog: Catalog = {
  entries: [
    { kind: 'guide', id: '20261120_020000' },
    { kind: 'guide', id: '20261121_020000' },
  ],
  leftovers: [],
};
const choose = (backup: string, before: string) =>
  chooseBackup(localStore('local', '/no/such/store'), catalog, { backup, before }, 'trading-system');

test('the newest whose data are older is taken', async () => {
  expect((await choose('latest', '2026-11-21T01:00:00Z')).id).toBe('20261120_020000');
  expect((await choose('latest', '20261122_000000')).id).toBe('20261121_020000');
});

test.each(['latest', 'latest-proven', '20261121_020000'])(
  '%s: when none is old enough, those there are are named',
  async (backup) => {
    const found = await choose(backup, '2026-11-19T00:00:00Z').catch((error: unknown) => error);
    expect(found).toMatchObject({ code: 'backup-not-found', message: expect.stringContaining('before 2026-11-19') });
    expect(found).toMatchObject({
      hint: expect.stringContaining('20261121_020000 (data of 2026-11-21T02:00:00.000Z)'),
    });
  },
);

test('an id that does not exist is said to be missing, whatever the time', async () => {
  await expect(choose('20261101_000000', '2026-11-19T00:00:00Z')).rejects.toMatchObject({
    message: expect.stringContaining('No backup 20261101_000000'),
  });
});
