import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Operation } from '../../src/host/host.ts';
import { runOperation } from '../../src/host/run.ts';
import { backup } from '../../src/operations/backup/index.ts';
import { list } from '../../src/operations/list/index.ts';
import { restore } from '../../src/operations/restore/index.ts';
import { restoreTest } from '../../src/operations/restore-test/index.ts';
import { show } from '../../src/operations/show/index.ts';
import { verify } from '../../src/operations/verify/index.ts';
import { databasePicture } from '../support/e2e/database-picture.ts';
import { flipByte } from '../support/e2e/guide-backup.ts';
import { filesBelow } from '../support/e2e/outcome.ts';
import { commands, followInstructions } from '../support/e2e/restore-by-hand.ts';
import { stock } from '../support/e2e/stock.ts';
import { worldOf } from '../support/e2e/world.ts';
import { ageKeys, type EncryptionKeys, gpgKeys } from '../support/encryption-keys.ts';
import { installedMajors, startPostgres } from '../support/postgres.ts';
import { installedServers } from '../support/redis.ts';
import { temporaryFolder } from '../support/temp.ts';
import { type Ended, testHost } from '../support/test-host.ts';
import { startTradingSystem, type TradingSystem } from '../support/trading-system/index.ts';

const missing = process.env.CI === undefined && (installedMajors().length === 0 || installedServers().length === 0);

