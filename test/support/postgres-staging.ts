import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Facts, factsSchema } from '../../src/components/postgres/facts.ts';
import { database } from '../../src/components/postgres/index.ts';
import type { ProofResult } from '../../src/components/restorable.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import { awkward, caught, makeRichDatabase, restoreSession, type Taken, takeBackup } from './postgres-restore.ts';

interface Proving {
  readonly production?: string;
  readonly staging?: string;
  readonly facts?: unknown;
  readonly taken?: Taken;
  readonly sources?: readonly unknown[];
  readonly signal?: AbortSignal;
  readonly warnings?: string[];
}

/** A production with one of everything and a backup of it, and a staging server where others have theirs. */
export interface StagingScene extends AsyncDisposable {
  readonly production: PostgresServer;
  readonly staging: PostgresServer;
  readonly scratch: string;
  readonly facts: Facts;
  /** The staging server, for its own superuser. */
  readonly prover: string;
  prove(given?: Proving): Promise<ProofResult>;
  /** The refusal, which must come from the check that runs before anything is made, too. */
  refused(given: Proving): Promise<{ code: string; words: string; hint: string }>;
  /** Whatever was done, both servers are as they were. */
  expectUntouched(): Promise<void>;
}

export async function stagingScene(): Promise<StagingScene> {
  const production = await startPostgres();
  const staging = await startPostgres();
  const scratch = await mkdtemp(join(tmpdir(), 'staging-test-'));
  await makeRichDatabase(production);
  await fillStaging(staging);
  const taken = await takeBackup({ url: production.url(awkward), scratch, database: { format: 'custom' } });
  const facts = factsSchema.parse(JSON.parse(JSON.stringify(taken.capture.facts)));
  const prover = `postgresql://prover:prover-secret@127.0.0.1:${staging.port}/postgres`;
  const surroundingsOfBoth = async () => [await surroundings(production), await surroundings(staging)];
  const before = await surroundingsOfBoth();
  const urls = (given: Proving) => ({
    url: given.production ?? production.url(awkward),
    staging: given.staging ?? prover,
  });

  async function prove(given: Proving = {}): Promise<ProofResult> {
    const own = given.taken ?? taken;
    const session = restoreSession({
      ...urls(given),
      scratch: await mkdtemp(join(scratch, 'run-')),
      ...(given.signal === undefined ? {} : { signal: given.signal }),
      ...(given.warnings === undefined ? {} : { warnings: given.warnings }),
    });
    const recorded = given.facts ?? facts;
    const sources = given.sources ?? [recorded];
    const result = await database.prove?.(recorded, own.backup, session, sources);
    if (result === undefined) throw new Error('it cannot be proved');
    expect(await readdir(session.scratch)).toEqual([]);
    return result;
  }

  return {
    production,
    staging,
    scratch,
    facts,
    prover,
    prove,
    async refused(given) {
      const error = await caught(prove(given));
      const session = restoreSession({ ...urls(given), scratch });
      const again = caught(
        Promise.resolve(database.assureStaging?.(given.facts ?? facts, session, given.sources ?? [facts])),
      );
      expect((await again).message).toBe(error.message);
      const words = [error.message, ...error.because].join(' ');
      expect(words + error.hint).not.toContain('prover-secret');
      return { code: error.code, words, hint: error.hint ?? '' };
    },
    async expectUntouched() {
      expect(await surroundingsOfBoth()).toEqual(before);
    },
    async [Symbol.asyncDispose]() {
      await production.stop();
      await staging.stop();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}

/** What others have on the staging server. */
async function fillStaging(staging: PostgresServer): Promise<void> {
  await staging.query('CREATE DATABASE bystander');
  await staging.query(`CREATE ROLE prover SUPERUSER LOGIN PASSWORD 'prover-secret'; CREATE ROLE keeper NOLOGIN;
    CREATE ROLE desk LOGIN PASSWORD 'own' CONNECTION LIMIT 3; GRANT keeper TO desk;
    ALTER ROLE desk SET work_mem = '5MB'; GRANT CONNECT ON DATABASE bystander TO desk; ALTER DATABASE bystander OWNER TO desk`);
  await staging.query('CREATE TABLE t AS SELECT 1 AS a; ALTER TABLE t OWNER TO desk', 'bystander');
}

/** Everything that databases of one server share, and what lies in the one beside. */
async function surroundings(server: PostgresServer): Promise<unknown> {
  const shared = [
    'SELECT oid, datname, datdba, datacl, datallowconn, datconnlimit FROM pg_database ORDER BY oid',
    'SELECT * FROM pg_authid ORDER BY oid',
    'SELECT roleid, member, grantor, admin_option FROM pg_auth_members ORDER BY 1, 2, 3',
    'SELECT * FROM pg_db_role_setting ORDER BY 1, 2',
    'SELECT * FROM pg_shdescription ORDER BY 1, 2',
    'SELECT spcname FROM pg_tablespace ORDER BY 1',
  ];
  return await Promise.all(shared.map((sql) => server.query(sql)));
}
