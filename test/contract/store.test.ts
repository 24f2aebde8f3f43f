import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCatalog } from '../../src/catalog/catalog.ts';
import { localStore } from '../../src/stores/local.ts';
import type { Store } from '../../src/stores/store.ts';
import { memoryStore, type Objects } from '../support/memory-store.ts';
import { temporaryFolder } from '../support/temp.ts';

interface Opened extends AsyncDisposable {
  readonly store: Store;
  /** The same place seen by another host. */
  again(): Store;
}

/** Every implementation of the contract. */
const implementations: Readonly<Record<string, () => Promise<Opened>>> = {
  local: async () => {
    const folder = await temporaryFolder();
    const open = () => localStore('local', join(folder.path, 'backups'));
    return { store: open(), again: open, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
  },
  memory: async () => {
    const objects: Objects = new Map();
    const open = () => memoryStore('memory', objects);
    return { store: open(), again: open, [Symbol.asyncDispose]: async () => {} };
  },
};

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

describe.each(Object.entries(implementations))('%s store', (_name, open) => {
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
      { numRuns: 30 },
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
    for (let round = 0; round < 10; round += 1) {
      const racers = Array.from({ length: 12 }, (_, index) => at.again().create(`l/${round}`, Buffer.from(`${index}`)));
      const won = await Promise.all(racers);
      expect(won.filter(Boolean)).toHaveLength(1);
      expect((await at.store.readSmall(`l/${round}`))?.toString()).toBe(String(won.indexOf(true)));
      expect(await at.store.create(`l/${round}`, Buffer.from('late'))).toBe(false);
    }
    expect(await at.store.list('l')).toHaveLength(10);
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
});

/** A socket in the file system. */
async function listening(path: string): Promise<Server> {
  const server = createServer().listen(path);
  await once(server, 'listening');
  return server;
}

describe('local store on a file system', () => {
  test('a process that is killed while it fills a stage leaves a .partial folder and nothing else', async () => {
    await using folder = await temporaryFolder();
    const script = `
      import { localStore } from ${JSON.stringify(join(import.meta.dirname, '../../src/stores/local.ts'))};
      import { writeFileSync } from 'node:fs';
      const stage = await localStore('local', process.argv[1]).stage('20261122_020000');
      writeFileSync(stage.folder + '/half', 'x');
      console.log('filled');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder.path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await localStore('local', folder.path).folders()).toEqual(['20261122_020000.partial']);
  });

  test('links and pipes are listed as what they are: nothing a backup contains', async () => {
    await using folder = await temporaryFolder();
    const store = localStore('local', folder.path);
    await store.put('a/file', Buffer.from('x'));
    symlinkSync('file', join(folder.path, 'a/link'));
    symlinkSync('nowhere', join(folder.path, 'a/dangling'));
    symlinkSync('/', join(folder.path, 'a/to-folder'));
    execFileSync('mkfifo', [join(folder.path, 'a/pipe')]);
    expect((await store.list('a')).map(({ path, regular }) => [path, regular])).toEqual([
      ['a/dangling', false],
      ['a/file', true],
      ['a/link', false],
      ['a/pipe', false],
      ['a/to-folder', false],
    ]);
  });

  test('what is no plain file is refused at once, by name: pipes, devices and links', async () => {
    await using folder = await temporaryFolder();
    const store = localStore('local', folder.path);
    await store.put('a/file', Buffer.from('x'));
    execFileSync('mkfifo', [join(folder.path, 'a/pipe')]);
    symlinkSync('/dev/zero', join(folder.path, 'a/zeros'));
    symlinkSync('file', join(folder.path, 'a/link'));
    symlinkSync('nowhere', join(folder.path, 'a/dangling'));
    await using socket = await listening(join(folder.path, 'a/socket'));
    expect(socket.listening).toBe(true);
    for (const name of ['a/pipe', 'a/zeros', 'a/link', 'a/dangling', 'a/socket']) {
      const refused = { code: 'read-failed', message: `${join(folder.path, name)} is not a plain file` };
      await expect(store.read(name), name).rejects.toMatchObject(refused);
      await expect(store.readSmall(name), name).rejects.toMatchObject(refused);
    }
  });

  test('what an interrupted put left behind is no object', async () => {
    await using folder = await temporaryFolder();
    const store = localStore('local', folder.path);
    await store.put('a/x', Buffer.from('x'));
    writeFileSync(join(folder.path, 'a/.0e8d1c7e-6a56-4b3c-9d0f-0123456789ab.tmp'), 'half');
    writeFileSync(join(folder.path, 'a/.mine.tmp'), 'a hidden file is an object');
    expect((await store.list('a')).map(({ path }) => path)).toEqual(['a/.mine.tmp', 'a/x']);
  });

  test('a failed put leaves nothing behind', async () => {
    await using folder = await temporaryFolder();
    const store = localStore('local', folder.path);
    mkdirSync(join(folder.path, 'a/taken'), { recursive: true });
    await expect(store.put('a/taken', Buffer.from('x'))).rejects.toMatchObject({ code: 'store-unwritable' });
    expect(readdirSync(join(folder.path, 'a'))).toEqual(['taken']);
  });

  test('one that cannot be written or read says so', async () => {
    await using folder = await temporaryFolder();
    writeFileSync(join(folder.path, 'file'), 'not a folder');
    const below = localStore('local', join(folder.path, 'file/backups'));
    await expect(below.stage('one')).rejects.toMatchObject({ code: 'store-unwritable', hint: expect.any(String) });
    await expect(below.put('a', Buffer.from(''))).rejects.toMatchObject({ code: 'store-unwritable' });
    await expect(below.create('a', Buffer.from(''))).rejects.toMatchObject({ code: 'store-unwritable' });
    mkdirSync(join(folder.path, 'folder'));
    const store = localStore('local', folder.path);
    symlinkSync('loop', join(folder.path, 'loop'));
    await expect(store.list('loop')).rejects.toMatchObject({ code: 'read-failed' });
    expect(await store.readSmall('folder')).toBeUndefined();
    await expect(store.remove('folder')).rejects.toMatchObject({ code: 'store-unwritable' });
  });

  test.skipIf(process.getuid?.() !== 0)('a file system mounted read-only says so and can still be read', async () => {
    await using folder = await temporaryFolder();
    await localStore('local', folder.path).put('a/x', Buffer.from('kept'));
    execFileSync('mount', ['--bind', folder.path, folder.path]);
    try {
      execFileSync('mount', ['-o', 'remount,bind,ro', folder.path]);
      const store = localStore('local', folder.path);
      const refused = { code: 'store-unwritable', hint: expect.any(String) };
      await expect(store.stage('one')).rejects.toMatchObject(refused);
      await expect(store.put('a/y', Buffer.from(''))).rejects.toMatchObject(refused);
      await expect(store.create('a/y', Buffer.from(''))).rejects.toMatchObject(refused);
      await expect(store.remove('a/x')).rejects.toMatchObject(refused);
      expect((await store.readSmall('a/x'))?.toString()).toBe('kept');
    } finally {
      execFileSync('umount', [folder.path]);
    }
  });

  test('files are for their owner only', async () => {
    await using folder = await temporaryFolder();
    const store = localStore('local', folder.path);
    await store.put('a/x', Buffer.from('x'));
    await using stage = await store.stage('one');
    expect(execFileSync('stat', ['-c', '%a', join(folder.path, 'a/x'), stage.folder ?? '']).toString()).toBe(
      '600\n700\n',
    );
    expect((await readFile(join(folder.path, 'a/x'))).toString()).toBe('x');
  });
});
