import { z } from 'zod';
import { BackupError } from '../../../lib/errors.ts';
import { type Database, quoteName } from '../connect.ts';
import { dropDatabase, droppable, dropStatements } from './drop.ts';
import { openPlace, type Reach } from './place.ts';
import { exchange } from './switch.ts';

/** The databases of one restore. */
export interface Names {
  readonly live: string;
  readonly staged: string;
  /** The live one after the switch. */
  readonly former: string;
  /** The new one after an undo. */
  readonly undone: string;
}

const undoStateSchema = z.object({
  live: z.string(),
  staged: z.string(),
  former: z.string(),
  undone: z.string(),
  stagedOid: z.int(),
  /** Null: there was no live database. */
  formerOid: z.int().nullable(),
  /** Of the server; null when it would not tell. */
  systemIdentifier: z.string().nullable(),
});
/** Which databases they are is told by their OIDs; what they are called tells how far the switch came. */
export type UndoState = z.output<typeof undoStateSchema>;

const identifierRow = z.object({ identifier: z.string().nullable() });
const oidRow = z.object({ oid: z.coerce.number() });
const nameRow = z.object({ name: z.string() });

export async function readState(server: Reach, names: Names): Promise<UndoState> {
  await using maintenance = await openPlace(server);
  const stagedOid = await readOid(maintenance, names.staged);
  const formerOid = (await readOid(maintenance, names.live)) ?? null;
  return { ...names, stagedOid: stagedOid ?? 0, formerOid, systemIdentifier: await readIdentifier(maintenance) };
}

export async function readIdentifier(server: Database): Promise<string | null> {
  const [row] = await server.rows(
    identifierRow,
    `SELECT CASE WHEN has_function_privilege('pg_control_system()', 'EXECUTE')
       THEN (SELECT system_identifier::text FROM pg_control_system()) END AS identifier`,
  );
  return row?.identifier ?? null;
}

/** On another server the same OIDs and names are other databases. */
export async function requireSameServer(server: Database, state: Pick<UndoState, 'systemIdentifier'>): Promise<void> {
  const now = await readIdentifier(server);
  if (now === state.systemIdentifier || now === null || state.systemIdentifier === null) return;
  throw new BackupError('invalid-request', 'database.url leads to another server than the one that was restored', {
    because: [`system identifier ${now}; the restore was on ${state.systemIdentifier}`],
    hint: 'Give the database.url of the restored server. Nothing was changed.',
  });
}

export async function readOid(server: Database, name: string): Promise<number | undefined> {
  const [row] = await server.rows(oidRow, 'SELECT oid::text AS oid FROM pg_database WHERE datname = $1', [name]);
  return row?.oid;
}

export async function readName(server: Database, oid: number | null): Promise<string | undefined> {
  const [row] = await server.rows(nameRow, 'SELECT datname AS name FROM pg_database WHERE oid = $1::oid', [
    String(oid ?? 0),
  ]);
  return row?.name;
}

export function parseUndoState(state: unknown): UndoState {
  const parsed = undoStateSchema.safeParse(state);
  if (parsed.success) return parsed.data;
  throw new BackupError('invalid-request', 'The record of this restore cannot be understood', {
    hint: 'Use the commands the restore printed; they do the same by hand.',
  });
}

/** Puts the former database back, from whatever the switch had reached. */
export async function undoDatabase(server: Reach, state: UndoState): Promise<string[]> {
  await using maintenance = await openPlace(server);
  await requireSameServer(maintenance, state);
  const fresh = await readName(maintenance, state.stagedOid);
  const former = await readName(maintenance, state.formerOid);
  if (fresh === state.live) return await takeBack(server, maintenance, state, former);
  const done: string[] = [];
  if (fresh === state.staged) {
    await dropDatabase(maintenance, server, state.staged);
    done.push(`${state.staged}, which was made by the restore, is dropped`);
  }
  if (former === state.live) {
    await allowConnections(maintenance, state.live);
    done.push(`${state.live} is the former database and accepts connections`);
  }
  return done.length > 0 ? done : ['nothing of this restore is left to undo'];
}

async function takeBack(
  server: Reach,
  maintenance: Database,
  state: UndoState,
  former: string | undefined,
): Promise<string[]> {
  if (state.formerOid !== null && former === undefined) {
    throw new BackupError(
      'restore-failed',
      `The former database ${state.former} is gone: it was dropped after the restore`,
      {
        hint: `${state.live} stays as it is. To go back, restore the backup that was made before this restore.`,
      },
    );
  }
  const renames = [{ from: state.live, to: state.undone }];
  if (former !== undefined) renames.push({ from: former, to: state.live });
  await exchange(server, state.live, renames);
  await allowConnections(maintenance, state.undone);
  if (former !== undefined) await allowConnections(maintenance, state.live);
  const [restored] = await droppable(maintenance, [state.undone]);
  return [
    ...(former === undefined ? [] : [`${state.live} is the former database again`]),
    `the restored database is kept as ${state.undone}; to remove it: ${dropStatements(restored)}`,
  ];
}

async function allowConnections(server: Database, name: string): Promise<void> {
  await server.run(`ALTER DATABASE ${quoteName(name)} ALLOW_CONNECTIONS true`);
}
