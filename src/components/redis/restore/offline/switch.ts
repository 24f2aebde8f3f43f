import type { Switched } from '../../../restorable.ts';
import { describeEqual, requireEqual } from '../../rdb/compare.ts';
import { withTimeout } from '../../server/deadline.ts';
import { isAnswering } from '../connection.ts';
import type { Switch } from '../switch-job.ts';
import { compareStarted, leaveForLater } from './confirm.ts';
import { asidesOf, type Site } from './data-files.ts';
import { clearOwedStart, ensureStopped, leftDown, oweStart, startServer } from './lifecycle.ts';
import { moveIn, prepareMoves } from './moves.ts';

type FileSwitch = Pick<Switch, 'config' | 'dump'> & Site;

/**
 * Replaces the files of a server that is stopped; where it can be started from here, also compares what it then holds. When
 * it throws, the way back puts back what was moved by then, and starts what was stopped.
 */
export async function switchFiles(job: FileSwitch): Promise<Switched> {
  const { config, target, files, dump } = job;
  using session = withTimeout(job.session, config.timeout, 'restore');
  const site: Site = { files, target, session };
  const { restoreId, log } = session;
  if (await isAnswering(target, session.signal)) await oweStart(session);
  await ensureStopped(site, 'must-save');
  await prepareMoves(files, restoreId);
  await moveIn(files, restoreId);
  log.info(`The former files lie in ${asidesOf(files.folder, restoreId).former}`);
  // A supervisor that started the server meanwhile would have it write its former data over the new ones.
  await ensureStopped(site, 'left');
  if (!(await startServer(session))) {
    await leaveForLater(session, dump);
    await oweStart(session);
    log.warning(`Redis has its restored files and is not started yet: ${target.name}`);
    return { verified: [], down: await leftDown(target, session) };
  }
  const differences = await compareStarted(target, dump, session.signal);
  const hint = 'It may use other files than redis.files says, or something writes to it already. Look at its log.';
  requireEqual(differences, target, hint);
  await clearOwedStart(session);
  log.info(`Redis at ${target.name} has loaded them and holds what the backup holds`);
  return { verified: [describeEqual(dump.summary)] };
}
