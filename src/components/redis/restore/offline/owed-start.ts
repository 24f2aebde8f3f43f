import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandText } from '../../../../connections/user-command.ts';
import type { RestoreSession } from '../../../restorable.ts';
import { exists } from '../../server/route.ts';
import type { Target } from '../../server/target.ts';
import { connectPatiently, isAnswering } from '../connection.ts';
import { startServer } from './lifecycle.ts';

/**
 * Notes that this restore stops a server, or leaves one down: an undo starts it also when no file was moved yet, or none is
 * left to move, and services wait for it.
 */
export async function oweStart(session: RestoreSession): Promise<void> {
  await writeFile(notePath(session), '', { mode: 0o600 });
}

export async function clearOwedStart(session: RestoreSession): Promise<void> {
  await rm(notePath(session), { force: true });
}

/** Starts a server that this restore or its undo has stopped, if it is still down. Returns what was done. */
export async function payOwedStart(target: Target, session: RestoreSession): Promise<string[]> {
  const down = (await leftDown(target, session)) !== undefined;
  if (down && !(await startServer(session))) return [`Redis at ${target.name} is stopped: start it`];
  using _ = down ? await connectPatiently(target, session.signal) : undefined;
  await clearOwedStart(session);
  return down ? [`Redis at ${target.name} was started and answers`] : [];
}

/** What services would miss: a server that this restore or its undo has left down. */
export async function leftDown(target: Target, session: RestoreSession): Promise<string | undefined> {
  if (!(await isOwed(session)) || (await isAnswering(target, session.signal))) return undefined;
  const start = session.config.redis?.start;
  const how = start === undefined ? 'as it is started on its host' : commandText(start);
  return `Redis at ${target.name} is down: start it first (${how})`;
}

export function isOwed(session: RestoreSession): Promise<boolean> {
  return exists(notePath(session));
}

function notePath({ keepFolder, restoreId }: RestoreSession): string {
  return join(keepFolder, `redis_to_start_${restoreId}`);
}
