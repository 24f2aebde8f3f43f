import { formatBytes } from '../../../lib/format.ts';
import type { RestoreSession, Switched } from '../../restorable.ts';
import { compareServer } from '../proof/observe.ts';
import { describeEqual, requireEqual } from '../rdb/compare.ts';
import { connect } from '../server/client.ts';
import { withTimeout } from '../server/deadline.ts';
import { bringBack } from './bring-back.ts';
import { enterPhase } from './former.ts';
import { pauseWrites } from './pause.ts';
import { persist } from './persist.ts';
import { findReach } from './reach.ts';
import { deliver } from './replicate.ts';
import { renewFormer, rolledBack, type Switch } from './switch-job.ts';

/**
 * Replaces the server's data. Writers wait from the last copy of the former data until the new data are complete, compared
 * and on disk; readers get the former data, for the time of loading an error, then the new data. Returns what was compared.
 */
export async function switchOver(job: Switch): Promise<Switched> {
  const { target, keeping, dump } = job;
  using session = withTimeout(job.session, job.config.timeout, 'restore');
  const { signal, log } = session;
  let touched = false;
  const runId = job.moment.run_id;
  // Not ended with the session: where a server takes no more clients, this one is what is left to lead it back.
  using client = await connect(target, new AbortController().signal);
  try {
    await using pause = await pauseWrites(client);
    if (!pause.holds) {
      log.warning(
        'Redis cannot be told to let writers wait: what they write while the restore begins is not in the former data that are kept.',
      );
    }
    await renewFormer({ ...job, session }, client);
    const reach = await findReach(client);
    log.info(`Redis at ${target.name} fetches ${formatBytes(dump.summary.bytes)} from this process`);
    // Not before: an undo after a kill would take back what clients have written since the copy.
    await enterPhase(keeping, 'switching');
    touched = true;
    await using following = await deliver({ client, reach, dump, signal, log });
    log.info('It has loaded them; waiting until they are on its disk');
    await persist(client, signal);
    log.info('Comparing every key with the backup before anybody can write');
    const differences = await compareServer(target, dump, { signal });
    const hint = 'Look at the log of the server. Something else may write to it (replica-read-only no).';
    requireEqual(differences, target, hint);
    await following.promote();
    log.info(`Redis at ${target.name} is a primary again and takes writes`);
    return { verified: [describeEqual(dump.summary)] };
  } catch (error) {
    const bring = (late: RestoreSession) =>
      bringBack({ target, keeping, session: late, present: { kind: 'drop' } }, { client, runId });
    throw await rolledBack(job, error, touched ? bring : undefined);
  }
}
