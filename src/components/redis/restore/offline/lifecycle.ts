import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from '../../../../config/schema.ts';
import { commandText, tryCommand } from '../../../../connections/user-command.ts';
import { BackupError, cancelled } from '../../../../lib/errors.ts';
import type { RestoreSession } from '../../../restorable.ts';
import { connect } from '../../client.ts';
import type { Target } from '../../target.ts';
import { persist } from '../persist.ts';
import type { DataFiles } from './data-files.ts';
import { findUsage, type Usage } from './holders.ts';

const pollMs = 100;

export const notSaved =
  'Correct redis.url, so that the server can be told to save its data. If it answers nobody any more, stop it yourself: what it had not saved is lost.';

/** What uses the files: a process, or a server that answers where the user says it is. */
export async function usageOf(files: DataFiles, target: Target, signal: AbortSignal): Promise<Usage> {
  const { holders, hidden } = await findUsage(files);
  const answers = holders.length === 0 && (await isAnswering(target, signal));
  return { holders: answers ? [`the server that answers at ${target.name}`] : holders, hidden };
}

/** Whether anybody is there; a server that refuses us, or is busy loading, is there too. */
export async function isAnswering(target: Target, signal: AbortSignal): Promise<boolean> {
  try {
    using _ = await connect(target, signal);
    return true;
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    return !isNobody(error);
  }
}

/** Whether an error of `connect` means that nobody answered at all. */
export function isNobody(error: BackupError): boolean {
  return (
    error.code === 'unreachable' &&
    error.because.some((line) => /ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENOENT/.test(line))
  );
}

/**
 * Stops the server if a command for it is configured, and returns only when nothing uses the files.
 *
 * @param saving whether what it holds must be on disk before, so that its files are all there is of it
 * @throws BackupError `preflight-failed` when something still uses them
 */
export async function ensureStopped(
  files: DataFiles,
  target: Target,
  session: RestoreSession,
  saving: 'must-save' | 'try-save',
): Promise<void> {
  const { signal } = session;
  let usage = await usageOf(files, target, signal);
  const { stop } = session.config.redis ?? {};
  if (usage.holders.length > 0 && stop !== undefined) {
    await save(target, session, saving, usage.holders);
    // Seen through once it is begun: of a server that is half stopped nobody could tell whether to start it again.
    const steady = { ...session, signal: new AbortController().signal };
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

async function save(
  target: Target,
  session: RestoreSession,
  saving: 'must-save' | 'try-save',
  holders: readonly string[],
): Promise<void> {
  if (!(await isAnswering(target, session.signal))) {
    if (saving === 'try-save') return;
    throw new BackupError('preflight-failed', 'Redis cannot be saved before it is stopped', {
      because: [`${holders.join(', ')} uses the files, but nobody answers at ${target.name}.`],
      hint: `${notSaved} Nothing was touched.`,
    });
  }
  try {
    using client = await connect(target, session.signal);
    await persist(client, session.signal);
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled' || saving === 'must-save') throw error;
    session.log.warning(`Redis was stopped without being saved: ${error.message}`);
  }
}

async function untilUnused(files: DataFiles, target: Target, session: RestoreSession): Promise<Usage> {
  const deadline = performance.now() + session.config.services.timeout;
  for (;;) {
    const usage = await usageOf(files, target, session.signal);
    if (usage.holders.length === 0 || performance.now() > deadline) return usage;
    await delay(pollMs, undefined, { signal: session.signal }).catch(() => {
      throw cancelled(session.signal);
    });
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
