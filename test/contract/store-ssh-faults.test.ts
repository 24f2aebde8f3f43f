import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localStore } from '../../src/stores/local.ts';
import type { Store } from '../../src/stores/store.ts';
import { canMount, mountSmallDisk } from '../support/e2e/small-disk.ts';
import { send } from '../support/processes.ts';
import { openOn } from '../support/ssh-store.ts';
import { type Sshd, sshdMissing, startSshd } from '../support/sshd.ts';
import { temporaryFolder } from '../support/temp.ts';
import { until } from '../support/until.ts';

const megabyte = 1024 * 1024;

/** Content that says after each megabyte that it went out. */
async function* megabytes(count: number, passed: (count: number) => void = () => {}) {
  for (let at = 0; at < count; at += 1) {
    yield Buffer.alloc(megabyte, at);
    passed(at + 1);
  }
}

const temporaries = (folder: string) =>
  readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.tmp'));

describe.skipIf(sshdMissing && process.env.CI === undefined)('a store on a host that misbehaves', () => {
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await startSshd();
  });
  afterAll(() => sshd[Symbol.asyncDispose]());

  const open = (path: string, signal?: AbortSignal): Store => openOn(sshd, path, signal);

  test('hundreds of megabytes go in and out without staying in memory', async () => {
    await using folder = await temporaryFolder();
    await using store = open(folder.path);
    const before = process.memoryUsage().rss;
    let most = 0;
    const look = () => {
      most = Math.max(most, process.memoryUsage().rss);
    };
    await using stage = await store.stage('one');
    await stage.write('big', megabytes(300, look));
    await stage.commit({ path: 'last', content: Buffer.from('last') });
    const [sent, came] = [createHash('sha256'), createHash('sha256')];
    for await (const chunk of megabytes(300)) sent.update(chunk);
    for await (const chunk of await store.read('one/big')) {
      came.update(chunk);
      look();
    }
    expect(came.digest('hex')).toBe(sent.digest('hex'));
    expect(most - before).toBeLessThan(150 * megabyte);
  });

  test.each([1, 20])(
    'a connection that breaks after %i MB of a write leaves nothing, and the next call works',
    async (at) => {
      await using folder = await temporaryFolder();
      await using store = open(folder.path);
      await using stage = await store.stage('one');
      const written = stage.write(
        'sub/x',
        megabytes(30, (count) => count === at && sshd.cutAll()),
      );
      await expect(written).rejects.toMatchObject({ code: 'unreachable', retryable: true });
      await until('the host to remove what was cut off', () => temporaries(folder.path).length === 0);
      expect(existsSync(join(folder.path, 'one.partial/sub/x'))).toBe(false);
      await stage.write('sub/x', megabytes(1));
      expect(await store.folders()).toEqual(['one.partial']);
    },
  );

  test.each([1, 4])('a connection that breaks %i times in a read is made anew where it broke', async (times) => {
    await using folder = await temporaryFolder();
    await using store = open(folder.path);
    const content = randomBytes(15 * megabyte);
    await writeFile(join(folder.path, 'x'), content);
    const came: Buffer[] = [];
    let bytes = 0;
    let cuts = 0;
    for await (const chunk of await store.read('x')) {
      came.push(chunk);
      bytes += chunk.length;
      if (cuts < times && bytes > (cuts + 1) * 2 * megabyte) {
        cuts += 1;
        sshd.cutAll();
      }
    }
    expect(cuts).toBe(times);
    expect(Buffer.concat(came).equals(content)).toBe(true);
  });

  test('a file that is another one after the connection broke is not read on', async () => {
    await using folder = await temporaryFolder();
    await using store = open(folder.path);
    await store.put('x', Buffer.alloc(30 * megabyte, 'a'));
    const read = async () => {
      for await (const chunk of await store.read('x')) {
        if (chunk.includes('b')) throw new Error('a mixture');
        if (existsSync(join(folder.path, 'replaced'))) continue;
        await localStore('local', folder.path).put('x', Buffer.alloc(30 * megabyte, 'b'));
        await writeFile(join(folder.path, 'replaced'), '');
        sshd.cutAll();
      }
    };
    await expect(read()).rejects.toMatchObject({ code: 'read-failed', message: expect.stringContaining('replaced') });
  });

  test('a write that is cancelled half-way leaves no process there and no file, and the stage goes away', async () => {
    await using folder = await temporaryFolder();
    const stop = new AbortController();
    {
      await using store = open(folder.path, stop.signal);
      await using stage = await store.stage('one');
      const written = stage.write(
        'x',
        megabytes(1000, (count) => count === 5 && stop.abort()),
      );
      await expect(written).rejects.toMatchObject({ code: 'cancelled' });
      expect(temporaries(folder.path)).toEqual([]);
    }
    expect(readdirSync(folder.path)).toEqual([]);
    await until('no session to be left', () => sshd.sessions().length === 0);
  });

  test('a host that hangs is left at once when the run is cancelled', async () => {
    await using folder = await temporaryFolder();
    const stop = new AbortController();
    await using store = open(folder.path, stop.signal);
    await store.put('x', Buffer.from('x'));
    const hanging = sshd.sessions();
    send(hanging, 'SIGSTOP');
    try {
      const asked = store.readSmall('x');
      stop.abort();
      await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
    } finally {
      send(hanging, 'SIGCONT');
    }
  });

  test('a process that is killed leaves no connection', async () => {
    await using folder = await temporaryFolder();
    await using ofChild = await temporaryFolder();
    const source = join(import.meta.dirname, '../../src/stores/ssh/store.ts');
    const script = `
      import { sshStore } from ${JSON.stringify(source)};
      const store = sshStore('off', JSON.parse(process.argv[1]), {
        signal: new AbortController().signal, log: { debug() {}, warning() {} }, env: process.env });
      const stage = await store.stage('one');
      await stage.write('x', (async function* () {
        yield Buffer.alloc(1000000);
        console.log('half');
        await new Promise((done) => setTimeout(done, 1000000));
      })());`;
    const config = JSON.stringify(sshd.config(folder.path));
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, config], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: ofChild.path },
    });
    await once(child.stdout, 'data');
    expect(sshd.sessions()).not.toEqual([]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await until('no session to be left', () => sshd.sessions().length === 0);
    expect(readdirSync(folder.path, { recursive: true })).toEqual(['one.partial']);
  });

  test.skipIf(!canMount())('a disk that becomes full there is told as that, and takes no more content', async () => {
    await using disk = await mountSmallDisk('size=8m');
    await using store = open(join(disk.path, 'backups'));
    expect(await store.freeBytes()).toBeLessThanOrEqual(8 * megabyte);
    let given = 0;
    const count = (passed: number) => {
      given = passed;
    };
    {
      await using stage = await store.stage('one');
      const written = stage.write('x', megabytes(200, count));
      await expect(written).rejects.toMatchObject({ code: 'disk-full', hint: expect.any(String) });
    }
    expect(given).toBeLessThan(100);
    await expect(store.put('x', Buffer.alloc(9 * megabyte))).rejects.toMatchObject({ code: 'disk-full' });
    expect(readdirSync(join(disk.path, 'backups'))).toEqual([]);
  });

  test('many streams at once, none of them read yet, bar nothing: more than the ten sessions of a connection', async () => {
    await using folder = await temporaryFolder();
    await using store = open(folder.path);
    const content = randomBytes(3 * megabyte);
    await writeFile(join(folder.path, 'x'), content);
    const streams = await Promise.all(Array.from({ length: 14 }, () => store.read('x')));
    await store.put('y', Buffer.from('y'));
    for (const stream of streams) expect((await buffer(stream)).equals(content)).toBe(true);
  });
});
