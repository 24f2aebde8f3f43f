import { access } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { BackupError, messageOf, reasonsOf } from '../../../lib/errors.ts';
import type { PlannedRestore, RestorePlan, RestoreSession, RestoreTarget, StoredBackup } from '../../restorable.ts';
import type { Client } from '../clients.ts';
import { connectTo } from '../connect.ts';
import type { DatabaseFacts, Facts } from '../facts.ts';
import { readServer } from '../server.ts';
import { databaseConfig, describeSource, parseSource, type Source } from '../source.ts';
import type { Building } from './build.ts';
import { compareRoles } from './changed-roles.ts';
import { checkTarget, type Unsuitable, unreachableCheck } from './checks.ts';
import { dropCommands, mayHoldSubscriptions } from './drop.ts';
import { type DumpFiles, dumpedByMajor, findDump, readArchiveHead, unpackedBytes } from './dump-files.ts';
import { needsPsql } from './load.ts';
import { suffixed } from './names.ts';
import { checkNeededRoles } from './needed-roles.ts';
import { lookAtNow, type Now } from './now.ts';
import { newMarkingLimit } from './owned.ts';
import { clientFor, type Place } from './place.ts';
import { parseRecorded } from './recorded.ts';
import { stageDatabase } from './stage.ts';
import { planStaging, withMade } from './staging.ts';
import { chooseTables, stageTables } from './tables.ts';
import { readTarget, type TargetState } from './target.ts';
import type { Names } from './undo.ts';

/** Looks at the target and the backup, and says what a restore will do. */
export async function planRestore(
  facts: unknown,
  backup: StoredBackup,
  wanted: RestoreTarget,
  session: RestoreSession,
): Promise<PlannedRestore> {
  const config = databaseConfig(session);
  const source = parseSource(config.url);
  const recorded = parseRecorded(facts);
  const dump = findDump(recorded, backup);
  const names = namesFor(source.database, session.restoreId, wanted.tables.length > 0);
  const target = await orUnreachable(readTarget(source, session));
  if (target instanceof BackupError) return unreachablePlan(source, target, backup, names);
  const archiveMajor = recorded?.client.major ?? (await dumpedByMajor(dump));
  const entries = (await readArchiveHead(dump))?.entries;
  const tables = wanted.tables.length === 0 ? undefined : chooseTables(wanted.tables, recorded, entries);
  const client = await orProblem(clientFor(session, source, target.state.server, archiveMajor, config['client-path']));
  const mark = newMarkingLimit();
  const staging = await planStaging(
    target,
    names,
    mark,
    recorded,
    backup,
    tables === undefined && mayHoldSubscriptions(entries),
    session,
  );
  const live =
    target.live?.acceptsConnections === true ? await lookAtLive(source, session, recorded, wanted) : undefined;
  const pattern = recorded?.database ?? live?.database;
  const plan: RestorePlan = {
    component: 'database',
    target: `${describeSource(source)}, PostgreSQL ${target.state.server.version}`,
    steps: describeSteps(names, source, howLoaded(dump, client, target), wanted, target, recorded !== undefined),
    keeps: describeKept(names, source, wanted, target),
    removal:
      target.live === undefined || wanted.tables.length > 0
        ? []
        : dropCommands(target.maintenance, names.former, false),
    checks: [
      ...checkTarget(source, target, recorded, client, wanted.tables.length === 0),
      // A backup of ours always brings its roles along.
      ...(recorded === undefined ? [await checkNeededRoles(dump, entries, backup, target, session)] : []),
    ],
    comparisons:
      live?.now.comparisons ??
      (recorded?.tables ?? []).map((table) => ({
        what: `${table.schema}.${table.name}`,
        now: undefined,
        backup: table.rows,
      })),
    losses: wanted.tables.length > 0 ? [] : (live?.now.losses ?? []),
    neededBytes: pattern?.bytes ?? backup.files.reduce((sum, file) => sum + file.rawBytes, 0),
    neededIn: await localFolder(target.dataDirectory, session, source),
    scratchBytes: unpackedBytes(dump),
    warnings: tables === undefined ? await compareRoles(recorded, backup, target, session) : [],
  };
  return {
    plan,
    staging,
    async stage(record) {
      if ('problem' in client) throw client.error;
      const { connection, env, signal, log } = session;
      const server: Place = {
        source: target.maintenance,
        connection,
        client,
        serverMajor: target.state.server.major,
        env,
        signal,
        log,
      };
      const building: Building = {
        server,
        name: names.staged,
        mark,
        facts: recorded,
        pattern,
        backup,
        dump,
        entries,
        session,
        tablespaces: true,
        ...(record === undefined ? {} : { recordMade: (made) => record(withMade(staging, made)) }),
      };
      if (tables === undefined) return await stageDatabase(building, names);
      return await stageTables(building, names, tables);
    },
  };
}

