import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { localStore } from '../../src/stores/local.ts';
import { memoryStore, type Objects } from '../support/memory-store.ts';
import { storeSuite } from '../support/store-suite.ts';
import { temporaryFolder } from '../support/temp.ts';

storeSuite('local', async () => {
  const folder = await temporaryFolder();
  const open = () => localStore('local', join(folder.path, 'backups'));
  return { store: open(), again: open, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
});

storeSuite('memory', async () => {
  const objects: Objects = new Map();
  const open = () => memoryStore('memory', objects);
  return { store: open(), again: open, [Symbol.asyncDispose]: async () => {} };
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
