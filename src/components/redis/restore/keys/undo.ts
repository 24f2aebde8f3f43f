import { BackupError } from '../../../../lib/errors.ts';
import type { Difference, RestoreSession } from '../../../restorable.ts';
import { compareServer } from '../../proof/observe.ts';
import { inWords } from '../../rdb/compare.ts';
import type { Client } from '../../server/client.ts';
import { isRefusal } from '../../server/server.ts';
import type { Target } from '../../server/target.ts';
import { bringBackBy } from '../bring-back.ts';
import type { CheckedDump } from '../dump-file.ts';
import type { Keeping } from '../former.ts';
import { keepPresent, type Present } from '../keep-present.ts';
import { persist } from '../persist.ts';
import { anySnapshot } from './read.ts';
import { writeByKeys } from './write.ts';

/** Makes the server hold its former data again, key by key. Returns what was done; doing it again does no harm. */
export async function bringBackByKeys(
  target: Target,
  keeping: Keeping,
  session: RestoreSession,
  signal: AbortSignal,
  present: Present,
): Promise<string[]> {
  return bringBackBy(
    {
      holds: async (client, former) => (await compareByKeys(client, former, signal)).length === 0,
      put: async (client, former) => {
        const kept = await keepPresent(present, client, keeping, session, signal, anySnapshot);
        await replaceByKeys(client, former, session, signal);
        return kept;
      },
    },
    target,
    keeping,
    signal,
  );
}

/**
 * Makes the server hold what a dump holds, compares all of it, and has it saved where the user may ask for that.
 *
 * @throws BackupError `restore-failed` when it then holds something else: somebody writes to it meanwhile
 */
export async function replaceByKeys(
  client: Client,
  dump: CheckedDump,
  session: RestoreSession,
  signal: AbortSignal,
): Promise<void> {
  const { target } = client;
  await writeByKeys({ client, dump, signal, log: session.log });
  session.log.info('Every key is written; comparing them with the dump');
  const differences = await compareByKeys(client, dump, signal);
  if (differences.length > 0) {
    throw new BackupError('restore-failed', `Redis at ${target.name} does not hold what it was given`, {
      because: inWords(differences),
      hint: 'Something else writes to it: stop its clients first (services.stop).',
    });
  }
  try {
    await persist(client, signal);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    session.log.warning('The user may not have Redis save its data: that is left to its own settings.');
  }
}

function compareByKeys({ target }: Client, dump: CheckedDump, signal: AbortSignal): Promise<readonly Difference[]> {
  return compareServer(target, dump, { signal, snapshot: anySnapshot });
}
