import type { Difference, RestoreSession } from '../../../restorable.ts';
import { compareServer } from '../../proof/observe.ts';
import { requireEqual } from '../../rdb/compare.ts';
import type { Client } from '../../server/client.ts';
import { unlessRefused } from '../../server/server.ts';
import { bringBackBy } from '../bring-back.ts';
import type { CheckedDump } from '../dump-file.ts';
import { keepPresent, type Return } from '../keep-present.ts';
import { persist } from '../persist.ts';
import { anySnapshot } from './read.ts';
import { writeByKeys } from './write.ts';

/** Makes the server hold its former data again, key by key. Returns what was done; doing it again does no harm. */
export async function bringBackByKeys(returning: Return): Promise<string[]> {
  const { session } = returning;
  return bringBackBy(
    {
      holds: async (client, former) => (await compareByKeys(client, former, session)).length === 0,
      put: async (client, former) => {
        const kept = await keepPresent(returning, anySnapshot);
        await replaceByKeys(client, former, session);
        return kept;
      },
    },
    returning,
  );
}

/**
 * Makes the server hold what a dump holds, compares all of it, and has it saved where the user may ask for that.
 *
 * @throws BackupError `restore-failed` when it then holds something else: somebody writes to it meanwhile
 */
export async function replaceByKeys(client: Client, dump: CheckedDump, session: RestoreSession): Promise<void> {
  const { signal, log } = session;
  await writeByKeys({ client, dump, signal, log });
  log.info('Every key is written; comparing them with the dump');
  const differences = await compareByKeys(client, dump, session);
  const hint = 'Something else writes to it: stop its clients first (services.stop).';
  requireEqual(differences, client.target, hint, 'it was given');
  const saved = await unlessRefused(() => persist(client, signal).then(() => true));
  if (saved) return;
  log.warning('The user may not have Redis save its data: that is left to its own settings.');
}

function compareByKeys(
  { target }: Client,
  dump: CheckedDump,
  { signal }: RestoreSession,
): Promise<readonly Difference[]> {
  return compareServer(target, dump, { signal, snapshot: anySnapshot });
}
