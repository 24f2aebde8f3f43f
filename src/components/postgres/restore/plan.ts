import { existsSync } from 'node:fs';
import { BackupError, type ErrorCode, messageOf, reasonsOf } from '../../../lib/errors.ts';
import type { PlannedRestore, RestorePlan, RestoreSession, RestoreTarget, StoredBackup } from '../../restorable.ts';
import { type DatabaseFacts, type Facts, parseRecorded } from '../facts.ts';
import { suffixed } from '../names.ts';
import type { Client } from '../server/clients.ts';
import { connectTo } from '../server/connect.ts';
import { readServer } from '../server/server.ts';
import { databaseConfig, describeSource, parseSource, type Source } from '../server/source.ts';
import type { Building } from './build.ts';
import { compareRoles } from './changed-roles.ts';
import { checkTarget, unreachableCheck } from './checks.ts';
import { dropCommands, mayHoldSubscriptions } from './drop.ts';
import { type DumpFiles, dumpedByMajor, findDump, readArchiveHead, unpackedBytes } from './dump-files.ts';
import { needsPsql, restoreJobs } from './load.ts';
import { checkNeededRoles } from './needed-roles.ts';
import { lookAtNow, type Now, notThere } from './now.ts';
import { newMarkingLimit } from './owned.ts';
import { clientFor } from './place.ts';
import { stageDatabase } from './stage.ts';
import { planStaging, withMade } from './staging.ts';
import { chooseTables, stageTables } from './tables.ts';
import { openMaintenance, readTarget, type TargetState } from './target.ts';
import type { Names } from './undo-state.ts';

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
  const whole = wanted.tables.length === 0;
  const names = namesFor(source.database, session.restoreId, whole);
  const maintenance = await orError(openMaintenance(source, session), isOfServer);
  if (maintenance instanceof BackupError) return unreachablePlan(source, maintenance, backup, names);
  await using server = maintenance.database;
  const target = await orError(readTarget(source, maintenance), isOfServer);
  if (target instanceof BackupError) return unreachablePlan(source, target, backup, names);
  const head = await readArchiveHead(dump);
  const entries = head?.entries;
  const archiveMajor = recorded?.client.major ?? (await dumpedByMajor(dump, head));
  const tables = whole ? undefined : chooseTables(wanted.tables, recorded, entries);
  const client = await orError(
    clientFor(session, source, target.state.server, archiveMajor, config['client-path']),
    isOfClient,
  );
  const mark = newMarkingLimit();
  const subscriptions = whole && mayHoldSubscriptions(entries);
  const staging = await planStaging(target, names, mark, recorded, backup, subscriptions, server);
  const live =
    target.live?.acceptsConnections === true ? await lookAtLive(source, session, recorded, wanted) : undefined;
  const pattern = recorded?.database ?? live?.database;
  const plan: RestorePlan = {
    component: 'database',
    target: `${describeSource(source)}, PostgreSQL ${target.state.server.version}`,
    steps: describeSteps(names, howLoaded(dump, client, target), wanted.tables, target, recorded !== undefined),
    keeps: describeKept(names, wanted.tables, target),
    removal: whole && target.live !== undefined ? dropCommands(target.maintenance, names.former, false) : [],
    checks: [
      ...checkTarget(source, target, recorded, client, whole),
      // A backup of ours always brings its roles along.
      ...(recorded === undefined ? [await checkNeededRoles(dump, entries, backup, server)] : []),
    ],
    comparisons: live?.comparisons ?? notThere(recorded?.tables ?? []),
    losses: whole ? (live?.losses ?? []) : [],
    neededBytes: pattern?.bytes ?? rawBytesOf(backup),
    neededIn: localFolder(target.dataDirectory, session, source),
    scratchBytes: unpackedBytes(dump),
    warnings: whole ? await compareRoles(recorded, backup, server, session.signal) : [],
  };
  return {
    plan,
    staging,
    async stage(record) {
      if (client instanceof BackupError) throw client;
      const building: Building = {
        server: { ...session, source: target.maintenance, client, serverMajor: target.state.server.major },
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

function namesFor(live: string, restoreId: string, whole: boolean): Names {
  return {
    live,
    staged: suffixed(live, `_${whole ? 'restore' : 'tables'}_${restoreId}`),
    former: suffixed(live, `_before_${restoreId}`),
    undone: suffixed(live, `_undone_${restoreId}`),
  };
}

async function lookAtLive(
  source: Source,
  { connection, signal }: RestoreSession,
  facts: Facts | undefined,
  { tables }: RestoreTarget,
): Promise<Now & { readonly database: DatabaseFacts }> {
  await using database = await connectTo(source, connection, signal);
  return { database: (await readServer(database)).database, ...(await lookAtNow(database, facts, tables)) };
}

function describeSteps(
  { staged, live }: Names,
  means: string,
  tables: readonly string[],
  target: TargetState,
  comparable: boolean,
): string[] {
  const steps = [
    'make the roles that are missing on the server; those that exist are not touched',
    `restore ${tables.join(', ') || 'the whole database'} into the new database ${staged} by ${means}`,
    comparable
      ? 'compare it with the backup: every row, sequence and schema object; ANALYZE'
      : 'ANALYZE; it cannot be compared, for the backup recorded no counts',
  ];
  if (tables.length > 0) return [...steps, 'leave it there: nothing live is changed'];
  if (target.live === undefined) return [...steps, `rename it to ${live}`];
  return [...steps, `end all sessions of ${live} and swap the names in one transaction`];
}

/** The programs that load the dump, as `loadDump` uses them. */
function howLoaded(dump: DumpFiles, client: Client | BackupError, { state }: TargetState): string {
  if (dump.format === 'plain') return 'psql';
  if (client instanceof BackupError || !needsPsql(client, state.server.major))
    return `pg_restore with ${restoreJobs} jobs`;
  return `pg_restore ${client.major} through psql, in one stream: PostgreSQL ${state.server.major} refuses a setting it writes`;
}

function describeKept({ live, staged, former }: Names, tables: readonly string[], target: TargetState): string {
  if (tables.length > 0) return `${live} is not changed; the tables lie in ${staged} beside it`;
  return target.live === undefined ? `no former database, there was no ${live}` : `${live} stays as ${former}`;
}

const isOfServer = (code: ErrorCode) => code !== 'cancelled';
const isOfClient = (code: ErrorCode) => code === 'tool-missing' || code === 'version-mismatch';

/** A plan tells such errors; they do not end it. */
async function orError<T>(asking: Promise<T>, isTold: (code: ErrorCode) => boolean): Promise<T | BackupError> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof BackupError && isTold(error.code)) return error;
    throw error;
  }
}

function rawBytesOf({ files }: StoredBackup): number {
  return files.reduce((sum, file) => sum + file.rawBytes, 0);
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
    neededBytes: rawBytesOf(backup),
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
function localFolder(folder: string | undefined, { connection }: RestoreSession, { host }: Source): string | undefined {
  const here =
    connection.kind === 'local' && (host.startsWith('/') || ['localhost', '127.0.0.1', '::1'].includes(host));
  return folder !== undefined && here && existsSync(folder) ? folder : undefined;
}
