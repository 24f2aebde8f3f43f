import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectDone, serversMissing } from '../support/e2e/outcome.ts';
import { type RestoreScene, restoreScene } from '../support/e2e/restore-scene.ts';
import { type World, worldOf } from '../support/e2e/world.ts';

/** An index over a function that finds another by search_path, which is empty while a dump is restored. */
const withBrokenIndex = `
  CREATE SCHEMA app;
  CREATE FUNCTION public.f(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN $1 + 1; END';
  CREATE FUNCTION app.g(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN (SELECT f($1)); END';
  CREATE TABLE app.t (a int);
  CREATE INDEX by_g ON app.t (app.g(a));
  INSERT INTO app.t SELECT generate_series(1, 1000);`;
const statement = 'CREATE INDEX by_g ON app.t USING btree (app.g(a));';

describe.skipIf(serversMissing)('a definition that cannot be restored', () => {
  let scene: RestoreScene;
  let backup: string;
  let former: World;

  beforeAll(async () => {
    scene = await restoreScene();
    await scene.system.postgres.query(withBrokenIndex, scene.system.database);
    const taken = await scene.run('backup');
    expectDone(taken);
    backup = taken.outputs['backup-id'] ?? '';
    await scene.system.postgres.query('DELETE FROM app.t', scene.system.database);
    former = await worldOf(scene.system);
  });
  afterAll(() => scene?.[Symbol.asyncDispose]());

  const rows = () => scene.system.postgres.query('SELECT count(*)::int FROM app.t', scene.system.database);

  test('stops the restore as a check of that name, with both texts; the live data are as before', async () => {
    const refused = await scene.run('restore', { backup, components: 'database' });
    expect(refused.outputs).toMatchObject({ 'error-code': 'restore-failed' });
    const [error] = refused.annotations.filter(({ level }) => level === 'error');
    expect(error?.message).toContain('check definitions');
    expect(error?.message).toContain(statement);
    expect(error?.message).toContain('function f(integer) does not exist');
    expect(await worldOf(scene.system)).toEqual(former);
  });

  test('a restore test does not pass over it', async () => {
    const tested = await scene.run('restore-test', { backup, components: 'database' });
    expect(tested.outputs).toMatchObject({ status: 'failed', differences: '1' });
    expect(tested.summary).toContain('CREATE INDEX by');
  });

  test('is left out when a person says so by name; its statement stands in the summary and at the terminal', async () => {
    const done = await scene.run('restore', { backup, components: 'database', override: 'definitions' });
    expectDone(done);
    expect(await rows()).toEqual([{ count: 1000 }]);
    expect(done.summary).toContain(statement);
    const again = await scene.cli(
      ['restore', backup, '--components', 'database', '--override', 'definitions', '--yes', 'trading-system'],
      scene.env,
    );
    expect(again.exitCode).toBe(0);
    expect(again.stdout).toContain(statement);
  });
});
