import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError, reasonsOf } from '../../../../lib/errors.ts';
import { writeNew } from '../../../../pipeline/write.ts';
import type { Check, Difference, RestoreSession } from '../../../restorable.ts';
import { compareServer } from '../../proof/observe.ts';
import { describeContent, inWords } from '../../rdb/compare.ts';
import { findTarget, type Target } from '../../server/target.ts';
import { connectPatiently } from '../connection.ts';
import { type CheckedDump, checkDump, contentOf, plainDump } from '../dump-file.ts';
import { judged } from '../judged.ts';
import { anySnapshot } from '../keys/read.ts';

/** Waits until a server that was just started has loaded its data, and compares all it holds with a dump. */
export async function compareStarted(
  target: Target,
  dump: CheckedDump,
  signal: AbortSignal,
): Promise<readonly Difference[]> {
  using _ = await connectPatiently(target, signal);
  return await compareServer(target, dump, { signal, snapshot: anySnapshot });
}

/** Keeps a copy of the dump that is still to be compared, once somebody has started the server. */
export async function leaveForLater(session: RestoreSession, dump: CheckedDump): Promise<void> {
  await rm(pendingPath(session), { force: true });
  await writeNew(pendingPath(session), contentOf(dump, session.signal));
}

/** After the services were started: whether the server loaded what was put in place. None when that was seen before. */
export async function checkPending(session: RestoreSession): Promise<Check[]> {
  const config = session.config.redis;
  if (config === undefined || !existsSync(pendingPath(session))) return [];
  const name = 'redis-content';
  try {
    const dump = await checkDump(plainDump(pendingPath(session)), session.signal);
    const target = await findTarget(config, session.connection);
    const differences = await compareStarted(target, dump, session.signal);
    if (differences.length > 0) {
      const detail = `it does not hold exactly what the backup holds: ${inWords(differences).join('; ')}. It was written to since it was started, or it did not load the restored files`;
      const hint =
        'Look at the numbers. With redis.start set, Redis is started and compared before anything can write to it.';
      return [judged(name, undefined, detail, hint)];
    }
    await rm(pendingPath(session), { force: true });
    return [judged(name, true, `equal to the backup: ${describeContent(dump.summary)}`)];
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    return [judged(name, undefined, [error.message, ...reasonsOf(error)].join('; '))];
  }
}

function pendingPath({ keepFolder, restoreId }: RestoreSession): string {
  return join(keepFolder, `redis_to_compare_${restoreId}.rdb`);
}
