import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, lstatSync } from 'node:fs';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { config } from '../../src/components/files/index.ts';
import type { Connection } from '../../src/connections/connection.ts';
import { localConnection } from '../../src/connections/local.ts';
import { startTool } from '../../src/lib/exec.ts';
import { replace } from '../../src/lib/replace.ts';
import { deployAndBackUp, type Kept, plan, restoreId, restoreSession } from '../support/files/restore.ts';
import { type TemporaryFolder, temporaryFolder, treeOf } from '../support/files.ts';
import { wayBack } from '../support/way-back.ts';

const run = promisify(execFile);
const journalSchema = z.object({ state: z.json(), commands: z.array(z.string()) });

/** What is in place, without what restores keep beside it and without times of folders. */
async function liveTree(root: string): Promise<Map<string, string>> {
  const tree = await treeOf(root);
  const kept = [...tree].filter(([name]) => !/^\/\.(restore|before-restore|undone)-/.test(name));
  return new Map(kept.map(([name, what]) => [name, plainly(what)]));
}

/** The former keeps a second name beside it when a file is taken back by hand between the two halves of its switch. */
function plainly(what: string): string {
  const named = what.replace(/same as \/\.(restore|before-restore|undone)-\w+/, 'same as ');
  return named.startsWith('4') ? named.replace(/\d+$/, '') : named;
}

async function changed(folder: TemporaryFolder): Promise<Kept> {
  const kept = await deployAndBackUp(folder.path);
  await writeFile(join(kept.root, '.env'), 'PASSWORD=second\n');
  await writeFile(join(kept.root, 'certs/new.pem'), 'new');
  await rm(join(kept.root, 'docker-compose.yml'));
  await rm(join(kept.root, 'grafana/dashboards'), { recursive: true });
  return kept;
}

/** This machine, where something happens to the tar that extracts. */
function onExtract(happens: (pid: number) => void): Connection {
  return {
    ...localConnection,
    start: async (command, args, options) => {
      const tool = await startTool(command, args, options);
      if (args.includes('--extract')) happens(tool.pid);
      return tool;
    },
  };
}

describe('a failure while staging leaves nothing behind and touches nothing', () => {
  test.each([
    ['tar is killed', 'restore-failed'],
    ['the run is cancelled', 'cancelled'],
    ['the stored archive changes', 'damaged'],
    ['an extracted file changes', 'restore-failed'],
  ])('%s', async (fault, code) => {
    await using folder = await temporaryFolder();
    const kept = await changed(folder);
    const before = await treeOf(kept.root);
    const abort = new AbortController();
    const connection = onExtract((pid) => {
      if (fault === 'tar is killed') process.kill(pid, 'SIGKILL');
      if (fault === 'the run is cancelled') abort.abort();
    });
    const sabotaged: Connection = {
      ...localConnection,
      start: async (command, args, options) => {
        if (command === 'find') await writeFile(join(kept.root, `.restore-${restoreId}/.env`), 'PASSWORD=third\n');
        return startTool(command, args, options);
      },
    };
    const session = restoreSession(kept.root, folder.path, { connection, signal: abort.signal });
    const planned = await plan(kept, session);
    if (fault === 'the stored archive changes') {
      const archive = join(kept.folder, kept.backup.files[0]?.path ?? '');
      const content = await readFile(archive);
      // The same files, stored anew: only the bytes in the store tell.
      const params = { [constants.ZSTD_c_compressionLevel]: 9 };
      await writeFile(archive, zstdCompressSync(zstdDecompressSync(content), { params }));
    }
    if (fault === 'an extracted file changes') Object.assign(session.connection, { start: sabotaged.start });
    const ended = fault === 'tar is killed' ? { because: ['ended by SIGKILL'] } : {};
    await expect(planned.stage()).rejects.toMatchObject({ code, ...ended });
    expect(await treeOf(kept.root)).toEqual(before);
  });
});

