import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localStore } from '../../src/stores/local.ts';
import { connect, type SshConfig } from '../../src/stores/ssh/connection.ts';
import { sshStore } from '../../src/stores/ssh/store.ts';
import type { Store } from '../../src/stores/store.ts';
import { openOn, sshSurroundings } from '../support/ssh-store.ts';
import { type Sshd, sshdMissing, startSshd } from '../support/sshd.ts';
import { temporaryFolder } from '../support/temp.ts';

describe.skipIf(sshdMissing && process.env.CI === undefined)('the host of a store', () => {
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await startSshd();
  });
  afterAll(() => sshd[Symbol.asyncDispose]());

  const open = (path: string, signal?: AbortSignal): Store => openOn(sshd, path, signal);
  const refusal = async (config: SshConfig) => {
    await using store = sshStore('off', config, sshSurroundings());
    return await store.folders().then(
      () => undefined,
      (error: unknown) => error,
    );
  };

  describe('who it is', () => {
    test('a host with another key than the pinned one is refused, with the key it showed', async () => {
      const shown = /SHA256:\S+/.exec(
        execFileSync('ssh-keygen', ['-lf', join(sshd.folder, 'hostkey.pub')]).toString(),
      )?.[0];
      const pinned = readFileSync(join(sshd.folder, 'stranger.pub'), 'utf8');
      expect(await refusal({ ...sshd.config('/x'), 'host-key': pinned })).toMatchObject({
        code: 'host-key',
        message: expect.stringContaining(shown ?? 'no fingerprint'),
        hint: expect.stringContaining('host-key'),
      });
    });

    test('a host that nobody knows is refused, one in the file named is not', async () => {
      await using folder = await temporaryFolder();
      const known = join(folder.path, 'known hosts %h');
      await writeFile(known, '');
      const { 'host-key': _, ...config } = { ...sshd.config(folder.path), 'known-hosts-file': known };
      expect(await refusal(config)).toMatchObject({ code: 'host-key', message: expect.stringContaining('SHA256:') });
      expect(readFileSync(known, 'utf8')).toBe('');
      await writeFile(known, `[127.0.0.1]:${sshd.port} ${sshd.hostKey}\n`);
      expect(await refusal(config)).toBeUndefined();
    });

    test('a key that the host does not take is named as that; something else than a host key is a mistake', async () => {
      const stranger = join(sshd.folder, 'stranger');
      expect(await refusal({ ...sshd.config('/x'), 'identity-file': stranger })).toMatchObject({
        code: 'access-denied',
        because: expect.arrayContaining([expect.stringContaining('Permission denied (publickey)')]),
      });
      expect(await refusal({ ...sshd.config('/x'), 'host-key': '127.0.0.1 ssh-ed25519' })).toMatchObject({
        code: 'invalid-config',
      });
    });

    test('where nobody listens it is unreachable, and worth another try', async () => {
      const config = { ...sshd.config('/x'), port: 1 };
      await using folder = await temporaryFolder();
      const tried = connect(config, 'there', undefined, join(folder.path, 'socket'), sshSurroundings());
      await expect(tried).rejects.toMatchObject({ code: 'unreachable', retryable: true });
    });

    test('an account that may run nothing is told from a refused key', async () => {
      await using sftpOnly = await startSshd(['ForceCommand echo this account is for files only; exit 1']);
      expect(await refusal(sftpOnly.config('/x'))).toMatchObject({
        code: 'access-denied',
        because: expect.arrayContaining(['this account is for files only']),
      });
    });
  });

  test('what a login shell prints at its start, and a path of any bytes, are no harm', async () => {
    await using talkative = await startSshd();
    const rc = 'echo Welcome; echo "motd: Permission denied" >&2; printf "no newline"';
    for (const name of ['.bashrc', '.zshenv', '.profile']) await writeFile(join(talkative.folder, name), rc);
    await using folder = await temporaryFolder();
    const path = join(folder.path, "a 'quoted'\n$HOME \\ -rf");
    await using store = sshStore('off', talkative.config(path), sshSurroundings());
    await store.put('a/x', Buffer.from('content'));
    expect((await buffer(await store.read('a/x'))).toString()).toBe('content');
    expect(await store.readSmall('a/y')).toBeUndefined();
    expect((await store.list('')).map((one) => one.path)).toEqual(['a/x']);
    expect(await localStore('local', path).readSmall('a/x')).toEqual(Buffer.from('content'));
  });

  test.skipIf(!existsSync('/bin/busybox') && process.env.CI === undefined)(
    'busybox is all it needs there',
    async () => {
      await using folder = await temporaryFolder();
      const bin = join(folder.path, 'bin');
      mkdirSync(bin);
      for (const name of 'cat echo find grep head ln mkdir mv printf rm sh sha256sum stat sync tail truncate'.split(
        ' ',
      ))
        symlinkSync('/bin/busybox', join(bin, name));
      await using small = await startSshd([`SetEnv PATH=${bin} HOME=${folder.path}`]);
      await using store = sshStore('off', small.config(join(folder.path, 'backups')), sshSurroundings());
      await store.put('a/new\nline', Buffer.from('one'));
      await store.put('a/new\nline', Buffer.from('two'));
      expect([await store.create('a/c', Buffer.from('c')), await store.create('a/c', Buffer.from('d'))]).toEqual([
        true,
        false,
      ]);
      expect((await store.list('')).map((one) => [one.path, one.bytes, one.regular])).toEqual([
        ['a/c', 1, true],
        ['a/new\nline', 3, true],
      ]);
      {
        await using stage = await store.stage('one');
        await stage.write('sub/x', Readable.from([Buffer.from('content')]));
        await stage.commit({ path: 'last', content: Buffer.from('last') });
      }
      expect((await buffer(await store.read('one/sub/x'))).toString()).toBe('content');
      expect(await store.freeBytes()).toBeGreaterThan(0);
      expect((await store.probe()).atomicCreate.can).toBe('yes');
      await store.removeFolder('one', 'last');
      expect(await store.folders()).toEqual(['a']);
    },
  );

  test('where nothing can be written, or read, it says so', async () => {
    await using folder = await temporaryFolder();
    writeFileSync(join(folder.path, 'file'), 'no folder');
    symlinkSync('file', join(folder.path, 'link'));
    await using store = open(join(folder.path, 'file/backups'));
    await using above = open(folder.path);
    const refused = { code: 'store-unwritable', hint: expect.any(String) };
    await expect(store.stage('one')).rejects.toMatchObject(refused);
    await expect(store.put('a', Buffer.from(''))).rejects.toMatchObject(refused);
    await expect(store.create('a', Buffer.from(''))).rejects.toMatchObject(refused);
    await mkdir(join(folder.path, 'folder'));
    await expect(above.remove('folder')).rejects.toMatchObject(refused);
    expect(await above.readSmall('folder')).toBeUndefined();
    await expect(above.read('link')).rejects.toMatchObject({
      code: 'read-failed',
      message: expect.stringMatching(/plain/),
    });
  });

  test('what an interrupted write left is found and removed', async () => {
    await using folder = await temporaryFolder();
    await using store = open(folder.path);
    await store.put('a/x', Buffer.from('x'));
    writeFileSync(join(folder.path, 'a/.0e8d1c7e-6a56-4b3c-9d0f-0123456789ab.tmp'), 'half');
    const [left] = await store.unfinishedWrites();
    expect(left?.path).toBe('a/.0e8d1c7e-6a56-4b3c-9d0f-0123456789ab.tmp');
    if (left !== undefined) await store.removeUnfinished(left);
    expect(readdirSync(join(folder.path, 'a'))).toEqual(['x']);
    expect(await store.list('')).toHaveLength(1);
  });
});
