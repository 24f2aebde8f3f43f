import type { RedisConfig } from '../../../../config/schema.ts';
import { BackupError } from '../../../../lib/errors.ts';
import type { RestoreSession, Switched } from '../../../restorable.ts';
import { withTimeout } from '../../deadline.ts';
import { describeEqual, inWords } from '../../proof/compare.ts';
import type { Target } from '../../target.ts';
import type { CheckedDump } from '../dump-file.ts';
import { isAnswering } from './answering.ts';
import { compareStarted, leaveForLater } from './confirm.ts';
import { asidesOf, type DataFiles } from './data-files.ts';
import { ensureStopped, startServer } from './lifecycle.ts';
import { moveIn, prepareMoves } from './moves.ts';
import { clearOwedStart, leftDown, oweStart } from './owed-start.ts';

export interface FileSwitch {
  readonly config: RedisConfig;
  readonly session: RestoreSession;
  readonly target: Target;
  readonly dump: CheckedDump;
  readonly files: DataFiles;
}

/**
 * Replaces the files of a server that is stopped; where it can be started from here, also compares what it then holds. When
 * it throws, the way back puts back what was moved by then, and starts what was stopped.
 */
export async function switchFiles(job: FileSwitch): Promise<Switched> {
  const { config, target, files } = job;
  using deadline = withTimeout(job.session.signal, config.timeout, 'restore');
  const session = { ...job.session, signal: deadline.signal };
  const { restoreId, log } = session;
  if (await isAnswering(target, session.signal)) await oweStart(session);
  await ensureStopped(files, target, session, 'must-save');
  await prepareMoves(files, restoreId);
  await moveIn(files, restoreId);
  log.info(`The former files lie in ${asidesOf(files.folder, restoreId).former}`);
  await ensureNobodyCame(job, session);
  if (!(await startServer(session))) {
    await leaveForLater(session, job.dump);
    await oweStart(session);
    log.warning(`Redis has its restored files and is not started yet: ${target.name}`);
    return { verified: [], down: await leftDown(target, session) };
  }
  await confirm(job, session.signal);
  await clearOwedStart(session);
  log.info(`Redis at ${target.name} has loaded them and holds what the backup holds`);
  return { verified: [describeEqual(job.dump.summary)] };
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
    because: inWords(differences),
    hint: 'It may use other files than redis.files says, or something writes to it already. Look at its log.',
  });
}
