import { link, readdir, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { acquireLease } from '../../src/catalog/lease.ts';
import { localStore } from '../../src/stores/local.ts';
import { findLinkless, mountLinkless } from '../support/linkless-disk.ts';

const linkless = await findLinkless();

/** FAT, exFAT, some network shares: the only step of the store that needs a hard link has to do without. */
describe.skipIf(linkless === undefined)('a store on a real file system without hard links', () => {
  const mounted = () => mountLinkless(linkless ?? '');

  test('of many who create the same object exactly one wins, and its bytes stay', async () => {
    await using disk = await mounted();
    const probe = join(disk.path, 'probe');
    await writeFile(probe, '');
    await expect(link(probe, `${probe}-2`)).rejects.toThrow();
    const store = () => localStore('local', join(disk.path, 'backups'));
    for (let round = 0; round < 10; round += 1) {
      const path = `leases/${round}.json`;
      const won = await Promise.all(
        Array.from({ length: 8 }, (_, n) => store().create(path, Buffer.from(`writer ${n}`))),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      expect((await store().readSmall(path))?.toString()).toBe(`writer ${won.indexOf(true)}`);
      expect(await store().create(path, Buffer.from('late'))).toBe(false);
      expect((await store().readSmall(path))?.toString()).toBe(`writer ${won.indexOf(true)}`);
    }
    expect((await readdir(join(disk.path, 'backups/leases'))).filter((name) => !name.endsWith('.json'))).toEqual([]);
  });

  test('of two who want the lease at the same time at most one gets it, and it can be had again', async () => {
    await using disk = await mounted();
    const store = () => localStore('local', disk.path);
    const options = (operation: string) => ({
      system: 'trading-system',
      owner: { machine: 'here', process: `other-boot ${operation} 1`, operation },
      now: () => new Date(),
      isGone: async () => false,
      warn: () => {},
    });
    for (let round = 0; round < 5; round += 1) {
      const asked = await Promise.allSettled(['a', 'b', 'c'].map((who) => acquireLease(store(), options(who))));
      const held = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      const holding = await Promise.allSettled(held.map((lease) => lease.check()));
      expect(holding.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
      for (const lease of held) await lease[Symbol.asyncDispose]();
      await using alone = await acquireLease(store(), options('alone'));
      await alone.check();
    }
  });

  test('a create that the disk has no room for leaves nothing that others would take for an object', async () => {
    await using disk = await mounted();
    const store = localStore('local', disk.path);
    await store.put('leases/other.json', Buffer.from('{}'));
    const { bavail, bsize } = await statfs(disk.path);
    await expect(store.create('leases/1.json', Buffer.alloc(bavail * bsize + 1))).rejects.toMatchObject({
      code: 'disk-full',
    });
    expect((await store.list('leases')).map(({ path }) => path)).toEqual(['leases/other.json']);
  });

  test('a stage is committed, and never over another', async () => {
    await using disk = await mounted();
    const store = localStore('local', disk.path);
    const last = { path: 'last', content: Buffer.from('last') };
    await using stage = await store.stage('20261122_020000');
    await stage.write('file', Readable.from([Buffer.from('whole')]));
    await stage.commit(last);
    expect(await store.folders()).toEqual(['20261122_020000']);
    await using second = await store.stage('20261122_020000');
    await expect(second.commit(last)).rejects.toMatchObject({ code: 'write-failed' });
  });
});
