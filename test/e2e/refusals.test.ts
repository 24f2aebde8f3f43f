import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../src/lib/errors.ts';
import {
  backupsIn,
  expectDone,
  expectRefused,
  expectRefusedAtTerminal,
  serversMissing,
} from '../support/e2e/outcome.ts';
import { type ActionResult, runAction, runCli } from '../support/runner.ts';
import { temporaryFolder } from '../support/temp.ts';
import { startTradingSystem, type TradingSystem } from '../support/trading-system/index.ts';

describe.skipIf(serversMissing)('a backup that cannot start', () => {
  const scope = new AsyncDisposableStack();
  let system: TradingSystem;
  let store: string;

  beforeAll(async () => {
    system = scope.use(await startTradingSystem({ scale: 0.01 }));
    store = join(system.folder, 'backups');
  });
  afterAll(() => scope.disposeAsync());

  interface Try {
    readonly env?: Record<string, string>;
    readonly inputs?: Record<string, string>;
    readonly args?: readonly string[];
  }

  /** The action and the command line refuse alike, nothing is left, and right afterwards a good backup works. */
  async function refused(code: ErrorCode, { env = {}, inputs = {}, args = [] }: Try): Promise<ActionResult> {
    const before = await backupsIn(store);
    const options = { cwd: system.folder, env: { ...system.env, ...env } };
    const action = await runAction('backup', { ...options, inputs });
    expectRefused(action, code);
    const flags = Object.entries(inputs).flatMap(([name, value]) => [`--${name}`, value]);
    expectRefusedAtTerminal(await runCli(['backup', ...flags, ...args], options), code);
    expect(await backupsIn(store)).toEqual(before);
    return action;
  }

  function changed(url: string, change: (url: URL) => void): string {
    const other = new URL(url);
    change(other);
    return other.href;
  }

  test('wrong password of PostgreSQL', async () => {
    const url = changed(system.databaseUrl, (u) => {
      u.password = 'wrong-password-1';
    });
    const { stdout } = await refused('access-denied', { env: { DATABASE_URL: url } });
    expect(stdout.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('wrong-password-1');
  });

  test('wrong password of Redis', async () => {
    const url = changed(system.redisUrl, (u) => {
      u.password = 'wrong-password-2';
    });
    await refused('access-denied', { env: { REDIS_URL: url } });
  });

  test('a server that is not there', async () => {
    const port = await closedPort();
    const elsewhere = (url: string) =>
      changed(url, (u) => {
        u.port = String(port);
      });
    await refused('unreachable', { env: { DATABASE_URL: elsewhere(system.databaseUrl) } });
    await refused('unreachable', { env: { REDIS_URL: elsewhere(system.redisUrl) } });
    await refused('unreachable', {
      env: {
        DATABASE_URL: changed(system.databaseUrl, (u) => {
          u.hostname = 'no-such-host.invalid';
        }),
      },
    });
  });

  test('unknown database', async () => {
    const url = changed(system.adminUrl, (u) => {
      u.pathname = '/no_such_db';
    });
    const { annotations } = await refused('database-missing', { env: { DATABASE_URL: url } });
    expect(annotations.some(({ message }) => message.includes('no_such_db'))).toBe(true);
  });

  test('database URLs that would be misunderstood', async () => {
    const address = (query: string) => ({ DATABASE_URL: `${system.databaseUrl}?${query}` });
    await refused('invalid-config', { env: address('port=abc') });
    await refused('invalid-config', { env: address('sslmode=requir') });
    await refused('path-missing', { env: address('sslmode=verify-full&sslrootcert=/no/such/file.pem') });
    await refused('access-denied', { env: address('sslmode=require') });
  });

  test('a Redis URL that cannot be decoded', async () => {
    const url = system.redisUrl.replace('@', '%@');
    const { stdout, stderr } = await refused('invalid-config', { env: { REDIS_URL: url } });
    expect(stdout + stderr).not.toContain('URIError');
  });

  test('a public key that is none', async () => {
    await refused('invalid-config', { inputs: { 'public-key': 'garbage' } });
  });

  test('a private key that is none, in backup.yml', async () => {
    const config = await writeConfig('signing:', '  private-key: PEM-in-the-open');
    const { stdout, stderr } = await refused('invalid-config', { inputs: { config } });
    expect(stdout.replaceAll(/^::add-mask::.*$/gm, '') + stderr).not.toContain('PEM-in-the-open');
  });

  test('pg_dump is not where the configuration says', async () => {
    await using empty = await temporaryFolder();
    const config = await writeConfig(`database: { url: "\${DATABASE_URL}", client-path: ${empty.path} }`);
    await refused('tool-missing', { inputs: { config } });
  });

  test('a file stands where the store should be', async () => {
    const path = join(system.folder, 'not a folder');
    await writeFile(path, 'in the way');
    await refused('store-unwritable', { inputs: { store: path } });
    await refused('store-unwritable', { inputs: { store: join(path, 'deeper') } });
    await refused('store-unwritable', { inputs: { store: path }, env: { DRY_RUN: 'true' } });
  });

  test.skipIf(process.getuid?.() === 0)('the store may not be written', async () => {
    const path = join(system.folder, 'read-only');
    await mkdir(path);
    await chmod(path, 0o500);
    await refused('store-unwritable', { inputs: { store: path } });
  });

  test('every problem of backup.yml at once, with its line', async () => {
    const config = await writeConfig(
      'system: "no spaces please"',
      'timezone: Mars/Olympus',
      'databse: {}',
      'database:',
      '  url: ${DATABASE_URL}',
      '  jobs: many',
      '  lock-wait-timeout: soon',
      'redis:',
      '  url: http://127.0.0.1/',
      'config:',
      '  paths: []',
      'stores: { local: { path: ./backups, colour: red } }',
    );
    const { annotations } = await refused('invalid-config', { inputs: { config, type: 'weekly' } });
    const message = annotations.find(({ level }) => level === 'error')?.message ?? '';
    for (const line of [1, 2, 3, 6, 7, 9, 11, 12]) expect(message).toMatch(new RegExp(`broken\\.yml:${line}\\b`));
    expect(message).toContain('input type');
    expect(message).not.toMatch(/broken\.yml:(4|5|8|10)\b/);
  });

  test('backup.yml that is not YAML, and variables that are not set', async () => {
    await refused('invalid-config', { inputs: { config: await writeConfig('database: {', '  url: [') } });
    const config = await writeConfig('redis:', '  url: ${REDIS_URL}', '  ca-file: ${NO_SUCH_VARIABLE}');
    const { annotations } = await refused('invalid-config', { inputs: { config } });
    expect(annotations[0]?.message).toMatch(/broken\.yml:3\b.*NO_SUCH_VARIABLE/);
  });

  test('a configuration file that does not exist', async () => {
    const { annotations } = await refused('invalid-config', { inputs: { config: 'no/such file.yml' } });
    expect(annotations[0]?.properties.title).toContain('no/such file.yml');
  });

  test('configured paths that do not exist', async () => {
    await refused('path-missing', { inputs: { 'config-paths': '.env, no-such-folder/' } });
  });

  test('words the command line does not know', async () => {
    const before = await backupsIn(store);
    // Without the word, each of these would be a good backup.
    const env = { ...system.env, DATABASE_URL: system.adminUrl };
    for (const [word, ...args] of [
      ['--colour', 'backup', '--colour'],
      ['--colour', 'backup', '--colour', 'red'],
      ['bakcup', 'bakcup'],
      ['extra', 'backup', 'extra'],
    ]) {
      const ended = await runCli(args, { cwd: system.folder, env });
      expectRefusedAtTerminal(ended, 'invalid-request');
      expect(ended.stderr.split('\n')[0]).toContain(word);
    }
    expect(await backupsIn(store)).toEqual(before);
  });

  test('what works but should not stay so is a warning, once and without the secret', async () => {
    const redisPassword = new URL(system.redisUrl).password;
    expect(redisPassword).not.toBe('');
    const config = await writeConfig(`redis: { url: "${system.redisUrl}" }`, `database: { url: "\${DATABASE_URL}" }`);
    const env = { ...system.env, DATABASE_URL: `${system.adminUrl}?application_name=x&pool_max=3` };
    const good = await runAction('backup', { inputs: { config, 'dry-run': 'true' }, cwd: system.folder, env });
    expect(good).toMatchObject({ exitCode: 0, outputs: { status: 'planned' } });
    const warned = (what: RegExp) => good.annotations.filter(({ message }) => what.test(message));
    expect(warned(/broken\.yml:1: redis\.url: .*\$\{REDIS_URL\}/)).toHaveLength(1);
    expect(warned(/not a parameter of PostgreSQL, left out: pool_max$/)).toHaveLength(1);
    expect(warned(/without effect on a backup, left out: application_name$/)).toHaveLength(1);
    expect(good.stdout.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(redisPassword);
  });

  test('and after all of them a good backup works', async () => {
    const env = { ...system.env, DATABASE_URL: system.adminUrl };
    const good = await runAction('backup', { inputs: {}, cwd: system.folder, env });
    expectDone(good);
    // The store of this test lies in the workspace, which is worth a warning.
    expect(good.annotations).toMatchObject([
      { level: 'warning', message: expect.stringContaining('in the workspace') },
    ]);
    expect(await backupsIn(store)).toEqual([good.outputs['backup-id']]);
  });

  async function writeConfig(...lines: string[]): Promise<string> {
    await writeFile(join(system.folder, 'broken.yml'), `${lines.join('\n')}\n`);
    return 'broken.yml';
  }
});

/** A port that nobody listens on: one that was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 1;
}
