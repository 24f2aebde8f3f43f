import type { RedisConfig } from '../../../../config/schema.ts';
import { BackupError } from '../../../../lib/errors.ts';
import type { RestoreSession } from '../../../restorable.ts';
import { withTimeout } from '../../deadline.ts';
import { describeEqual } from '../../proof/compare.ts';
import type { Target } from '../../target.ts';
import { connectPatiently } from '../connect-patiently.ts';
import type { CheckedDump } from '../dump-file.ts';
import { rolledBack } from '../roll-back.ts';
import { isAnswering } from './answering.ts';
import { compareStarted, leaveForLater } from './confirm.ts';
import { asidesOf, type DataFiles } from './data-files.ts';
import { ensureStopped, startServer } from './lifecycle.ts';
import { areAside, moveBack, moveIn, prepareMoves } from './moves.ts';
import { clearOwedStart, oweStart } from './owed-start.ts';

export interface FileSwitch {
  readonly config: RedisConfig;
  readonly session: RestoreSession;
  readonly target: Target;
  readonly dump: CheckedDump;
  readonly files: DataFiles;
}

/** Replaces the files of a server that is stopped; where it can be started from here, also compares what it then holds, and returns that. */
export async function switchFiles(job: FileSwitch): Promise<readonly string[]> {
  const { config, target, files } = job;
  using deadline = withTimeout(job.session.signal, config.timeout, 'restore');
  const session = { ...job.session, signal: deadline.signal };
  const { restoreId, log } = session;
  const ran = await isAnswering(target, session.signal);
  try {
    if (ran) await oweStart(session);
    await ensureStopped(files, target, session, 'must-save');
    await prepareMoves(files, restoreId);
    await moveIn(files, restoreId);
    log.info(`The former files lie in ${asidesOf(files.folder, restoreId).former}`);
    await ensureNobodyCame(job, session);
    if (!(await startServer(session))) {
      await leaveForLater(session, job.dump);
      await oweStart(session);
      log.warning(`Redis has its restored files and is not started yet: ${target.name}`);
      return [];
    }
    await confirm(job, session.signal);
    await clearOwedStart(session);
    log.info(`Redis at ${target.name} has loaded them and holds what the backup holds`);
    return [describeEqual(job.dump.summary)];
  } catch (error) {
    const hint = `They are kept in ${asidesOf(files.folder, restoreId).former}. Stop the server, then run backupctl restore --undo.`;
    throw await rolledBack({ name: target.name, error, hint }, () => putBackFiles(job, ran));
  }
}

/** A supervisor that started the server meanwhile would have it write its former data over the new ones. */
async function ensureNobodyCame({ files, target }: FileSwitch, session: RestoreSession): Promise<void> {
  const { redis } = session.config;
  const withoutStop = { ...session.config, ...(redis === undefined ? {} : { redis: { ...redis, stop: undefined } }) };
  await ensureStopped(files, target, { ...session, config: withoutStop }, 'try-save');
}

async function confirm({ target, dump }: FileSwitch, signal: AbortSignal): Promise<void> {
  const differences = await compareStarted(target, dump, signal);
  if (differences.length === 0) return;
  throw new BackupError('restore-failed', `Redis at ${target.name} does not hold what the backup holds`, {
    because: differences.map(({ what, expected, found }) => `${what}: ${found} instead of ${expected}`),
    hint: 'It may use other files than redis.files says, or something writes to it already. Look at its log.',
  });
}

async function startAgain(target: Target, session: RestoreSession): Promise<string> {
  if (!(await startServer(session))) return 'Redis is stopped: start it.';
  using _ = await connectPatiently(target, session.signal);
  await clearOwedStart(session);
  return 'Redis was started again.';
}

/** Puts the former files back after a failure; returns what was done. */
async function putBackFiles(job: FileSwitch, ran: boolean): Promise<string[]> {
  const { files, target, config } = job;
  // The session may be cancelled: this must be done all the same.
  const session = { ...job.session, signal: AbortSignal.timeout(config.timeout) };
  const done: string[] = [];
  if (areAside(files, session.restoreId)) {
    await ensureStopped(files, target, session, 'try-save');
    await moveBack(files, session.restoreId);
    done.push(`The former files are in ${files.folder} again.`);
    // It was down before: services are not to be started on it, unless an undo has started it.
    if (!ran) await oweStart(session);
  }
  if (ran && !(await isAnswering(target, session.signal))) done.push(await startAgain(target, session));
  return done;
}
