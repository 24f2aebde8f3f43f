import { type RestoreSession, undoAsked } from '../../restorable.ts';
import { readServer } from '../server.ts';
import { databaseConfig, parseSource } from '../source.ts';
import type { Reach } from './place.ts';
import { parseStaging, undoStaging } from './staging.ts';
import { openMaintenance } from './target.ts';
import { parseUndoState, undoDatabase } from './undo.ts';

export { planRestore } from './plan.ts';

/** Puts the former database back, from whatever moment the switch had reached. */
export async function undoRestore(
  state: unknown,
  session: RestoreSession,
  { phase } = undoAsked,
): Promise<readonly string[]> {
  const staging = parseStaging(state);
  const undo = staging ?? parseUndoState(state);
  const source = parseSource(databaseConfig(session).url);
  const { source: maintenance, database } = await openMaintenance({ ...source, database: undo.live }, session);
  await using opened = database;
  const { server } = await readServer(opened);
  const { connection, env, signal, log } = session;
  const place: Reach = { source: maintenance, connection, serverMajor: server.major, env, signal, log };
  return staging === undefined
    ? await undoDatabase(place, parseUndoState(state), phase)
    : await undoStaging(place, staging);
}
