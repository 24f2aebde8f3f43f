import type { Config } from '../../../../config/schema.ts';
import { commandText } from '../../../../connections/user-command.ts';
import { BackupError, reasonsOf } from '../../../../lib/errors.ts';
import type { Check, RestoreSession } from '../../../restorable.ts';
import { connect } from '../../server/client.ts';
import type { Target } from '../../server/target.ts';
import { isNobody } from '../connection.ts';
import { judged } from '../judged.ts';
import type { DataFiles } from './data-files.ts';
import type { Usage } from './holders.ts';
import { usageOf } from './lifecycle.ts';
import { notSaved } from './save.ts';
import { sight } from './sighting.ts';

/** Whether nothing uses the files, or what does can be stopped with everything saved. Changes nothing. */
export async function checkStopped(files: DataFiles, target: Target, session: RestoreSession): Promise<Check> {
  const name = 'redis-stopped';
  const usage = await usageOf(files, target, session.signal);
  const { holders, hidden } = usage;
  const { stop } = session.config.redis ?? {};
  if (holders.length > 0 && stop !== undefined) {
    const problem = await whyNotStopped(files, target, usage, session.signal);
    if (problem !== undefined) return { name, outcome: 'failed', ...problem };
    const detail = `in use by ${holders.join(', ')}, which is told to save and then stopped: ${commandText(stop)}`;
    return judged(name, true, detail);
  }
  if (holders.length > 0) {
    const hint = 'Stop that server and whatever starts it again by itself, or set redis.stop and redis.start.';
    return judged(name, false, `${files.folder} is in use by ${holders.join(', ')}`, hint);
  }
  if (hidden.length === 0) return judged(name, true, 'nothing uses the files');
  const detail = `of another user, so that it cannot be seen what they use: ${hidden.join(', ')}`;
  return judged(name, undefined, detail, 'Run it as root, who can look into every process.');
}

/** As far as it can be seen before the server is told to save, which shows the rest. */
async function whyNotStopped(
  files: DataFiles,
  target: Target,
  usage: Usage,
  signal: AbortSignal,
): Promise<Pick<Check, 'detail' | 'hint'> | undefined> {
  try {
    using client = await connect(target, signal);
    await sight(client, files, usage);
    return undefined;
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    if (isNobody(error))
      return { detail: `in use by ${usage.holders.join(', ')}, but nobody answers at ${target.name}`, hint: notSaved };
    return { detail: [error.message, ...reasonsOf(error)].join(': '), hint: error.hint ?? notSaved };
  }
}

/** Services must not come up on a server that is still down. */
export function checkStart({ redis, services }: Config): Check[] {
  if (redis?.start !== undefined || services.start.length === 0) return [];
  const detail = 'redis.start is not set: Redis would still be down when services.start is run';
  const hint =
    'Set redis.start, so that Redis is started and compared before the services; or override this check by name: redis-start. Then the services are left stopped, and the report says what to start.';
  return [judged('redis-start', false, detail, hint)];
}
