import { formatBytes } from '../../../../lib/format.ts';
import type { RestoreSession, Switched } from '../../../restorable.ts';
import { describeEqual } from '../../rdb/compare.ts';
import { connect } from '../../server/client.ts';
import { withTimeout } from '../../server/deadline.ts';
import { enterPhase } from '../former.ts';
import { rolledBack } from '../roll-back.ts';
import { renewFormer } from '../switch.ts';
import type { Switch } from '../switch-job.ts';
import { connectionId, endConnection } from './end-connection.ts';
import { anySnapshot } from './read.ts';
import { bringBackByKeys, replaceByKeys } from './undo.ts';

/** Replaces the data of a server key by key. Its clients can see both old and new keys meanwhile. Returns what was compared. */
export async function switchByKeys(job: Switch): Promise<Switched> {
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
    return { verified: [describeEqual(dump.summary)] };
  } catch (error) {
    const bring = async (late: RestoreSession) => {
      await endConnection(target, id, late.signal, session.log);
      await bringBackByKeys(target, keeping, late, late.signal, { kind: 'drop' });
    };
    throw await rolledBack(job, error, touched ? bring : undefined);
  }
}
