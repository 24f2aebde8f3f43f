import { BackupError, messageOf, reasonsOf } from '../../../../lib/errors.ts';
import { formatBytes } from '../../../../lib/format.ts';
import { connect } from '../../client.ts';
import { withTimeout } from '../../deadline.ts';
import { describeEqual } from '../../proof/compare.ts';
import { enterPhase, keepFormer } from '../former.ts';
import { readMoment, type Switch } from '../switch.ts';
import { connectionId, endConnection } from './end-connection.ts';
import { anySnapshot } from './read.ts';
import { bringBackByKeys, replaceByKeys } from './undo.ts';

/** Replaces the data of a server key by key. Its clients can see both old and new keys meanwhile. Returns what was compared. */
export async function switchByKeys(job: Switch): Promise<readonly string[]> {
  const { session, config, target, keeping, dump } = job;
  using deadline = withTimeout(session.signal, config.timeout, 'restore');
  const { signal } = deadline;
  let touched = false;
  let id: string | undefined;
  try {
    using client = await connect(target, signal);
    id = await connectionId(client);
    if ((await readMoment(client)) !== job.moment) {
      session.log.info('Something was written meanwhile: the copy of the former data is taken again');
      await keepFormer(target, keeping, job.serverVersion, signal, anySnapshot);
    }
    // Not before: an undo after a kill would take back what clients have written since the copy.
    await enterPhase(keeping, 'switching');
    touched = true;
    session.log.info(`Writing ${formatBytes(dump.summary.bytes)} to Redis at ${target.name}, key by key`);
    await replaceByKeys(client, dump, session, signal);
    session.log.info(`Redis at ${target.name} holds what the backup holds`);
    return [describeEqual(dump.summary)];
  } catch (error) {
    throw await rolledBack(job, error, touched ? { id } : undefined);
  }
}

/** Puts the former data back after a failure; returns the error to throw. */
async function rolledBack(
  job: Switch,
  error: unknown,
  writer: { readonly id: string | undefined } | undefined,
): Promise<unknown> {
  const { target, keeping, session, config } = job;
  try {
    // The session may be cancelled: this must be done all the same.
    const signal = AbortSignal.timeout(config.timeout);
    if (writer === undefined) await enterPhase(keeping, 'former');
    else {
      await endConnection(target, writer.id, signal, session.log);
      await bringBackByKeys(target, keeping, { ...session, signal }, signal, { kind: 'drop' });
    }
  } catch (second) {
    return new BackupError('restore-failed', `Redis at ${target.name} does not hold its former data yet`, {
      because: [messageOf(error), ...reasonsOf(error), `Putting them back: ${messageOf(second)}`, ...reasonsOf(second)],
      hint: `They are kept in ${keeping.path}. As soon as the server answers, run backupctl restore --undo.`,
      cause: error,
    });
  }
  if (!(error instanceof BackupError)) return error;
  return new BackupError(error.code, error.message, {
    because: [...error.because, `Redis at ${target.name} holds its former data again.`],
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    cause: error,
  });
}