describe('a failure while switching puts back what was done', () => {
  test.each(['has appeared', 'is gone'])('a path %s since it was staged', async (what) => {
    await using folder = await temporaryFolder();
    const kept = await changed(folder);
    const session = restoreSession(kept.root, folder.path);
    const staged = await (await plan(kept, session)).stage();
    if (what === 'is gone') await rename(join(kept.root, 'odd-ü'), join(folder.path, 'taken'));
    else await writeFile(join(kept.root, 'docker-compose.yml'), 'from somebody else');
    const before = await liveTree(kept.root);
    await expect(staged.switch()).rejects.toMatchObject({
      code: 'restore-failed',
      because: [expect.stringContaining(what)],
    });
    await staged[Symbol.asyncDispose]();
    await wayBack(config, staged.undo.state, session, 'switching', 'try-keep');
    expect(await liveTree(kept.root)).toEqual(before);
    expect((await readdir(kept.root)).filter((name) => name.includes(restoreId))).toEqual([]);
    expect(await wayBack(config, staged.undo.state, session)).toEqual([expect.stringContaining('nothing to do')]);
    expect(await liveTree(kept.root)).toEqual(before);
  });

  test('a folder that an ordinary user may not write to', async () => {
    await using folder = await temporaryFolder();
    const kept = await changed(folder);
    await chmod(folder.path, 0o777);
    if (process.getuid?.() === 0) await run('chown', ['-R', '65534:65534', folder.path]);
    await mkdir(join(kept.root, 'grafana/dashboards'));
    const before = await liveTree(kept.root);
    await using job = await child(folder, kept, Number.MAX_SAFE_INTEGER, async () => {
      // After it was staged: the parent of one path is closed, so its rename fails in the middle.
      await chmod(join(kept.root, 'grafana'), 0o555);
    });
    expect(await job.code).not.toBe(0);
    const after = await liveTree(kept.root);
    await chmod(join(kept.root, 'grafana'), 0o755);
    expect(withoutMode(after, '/grafana')).toEqual(withoutMode(before, '/grafana'));
    expect(job.stderr()).toContain('EACCES');
  });
});

describe('kill -9 at every moment of the switch', () => {
  test('a fresh process, and the printed commands alone, bring every former file back', async () => {
    await using counting = await temporaryFolder();
    const counted = await changed(counting);
    await using whole = await child(counting, counted, Number.MAX_SAFE_INTEGER);
    expect(await whole.code, whole.stderr()).toBe(0);
    const moments = Number(await readFile(`${whole.journal}.moments`, 'utf8'));
    expect(moments).toBeGreaterThan(10);

    for (let last = 0; last <= moments; last += 1) {
      await using folder = await temporaryFolder();
      const kept = await changed(folder);
      const before = await liveTree(kept.root);
      await using job = await child(folder, kept, last);
      expect(await job.code, job.stderr()).toBe('SIGKILL');
      const { state, commands } = journalSchema.parse(JSON.parse(await readFile(job.journal, 'utf8')));
      const session = restoreSession(kept.root, folder.path);
      const asKilled = join(folder.path, 'as-killed');
      await run('cp', ['-a', kept.root, asKilled]);
      for (const how of ['undo', 'commands']) {
        if (how === 'undo') await wayBack(config, state, session);
        else await run('sh', ['-eu', '-c', commands.join('\n')]);
        expect(await liveTree(kept.root), `moment ${last}, ${how}`).toEqual(before);
        await wayBack(config, state, session);
        expect(await liveTree(kept.root), `moment ${last}, ${how}, again`).toEqual(before);
        const left = (await readdir(kept.root)).filter((name) => name.includes(restoreId));
        expect(left.filter((name) => !name.startsWith('.undone-'))).toEqual([]);
        if (how === 'undo') {
          await rm(kept.root, { recursive: true });
          await rename(asKilled, kept.root);
        }
      }
    }
    console.log(`files: killed at ${moments + 1} moments, former files back by undo and by hand each time`);
  }, 240_000);
});

