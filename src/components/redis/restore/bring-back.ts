import { BackupError, reasonsOf } from '../../../lib/errors.ts';
import type { Difference, RestoreSession } from '../../restorable.ts';
import { compareServer } from '../proof/observe.ts';
import { describeContent, inWords } from '../rdb/compare.ts';
import type { Client } from '../server/client.ts';
import { pauseFor } from '../server/deadline.ts';
import { readInfo } from '../server/server.ts';
import type { Target } from '../server/target.ts';
import { answersLoaded, connectPatiently } from './connection.ts';
import { type CheckedDump, checkDump, plainDump } from './dump-file.ts';
import { enterPhase } from './former.ts';
import { keepPresent, type Return } from './keep-present.ts';
import { usedDatabases } from './keys/scan.ts';
import { pauseWrites } from './pause.ts';
import { persist } from './persist.ts';
import { findReach } from './reach.ts';
import { deliver, isGiven } from './replicate.ts';

const retryMs = 250;
const linkDownWithinMs = 5_000;

/** How a server is given its former data. */
interface Means {
  /** Lets writers wait until all is done. */
  pause?(client: Client): Promise<AsyncDisposable>;
  holds(client: Client, former: CheckedDump): Promise<boolean>;
  /** Returns where what it held until then is kept, for people. */
  put(client: Client, former: CheckedDump): Promise<string[]>;
}

/**
 * Makes the server hold what the kept file holds, unless it does already. Returns what was done.
 *
 * @param atHand a connection to use while it works: the server may take no more clients
 *
 * @throws BackupError the former data are still in the kept file; doing it again does no harm
 */
export async function bringBackBy(
  means: Means,
  { target, keeping, session: { signal } }: Return,
  atHand?: Client,
): Promise<string[]> {
  const former = await checkDump(plainDump(keeping.path), signal);
  const usable = atHand !== undefined && (await answersLoaded(atHand, signal));
  using opened = new DisposableStack();
  const client = usable ? atHand : opened.use(await connectPatiently(target, signal));
  await using _ = await means.pause?.(client);
  const held = await means.holds(client, former);
  const kept = held ? [] : await means.put(client, former);
  await enterPhase(keeping, 'former');
  return [
    `Redis at ${target.name} ${held ? 'still held' : 'got'} its former data${held ? '' : ' back'}: ${describeContent(former.summary)}`,
    ...kept,
  ];
}

/**
 * Makes the server hold its former data and take writes again, whatever state it is in. One that still has them in memory
 * only becomes a primary again, which needs no disk. Returns what was done.
 *
 * @param atHand the connection of a restore that failed, and which start of the server it was
 * @throws BackupError the former data are still in the kept file; doing it again does no harm
 */
export async function bringBack(
  returning: Return,
  atHand?: { readonly client: Client; readonly runId: string | undefined },
): Promise<string[]> {
  const { target, session, present } = returning;
  const { signal } = session;
  let mayHoldMore = true;
  return bringBackBy(
    {
      pause: pauseWrites,
      holds: async (client, former) => {
        const role = await roleOf(client, signal);
        // A replica has taken no writes since the restore began, unless it became one only after the restore.
        mayHoldMore = role === 'master' || (present.kind !== 'drop' && present.phase === 'switched');
        const before = await readInfo(client);
        const given = isGiven(before);
        if (role === 'orphan' && given && !mayHoldMore) return false;
        if (role === 'orphan') await client.command('REPLICAOF', 'NO', 'ONE');
        if (await equals(target, former, signal)) return true;
        // Nothing else has replaced its data then: what differs is what clients wrote since the copy.
        const sameStart = atHand?.runId !== undefined && atHand.runId === before.run_id;
        return role === 'orphan' && !given && sameStart && (await usedDatabases(client)).length > 0;
      },
      put: async (client, former) => {
        const kept = mayHoldMore ? await keepPresent(returning) : [];
        await putBack(client, former, session);
        return kept;
      },
    },
    returning,
    atHand?.client,
  );
}

async function putBack(client: Client, former: CheckedDump, { signal, log }: RestoreSession): Promise<void> {
  const reach = await findReach(client);
  await using following = await deliver({ client, reach, dump: former, signal, log });
  let differences: readonly Difference[] = [];
  try {
    differences = await compareServer(client.target, former, { signal });
    if (differences.length === 0) await persist(client, signal);
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    const why = [error.message, ...reasonsOf(error)].join(': ');
    log.warning(`Redis at ${client.target.name} has loaded its former data, but: ${why}`);
  } finally {
    // It has loaded all of them; that they are compared or on its disk does not make them better for its clients.
    await following.promote();
  }
  if (differences.length === 0) return;
  throw new BackupError('restore-failed', `Redis at ${client.target.name} did not take its former data as they were`, {
    because: inWords(differences),
  });
}

/** False also when that cannot be found out. */
async function equals(target: Target, former: CheckedDump, signal: AbortSignal): Promise<boolean> {
  try {
    return (await compareServer(target, former, { signal })).length === 0;
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    return false;
  }
}

/** Whether the server is a primary; a replica must be one whose primary is gone, as after a restore that was cut off. */
async function roleOf(client: Client, signal: AbortSignal): Promise<'master' | 'orphan'> {
  const deadline = performance.now() + linkDownWithinMs;
  for (;;) {
    const info = await readInfo(client, 'replication');
    if (info.role === 'master') return 'master';
    if (info.master_link_status !== 'up') return 'orphan';
    if (performance.now() > deadline) {
      throw new BackupError('source-changed', `Redis at ${client.target.name} follows another primary now`, {
        because: [
          `It is a replica of ${info.master_host ?? 'an unknown host'}:${info.master_port ?? ''}, and in sync.`,
        ],
        hint: 'If that is intended, there is nothing to undo here. Else run REPLICAOF NO ONE on it and undo again.',
      });
    }
    await pauseFor(retryMs, signal);
  }
}
