import { access, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandText } from '../../../../connections/user-command.ts';
import type { RestoreSession } from '../../../restorable.ts';
import { findTarget, type Target } from '../../target.ts';
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
export async function payOwedStart(target: Target, session: RestoreSession): Promise<string[]> {
  if (!(await isOwed(session))) return [];
  if (await isAnswering(target, session.signal)) {
    await clearOwedStart(session);
    return [];
  }
  if (!(await startServer(session))) return [`Redis at ${target.name} is stopped: start it`];
  using _ = await connectPatiently(target, session.signal);
  await clearOwedStart(session);
  return [`Redis at ${target.name} was started and answers`];
}

/** What services would miss: a server that this restore or its undo has left down. */
export async function leftDown(session: RestoreSession): Promise<string | undefined> {
  const config = session.config.redis;
  if (config === undefined || !(await isOwed(session))) return undefined;
  const target = await findTarget(config, session.connection);
  if (await isAnswering(target, session.signal)) return undefined;
  const { start } = config;
  const how = start === undefined ? 'as it is started on its host' : commandText(start);
  return `Redis at ${target.name} is down: start it first (${how})`;
}

function isOwed(session: RestoreSession): Promise<boolean> {
  return access(notePath(session)).then(
    () => true,
    () => false,
  );
}

function notePath({ keepFolder, restoreId }: RestoreSession): string {
  return join(keepFolder, `redis_to_start_${restoreId}`);
}