describe.skipIf(missing).each([
  { kind: 'age', makeKeys: ageKeys },
  { kind: 'gpg', makeKeys: gpgKeys },
])('a backup encrypted with $kind', ({ kind, makeKeys }) => {
  const scope = new AsyncDisposableStack();
  let system: TradingSystem;
  let keys: EncryptionKeys;
  let state: string;
  let scratch: string;
  let store: string;
  let id: string;

  beforeAll(async () => {
    system = scope.use(await startTradingSystem({ scale: 0.05 }));
    keys = scope.use(await makeKeys());
    [state, scratch] = [scope.use(await temporaryFolder()).path, scope.use(await temporaryFolder()).path];
    store = join(system.folder, 'backups');
    const settings = await readFile(system.configFile, 'utf8');
    await writeFile(join(keys.folder, 'public.yml'), settings + keys.publicSettings);
    await writeFile(join(keys.folder, 'private.yml'), settings + keys.privateSettings);
    await writeFile(join(keys.folder, 'foreign.yml'), settings + keys.foreignSettings);
    const made = await run(backup, 'public', { 'database-format': 'directory', compression: 'gzip' });
    expect(made).toMatchObject({ code: 0, error: undefined });
    id = idOf(made);
  });
  afterAll(() => scope.disposeAsync());

  async function run<Request>(
    operation: Operation<Request>,
    config: 'public' | 'private' | 'foreign',
    input: Readonly<Record<string, string>> = {},
  ): Promise<Ended> {
    const host = testHost({
      folder: system.folder,
      temporaryFolder: scratch,
      env: {
        ...process.env,
        ...system.env,
        DATABASE_URL: system.adminUrl,
        BACKUP_STATE: state,
        GNUPGHOME: join(keys.folder, 'nobody'),
      },
      input: { config: join(keys.folder, `${config}.yml`), ...input },
    });
    const code = await runOperation(operation, host);
    return { ...host.ended, code };
  }

  test('tells nothing of what it holds, in the names or the bytes of its files', async () => {
    const files = await filesBelow(join(store, id));
    expect(files.filter((path) => path.startsWith('data/')).length).toBeGreaterThan(10);
    const named = new RegExp(
      `^(data/\\d{4}\\.${kind}|metadata/(names|facts\\.json)\\.${kind}|metadata/(RESTORE\\.md|SHA256SUMS|backup_info\\.json))$`,
    );
    expect(files.filter((path) => !named.test(path))).toEqual([]);
    await expectNothingTold();
    expect(await readdir(scratch)).toEqual([]);
  });

  /** Not the backup, and not what later runs put beside it, names anything that is in it. */
  async function expectNothingTold(): Promise<void> {
    for (const path of await filesBelow(store)) {
      const bytes = await readFile(join(store, path));
      expect({ path, said: telling.filter((word) => bytes.includes(word) || path.includes(word)) }).toEqual({
        path,
        said: [],
      });
    }
  }

  test('a failed backup leaves its code in the evidence log, and no word of the source', async () => {
    const failed = await run(backup, 'public', { 'database-url': 'postgresql://user@127.0.0.1:1/trading_db' });
    expect(failed).toMatchObject({
      code: 5,
      error: { code: 'unreachable', message: expect.stringContaining('127.0.0.1') },
    });
    await expectNothingTold();
  });

  test('without a key: list, show and checksums; what is hidden is said', async () => {
    expect(await run(list, 'public')).toMatchObject({
      code: 0,
      report: { backups: [{ id, origin: 'suite', components: ['database', 'redis', 'config', 'logs'] }] },
    });
    const shown = await run(show, 'public');
    expect(shown.report).toMatchObject({ summary: expect.stringContaining(`Encrypted with ${kind}`) });
    expect(shown.report).toMatchObject({ summary: expect.stringContaining(keys.recipients[0] ?? '?') });
    expect(await run(verify, 'public', { depth: 'quick' })).toMatchObject({ code: 0 });
    expect(await run(verify, 'public')).toMatchObject({ code: 0, error: undefined });
  });

  test.each(['public', 'foreign'] as const)(
    'with the keys of %s: one clear error, and nothing is touched',
    async (config) => {
      const before = await worldOf(system);
      const refused = {
        code: 4,
        error: {
          code: 'key-missing',
          because: expect.arrayContaining([expect.stringContaining(keys.recipients[0] ?? '?')]),
        },
      };
      expect(await run(verify, config, { depth: 'deep' })).toMatchObject(refused);
      expect(await run(restoreTest, config)).toMatchObject(refused);
      expect(await run(restore, config, { confirm: 'trading-system' })).toMatchObject(refused);
      expect(await worldOf(system)).toEqual(before);
      expect(await run(verify, config, { backup: 'all', depth: 'deep' })).toMatchObject({
        code: 8,
        report: { status: 'not-verified', backups: [{ outcome: 'not-verified', findings: [] }] },
      });
    },
  );

  test('with its key: verified to the last row, shown, proven, restored', { timeout: 300_000 }, async () => {
    const verified = await run(verify, 'private', { depth: 'deep' });
    expect(verified).toMatchObject({
      code: 0,
      error: undefined,
      report: { backups: [{ findings: [], warnings: [] }] },
    });
    const proof = verified.report?.operation === 'verify' ? verified.report.backups[0]?.proof : undefined;
    const said = JSON.parse(await readFile(join(store, proof ?? ''), 'utf8'));
    expect(said.statement.openedBy).toEqual([keys.recipients.at(-1)]);
    const shown = await run(show, 'private');
    expect(shown.report).toMatchObject({ summary: expect.stringContaining('trading_db') });

    const before = await worldOf(system);
    if (kind === 'age') expect(await run(restoreTest, 'private')).toMatchObject({ code: 0, error: undefined });
    await system.postgres.query('DELETE FROM trades', system.database);
    await system.redis.command('FLUSHALL');
    await writeFile(join(system.folder, '.env'), 'API_KEY=lost\n');
    expect(await run(restore, 'private', { confirm: 'trading-system' })).toMatchObject({ code: 0, error: undefined });
    expect(await worldOf(system)).toEqual(before);
    expect(await readdir(scratch)).toEqual([]);
    await expectNothingTold();
  });

  test('by hand: RESTORE.md brings the plain backup, and that the data', { timeout: 300_000 }, async () => {
    await using opened = await temporaryFolder('opened-');
    const text = await readFile(join(store, id, 'metadata/RESTORE.md'), 'utf8');
    const folder = join(opened.path, id);
    const env = { ...keys.byHand, OPENED: folder };
    for (const name of Object.keys(env)) expect(text).toContain(name);
    const said = await stock('bash', [], { cwd: join(store, id), env, input: commands(text) });
    expect(said).toContain('all files are intact\nall files are decrypted');
    const plain = await run(verify, 'public', { store: opened.path, depth: 'deep' });
    expect(plain).toMatchObject({ code: 0, error: undefined, report: { backups: [{ id, findings: [] }] } });

    await using postgres = await startPostgres({ major: system.postgres.major });
    await using side = await temporaryFolder('restored-');
    await rm(join(folder, 'redis'), { recursive: true }); // its chapter is tested with a plain backup
    const chapters = await readFile(join(folder, 'metadata/RESTORE.md'), 'utf8');
    await writeFile(join(folder, 'metadata/RESTORE.md'), withoutRedis(chapters));
    await followInstructions(folder, { postgres, folder: side.path });
    expect(await databasePicture(postgres, system.database)).toEqual(
      await databasePicture(system.postgres, system.database),
    );
  });

  test('damage is found with a key and without, and the proof does not say in what', async () => {
    const [largest = ''] = (await stock('bash', ['-c', 'ls -S data'], { cwd: join(store, id) })).split('\n');
    await using _ = { [Symbol.asyncDispose]: await flipByte(join(store, id, 'data', largest)) };
    for (const [config, depth] of [
      ['public', 'checksum'],
      ['private', 'deep'],
    ] as const) {
      const found = await run(verify, config, { depth });
      expect(found).toMatchObject({ code: 7, report: { status: 'failed' } });
    }
    await expectNothingTold();
  });
});

const telling = [
  'trading_db',
  'trades',
  'system_metrics',
  'momentum',
  'docker-compose',
  'trading.key',
  '.dump',
  'dump_',
  '.tar',
  '127.0.0.1',
];

/** RESTORE.md without the chapter of Redis, and the check of its files. */
function withoutRedis(text: string): string {
  return text
    .replace(/^## \d+\. Restore redis\n.*?(?=^## )/ms, '')
    .replace(/sha256sum --quiet -c/, 'sha256sum --quiet --ignore-missing -c');
}

function idOf({ report }: Ended): string {
  if (report?.operation !== 'backup' || report.status === 'planned') throw new Error('no backup was made');
  return report.id;
}
