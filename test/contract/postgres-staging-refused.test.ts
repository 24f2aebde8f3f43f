import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { database } from '../../src/components/postgres/index.ts';
import { installedMajors, startPostgres } from '../support/postgres.ts';
import { awkward, caught, restoreSession } from '../support/postgres-restore.ts';
import { type StagingScene, stagingScene } from '../support/postgres-staging.ts';
import { startRenumberingProxy } from '../support/renumbering-proxy.ts';

const available = installedMajors().length > 0;
const nobody = 'postgresql://postgres:x@127.0.0.1:1/trading_db';

let scene: StagingScene;
beforeAll(async () => {
  if (available) scene = await stagingScene();
});
afterEach(async () => {
  await scene?.expectUntouched();
});
afterAll(() => scene?.[Symbol.asyncDispose]());

describe.skipIf(!available && process.env.CI === undefined)(
  'a staging server that may be production is refused',
  () => {
    test('refused: production itself, by its address, by another name, by its socket', async () => {
      const same = await scene.refused({ staging: scene.production.url('postgres') });
      expect(same).toMatchObject({ code: 'preflight-failed', words: expect.stringContaining('same host and port') });
      const local = scene.production.url('postgres').replace('127.0.0.1', 'LOCALHOST');
      expect(await scene.refused({ staging: local })).toMatchObject({ code: 'preflight-failed' });
      const sockets = join(dirname(scene.production.dataDir), 'sockets');
      const bySocket = `${scene.production.url('postgres')}?host=${encodeURIComponent(sockets)}`;
      const found = await scene.refused({ staging: bySocket });
      expect(found.code).toBe('preflight-failed');
      expect(found.words).toMatch(/system identifier, \d+, is that of the server at 127\.0\.0\.1/);
    });

    test('refused: a streaming replica of production, and the same after it was promoted', async () => {
      await using replica = await startPostgres({ replicaOf: scene.production });
      expect(await replica.query('SELECT pg_is_in_recovery() AS standby')).toEqual([{ standby: true }]);
      const found = await scene.refused({ staging: replica.url() });
      expect(found.code).toBe('preflight-failed');
      expect(found.words).toMatch(/physical copy of it \(a replica/);
      await replica.query('SELECT pg_promote()');
      expect(await scene.refused({ staging: replica.url() })).toMatchObject({ code: 'preflight-failed' });
      expect(await scene.refused({ staging: replica.url(), production: nobody })).toMatchObject({
        code: 'preflight-failed',
      });
    });

    test('refused: a standby of whatever server', async () => {
      await using other = await startPostgres();
      await using replica = await startPostgres({ replicaOf: other });
      const found = await scene.refused({ staging: replica.url() });
      expect(found).toMatchObject({ code: 'preflight-failed', words: expect.stringContaining('is a standby') });
    });

    test('refused: a pooler before the staging server', async () => {
      await using pooler = await startRenumberingProxy(scene.staging.port);
      const behind = scene.prover.replace(`:${scene.staging.port}/`, `:${pooler.port}/`);
      expect(await scene.refused({ staging: behind })).toMatchObject({
        code: 'preflight-failed',
        words: expect.stringContaining('stands a connection pooler'),
        hint: expect.stringContaining('PostgreSQL itself'),
      });
    });

    test('production gone: what the backups recorded of it decides', async () => {
      const warnings: string[] = [];
      const proven = await scene.prove({ production: nobody, warnings });
      expect(proven).toMatchObject({ outcome: 'proven' });
      expect(warnings.join()).toContain('does not answer');
      const itself = await scene.refused({ production: nobody, staging: scene.production.url('postgres') });
      expect(itself).toMatchObject({ code: 'preflight-failed', words: expect.stringContaining('was taken from') });
      // The backup is of an older server; a newer one says where production is now.
      const older = { ...scene.facts, server: { ...scene.facts.server, systemIdentifier: '7' } };
      const moved = { production: nobody, facts: older, sources: [scene.facts, older] };
      expect(await scene.refused({ ...moved, staging: scene.production.url('postgres') })).toMatchObject({
        code: 'preflight-failed',
      });
      const silent = { ...scene.facts, server: { ...scene.facts.server, systemIdentifier: null } };
      const nothing = { production: nobody, facts: older, sources: [silent, older] };
      expect(await scene.refused(nothing)).toMatchObject({
        code: 'not-verified',
        words: expect.stringContaining('could not be proven'),
      });
    });

    test('refused: a server that was production once, while another one answers as production', async () => {
      await using successor = await startPostgres();
      const newer = { ...scene.facts, server: { ...scene.facts.server, systemIdentifier: '7' } };
      const moved = { production: successor.url(), facts: newer, sources: [newer, scene.facts] };
      expect(await scene.refused({ ...moved, staging: scene.production.url('postgres') })).toMatchObject({
        code: 'preflight-failed',
        words: expect.stringContaining('was taken from'),
      });
    });

    test('could not be proven: production refuses us, or hides its identifier; so does staging', async () => {
      const wrong = scene.production.url(awkward).replace(scene.production.password, 'wrong');
      expect(await scene.refused({ production: wrong })).toMatchObject({ code: 'not-verified' });
      for (const server of [scene.production, scene.staging]) {
        const hide =
          'REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC; CREATE ROLE blind LOGIN PASSWORD $$b$$';
        await server.query(hide);
        const blind = `postgresql://blind:b@127.0.0.1:${server.port}/postgres`;
        const found = await scene.refused(server === scene.production ? { production: blind } : { staging: blind });
        expect(found).toMatchObject({
          code: 'not-verified',
          hint: expect.stringContaining('GRANT EXECUTE ON FUNCTION pg_control_system() TO blind'),
        });
        await server.query('GRANT EXECUTE ON FUNCTION pg_control_system() TO PUBLIC; DROP ROLE blind');
      }
    });

    test('nothing says where production is: refused', async () => {
      const session = restoreSession({
        url: scene.production.url(awkward),
        staging: scene.prover,
        scratch: scene.scratch,
      });
      const { database: _none, ...config } = session.config;
      const error = await caught(
        Promise.resolve(database.assureStaging?.(scene.facts, { ...session, config }, [scene.facts])),
      );
      expect(error).toMatchObject({ code: 'invalid-config', hint: expect.stringContaining('DATABASE_URL') });
    });
  },
);
