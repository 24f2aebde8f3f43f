import type { Command } from '../../../../config/schema.ts';
import { commandText, tryCommand } from '../../../../connections/user-command.ts';
import { BackupError, cancelled } from '../../../../lib/errors.ts';
import type { RestoreSession } from '../../../restorable.ts';
import { pauseFor } from '../../server/deadline.ts';
import type { Target } from '../../server/target.ts';
import { isAnswering } from '../connection.ts';
import type { DataFiles } from './data-files.ts';
import { findUsage, type Usage } from './holders.ts';
import { saveAndHold } from './save.ts';

const pollMs = 100;

/** What uses the files: a process, or a server that answers where the user says it is. */
export async function usageOf(files: DataFiles, target: Target, signal: AbortSignal): Promise<Usage> {
  const usage = await findUsage(files);
  const answers = usage.holders.length === 0 && (await isAnswering(target, signal));
  return answers ? { ...usage, holders: [`the server that answers at ${target.name}`] } : usage;
}

/**
 * Stops the server if a command for it is configured, and returns only when nothing uses the files.
 *
 * @param saving whether what it holds must be on disk before, so that its files are all there is of it; left: not stopped
 * @throws BackupError `preflight-failed` when something still uses them
 */
export async function ensureStopped(
  files: DataFiles,
  target: Target,
  session: RestoreSession,
  saving: 'must-save' | 'try-save' | 'left',
): Promise<void> {
  const { signal } = session;
  let usage = await usageOf(files, target, signal);
  const { stop } = session.config.redis ?? {};
  if (usage.holders.length > 0 && stop !== undefined && saving !== 'left') {
    // Seen through once it is begun: of a server that is half stopped nobody could tell whether to start it again.
    const steady = { ...session, signal: new AbortController().signal };
    // Its clients wait until it has ended: what they wrote after the save would be lost.
    await using _ = await saveAndHold({ files, target, session, steady: steady.signal, saving, usage });
    await run(stop, 'Stopping Redis', steady);
    usage = await untilUnused(files, target, steady);
    if (signal.aborted) throw cancelled(signal);
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

/** Starts the server, if a command for it is configured; false when it is not. */
export async function startServer(session: RestoreSession): Promise<boolean> {
  const { start } = session.config.redis ?? {};
  if (start === undefined) return false;
  await run(start, 'Starting Redis', session);
  return true;
}

async function untilUnused(files: DataFiles, target: Target, session: RestoreSession): Promise<Usage> {
  const deadline = performance.now() + session.config.services.timeout;
  for (;;) {
    const usage = await usageOf(files, target, session.signal);
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
