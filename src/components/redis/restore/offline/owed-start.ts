import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandText } from '../../../../connections/user-command.ts';
import type { RestoreSession } from '../../../restorable.ts';
import type { PutBack } from '../../../way-back.ts';
import { exists } from '../../route.ts';
import type { Target } from '../../target.ts';
import { connectPatiently } from '../connect-patiently.ts';
import { isAnswering } from './answering.ts';
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
export async function payOwedStart(target: Target, session: RestoreSession): Promise<PutBack> {
  if ((await isOwed(session)) && !(await isAnswering(target, session.signal))) {
    if (!(await startServer(session))) {
      return { done: [`Redis at ${target.name} is stopped: start it`], down: isDown(target, session) };
    }
    using _ = await connectPatiently(target, session.signal);
    await clearOwedStart(session);
    return { done: [`Redis at ${target.name} was started and answers`] };
  }
  await clearOwedStart(session);
  return { done: [] };
}

/** What services would miss: a server that this restore or its undo has left down. */
export function isDown({ name }: Target, { config }: RestoreSession): string {
  const start = config.redis?.start;
  return `Redis at ${name} is down: start it first (${start === undefined ? 'as it is started on its host' : commandText(start)})`;
}

export function isOwed(session: RestoreSession): Promise<boolean> {
  return exists(notePath(session));
}

function notePath({ keepFolder, restoreId }: RestoreSession): string {
  return join(keepFolder, `redis_to_start_${restoreId}`);
}
