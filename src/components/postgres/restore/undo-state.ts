import { z } from 'zod';
import { BackupError } from '../../../lib/errors.ts';
import { askNumber, askTexts, type Database } from '../server/database.ts';
import { readIdentifier } from '../server/server.ts';
import { type Made, madeSchema } from './made.ts';
import { openPlace, type Reach } from './place.ts';

const undoStateSchema = z.object({
  live: z.string(),
  staged: z.string(),
  /** The live one after the switch. */
  former: z.string(),
  /** The new one after an undo. */
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
/** The databases of one restore. */
export type Names = Pick<UndoState, 'live' | 'staged' | 'former' | 'undone'>;

export async function readState(server: Reach, names: Names, made: readonly Made[]): Promise<UndoState> {
  await using maintenance = await openPlace(server);
  const stagedOid = (await readOid(maintenance, names.staged)) ?? 0;
  const liveOid = await readOid(maintenance, names.live);
  const systemIdentifier = await readIdentifier(maintenance);
  return { ...names, stagedOid, formerOid: liveOid, systemIdentifier, liveOid, made: [...made] };
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

/** Null: there is none. */
export async function readOid(server: Database, name: string): Promise<number | null> {
  return (await askNumber(server, 'SELECT oid::text AS number FROM pg_database WHERE datname = $1', [name])) ?? null;
}

export async function readName(server: Database, oid: number | null): Promise<string | undefined> {
  const sql = 'SELECT datname AS text FROM pg_database WHERE oid = $1::oid';
  return (await askTexts(server, sql, [String(oid ?? 0)]))[0];
}

export async function acceptsConnections(server: Database, name: string): Promise<boolean> {
  const sql = 'SELECT datallowconn::text AS text FROM pg_database WHERE datname = $1';
  return (await askTexts(server, sql, [name]))[0] === 'true';
}

export function parseUndoState(state: unknown): UndoState {
  const parsed = undoStateSchema.safeParse(state);
  if (parsed.success) return parsed.data;
  throw new BackupError('invalid-request', 'The record of this restore cannot be understood', {
    hint: 'Use the commands the restore printed; they do the same by hand.',
  });
}
