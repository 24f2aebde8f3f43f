import { isDeepStrictEqual } from 'node:util';
import { formatBytes } from '../../../lib/format.ts';
import type { RestoreSession, Switched } from '../../restorable.ts';
import { compareServer } from '../proof/observe.ts';
import { describeEqual, requireEqual } from '../rdb/compare.ts';
import { type Client, connect } from '../server/client.ts';
import { withTimeout } from '../server/deadline.ts';
import { requestSnapshot } from '../server/sync.ts';
import { enterPhase, keepFormer } from './former.ts';
import { readMoment } from './moment.ts';
import { pauseWrites } from './pause.ts';
import { persist } from './persist.ts';
import { bringBack } from './put-back.ts';
import { findReach } from './reach.ts';
import { deliver } from './replicate.ts';
import { rolledBack } from './roll-back.ts';
import type { Switch } from './switch-job.ts';

/**
 * Replaces the server's data. Writers wait from the last copy of the former data until the new data are complete, compared
 * and on disk; readers get the former data, for the time of loading an error, then the new data. Returns what was compared.
 */
export async function switchOver(job: Switch): Promise<Switched> {
  const { session, config, target, keeping } = job;
  using deadline = withTimeout(session.signal, config.timeout, 'restore');
  const { signal } = deadline;
  let touched = false;
  const runId = job.moment.run_id;
  // Not ended with the session: where a server takes no more clients, this one is what is left to lead it back.
  using client = await connect(target, new AbortController().signal);
  try {
    await using pause = await pauseWrites(client);
    if (!pause.holds) {
      session.log.warning(
        'Redis cannot be told to let writers wait: what they write while the restore begins is not in the former data that are kept.',
      );
    }
    await renewFormer(job, client, signal);
    const reach = await findReach(client);
    session.log.info(`Redis at ${target.name} fetches ${formatBytes(job.dump.summary.bytes)} from this process`);
    // Not before: an undo after a kill would take back what clients have written since the copy.
    await enterPhase(keeping, 'switching');
    touched = true;
    await using following = await deliver({ client, reach, dump: job.dump, signal, log: session.log });
    session.log.info('It has loaded them; waiting until they are on its disk');
    await persist(client, signal);
    session.log.info('Comparing every key with the backup before anybody can write');
    const differences = await compareServer(target, job.dump, { signal });
    const hint = 'Look at the log of the server. Something else may write to it (replica-read-only no).';
    requireEqual(differences, target, hint);
    await following.promote();
    session.log.info(`Redis at ${target.name} is a primary again and takes writes`);
    return { verified: [describeEqual(job.dump.summary)] };
  } catch (error) {
    const bring = (late: RestoreSession) =>
      bringBack(target, keeping, late, late.signal, { kind: 'drop' }, { client, runId });
    throw await rolledBack(job, error, touched ? bring : undefined);
  }
}

/** Takes the copy of the former data again when something was written since. */
export async function renewFormer(
  { session, target, keeping, moment }: Switch,
  client: Client,
  signal: AbortSignal,
  take = requestSnapshot,
): Promise<void> {
  if (isDeepStrictEqual(await readMoment(client), moment)) return;
  session.log.info('Something was written meanwhile: the copy of the former data is taken again');
  await keepFormer(target, keeping, signal, take);
}
