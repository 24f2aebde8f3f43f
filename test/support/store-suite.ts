import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCatalog } from '../../src/catalog/catalog.ts';
import type { Store } from '../../src/stores/store.ts';

export interface OpenedStore extends AsyncDisposable {
  readonly store: Store;
  /** The same place seen by another host. */
  again(): Store;
}

const awkward = [
  '-rf',
  "it's",
  'a b',
  '"q"',
  'ümläut €',
  'new\nline',
  '*',
  '$HOME',
  '..a',
  'back\\slash',
  ' ',
  '#?%41',
];

/**
 * What every store must do.
 *
 * @param open a new, empty place
 * @param rounds how often what is a matter of chance is tried; each takes its time where a store is far away
 */
export function storeSuite(name: string, open: () => Promise<OpenedStore>, rounds = 10): void {
  describe(`${name} store`, () => {
    test('one that does not exist yet is empty', async () => {
      await using at = await open();
      const { store } = at;
      expect(await store.folders()).toEqual([]);
      expect(await store.list('x')).toEqual([]);
      expect(await store.readSmall('x/y')).toBeUndefined();
      expect(await store.freeBytes()).not.toBe(0);
      await store.remove('x/y');
      await expect(store.read('x/y')).rejects.toMatchObject({ code: 'read-failed', cause: { code: 'ENOENT' } });
    });

    test('what is put can be read, listed, replaced and removed', async () => {
      await using at = await open();
      const { store } = at;
      await store.put('b/2', Buffer.from('two'));
      await store.put('b/deep/er/1', Buffer.from('one'));
      await store.put('b/2', Buffer.from('second'));
      await store.put('a/x', Buffer.alloc(0));
      expect(await store.folders()).toEqual(['a', 'b']);
      expect((await store.list('b')).map(({ path, bytes, regular }) => [path, bytes, regular])).toEqual([
        ['b/2', 6, true],
        ['b/deep/er/1', 3, true],
      ]);
      expect((await buffer(await store.read('b/2'))).toString()).toBe('second');
      expect((await at.again().readSmall('b/deep/er/1'))?.toString()).toBe('one');
      expect(await store.readSmall('a/x')).toEqual(Buffer.alloc(0));
      await store.remove('b/2');
      await store.remove('b/2');
      expect(await store.readSmall('b/2')).toBeUndefined();
    });

    test('any bytes come back as they were', async () => {
      await using at = await open();
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (content) => {
          await at.store.put('a/b', content);
          expect(await at.store.readSmall('a/b')).toEqual(Buffer.from(content));
          expect(await buffer(await at.store.read('a/b'))).toEqual(Buffer.from(content));
        }),
        { numRuns: 3 * rounds },
      );
    });

    test('awkward names are names', async () => {
      await using at = await open();
      for (const name of awkward) await at.store.put(`dir ${name}/${name}`, Buffer.from(name));
      expect(await at.store.folders()).toEqual(awkward.map((name) => `dir ${name}`).sort());
      for (const name of awkward) {
        expect((await at.store.list(`dir ${name}`)).map(({ path }) => path)).toEqual([`dir ${name}/${name}`]);
        expect((await at.store.readSmall(`dir ${name}/${name}`))?.toString()).toBe(name);
      }
    });

    test('of many who create the same object exactly one wins, and its bytes stay', async () => {
      await using at = await open();
      for (let round = 0; round < rounds; round += 1) {
        const racers = Array.from({ length: 12 }, (_, index) =>
          at.again().create(`l/${round}`, Buffer.from(`${index}`)),
        );
        const won = await Promise.all(racers);
        expect(won.filter(Boolean)).toHaveLength(1);
        expect((await at.store.readSmall(`l/${round}`))?.toString()).toBe(String(won.indexOf(true)));
        expect(await at.store.create(`l/${round}`, Buffer.from('late'))).toBe(false);
      }
      expect(await at.store.list('l')).toHaveLength(rounds);
    });

    test('a stage is seen under its name only once it is committed, whole', async () => {
      await using at = await open();
      {
        await using stage = await at.store.stage('20261122_020000');
        await stage.write('database/x', Readable.from([Buffer.from('con'), Buffer.from('tent')]));
        expect(await at.again().readSmall('20261122_020000/metadata/last')).toBeUndefined();
        expect((await readCatalog(at.again())).entries).toEqual([]);
        expect((await readCatalog(at.again())).leftovers).toHaveLength(1);
        await stage.commit({ path: 'metadata/last', content: Buffer.from('last') });
      }
      expect(await at.store.folders()).toEqual(['20261122_020000']);
      expect((await at.store.list('20261122_020000')).map(({ path }) => path)).toEqual([
        '20261122_020000/database/x',
        '20261122_020000/metadata/last',
      ]);
      expect((await at.again().readSmall('20261122_020000/database/x'))?.toString()).toBe('content');
    });

    test('a stage that is not committed goes away with all that is in it', async () => {
      await using at = await open();
      {
        await using stage = await at.store.stage('one');
        await stage.write('sub/x', Readable.from([]));
      }
      expect(await at.store.folders()).toEqual([]);
    });

    test('content that fails is no file, and its error is the one thrown', async () => {
      await using at = await open();
      await using stage = await at.store.stage('one');
      const broken = new Error('the pump broke');
      const failing = async function* () {
        yield Buffer.from('half');
        throw broken;
      };
      await expect(stage.write('x', failing())).rejects.toBe(broken);
    });

    test('a name that is taken is never overwritten', async () => {
      await using at = await open();
      await using first = await at.store.stage('one');
      await expect(at.again().stage('one')).rejects.toMatchObject({ code: 'write-failed' });
      await first.write('x', Readable.from([Buffer.from('first')]));
      await expect(first.write('x', Readable.from([Buffer.from('second')]))).rejects.toMatchObject({
        code: 'write-failed',
      });
      await at.store.put('one/last', Buffer.from('there before'));
      await expect(first.commit({ path: 'last', content: Buffer.from('x') })).rejects.toMatchObject({
        code: 'write-failed',
      });
      expect((await at.store.readSmall('one/last'))?.toString()).toBe('there before');
    });

    test('put replaces in one step: readers see the old bytes or the new, never a mixture', async () => {
      await using at = await open();
      const texts = ['a', 'b'].map((letter) => letter.repeat(200_000));
      await at.store.put('p/x', Buffer.from(texts[0] ?? ''));
      let writing = true;
      const writer = (async () => {
        for (let round = 0; round < 20; round += 1) await at.store.put('p/x', Buffer.from(texts[round % 2] ?? ''));
        writing = false;
      })();
      while (writing) {
        expect(texts).toContain((await at.again().readSmall('p/x'))?.toString());
        expect((await at.again().list('p')).map(({ path }) => path)).toEqual(['p/x']);
      }
      await writer;
    });

    test('what an interrupted stage left is gone on with; what it had is read, and nothing is seen before the commit', async () => {
      await using at = await open();
      {
        await using begun = await at.store.resume('20261122_020000');
        expect(begun.present).toEqual([]);
        await begun.write('database/x', Readable.from([Buffer.from('first')]));
        await begun.write('database/y', Readable.from([Buffer.from('to be replaced')]));
      }
      expect((await readCatalog(at.again())).leftovers).toHaveLength(1);
      await using stage = await at.again().resume('20261122_020000');
      expect(stage.present.map(({ path, bytes }) => [path, bytes])).toEqual([
        ['database/x', 5],
        ['database/y', 14],
      ]);
      expect(await text(await stage.read('database/x'))).toBe('first');
      await stage.discard('database/y');
      await stage.write('database/y', Readable.from([Buffer.from('second')]));
      await stage.commit({ path: 'metadata/last', content: Buffer.from('last') });
      expect(await at.store.folders()).toEqual(['20261122_020000']);
      expect(await text(await at.store.read('20261122_020000/database/y'))).toBe('second');
      expect((await at.store.list('20261122_020000')).map(({ path }) => path)).toEqual([
        '20261122_020000/database/x',
        '20261122_020000/database/y',
        '20261122_020000/metadata/last',
      ]);
    });

    test('a folder is removed with all in it, and no other that begins like it', async () => {
      await using at = await open();
      for (const name of ['20261122_020000', '20261122_0200001'])
        for (const path of ['a/b', 'metadata/last']) await at.store.put(`${name}/${path}`, Buffer.from(path));
      await at.store.removeFolder('20261122_020000', 'metadata/last');
      await at.store.removeFolder('20261122_020000', 'metadata/last');
      expect(await at.again().folders()).toEqual(['20261122_0200001']);
      expect(await at.store.list('20261122_0200001')).toHaveLength(2);
    });

    test('what it says it can do, it does', async () => {
      await using at = await open();
      const abilities = await at.store.probe();
      for (const ability of Object.values(abilities)) expect(ability.because).not.toBe('');
      expect(await at.store.folders()).toEqual([]);
    });
  });
}
