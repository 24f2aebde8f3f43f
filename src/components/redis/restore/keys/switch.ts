import { formatBytes } from '../../../../lib/format.ts';
import { connect } from '../../client.ts';
import { withTimeout } from '../../deadline.ts';
import { describeEqual } from '../../proof/compare.ts';
import { enterPhase } from '../former.ts';
import { rolledBack } from '../roll-back.ts';
import { renewFormer, type Switch } from '../switch.ts';
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
    await renewFormer(job, client, signal, anySnapshot);
    // Not before: an undo after a kill would take back what clients have written since the copy.
    await enterPhase(keeping, 'switching');
    touched = true;
    session.log.info(`Writing ${formatBytes(dump.summary.bytes)} to Redis at ${target.name}, key by key`);
    await replaceByKeys(client, dump, session, signal);
    session.log.info(`Redis at ${target.name} holds what the backup holds`);
    return [describeEqual(dump.summary)];
  } catch (error) {
    const hint = `They are kept in ${keeping.path}. As soon as the server answers, run backupctl restore --undo.`;
    throw await rolledBack({ name: target.name, error, hint }, async () => {
      // The session may be cancelled: this must be done all the same.
      const late = { ...session, signal: AbortSignal.timeout(config.timeout) };
      if (touched) {
        await endConnection(target, id, late.signal, session.log);
        await bringBackByKeys(target, keeping, late, late.signal, { kind: 'drop' });
      } else await enterPhase(keeping, 'former');
      return [`Redis at ${target.name} holds its former data again.`];
    });
  }
}
