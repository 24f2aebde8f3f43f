import { z } from 'zod';
import { BackupError } from '../../../lib/errors.ts';
import type { Undoing } from '../../restorable.ts';
import { type Database, quoteName } from '../connect.ts';
import { dropDatabase, droppable, dropStatements } from './drop.ts';
import { type Made, madeSchema, removeMade } from './made.ts';
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
  /** Of the live database before, also where it is not replaced; null: there was none. */
  liveOid: z.int().nullable().default(null),
  /** Roles and tablespaces made for the new database. */
  made: z.array(madeSchema).default([]),
});
/** Which databases they are is told by their OIDs; what they are called tells how far the switch came. */
export type UndoState = z.output<typeof undoStateSchema>;

const identifierRow = z.object({ identifier: z.string().nullable() });
const oidRow = z.object({ oid: z.coerce.number() });
const nameRow = z.object({ name: z.string() });

export async function readState(server: Reach, names: Names, made: readonly Made[]): Promise<UndoState> {
  await using maintenance = await openPlace(server);
  const stagedOid = (await readOid(maintenance, names.staged)) ?? 0;
  const liveOid = (await readOid(maintenance, names.live)) ?? null;
  const systemIdentifier = await readIdentifier(maintenance);
  return { ...names, stagedOid, formerOid: liveOid, systemIdentifier, liveOid, made: [...made] };
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

/**
 * Puts the former database back, from whatever the switch had reached.
 *
 * @throws BackupError `restore-failed` the former database is gone, or neither of the two serves: nothing was changed
 */
export async function undoDatabase(server: Reach, state: UndoState, phase: Undoing['phase']): Promise<string[]> {
  await using maintenance = await openPlace(server);
  await requireSameServer(maintenance, state);
  const found = await readFound(maintenance, state);
  const gone = whyNoWayBack(state, phase, found);
  if (gone !== undefined) throw gone;
  const { fresh, former } = found;
  if (fresh === state.live) return await takeBack(server, maintenance, state, former);
  const done: string[] = [];
  if (fresh === state.staged) {
    await dropDatabase(maintenance, server, state.staged);
    done.push(`${state.staged}, which was made by the restore, is dropped`);
    // Another live database may rely on them.
    if (((await readOid(maintenance, state.live)) ?? null) === state.liveOid)
      done.push(...(await removeMade(maintenance, state.made)));
  }
  if (former === state.live) {
    await allowConnections(maintenance, state.live);
    done.push(`${state.live} is the former database and accepts connections`);
  }
  return done.length > 0 ? done : ['nothing of this restore is left to undo'];
}

/** The same, looked at before anything is changed. */
export async function whyUndoFails(
  server: Reach,
  state: UndoState,
  phase: Undoing['phase'],
): Promise<BackupError | undefined> {
  await using maintenance = await openPlace(server);
  await requireSameServer(maintenance, state);
  return whyNoWayBack(state, phase, await readFound(maintenance, state));
}

/** What the two databases of a restore are called now; undefined: dropped. */
interface Found {
  readonly fresh: string | undefined;
  readonly former: string | undefined;
}

async function readFound(server: Database, { stagedOid, formerOid }: UndoState): Promise<Found> {
  return { fresh: await readName(server, stagedOid), former: await readName(server, formerOid) };
}

/** Undefined: there is a way back, or nothing to go back from. */
function whyNoWayBack(state: UndoState, phase: Undoing['phase'], { fresh, former }: Found): BackupError | undefined {
  const { live, formerOid } = state;
  if (formerOid === null || former === live || (fresh !== live && phase !== 'switched')) return undefined;
  if (former === undefined) {
    return new BackupError(
      'restore-failed',
      `The former database ${state.former} is gone: it was dropped after the restore`,
      {
        because: fresh === live ? [] : [`${live} is not the restored database either: that one ${nowCalled(fresh)}`],
        hint: `${live} stays as it is. To go back, restore the backup that was made before this restore.`,
      },
    );
  }
  if (fresh === live) return undefined;
  return new BackupError('restore-failed', `${live} is neither the restored nor the former database`, {
    because: [`the former one ${nowCalled(former)}`, `the restored one ${nowCalled(fresh)}`],
    hint: `Nothing was changed. Rename what is called ${quoteName(live)} now, if anything is; then ALTER DATABASE ${quoteName(former)} RENAME TO ${quoteName(live)}, and run the same undo again.`,
  });
}

function nowCalled(name: string | undefined): string {
  return name === undefined ? 'was dropped' : `is called ${name}`;
}

async function takeBack(
  server: Reach,
  maintenance: Database,
  state: UndoState,
  former: string | undefined,
): Promise<string[]> {
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
