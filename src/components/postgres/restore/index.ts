import type { BackupError } from '../../../lib/errors.ts';
import { type RestoreSession, undoAsked } from '../../restorable.ts';
import { readServer } from '../server.ts';
import { databaseConfig, parseSource } from '../source.ts';
import type { Reach } from './place.ts';
import { parseStaging, undoStaging } from './staging.ts';
import { openMaintenance } from './target.ts';
import { undoDatabase, whyUndoFails } from './undo.ts';
import { parseUndoState } from './undo-state.ts';

export { planRestore } from './plan.ts';

/** Puts the former database back, from whatever moment the switch had reached. */
export async function undoRestore(
  state: unknown,
  session: RestoreSession,
  { phase } = undoAsked,
): Promise<readonly string[]> {
  const staging = parseStaging(state);
  const place = await reach((staging ?? parseUndoState(state)).live, session);
  return staging === undefined
    ? await undoDatabase(place, parseUndoState(state), phase)
    : await undoStaging(place, staging);
}

/** Looks whether the former database is still there. */
export async function checkUndo(
  state: unknown,
  session: RestoreSession,
  { phase } = undoAsked,
): Promise<BackupError | undefined> {
  if (parseStaging(state) !== undefined) return undefined;
  const undo = parseUndoState(state);
  return await whyUndoFails(await reach(undo.live, session), undo, phase);
}

async function reach(live: string, session: RestoreSession): Promise<Reach> {
  const source = parseSource(databaseConfig(session).url);
  const { source: maintenance, database } = await openMaintenance({ ...source, database: live }, session);
  await using opened = database;
  const { server } = await readServer(opened);
  return { ...session, source: maintenance, serverMajor: server.major };
}
