import type { RedisConfig } from '../../../config/schema.ts';
import { BackupError, messageOf, reasonsOf } from '../../../lib/errors.ts';
import { formatBytes } from '../../../lib/format.ts';
import type { RestoreSession } from '../../restorable.ts';
import { pairs, parseInfo } from '../answers.ts';
import { type Client, connect } from '../client.ts';
import { withTimeout } from '../deadline.ts';
import { describeEqual } from '../proof/compare.ts';
import { compareServer } from '../proof/observe.ts';
import type { Target } from '../target.ts';
import { connectPatiently } from './connect-patiently.ts';
import type { CheckedDump } from './dump-file.ts';
import { enterPhase, type Keeping, keepFormer } from './former.ts';
import { pauseWrites, resumeWrites } from './pause.ts';
import { persist } from './persist.ts';
import { findReach } from './reach.ts';
import { DeliveryFailed, deliver } from './replicate.ts';
import { bringBack } from './undo.ts';

export interface Switch {
  readonly config: RedisConfig;
  readonly session: RestoreSession;
  readonly target: Target;
  readonly dump: CheckedDump;
  readonly keeping: Keeping;
  /** When the kept copy was begun. */
  readonly moment: Moment;
  readonly serverVersion: string | undefined;
}

/** Equal moments of one server: nothing was written in between. */
export type Moment = string;

/** What the server can hold after a failure. */
type Reached = 'nothing' | 'told' | 'replaced';

/** Settings of repl-diskless-load under which a server keeps its data until it has all of the new. */
const carefulLoads = new Set(['disabled', 'swapdb', 'on-empty-db']);

/**
 * Replaces the server's data. Writers wait from the last copy of the former data until the new data are complete, compared
 * and on disk; readers get the former data, for the time of loading an error, then the new data. Returns what was compared.
 */
export async function switchOver(job: Switch): Promise<readonly string[]> {
  const { session, config, target, keeping } = job;
  using deadline = withTimeout(session.signal, config.timeout, 'restore');
  const { signal } = deadline;
  let reached: Reached = 'nothing';
  let runId = '';
  using client = await connect(target, signal);
  try {
    await using pause = await pauseWrites(client);
    if (!pause.holds) {
      session.log.warning(
        'Redis cannot be told to let writers wait: what they write while the restore begins is not in the former data that are kept.',
      );
    }
    const info = parseInfo(await client.command('INFO'));
    runId = info.run_id ?? '';
    const careful = carefulLoads.has(await settingOf(client, 'repl-diskless-load'));
    if ((await readMoment(client)) !== job.moment) {
      session.log.info('Something was written meanwhile: the copy of the former data is taken again');
      await keepFormer(target, keeping, job.serverVersion, signal);
    }
    const reach = await findReach(client);
    session.log.info(`Redis at ${target.name} fetches ${formatBytes(job.dump.summary.bytes)} from this process`);
    // Not before: an undo after a kill would take back what clients have written since the copy.
    await enterPhase(keeping, 'switching');
    reached = careful ? 'told' : 'replaced';
    await using following = await deliver({ client, reach, dump: job.dump, signal, log: session.log });
    reached = 'replaced';
    session.log.info('It has loaded them; comparing every key with the backup before anybody can write');
    await confirm(job, signal);
    session.log.info('All equal; waiting until the data are on its disk');
    await persist(client, signal);
    await following.promote();
    session.log.info(`Redis at ${target.name} is a primary again and takes writes`);
    return [describeEqual(job.dump.summary)];
  } catch (error) {
    if (error instanceof DeliveryFailed && error.replaced) reached = 'replaced';
    throw await rolledBack(job, error, reached, runId);
  }
}

/** Compared while the server still takes no writes: what is found is what was restored. */
async function confirm(job: Switch, signal: AbortSignal): Promise<void> {
  const differences = await compareServer(job.target, job.dump, { serverVersion: job.serverVersion, signal });
  if (differences.length === 0) return;
  throw new BackupError('restore-failed', `Redis at ${job.target.name} does not hold what the backup holds`, {
    because: differences.map(({ what, expected, found }) => `${what}: ${found} instead of ${expected}`),
    hint: 'Look at the log of the server. Something else may write to it (replica-read-only no).',
  });
}

/** Puts the former data back after a failure; returns the error to throw. */
async function rolledBack(job: Switch, error: unknown, reached: Reached, runId: string): Promise<unknown> {
  try {
    // The session may be cancelled: this must be done all the same.
    const signal = AbortSignal.timeout(job.config.timeout);
    if (reached === 'nothing') await enterPhase(job.keeping, 'former');
    else if (reached === 'told') await leave(job, runId, signal);
    else await bringBack(job.target, job.keeping, job.session, signal, { kind: 'drop' });
  } catch (second) {
    return new BackupError('restore-failed', `Redis at ${job.target.name} does not serve its former data yet`, {
      because: [messageOf(error), ...reasonsOf(error), `Putting them back: ${messageOf(second)}`, ...reasonsOf(second)],
      hint: `They are kept in ${job.keeping.path}. As soon as the server answers, run backupctl restore --undo.`,
      cause: error,
    });
  }
  if (!(error instanceof BackupError)) return error;
  return new BackupError(error.code, error.message, {
    because: [...error.because, `Redis at ${job.target.name} serves its former data again.`],
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    cause: error,
  });
}

/** The server has not got the new data: it only has to become a primary again, unless it was started anew meanwhile. */
async function leave(job: Switch, runId: string, signal: AbortSignal): Promise<void> {
  const same = await (async () => {
    using client = await connectPatiently(job.target, signal);
    const info = parseInfo(await client.command('INFO'));
    if (info.run_id !== runId) return false;
    if (info.role !== 'master') await client.command('REPLICAOF', 'NO', 'ONE');
    await resumeWrites(client);
    return true;
  })();
  // What a new start loads may be older than what was in memory.
  if (!same) await bringBack(job.target, job.keeping, job.session, signal, { kind: 'drop' });
  else await enterPhase(job.keeping, 'former');
}

export async function readMoment(client: Client): Promise<Moment> {
  const info = parseInfo(await client.command('INFO'));
  const { run_id, master_repl_offset, rdb_changes_since_last_save, rdb_last_save_time, rdb_saves, expired_keys } = info;
  const counters = {
    run_id,
    master_repl_offset,
    rdb_changes_since_last_save,
    rdb_last_save_time,
    rdb_saves,
    expired_keys,
  };
  return JSON.stringify(counters);
}

async function settingOf(client: Client, name: string): Promise<string> {
  try {
    return pairs(await client.command('CONFIG', 'GET', name))[name] ?? '';
  } catch (error) {
    if (error instanceof BackupError && error.code === 'cancelled') throw error;
    return '';
  }
}
