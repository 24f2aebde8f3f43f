import { z } from 'zod';
import { BackupError } from '../../../lib/errors.ts';
import type { StoredBackup } from '../../restorable.ts';
import type { Undo } from '../../way-back.ts';
import type { Facts } from '../facts.ts';
import type { Database } from '../server/database.ts';
import { readIdentifier } from '../server/server.ts';
import { dropCommands } from './drop.ts';
import { type Made, madeSchema, namesOf } from './made.ts';
import type { MarkingLimit } from './owned.ts';
import { globalsOf, missingOf } from './roles.ts';
import type { TargetState } from './target.ts';
import { type Names, readOid } from './undo-state.ts';

const stagingSchema = z.object({
  /** A database that is to be made, and what is to be made for it. */
  staging: z.string(),
  /** Its connection limit until it is used: one of the same name without it is somebody else's. */
  mark: z.int(),
  live: z.string(),
  /** Of the live database; null: there is none. */
  liveOid: z.int().nullable(),
  systemIdentifier: z.string().nullable(),
  /** What was made for it: nothing before staging began. */
  made: z.array(madeSchema),
  /** Tablespaces that the server lacked. Between the making and the record of one a kill leaves only its name. */
  tablespaces: z.array(z.string()),
});
/** What staging makes. The database has no OID yet: its mark tells it. */
export type StagingState = z.output<typeof stagingSchema>;

/** @throws BackupError `write-failed` when the name of the new database is taken: undo would remove somebody else's */
export async function planStaging(
  target: TargetState,
  names: Names,
  mark: MarkingLimit,
  facts: Facts | undefined,
  backup: StoredBackup,
  subscriptions: boolean,
  server: Database,
): Promise<Undo> {
  if ((await readOid(server, names.staged)) !== null) {
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
    made: [],
    tablespaces: await missingOf(server, 'TABLESPACE', await globalsOf(facts, backup)),
  };
  return { state, commands: dropCommands(target.maintenance, names.staged, subscriptions) };
}

/** The record, once something was made for the database. */
export function withMade(staging: Undo, made: readonly Made[]): Undo {
  return { ...staging, state: { ...staging.state, made: made.map((one) => ({ ...one })) } };
}

/** Undefined for the record of a restore whose new database was complete. */
export function parseStaging(state: unknown): StagingState | undefined {
  return stagingSchema.safeParse(state).data;
}

/** Tablespaces of which nobody can tell whether this restore made them. */
export async function doubtful(server: Database, { made, tablespaces }: StagingState): Promise<string[]> {
  const present = await namesOf(server, 'TABLESPACE');
  return tablespaces
    .filter((name) => present.has(name) && !made.some((one) => one.kind === 'TABLESPACE' && one.name === name))
    .map((name) => `tablespace ${name} stays: this restore may have made it, or somebody else`);
}
