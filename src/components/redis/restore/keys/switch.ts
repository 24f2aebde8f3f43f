import { formatBytes } from '../../../../lib/format.ts';
import type { RestoreSession, Switched } from '../../../restorable.ts';
import { describeEqual } from '../../rdb/compare.ts';
import { connect } from '../../server/client.ts';
import { withTimeout } from '../../server/deadline.ts';
import { connectionId, endConnection } from '../connection.ts';
import { enterPhase } from '../former.ts';
import { renewFormer, rolledBack, type Switch } from '../switch-job.ts';
import { anySnapshot } from './read.ts';
import { bringBackByKeys, replaceByKeys } from './undo.ts';

/** Replaces the data of a server key by key. Its clients can see both old and new keys meanwhile. Returns what was compared. */
export async function switchByKeys(job: Switch): Promise<Switched> {
  const { target, keeping, dump } = job;
  using session = withTimeout(job.session, job.config.timeout, 'restore');
  let touched = false;
  let id: string | undefined;
  try {
    using client = await connect(target, session.signal);
    id = await connectionId(client);
    await renewFormer({ ...job, session }, client, anySnapshot);
    // Not before: an undo after a kill would take back what clients have written since the copy.
    await enterPhase(keeping, 'switching');
    touched = true;
    session.log.info(`Writing ${formatBytes(dump.summary.bytes)} to Redis at ${target.name}, key by key`);
    await replaceByKeys(client, dump, session);
    session.log.info(`Redis at ${target.name} holds what the backup holds`);
    return { verified: [describeEqual(dump.summary)] };
  } catch (error) {
    const bring = async (late: RestoreSession) => {
      await endConnection(target, id, late.signal, session.log);
      await bringBackByKeys({ target, keeping, session: late, present: { kind: 'drop' } });
    };
    throw await rolledBack(job, error, touched ? bring : undefined);
  }
}
