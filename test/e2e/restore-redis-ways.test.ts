import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectDone, expectRefused } from '../support/e2e/outcome.ts';
import { type RedisServer, redisMissing, startAgain, startRedis } from '../support/redis.ts';
import { fillEveryType } from '../support/redis-data.ts';
import { commandsOf } from '../support/redis-offline.ts';
import { contentOf } from '../support/redis-restore.ts';
import { type ActionResult, runAction, startAction } from '../support/runner.ts';
import { temporaryFolder } from '../support/temp.ts';
import { until } from '../support/until.ts';

const config = { appendonly: 'yes', appendfsync: 'always' };
type Content = Awaited<ReturnType<typeof contentOf>>;

/** A Redis with one backup, which has gone on living since. */
interface Scene extends AsyncDisposable {
  readonly server: RedisServer;
  readonly folder: string;
  readonly backedUp: Content;
  readonly former: Content;
  /** backup.yml with this section of Redis, and these lines after it. */
  configure(redis: readonly string[], rest?: readonly string[]): Promise<void>;
  restore(inputs?: Record<string, string>): Promise<ActionResult>;
}

async function redisScene(users: readonly string[] = []): Promise<Scene> {
  await using stack = new AsyncDisposableStack();
  const server = stack.use(await startRedis({ config, users }));
  const folder = stack.use(await temporaryFolder('redis-ways-')).path;
  await mkdir(join(folder, '.github'));
  await writeFile(join(folder, '.env'), 'TRADING_ENABLED=false\n');
  const configure = (redis: readonly string[], rest: readonly string[] = []) => {
    const lines = ['redis:', ...redis.map((line) => `  ${line}`), ...rest, ''];
    return writeFile(join(folder, '.github/backup.yml'), lines.join('\n'));
  };
  await configure([`url: ${server.url}`]);
  await fillEveryType(server);
  // Redis 6.0 logs a relative expiry when it is told one: a millisecond later than the one in memory. A rewrite has that one.
  await server.command('BGREWRITEAOF');
  await until('the rewrite of the append-only file', async () =>
    /aof_rewrite_in_progress:0\r\naof_rewrite_scheduled:0/.test(String(await server.command('INFO', 'persistence'))),
  );
  const backedUp = await contentOf({ url: server.url });
  expectDone(await runAction('backup', { inputs: {}, cwd: folder }));
  await server.command('SET', 'text', 'former');
  await server.command('DEL', 'hash:small');
  const former = await contentOf({ url: server.url });
  const owned = stack.move();
  return {
    server,
    folder,
    backedUp,
    former,
    configure,
    restore: (inputs = {}) => runAction('restore', { inputs: { confirm: 'trading-system', ...inputs }, cwd: folder }),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

function restoreIdOf({ outputs }: ActionResult): string {
  return outputs['restore-id'] ?? '';
}

describe.skipIf(redisMissing)('Redis is restored', () => {
  test('while it is down, by file, and undone', async () => {
    await using scene = await redisScene();
    const { server } = scene;
    using commands = await commandsOf(server);
    await scene.configure([
      `url: ${server.url}`,
      `files: { config-file: ${server.folder}/server.conf }`,
      `start: ${JSON.stringify(commands.start)}`,
      `stop: ${JSON.stringify(commands.stop)}`,
    ]);
    await server.stop();
    const planned = await scene.restore({ 'dry-run': 'true' });
    expect(planned).toMatchObject({ exitCode: 0, outputs: { status: 'planned' } });
    expect(planned.stdout).toContain(`the files of Redis in ${server.folder}`);
    expect(planned.stdout).toContain(`before-restore-`);

    const restored = await scene.restore();
    expectDone(restored);
    expect(restored.summary).toMatch(/26 keys in database 0, 300 in database 1.*equal to the dump/);
    expect(await contentOf({ url: server.url })).toEqual(scene.backedUp);
    expect(await scene.restore({ undo: 'latest' })).toMatchObject({ exitCode: 0, outputs: { status: 'undone' } });
    expect(await contentOf({ url: server.url })).toEqual(scene.former);
  });

  test('while it is down, without commands: whoever starts it finds every key; a server that runs is refused', async () => {
    await using scene = await redisScene();
    const { server } = scene;
    await scene.configure(['url: redis://127.0.0.1:1', `files: { config-file: ${server.folder}/server.conf }`]);
    expectRefused(await scene.restore(), 'preflight-failed');
    expect(await contentOf({ url: server.url })).toEqual(scene.former);

    await scene.configure([`url: ${server.url}`, `files: { config-file: ${server.folder}/server.conf }`]);
    await server.stop();
    // Nobody has started it: that it holds the backup could not be verified.
    expect(await scene.restore()).toMatchObject({ exitCode: 10, outputs: { 'error-code': 'check-failed' } });
    await using again = await startAgain(server, { config });
    expect(await contentOf({ url: again.url })).toEqual(scene.backedUp);
  });

  test('while it is down, by file: services are not started on it, unless it is started first', async () => {
    await using scene = await redisScene();
    const { server, folder } = scene;
    const started = join(folder, 'started');
    await scene.configure(
      [`url: ${server.url}`, `files: { config-file: ${server.folder}/server.conf }`],
      ['services:', `  start: [${JSON.stringify(`touch '${started}'`)}]`],
    );
    await server.stop();
    const planned = await scene.restore({ 'dry-run': 'true' });
    expect(planned.stdout).toContain('check redis-start: failed');
    expectRefused(await scene.restore(), 'preflight-failed');

    const overridden = await scene.restore({ override: 'redis-start' });
    expect(overridden).toMatchObject({ exitCode: 10, outputs: { 'error-code': 'check-failed' } });
    expect(overridden.summary).toContain(`Redis at 127.0.0.1:${server.port} is down: start it first`);
    expect(overridden.summary).toContain(`touch '${started}'`);
    expect(existsSync(started)).toBe(false);
    {
      await using again = await startAgain(server, { config });
      expect(await contentOf({ url: again.url })).toEqual(scene.backedUp);
      await again.stop();
      const undone = await scene.restore({ undo: 'latest' });
      expectRefused(undone, 'restore-failed');
      expect(undone.stdout).toContain('is down: start it first');
      expect(existsSync(started)).toBe(false);
      await using third = await startAgain(again, { config });
      expect(await contentOf({ url: third.url })).toEqual(scene.former);
      // It runs: the same undo starts the services now.
      expect(await scene.restore({ undo: restoreIdOf(overridden) })).toMatchObject({ outputs: { status: 'undone' } });
      expect(existsSync(started)).toBe(true);
    }
  });

  test('by file, with commands: an undo that would lose something touches nothing, not even the services', async () => {
    await using scene = await redisScene();
    const { server, folder } = scene;
    using commands = await commandsOf(server);
    const stopped = join(folder, 'stopped');
    const configure = (url: string) =>
      scene.configure(
        [
          `url: ${url}`,
          `files: { config-file: ${server.folder}/server.conf }`,
          'restore-method: files',
          `start: ${JSON.stringify(commands.start)}`,
          `stop: ${JSON.stringify(commands.stop)}`,
        ],
        ['services:', `  stop: [${JSON.stringify(`touch '${stopped}'`)}]`],
      );
    await configure(server.url);
    expectDone(await scene.restore());
    await rm(stopped);
    const restored = await contentOf({ url: server.url });

    await using other = await startRedis();
    for (const url of [other.url, 'redis://127.0.0.1:1']) {
      await configure(url);
      expectRefused(await scene.restore({ undo: 'latest', 'dry-run': 'true' }), 'preflight-failed');
      const refused = await scene.restore({ undo: 'latest' });
      expectRefused(refused, 'preflight-failed');
      expect(refused.stdout).toContain('stop the server by hand');
      expect(existsSync(stopped)).toBe(false);
      expect(await contentOf({ url: server.url })).toEqual(restored);
    }
    await configure(server.url);
    expect(await scene.restore({ undo: 'latest' })).toMatchObject({ exitCode: 0, outputs: { status: 'undone' } });
    expect(await contentOf({ url: server.url })).toEqual(scene.former);
  });

  test('killed while the former data are copied: an undo removes the half of a copy, and no other one', async () => {
    await using scene = await redisScene();
    const { server, folder } = scene;
    await server.command('CONFIG', 'SET', 'repl-diskless-sync', 'yes');
    await server.command('CONFIG', 'SET', 'repl-diskless-sync-delay', '0');
    await server.command('CONFIG', 'SET', 'rdb-key-save-delay', '20000');
    const restores = join(folder, 'state/restores');
    const copies = async () =>
      (await readdir(restores, { recursive: true }).catch(() => [])).filter((name) => name.includes('redis_before_'));
    {
      await using action = await startAction('restore', { inputs: { confirm: 'trading-system' }, cwd: folder });
      await until('half of a copy', async () => (await copies()).some((name) => name.endsWith('.rdb.partial')));
      action.kill('SIGKILL');
      await action.result;
    }
    await server.command('CONFIG', 'SET', 'rdb-key-save-delay', '0');
    const [cut] = await copies();
    const another = join(dirname(cut ?? ''), 'redis_before_20200101_000000.rdb.partial');
    await writeFile(join(restores, another), 'REDIS');
    expect(await scene.restore({ undo: 'latest' })).toMatchObject({ exitCode: 0, outputs: { status: 'undone' } });
    expect(await copies()).toEqual([another]);
    expect(await contentOf({ url: server.url })).toEqual(scene.former);
    expectDone(await scene.restore());
    expect(await contentOf({ url: server.url })).toEqual(scene.backedUp);
  });

  test('killed after the files were moved: one command brings the former back', async () => {
    await using scene = await redisScene();
    const { server, folder } = scene;
    using commands = await commandsOf(server);
    const hold = join(folder, 'hold');
    await writeFile(hold, '');
    const waiting = `touch '${hold}-reached'; while [ -e '${hold}' ]; do sleep 0.02; done; ${commands.start}`;
    await scene.configure([
      `url: ${server.url}`,
      `files: { config-file: ${server.folder}/server.conf }`,
      `start: ${JSON.stringify(waiting)}`,
      `stop: ${JSON.stringify(commands.stop)}`,
    ]);
    await server.stop();
    {
      await using action = await startAction('restore', { inputs: { confirm: 'trading-system' }, cwd: folder });
      await until('the start of the server', () => existsSync(`${hold}-reached`));
      action.kill('SIGKILL');
      await action.result;
    }
    expect((await readdir(server.folder)).some((name) => name.startsWith('before-restore-'))).toBe(true);
    // What the killed restore left running starts the server now, as a supervisor would.
    await rm(hold);
    await until('the server', () =>
      contentOf({ url: server.url }).then(
        () => true,
        () => false,
      ),
    );
    expect(await scene.restore({ undo: 'latest' })).toMatchObject({ exitCode: 0, outputs: { status: 'undone' } });
    expect(await contentOf({ url: server.url })).toEqual(scene.former);
    expect((await readdir(server.folder)).some((name) => name.startsWith('before-restore-'))).toBe(false);
  });

  test('key by key where replication is refused, by override only, and undone', async () => {
    await using scene = await redisScene(['plain on >secret ~* +@all -replicaof -slaveof -sync -psync']);
    const { server } = scene;
    const way = Number(server.version.split('.')[0]) < 7 ? 'keys' : 'auto';
    await scene.configure([`url: redis://plain:secret@127.0.0.1:${server.port}`, `restore-method: ${way}`]);
    const refused = await scene.restore();
    expectRefused(refused, 'preflight-failed');
    expect(refused.stdout).toContain('not atomic');
    expect(await contentOf({ url: server.url })).toEqual(scene.former);

    expectDone(await scene.restore({ override: 'redis-atomic, redis-rights' }));
    expect(await contentOf({ url: server.url })).toEqual(scene.backedUp);
    expect(await scene.restore({ undo: 'latest' })).toMatchObject({ exitCode: 0, outputs: { status: 'undone' } });
    expect(await contentOf({ url: server.url })).toEqual(scene.former);
  });
});
