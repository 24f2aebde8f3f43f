import { z } from 'zod';
import { BackupError } from '../../../lib/errors.ts';
import type { Session } from '../../session.ts';
import { suffixed } from '../names.ts';
import { connectTo } from '../server/connect.ts';
import { askTexts, type Database } from '../server/database.ts';
import { readServer, type ServerState } from '../server/server.ts';
import type { Source } from '../server/source.ts';
import { dropCommands, subscribers } from './drop.ts';

/** The server a database is to be restored to, as it is now. */
export interface TargetState {
  /** By a database that is always there: the live one cannot be renamed from within. */
  readonly maintenance: Source;
  readonly state: ServerState;
  readonly createDatabases: boolean;
  /** Undefined: it does not exist yet. */
  readonly live: z.output<typeof databaseRow> | undefined;
  /** Why it cannot simply be renamed. */
  readonly obstacles: readonly string[];
  /** Commands that remove databases which other restores of this one left behind. */
  readonly leftovers: readonly string[];
  readonly dataDirectory: string | undefined;
  /** Names of extensions that can be made here. */
  readonly extensions: ReadonlySet<string>;
  /** Names of locales of the C library the server is known to have. */
  readonly locales: ReadonlySet<string>;
}

const maintenanceNames = ['postgres', 'template1'] as const;
const databaseRow = z.object({ name: z.string(), oid: z.coerce.number(), acceptsConnections: z.boolean() });
const rightsRow = z.object({ createDatabases: z.boolean(), dataDirectory: z.string().nullable() });

interface Maintenance {
  readonly source: Source;
  readonly database: Database;
}

/** Connects to the server by a database other than the one to be replaced. */
export async function openMaintenance(
  source: Source,
  { connection, signal }: Pick<Session, 'connection' | 'signal'>,
): Promise<Maintenance> {
  let first: unknown;
  for (const name of maintenanceNames.filter((one) => one !== source.database)) {
    const other = { ...source, database: name };
    try {
      return { source: other, database: await connectTo(other, connection, signal) };
    } catch (error) {
      first ??= error;
      if (!(error instanceof BackupError) || error.code === 'unreachable' || error.code === 'cancelled') throw error;
    }
  }
  throw first;
}

export async function readTarget(source: Source, { source: maintenance, database }: Maintenance): Promise<TargetState> {
  const databases = await database.rows(
    databaseRow,
    'SELECT datname AS name, oid::text AS oid, datallowconn AS "acceptsConnections" FROM pg_database ORDER BY 1',
  );
  const live = databases.find(({ name }) => name === source.database);
  const [rights] = await database.rows(
    rightsRow,
    `SELECT rolsuper OR rolcreatedb AS "createDatabases",
       CASE WHEN rolsuper OR pg_has_role('pg_read_all_settings', 'USAGE') THEN current_setting('data_directory') END AS "dataDirectory"
     FROM pg_roles WHERE rolname = current_user`,
  );
  const subscribed = await subscribers(database);
  return {
    maintenance,
    state: await readServer(database),
    createDatabases: rights?.createDatabases ?? false,
    live,
    obstacles: live === undefined ? [] : await findObstacles(database, source.database, live.oid),
    leftovers: databases
      .filter(({ name }) => isStagedFor(source.database, name))
      .flatMap(({ name }) => dropCommands(maintenance, name, subscribed.has(name))),
    dataDirectory: rights?.dataDirectory ?? undefined,
    extensions: new Set(await askTexts(database, 'SELECT name AS text FROM pg_available_extensions')),
    locales: new Set(
      await askTexts(
        database,
        `SELECT datcollate AS text FROM pg_database UNION SELECT datctype FROM pg_database
        UNION SELECT collcollate FROM pg_collation WHERE collprovider = 'c' AND collcollate IS NOT NULL`,
      ),
    ),
  };
}

/** Whether a restore of a database gives a name like this one to what it stages; those of other systems are not ours to drop. */
function isStagedFor(live: string, name: string): boolean {
  const suffix = /_(restore|tables)_\d{8}_\d{6}$/.exec(name)?.[0];
  return suffix !== undefined && name === suffixed(live, suffix);
}

async function findObstacles(database: Database, name: string, oid: number): Promise<string[]> {
  return await askTexts(
    database,
    `SELECT format('the logical replication slot %s belongs to it: drop it (SELECT pg_drop_replication_slot(%L)) and make it again after the restore; its reader must start anew', slot_name, slot_name) AS text
       FROM pg_replication_slots WHERE database = $1
     UNION ALL SELECT format('the subscription %s is in it: disable and drop it first, make it again after the restore', subname)
       FROM pg_subscription WHERE subdbid = $2::oid
     UNION ALL SELECT format('the prepared transaction %s waits in it: COMMIT PREPARED or ROLLBACK PREPARED %L first', gid, gid)
       FROM pg_prepared_xacts WHERE database = $1`,
    [name, String(oid)],
  );
}
