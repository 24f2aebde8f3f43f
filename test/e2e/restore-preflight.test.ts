import { generateKeyPairSync } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { flipByte } from '../support/e2e/guide-backup.ts';
import { expectDone, expectRefused, filesBelow, serversMissing } from '../support/e2e/outcome.ts';
import { journalSays, type RestoreScene, restoreScene } from '../support/e2e/restore-scene.ts';
import { untouched, type World, worldOf } from '../support/e2e/world.ts';
import { installedServers } from '../support/redis.ts';
import type { ActionResult } from '../support/runner.ts';

type Inputs = Readonly<Record<string, string>>;

describe.skipIf(serversMissing)('a check that does not pass stops a restore before anything is touched:', () => {
  let scene: RestoreScene;
  let former: World;
  const production = () => join(scene.system.folder, '.env.production');

  beforeAll(async () => {
    scene = await restoreScene({ postgresSettings: { wal_level: 'logical' } });
    former = await scene.liveOn();
  });
  afterEach(() => scene?.configure(stopsNothing()));
  afterAll(() => scene?.[Symbol.asyncDispose]());

  /** Whoever stops a service has touched something. */
  const stopsNothing = () => ['services:', `  stop: ["touch '${scene.system.folder}/stopped'"]`];

  /** Refused by this check, with everything as it was. */
  async function stopped(check: string, inputs: Inputs = {}, env: Inputs = {}): Promise<ActionResult> {
    const before = await untouched(scene.system);
    const result = await scene.run('restore', inputs, env);
    expectRefused(result, 'preflight-failed');
    const [error] = result.annotations.filter(({ level }) => level === 'error');
    expect(error?.message).toContain(`${check}: `);
    expect(await untouched(scene.system)).toEqual(before);
    return result;
  }

  test('integrity: one flipped bit in any component, also in one that is not restored', async () => {
    const files = (await filesBelow(join(scene.store, scene.backupId))).filter((file) =>
      /^(database\/.*\.dat\.zst|database\/globals.*zst|redis\/.*\.zst|config\/.*\.zst|logs\/.*\.zst|metadata\/.*json)$/.test(
        file,
      ),
    );
    const chosen = ['database/', 'redis/', 'config/', 'logs/'].map((part) => files.find((one) => one.startsWith(part)));
    for (const file of chosen) {
      const mend = await flipByte(join(scene.store, scene.backupId, file ?? ''));
      const result = await stopped('integrity', file?.startsWith('logs') ? { components: 'redis' } : {});
      expect(result.stdout).toContain(file);
      await mend();
    }
  });

  test('signature: another key, and none; it can be overridden by its name alone', async () => {
    const [own, other] = [keyPair(), keyPair()];
    const signed = await scene.run('backup', {}, { BACKUP_SIGNING_KEY: own.secret });
    expectDone(signed);
    const id = signed.outputs['backup-id'] ?? '';
    const only = { backup: id, components: 'config' };
    await stopped('signature', only, { BACKUP_PUBLIC_KEY: other.public });
    await stopped('signature', { backup: scene.backupId, components: 'config' }, { BACKUP_PUBLIC_KEY: own.public });
    await stopped('signature', { ...only, override: 'trading-off' }, { BACKUP_PUBLIC_KEY: other.public });
    const before = await worldOf(scene.system);
    expectDone(await scene.run('restore', only, { BACKUP_PUBLIC_KEY: own.public }));
    expectDone(await scene.run('restore', { ...only, override: 'signature' }, { BACKUP_PUBLIC_KEY: other.public }));
    expect(await worldOf(scene.system)).toEqual(before);
    await rm(join(scene.store, id), { recursive: true });
    await rm(join(scene.system.folder, 'stopped'));
  });

  test('trading: on in the deployed environment file, or nobody knows', async () => {
    const env = await readFile(production(), 'utf8');
    const general = await readFile(join(scene.system.folder, '.env'), 'utf8');
    for (const value of ['true', '1', '"on"']) {
      await writeFile(production(), env.replace(/^TRADING_ENABLED=.*$/m, `TRADING_ENABLED=${value}`));
      if (value === 'true') await stopped('trading-off');
      else expectRefused(await scene.run('restore', { components: 'config' }), 'preflight-failed');
    }
    await writeFile(production(), 'A=1\n');
    await writeFile(join(scene.system.folder, '.env'), 'B=2\n');
    await stopped('trading-off');
    await writeFile(production(), 'TRADING_ENABLED=true\n');
    expectDone(await scene.run('restore', { components: 'config', override: 'trading-off' }));
    expect(await readFile(production(), 'utf8')).toContain('TRADING_ENABLED=false');
    expect(await readFile(join(scene.system.folder, '.env'), 'utf8')).toBe(general);
    await rm(join(scene.system.folder, 'stopped'));
  });

  test('trading: a command says so, a URL says so; then the file is not asked', async () => {
    const config = (line: string) => scene.configure([...stopsNothing(), 'trading:', `  ${line}`]);
    await config('command: "exit 1"');
    await stopped('trading-off');
    await config('command: [no-such-program-at-all]');
    await stopped('trading-off');
    await using answers = await startAnswers();
    await config(`url: "${answers.url}"`);
    answers.say(409);
    await stopped('trading-off');
    await config('url: "http://127.0.0.1:9/trading"');
    await stopped('trading-off');
    await config('variable: NO_SUCH_VARIABLE');
    await stopped('trading-off');
    answers.say(200);
    for (const good of [`url: "${answers.url}"`, 'command: "true"', 'env-file: .env']) {
      await config(good);
      const planned = await scene.run('restore', { 'dry-run': 'true' });
      expect(planned.summary).toMatch(/trading-off \| passed/);
    }
  });

  test('the market: open now by its own clock; closed at other hours, on other days and on holidays', async () => {
    const market = (...lines: string[]) =>
      scene.configure([...stopsNothing(), 'market:', ...lines.map((line) => `  ${line}`)]);
    const days = 'days: [mon, tue, wed, thu, fri, sat, sun]';
    const allDay = ['open: "00:00"', 'close: "23:59"'];
    // A zone where it is neither the first nor the last minutes of a day, so that no minute of this test is another day.
    const zone = `Etc/GMT${new Date().getUTCHours() < 12 ? '-6' : '+6'}`;
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date());
    await market(`timezone: ${zone}`, ...allDay, days);
    await stopped('market-closed', { override: 'signature,trading-off' });
    const overridden = await scene.run('restore', { 'dry-run': 'true', override: 'market-closed' });
    expect(overridden.summary).toMatch(/market-closed \| failed \(overridden\)/);
    const weekday = new Intl.DateTimeFormat('en', { timeZone: zone, weekday: 'short' }).format(new Date());
    const others = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].filter((day) => day !== weekday.toLowerCase());
    for (const closed of [
      [...allDay, days, `holidays: [${today}]`],
      [...allDay, `days: [${others.join(', ')}]`],
      ['open: "00:00"', 'close: "00:01"', days],
    ]) {
      await market(`timezone: ${zone}`, ...closed);
      expect((await scene.run('restore', { 'dry-run': 'true' })).summary).toMatch(/market-closed \| passed/);
    }
  });

  test('a logical replication slot: the database cannot be swapped, and what to do is said', async () => {
    const { postgres, database } = scene.system;
    await postgres.query(`SELECT pg_create_logical_replication_slot('to_warehouse', 'pgoutput')`, database);
    const { annotations } = await stopped('swap-possible');
    expect(annotations.map(({ message }) => message).join()).toMatch(/to_warehouse/);
    await postgres.query(`SELECT pg_drop_replication_slot('to_warehouse')`, database);
  });

  test('servers that cannot be reached, a user who may not', async () => {
    const nowhere = (url: string) => url.replace(/:\d+(\/|$)/, ':9$1');
    await stopped('server-reachable', {}, { DATABASE_URL: nowhere(scene.env.DATABASE_URL ?? '') });
    await stopped('redis-reachable', {}, { REDIS_URL: nowhere(scene.env.REDIS_URL ?? '') });
    await stopped('rights', {}, { DATABASE_URL: scene.system.databaseUrl });
  });

  test.skipIf(installedServers().length < 2)('a Redis of the other product, when the dump does not load', async () => {
    const { startRedis } = await import('../support/redis.ts');
    const product = scene.system.redis.product === 'redis' ? 'valkey' : 'redis';
    await using other = await startRedis({ product });
    const result = await scene.run('restore', { 'dry-run': 'true' }, { REDIS_URL: other.url });
    expect(result.summary).toMatch(/redis-version \| (passed|failed)/);
    if (/redis-version \| failed/.test(result.summary)) await stopped('redis-version', {}, { REDIS_URL: other.url });
  });

  test('after all of that the database and Redis hold what they held', async () => {
    const { config: _, ...now } = await worldOf(scene.system);
    expect(former).toMatchObject(now);
  });

  test('the lease: one restore at a time, and no backup meanwhile; the first is not disturbed', async () => {
    await scene.gate.close();
    await using first = await scene.start('restore', { components: 'database' });
    await journalSays(scene, 'the services are stopped', ({ servicesStopped }) => servicesStopped);
    await scene.gate.reached();
    expectRefused(await scene.run('restore', { components: 'config' }), 'lease-held');
    // Before anybody is asked to confirm, and in a dry run.
    const planned = await scene.run('restore', { components: 'config', 'dry-run': 'true' });
    expect(planned.summary).toMatch(/lease-free \| failed \| .*restore on .* since 20\d\d-/);
    const unconfirmed = await scene.run('restore', { components: 'config', confirm: '' });
    expectRefused(unconfirmed, 'lease-held');
    expect(JSON.stringify(unconfirmed.annotations)).toContain('lease-free');
    expectRefused(await scene.run('restore', { undo: 'latest' }), 'lease-held');
    expectRefused(await scene.run('backup', { components: 'config' }), 'lease-held');
    await scene.gate.open();
    expectDone(await first.result);
    expect((await worldOf(scene.system)).database).toEqual(scene.backedUp.database);
    expect(await readdir(scene.system.folder)).toContain('stopped');
  });
});

function keyPair(): { readonly secret: string; readonly public: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    secret: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    public: String(publicKey.export({ type: 'spki', format: 'pem' })),
  };
}

async function startAnswers() {
  let status = 200;
  const server = createServer((_request, response) => {
    response.statusCode = status;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/trading-is-off`,
    say: (code: number) => {
      status = code;
    },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