describe('a client that reads all through', () => {
  test.each([
    ['file', 'file', 'old'],
    ['link', 'file', 'old'],
    ['file', 'link', 'old'],
    ['folder', 'folder', 'none'],
    ['file', 'folder', 'none'],
  ])('between the halves of replacing a %s by a %s it finds the %s one', async (former, next, expected) => {
    await using folder = await temporaryFolder();
    const make = async (kind: string, path: string, target: string) => {
      if (kind === 'folder') await mkdir(path);
      else if (kind === 'link') await symlink(target, path);
      else await writeFile(path, target);
    };
    const [live, staged, aside] = ['live', 'staged', 'aside'].map((name) => join(folder.path, name));
    if (live === undefined || staged === undefined || aside === undefined) throw new Error('three names');
    await make(former, live, 'former');
    await make(next, staged, 'next');
    const [was, will] = [lstatSync(live).ino, lstatSync(staged).ino];
    let found: number | undefined;
    replace(live, staged, aside, () => {
      found = lstatSync(live, { throwIfNoEntry: false })?.ino;
    });
    expect(found).toBe(expected === 'old' ? was : undefined);
    expect([lstatSync(live).ino, lstatSync(aside).ino]).toEqual([will, was]);
    expect(existsSync(staged)).toBe(false);
  });

  test('finds the old or the new file, never half of one and never none', async () => {
    await using folder = await temporaryFolder();
    const live = join(folder.path, 'live');
    const contents = ['a', 'b'].map((letter) => letter.repeat(300_000));
    await writeFile(live, contents[0] ?? '');
    const ready = join(folder.path, 'ready');
    const stop = join(folder.path, 'stop');
    const reader = fork(join(import.meta.dirname, '../support/files/reader.ts'), [live, ready, stop], {
      silent: true,
      execArgv: [],
    });
    const closed = once(reader, 'close');
    const output: Buffer[] = [];
    reader.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
    while (!existsSync(ready)) await new Promise((resolve) => setImmediate(resolve));
    for (let round = 1; round <= 400; round += 1) {
      const next = join(folder.path, `next-${round}`);
      await writeFile(next, contents[round % 2] ?? '');
      replace(live, next, join(folder.path, `former-${round}`));
      await rm(join(folder.path, `former-${round}`));
    }
    await writeFile(stop, '');
    await closed;
    const seen = z
      .object({ reads: z.number(), old: z.number(), fresh: z.number(), other: z.number(), absent: z.number() })
      .parse(JSON.parse(Buffer.concat(output).toString()));
    expect(seen).toMatchObject({ other: 0, absent: 0 });
    expect(seen.old).toBeGreaterThan(0);
    expect(seen.fresh).toBeGreaterThan(0);
  });
});

/** Another process that restores and, unless `last` is out of reach, ends at that moment. */
async function child(folder: TemporaryFolder, kept: Kept, last: number, whenStaged?: () => Promise<void>) {
  const order = join(folder.path, 'order.json');
  const journal = join(folder.path, 'journal.json');
  const { root, facts } = kept;
  const backup = { ...kept.backup, folder: kept.folder };
  await writeFile(order, JSON.stringify({ root, scratch: folder.path, last, facts, backup }));
  const ordinary = whenStaged !== undefined && process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  if (whenStaged !== undefined && process.getuid?.() === 0) await chown(order, 65534, 65534);
  const options = { silent: true, execArgv: [], ...ordinary, env: { ...process.env, PAUSE: whenStaged ? '1' : '' } };
  const started = fork(join(import.meta.dirname, '../support/files/killed-restore.ts'), [order, journal], options);
  const stderr: Buffer[] = [];
  started.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
  const code = once(started, 'close').then(([exit, signal]: (number | string | null)[]) => signal ?? exit);
  if (whenStaged !== undefined) {
    await Promise.race([once(started, 'message'), code]);
    await whenStaged();
    if (started.connected) started.send('go on');
  }
  return {
    code,
    journal,
    stderr: () => Buffer.concat(stderr).toString(),
    [Symbol.asyncDispose]: async () => {
      started.kill('SIGKILL');
      await code;
    },
  };
}

function withoutMode(tree: Map<string, string>, name: string): Map<string, string> {
  return new Map([...tree].filter(([one]) => one !== name));
}
