import { isDeepStrictEqual } from 'node:util';
import type { RedisConfig } from '../../../config/schema.ts';
import { formatBytes } from '../../../lib/format.ts';
import type { RestoreSession } from '../../restorable.ts';
import { connect } from '../client.ts';
import { withTimeout } from '../deadline.ts';
import { describeEqual, requireEqual } from '../proof/compare.ts';
import { compareServer } from '../proof/observe.ts';
import type { Target } from '../target.ts';
import type { CheckedDump } from './dump-file.ts';
import { enterPhase, type Keeping, keepFormer } from './former.ts';
import { type Moment, readMoment } from './moment.ts';
import { pauseWrites } from './pause.ts';
import { persist } from './persist.ts';
import { findReach } from './reach.ts';
import { deliver } from './replicate.ts';
import { rolledBack } from './roll-back.ts';
import { bringBack } from './undo.ts';

export interface Switch {
  readonly config: RedisConfig;
  readonly session: RestoreSession;
  readonly target: Target;
  readonly dump: CheckedDump;
  readonly keeping: Keeping;
  /** When the kept copy was begun. */
  readonly moment: Moment;
}

/**
 * Replaces the server's data. Writers wait from the last copy of the former data until the new data are complete, compared
 * and on disk; readers get the former data, for the time of loading an error, then the new data. Returns what was compared.
 */
export async function switchOver(job: Switch): Promise<readonly string[]> {
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
    if (!isDeepStrictEqual(await readMoment(client), job.moment)) {
      session.log.info('Something was written meanwhile: the copy of the former data is taken again');
      await keepFormer(target, keeping, signal);
    }
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
    return [describeEqual(job.dump.summary)];
  } catch (error) {
    const hint = `They are kept in ${keeping.path}. As soon as the server answers, run backupctl restore --undo.`;
    throw await rolledBack({ name: target.name, error, hint }, async () => {
      // The session may be cancelled: this must be done all the same.
      const late = AbortSignal.timeout(config.timeout);
      if (touched) await bringBack(target, keeping, session, late, { kind: 'drop' }, { client, runId });
      else await enterPhase(keeping, 'former');
      return [`Redis at ${target.name} serves its former data again.`];
    });
  }
}
