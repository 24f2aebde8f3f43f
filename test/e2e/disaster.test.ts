import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { accountKey, azuriteConfig, startAzurite, withoutAzurite } from '../support/azurite.ts';
import { expectDone, serversMissing } from '../support/e2e/outcome.ts';
import { type RestoreScene, restoreScene } from '../support/e2e/restore-scene.ts';
import { worldOf } from '../support/e2e/world.ts';
import { startMoto, whyNoMoto } from '../support/s3/moto.ts';
import { sshdMissing, startSshd } from '../support/sshd.ts';
import { temporaryFolder } from '../support/temp.ts';

/** A place off-site, as backup.yml names it. */
interface Place {
  readonly missing: boolean;
  start(scope: AsyncDisposableStack): Promise<object>;
}

const places: Readonly<Record<string, Place>> = {
  ssh: {
    missing: sshdMissing,
    start: async (scope) => {
      const sshd = scope.use(await startSshd());
      return sshd.config(join(scope.use(await temporaryFolder('offsite-')).path, 'backups'));
    },
  },
  s3: {
    missing: whyNoMoto() !== undefined,
    start: async (scope) => {
      const moto = scope.use(await startMoto());
      const { secretAccessKey, accessKeyId } = moto.keys;
      const keys = { 'access-key-id': accessKeyId, 'secret-access-key': secretAccessKey };
      return { kind: 's3', bucket: await moto.make(), prefix: 'trading', endpoint: moto.endpoint, ...keys };
    },
  },
  azure: {
    missing: withoutAzurite,
    start: async (scope) => {
      const azurite = scope.use(await startAzurite());
      return azuriteConfig((await azurite.make()).name, azurite, {
        'account-key': '${OFFSITE_KEY}',
        prefix: 'trading',
      });
    },
  },
};

describe.skipIf(serversMissing)('the machine and its disk are gone', () => {
  const scope = new AsyncDisposableStack();
  let scene: RestoreScene;

  beforeAll(async () => {
    scene = scope.use(await restoreScene());
  });
  afterAll(() => scope.disposeAsync());

  describe.each(Object.entries(places))('and the copy is on %s:', (_name, { missing, start }) => {
    test.skipIf(missing && process.env.CI === undefined)('all comes back from there', async () => {
      await using here = new AsyncDisposableStack();
      const offsite = await start(here);
      const { system, store, state } = scene;
      const identity = await generateIdentity();
      const recipients = [await identityToRecipient(identity)];
      const settings = { ...parse(await readFile(system.configFile, 'utf8')), encryption: { age: { recipients } } };
      const env = { OFFSITE_KEY: accountKey };
      const withKey = { ...env, BACKUP_AGE_IDENTITY: identity };
      const configure = (stores: object) => writeFile(system.configFile, JSON.stringify({ ...settings, stores }));
      await configure({ local: { path: store }, offsite });
      const made = await scene.run('backup', {}, env);
      expectDone(made);
      const backedUp = await worldOf(system);
      expectDone(await scene.run('sync', {}, env));
      await scene.liveOn();

      await configure({ offsite });
      for (const folder of [store, state]) await rm(folder, { recursive: true, force: true });
      for (const name of ['prometheus', 'grafana', 'certs', '.env', 'docker-compose.yml'])
        await rm(join(system.folder, name), { recursive: true, force: true });
      await mkdir(state, { recursive: true });
      await system.postgres.query(`DROP DATABASE ${system.database} WITH (FORCE)`);
      await system.redis.command('FLUSHALL');

      const listed = await scene.cli(['list', '--json'], env);
      expect(listed.stdout).toContain(made.outputs['backup-id']);
      expect(await scene.run('restore', { override: 'trading-off' }, env)).toMatchObject({
        exitCode: 4,
        outputs: { 'error-code': 'key-missing' },
      });
      expectDone(await scene.run('verify', { depth: 'deep' }, withKey));
      expect(await scene.run('restore-test', {}, withKey)).toMatchObject({
        exitCode: 0,
        outputs: { status: 'proven' },
      });
      expectDone(await scene.run('restore', { override: 'trading-off' }, withKey));
      expect(await worldOf(system)).toEqual(backedUp);
    });
  });
});
