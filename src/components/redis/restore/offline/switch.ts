import type { RedisConfig } from '../../../../config/schema.ts';
import type { RestoreSession } from '../../../restorable.ts';
import { withTimeout } from '../../deadline.ts';
import { describeEqual, requireEqual } from '../../proof/compare.ts';
import type { Target } from '../../target.ts';
import type { CheckedDump } from '../dump-file.ts';
import { rolledBack } from '../roll-back.ts';
import { isAnswering } from './answering.ts';
import { compareStarted, leaveForLater } from './confirm.ts';
import { asidesOf, type DataFiles } from './data-files.ts';
import { ensureStopped, startServer } from './lifecycle.ts';
import { areAside, moveBack, moveIn, prepareMoves } from './moves.ts';
import { clearOwedStart, oweStart, payOwedStart } from './owed-start.ts';

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
    // A supervisor that started the server meanwhile would have it write its former data over the new ones.
    await ensureStopped(files, target, session, 'left');
    if (!(await startServer(session))) {
      await leaveForLater(session, job.dump);
      await oweStart(session);
      log.warning(`Redis has its restored files and is not started yet: ${target.name}`);
      return [];
    }
    const differences = await compareStarted(target, job.dump, session.signal);
    const hint = 'It may use other files than redis.files says, or something writes to it already. Look at its log.';
    requireEqual(differences, target, hint);
    await clearOwedStart(session);
    log.info(`Redis at ${target.name} has loaded them and holds what the backup holds`);
    return [describeEqual(job.dump.summary)];
  } catch (error) {
    const hint = `They are kept in ${asidesOf(files.folder, restoreId).former}. Stop the server, then run backupctl restore --undo.`;
    throw await rolledBack({ name: target.name, error, hint }, () => putBackFiles(job, ran));
  }
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
  if (ran) done.push(...(await payOwedStart(target, session)));
  return done;
}