function namesFor(live: string, restoreId: string, sideBySide: boolean): Names {
  return {
    live,
    staged: suffixed(live, `_${sideBySide ? 'tables' : 'restore'}_${restoreId}`),
    former: suffixed(live, `_before_${restoreId}`),
    undone: suffixed(live, `_undone_${restoreId}`),
  };
}

interface Live {
  readonly now: Now;
  readonly database: DatabaseFacts;
}

async function lookAtLive(
  source: Source,
  session: RestoreSession,
  facts: Facts | undefined,
  wanted: RestoreTarget,
): Promise<Live> {
  await using database = await connectTo(source, session.connection, session.signal);
  return { database: (await readServer(database)).database, now: await lookAtNow(database, facts, wanted.tables) };
}

function describeSteps(
  names: Names,
  source: Source,
  means: string,
  wanted: RestoreTarget,
  target: TargetState,
  comparable: boolean,
): string[] {
  const what = wanted.tables.length === 0 ? 'the whole database' : wanted.tables.join(', ');
  const steps = [
    'make the roles that are missing on the server; those that exist are not touched',
    `restore ${what} into the new database ${names.staged} by ${means}`,
    comparable
      ? 'compare it with the backup: every row, sequence and schema object; ANALYZE'
      : 'ANALYZE; it cannot be compared, for the backup recorded no counts',
  ];
  if (wanted.tables.length > 0) return [...steps, `leave it there: nothing live is changed`];
  if (target.live === undefined) return [...steps, `rename it to ${source.database}`];
  return [...steps, `end all sessions of ${source.database} and swap the names in one transaction`];
}

/** The programs that load the dump, as `loadDump` uses them. */
function howLoaded(dump: DumpFiles, client: Client | Unsuitable, { state }: TargetState): string {
  if (dump.format === 'plain') return 'psql';
  if ('problem' in client || !needsPsql(client, state.server.major))
    return `pg_restore with ${availableParallelism()} jobs`;
  return `pg_restore ${client.major} through psql, in one stream: PostgreSQL ${state.server.major} refuses a setting it writes`;
}

function describeKept(names: Names, source: Source, wanted: RestoreTarget, target: TargetState): string {
  if (wanted.tables.length > 0) return `${source.database} is not changed; the tables lie in ${names.staged} beside it`;
  return target.live === undefined
    ? `no former database, there was no ${source.database}`
    : `${source.database} stays as ${names.former}`;
}

async function orUnreachable(target: Promise<TargetState>): Promise<TargetState | BackupError> {
  try {
    return await target;
  } catch (error) {
    if (error instanceof BackupError && error.code !== 'cancelled') return error;
    throw error;
  }
}

async function orProblem(client: Promise<Client>): Promise<Client | (Unsuitable & { readonly error: BackupError })> {
  try {
    return await client;
  } catch (error) {
    if (error instanceof BackupError && (error.code === 'tool-missing' || error.code === 'version-mismatch'))
      return { problem: error.message, hint: error.hint, error };
    throw error;
  }
}

function unreachablePlan(source: Source, error: BackupError, backup: StoredBackup, names: Names): PlannedRestore {
  const why = [messageOf(error), ...reasonsOf(error)].join('; ');
  const plan: RestorePlan = {
    component: 'database',
    target: describeSource(source),
    steps: [`restore into the new database ${names.staged}`],
    keeps: 'unknown: the server cannot be asked',
    removal: [],
    checks: [unreachableCheck(source, why)],
    comparisons: [],
    losses: [],
    neededBytes: backup.files.reduce((sum, file) => sum + file.rawBytes, 0),
    neededIn: undefined,
  };
  return {
    plan,
    stage: async () => {
      throw error;
    },
  };
}

/** The server's data folder, when it is on this machine and can be looked at. */
async function localFolder(
  folder: string | undefined,
  { connection }: RestoreSession,
  source: Source,
): Promise<string | undefined> {
  const here =
    connection.kind === 'local' &&
    (source.host.startsWith('/') || ['localhost', '127.0.0.1', '::1'].includes(source.host));
  if (folder === undefined || !here) return undefined;
  return await access(folder).then(
    () => folder,
    () => undefined,
  );
}
