import { z } from 'zod';
import { BackupError } from '../../../lib/errors.ts';
import type { RestoreSession, StoredBackup, Undo } from '../../restorable.ts';
import { connectTo, type Database } from '../connect.ts';
import type { Facts } from '../facts.ts';
import { dropOwned, type MarkingLimit } from './owned.ts';
import { openPlace, type Reach } from './place.ts';
import { createdSchema, dropRoles, missingRoles } from './roles.ts';
import type { TargetState } from './target.ts';
import { dropCommand, type Names, readIdentifier, readOid, requireSameServer } from './undo.ts';

const stagingSchema = z.object({
  /** A database that is to be made, and what is to be made for it. */
  staging: z.string(),
  /** Its connection limit until it is used: one of the same name without it is somebody else's. */
  mark: z.int(),
  live: z.string(),
  /** Of the live database; null: there is none. */
  liveOid: z.int().nullable(),
  systemIdentifier: z.string().nullable(),
  /** What the server lacked. */
  made: z.array(createdSchema),
});
/** What staging is about to make, by name: it has no OID yet. */
export type StagingState = z.output<typeof stagingSchema>;

const sessionRow = z.object({ name: z.string() });

/** @throws BackupError `write-failed` when the name of the new database is taken: undo would remove somebody else's */
export async function planStaging(
  target: TargetState,
  names: Names,
  mark: MarkingLimit,
  facts: Facts | undefined,
  backup: StoredBackup,
  session: Pick<RestoreSession, 'connection' | 'signal'>,
): Promise<Undo> {
  await using server = await connectTo(target.maintenance, session.connection, session.signal);
  if ((await readOid(server, names.staged)) !== undefined) {
    throw new BackupError('write-failed', `There is a database ${names.staged} on the server already`, {
      hint: 'Another restore began in the same second, or left it behind. Nothing was touched: run this one again.',
      retryable: true,
    });
  }
  const state: StagingState = {
    staging: names.staged,
    mark,
    live: names.live,
    liveOid: target.live?.oid ?? null,
    systemIdentifier: await readIdentifier(server),
    made: await missingRoles(server, facts, backup),
  };
  return { state, commands: [dropCommand(target.maintenance, names.staged)] };
}

/** Undefined for the record of a restore whose new database was complete. */
export function parseStaging(state: unknown): StagingState | undefined {
  return stagingSchema.safeParse(state).data;
}

/** Removes a database that was never switched to, however far it had come, and what was made for it. */
export async function undoStaging(reach: Reach, state: StagingState): Promise<string[]> {
  await using server = await openPlace(reach);
  await requireSameServer(server, state);
  const done: string[] = [];
  const dropped = await dropOwned(server, state.staging, state.mark);
  if (dropped === 'dropped') done.push(`${state.staging}, which was never in use, is dropped`);
  if (dropped === 'foreign') done.push(`${state.staging} stays: it was not made by this restore, or was changed since`);
  done.push(...(await removeMade(server, state)));
  return done.length > 0 ? done : ['nothing of this restore is left to undo'];
}

/** A later restore may have found these roles and relies on them: then the live database is another one. */
async function removeMade(server: Database, state: StagingState): Promise<string[]> {
  const before = await presentOf(server, state);
  if (before.length === 0 || ((await readOid(server, state.live)) ?? null) !== state.liveOid) return [];
  const busy = new Set(
    (
      await server.rows(sessionRow, 'SELECT DISTINCT usename AS name FROM pg_stat_activity WHERE usename IS NOT NULL')
    ).map(({ name }) => name),
  );
  const left = await dropRoles(
    server,
    before.filter(({ kind, name }) => kind !== 'ROLE' || !busy.has(name)),
  );
  const kept = new Set([...left, ...busy]);
  return before.map(({ kind, name }) =>
    kept.has(name)
      ? `${kind.toLowerCase()} ${name}, made for it, stays: something uses it`
      : `${kind.toLowerCase()} ${name}, made for it, is dropped`,
  );
}

async function presentOf(server: Database, { made }: StagingState): Promise<StagingState['made']> {
  const rows = await server.rows(
    sessionRow,
    `SELECT 'ROLE ' || rolname AS name FROM pg_roles UNION ALL SELECT 'TABLESPACE ' || spcname FROM pg_tablespace`,
  );
  const present = new Set(rows.map(({ name }) => name));
  return made.filter(({ kind, name }) => present.has(`${kind} ${name}`));
}
