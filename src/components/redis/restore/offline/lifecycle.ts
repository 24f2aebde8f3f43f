import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command, Config } from '../../../../config/schema.ts';
import { commandText, tryCommand } from '../../../../connections/user-command.ts';
import { BackupError, cancelled, reasonsOf } from '../../../../lib/errors.ts';
import type { Check, RestoreSession } from '../../../restorable.ts';
import { connect } from '../../server/client.ts';
import { pauseFor } from '../../server/deadline.ts';
import { exists } from '../../server/route.ts';
import type { Target } from '../../server/target.ts';
import { connectPatiently, isAnswering, isNobody } from '../connection.ts';
import { judged } from '../judged.ts';
import type { Site } from './data-files.ts';
import { findUsage, type Usage } from './holders.ts';
import { notSaved, saveAndHold, sight } from './save.ts';

const pollMs = 100;
const stopped = 'redis-stopped';

/** What uses the files: a process, or a server that answers where the user says it is. */
async function usageOf({ files, target, session }: Site): Promise<Usage> {
  const usage = await findUsage(files);
  const answers = usage.holders.length === 0 && (await isAnswering(target, session.signal));
  return answers ? { ...usage, holders: [`the server that answers at ${target.name}`] } : usage;
}

/** Whether nothing uses the files, or what does can be stopped with everything saved. Changes nothing. */
export async function checkStopped(site: Site): Promise<Check> {
  const usage = await usageOf(site);
  const { holders, hidden, ownPids } = usage;
  const { stop } = site.session.config.redis ?? {};
  if (holders.length > 0 && stop === undefined) {
    const hint = 'Stop that server and whatever starts it again by itself, or set redis.stop and redis.start.';
    return judged(stopped, false, `${site.files.folder} is in use by ${holders.join(', ')}`, hint);
  }
  // The server that answers may be one of them itself.
  const others = hidden.length - (holders.length > 0 && ownPids.length === 0 ? 1 : 0);
  if (others <= 0 && stop !== undefined && holders.length > 0) return checkStopping(site, usage, stop);
  if (others <= 0) return judged(stopped, true, 'nothing uses the files');
  const detail = `of another user, so that it cannot be seen what they use: ${hidden.join(', ')}`;
  return judged(stopped, undefined, detail, 'Run it as root, who can look into every process.');
}

/** As far as it can be seen before the server is told to save, which shows the rest. */
async function checkStopping({ files, target, session }: Site, usage: Usage, stop: Command): Promise<Check> {
  const used = `in use by ${usage.holders.join(', ')}`;
  try {
    using client = await connect(target, session.signal);
    await sight(client, files, usage);
    return judged(stopped, true, `${used}, which is told to save and then stopped: ${commandText(stop)}`);
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    if (isNobody(error)) return judged(stopped, false, `${used}, but nobody answers at ${target.name}`, notSaved);
    return judged(stopped, false, [error.message, ...reasonsOf(error)].join(': '), error.hint ?? notSaved);
  }
}

/**
 * Stops the server if a command for it is configured, and returns only when nothing uses the files.
 *
 * @param saving whether what it holds must be on disk before, so that its files are all there is of it; left: not stopped
 * @throws BackupError `preflight-failed` when something still uses them
 */
export async function ensureStopped(site: Site, saving: 'must-save' | 'try-save' | 'left'): Promise<void> {
  const { files, session } = site;
  let usage = await usageOf(site);
  const { stop } = session.config.redis ?? {};
  if (usage.holders.length > 0 && stop !== undefined && saving !== 'left') {
    // Seen through once it is begun: of a server that is half stopped nobody could tell whether to start it again.
    const steady = { ...session, signal: new AbortController().signal };
    // Its clients wait until it has ended: what they wrote after the save would be lost.
    await using _ = await saveAndHold({ ...site, steady: steady.signal, saving, usage });
    await run(stop, 'Stopping Redis', steady);
    usage = await untilUnused({ ...site, session: steady });
    if (session.signal.aborted) throw cancelled(session.signal);
  }
  if (usage.holders.length === 0 && usage.hidden.length === 0) return;
  throw new BackupError('preflight-failed', `The files in ${files.folder} are in use`, {
    because: [
      ...usage.holders.map((name) => `in use by ${name}`),
      ...usage.hidden.map((name) => `${name} belongs to another user and may use them`),
    ],
    hint:
      usage.holders.length > 0
        ? `Stop that server (systemctl stop …, docker stop …, or SHUTDOWN) and whatever starts it again by itself; then run the same command again.`
        : 'Run it as root, who can look into every process.',
  });
}

/** Services must not come up on a server that is still down. */
export function checkStart({ redis, services }: Config): Check[] {
  if (redis?.start !== undefined || services.start.length === 0) return [];
  const detail = 'redis.start is not set: Redis would still be down when services.start is run';
  const hint =
    'Set redis.start, so that Redis is started and compared before the services; or override this check by name: redis-start. Then the services are left stopped, and the report says what to start.';
  return [judged('redis-start', false, detail, hint)];
}

/** Starts the server, if a command for it is configured; false when it is not. */
export async function startServer(session: RestoreSession): Promise<boolean> {
  const { start } = session.config.redis ?? {};
  if (start === undefined) return false;
  await run(start, 'Starting Redis', session);
  return true;
}

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

async function untilUnused(site: Site): Promise<Usage> {
  const { session } = site;
  const deadline = performance.now() + session.config.services.timeout;
  for (;;) {
    const usage = await usageOf(site);
    if (usage.holders.length === 0 || performance.now() > deadline) return usage;
    await pauseFor(pollMs, session.signal);
  }
}

async function run(command: Command, what: string, session: RestoreSession): Promise<void> {
  session.log.info(`${what}: ${commandText(command)}`);
  const problem = await tryCommand(command, session, session.config.services.timeout);
  if (problem === undefined) return;
  throw new BackupError('restore-failed', `${what} failed: ${commandText(command)}`, {
    because: [problem],
    hint: 'Correct redis.stop and redis.start, or stop and start the server by hand.',
  });
}
