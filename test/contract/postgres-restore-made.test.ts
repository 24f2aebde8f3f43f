import { chown, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { database } from '../../src/components/postgres/index.ts';
import type { PlannedRestore, Undo } from '../../src/components/restorable.ts';
import { installedMajors, type PostgresServer, serverOwner, startPostgres } from '../support/postgres.ts';
import {
  awkward,
  databaseNames,
  makeRichDatabase,
  planRestore,
  quoted,
  restoreSession,
  type Taken,
  takeBackup,
} from '../support/postgres-restore.ts';
import { temporaryFolder } from '../support/temp.ts';
import { wayBack } from '../support/way-back.ts';

const available = installedMajors().length > 0;
const ownRoles = ['desk', 're ader', 'trader'];

describe.skipIf(!available && process.env.CI === undefined)('roles and tablespaces that a killed staging made', () => {
  const scope = new AsyncDisposableStack();
  let folder: string;
  /** Where the backup has a tablespace, which the server under test may make its own. */
  let place: string;
  let taken: Taken;
  let server: PostgresServer;

  beforeAll(async () => {
    if (!available) return;
    // PostgreSQL's own user goes through it.
    folder = scope.use(await temporaryFolder('made-test-')).path;
    place = join(folder, 'place');
    const { uid, gid } = await serverOwner();
    if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid);
    await using source = await startPostgres();
    await emptyPlace();
    await source.query(`CREATE TABLESPACE fast LOCATION '${place}'`);
    await makeRichDatabase(source);
    taken = await takeBackup({ url: source.url(awkward), scratch: folder });
  });
  beforeEach(async () => {
    if (!available) return;
    await emptyPlace();
    server = await startPostgres();
  });
  afterEach(() => server?.stop());
  afterAll(() => scope.disposeAsync());

  async function emptyPlace(): Promise<void> {
    await rm(place, { recursive: true, force: true });
    await mkdir(place);
    const { uid, gid } = await serverOwner();
    if (uid !== undefined && gid !== undefined) await chown(place, uid, gid);
  }

  const session = () => restoreSession({ url: server.url(awkward), scratch: folder });

  /** A staging that nobody ends, and what the journal holds of it then. */
  async function stageAndLeave(planned: PlannedRestore): Promise<Undo> {
    let journal = planned.staging;
    await planned.stage(async (staging) => {
      journal = staging;
    });
    if (journal === undefined) throw new Error('nothing is in the journal');
    return journal;
  }

  async function undo(journal: Undo | undefined): Promise<string> {
    const state: unknown = JSON.parse(JSON.stringify(journal?.state));
    return ((await wayBack(database, state, session())) ?? []).join('\n');
  }

  async function roles(): Promise<string[]> {
    const rows = await server.query(`SELECT rolname FROM pg_roles WHERE rolname !~ '^(pg_|postgres$)' ORDER BY 1`);
    return rows.map(({ rolname }) => String(rolname));
  }

  async function tablespaces(): Promise<string[]> {
    const rows = await server.query(`SELECT spcname FROM pg_tablespace WHERE spcname !~ '^pg_'`);
    return rows.map(({ spcname }) => String(spcname));
  }

  test('are removed by its undo, and a second one does no harm', async () => {
    const journal = await stageAndLeave(await planRestore(taken, session()));
    expect([await roles(), await tablespaces()]).toEqual([ownRoles, ['fast']]);
    expect(JSON.stringify(journal)).not.toContain('tr4der');
    const done = await undo(journal);
    expect(done).toContain('role trader, made for it, is dropped');
    expect(done).toContain('tablespace fast, made for it, is dropped');
    expect([await databaseNames(server), await roles(), await tablespaces()]).toEqual([['postgres'], [], []]);
    expect(await undo(journal)).toContain('nothing of this restore is left');
  });

  test('are in the journal before anybody can see them; without that there are none', async () => {
    const seen: string[][] = [];
    const planned = await planRestore(taken, session());
    const staging = planned.stage(async () => {
      seen.push(await roles());
      throw new Error('the disk of the journal is full');
    });
    await expect(staging).rejects.toThrow('the disk of the journal is full');
    expect(seen).toEqual([[]]);
    expect([await databaseNames(server), await roles(), await tablespaces()]).toEqual([['postgres'], [], []]);
  });

  test('are not those of the same names that somebody else made before it came to that', async () => {
    const planned = await planRestore(taken, session());
    for (const role of ownRoles) await server.query(`CREATE ROLE ${quoted(role)}`);
    await server.query(`CREATE TABLESPACE fast LOCATION '${place}'`);
    expect(await undo(planned.staging)).toContain('tablespace fast stays');
    expect([await roles(), await tablespaces()]).toEqual([ownRoles, ['fast']]);
  });

  test('are not those of the same names that somebody else made since', async () => {
    const journal = await stageAndLeave(await planRestore(taken, session()));
    for (const name of await databaseNames(server))
      if (name !== 'postgres') await server.query(`DROP DATABASE ${quoted(name)} WITH (FORCE)`);
    await server.query('DROP ROLE desk; CREATE ROLE desk');
    expect(await undo(journal)).not.toContain('desk');
    expect(await roles()).toEqual(['desk']);
  });

  test('are removed by its undo also when it was complete and not yet switched', async () => {
    const staged = await (await planRestore(taken, session())).stage();
    expect([await roles(), await tablespaces()]).toEqual([ownRoles, ['fast']]);
    expect(await undo(staged.undo)).toContain('role trader, made for it, is dropped');
    expect([await databaseNames(server), await roles(), await tablespaces()]).toEqual([['postgres'], [], []]);
  });

  test('stay as the backup says once the restore is done', async () => {
    await using staged = await (await planRestore(taken, session())).stage();
    await staged.switch();
    const comments = `SELECT rolname, shobj_description(oid, 'pg_authid') AS comment FROM pg_roles WHERE rolname = ANY (ARRAY['trader', 'desk']) ORDER BY 1`;
    expect(await server.query(comments)).toEqual([
      { rolname: 'desk', comment: null },
      { rolname: 'trader', comment: "it's; a role" },
    ]);
  });
});
