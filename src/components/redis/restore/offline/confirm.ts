import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BackupError, messageOf, reasonsOf, systemCode } from '../../../../lib/errors.ts';
import type { Check, Difference, RestoreSession } from '../../../restorable.ts';
import { describeContent, inWords } from '../../proof/compare.ts';
import { compareServer } from '../../proof/observe.ts';
import { findTarget, type Target } from '../../target.ts';
import { connectPatiently } from '../connect-patiently.ts';
import { type CheckedDump, checkDump } from '../dump-file.ts';
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

const pendingSchema = z.object({
  path: z.string(),
  codec: z.enum(['zstd', 'gzip', 'none']),
  sha256: z.string().optional(),
});

/** Notes that the restored files are still to be compared, once somebody has started the server. */
export async function leaveForLater(session: RestoreSession, dump: CheckedDump): Promise<void> {
  await writeFile(pendingPath(session), JSON.stringify(dump.file), { mode: 0o600 });
}

/** After the services were started: whether the server loaded what was put in place. None when that was seen before. */
export async function checkPending(session: RestoreSession): Promise<Check[]> {
  const text = await readFile(pendingPath(session), 'utf8').catch((error: unknown) => {
    if (systemCode(error) !== 'ENOENT') throw error;
    return undefined;
  });
  const config = session.config.redis;
  if (text === undefined || config === undefined) return [];
  const { path, codec, sha256 } = pendingSchema.parse(JSON.parse(text));
  const name = 'redis-content';
  try {
    const dump = await checkDump({ path, codec, sha256 }, session.signal);
    const target = await findTarget(config, session.connection);
    const differences = await compareStarted(target, dump, session.signal);
    if (differences.length > 0) return [{ name, outcome: 'unknown', ...changedSince(differences) }];
    await rm(pendingPath(session), { force: true });
    return [{ name, outcome: 'passed', detail: `equal to the backup: ${describeContent(dump.summary)}` }];
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    return [{ name, outcome: 'unknown', detail: [error.message, ...reasonsOf(error)].map(messageOf).join('; ') }];
  }
}

function changedSince(differences: readonly Difference[]): Pick<Check, 'detail' | 'hint'> {
  const list = inWords(differences);
  return {
    detail: `it does not hold exactly what the backup holds: ${list.join('; ')}. It was written to since it was started, or it did not load the restored files`,
    hint: 'Look at the numbers. With redis.start set, Redis is started and compared before anything can write to it.',
  };
}

function pendingPath({ keepFolder, restoreId }: RestoreSession): string {
  return join(keepFolder, `redis_to_compare_${restoreId}.json`);
}
