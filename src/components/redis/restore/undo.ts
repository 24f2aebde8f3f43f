import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { BackupError, cancelled, reasonsOf } from '../../../lib/errors.ts';
import type { Difference, RestoreSession, Undoing } from '../../restorable.ts';
import { parseInfo } from '../answers.ts';
import type { Client } from '../client.ts';
import { withTimeout } from '../deadline.ts';
import { compareServer } from '../proof/observe.ts';
import { findTarget, type Target } from '../target.ts';
import { bringBackBy } from './bring-back.ts';
import type { CheckedDump } from './dump-file.ts';
import { dropCut, dropFormer, exists, formerGone, type Keeping, keepingOf, readPhase } from './former.ts';
import { keepPresent, type Present } from './keep-present.ts';
import { usedDatabases } from './keys/scan.ts';
import { pauseWrites } from './pause.ts';
import { persist } from './persist.ts';
import { findReach } from './reach.ts';
import { deliver, isGiven } from './replicate.ts';

/** What undo needs in another process. The file's name is below the keep folder, wherever that is mounted then. */
export const undoStateSchema = z.object({
  target: z.string(),
  restoreId: z.string(),
  keptFile: z.string(),
  way: z.enum(['replication', 'keys']).default('replication'),
  /** While only staging was begun, the copy is of data that nobody can have replaced. */
  reached: z.enum(['staging', 'switching']).default('switching'),
  /** contentDigest() of what was restored; restores of the first versions do not say. */
  restored: z.string().exactOptional(),
});
export type UndoState = z.output<typeof undoStateSchema>;

const retryMs = 250;
const linkDownWithinMs = 5_000;

/** Brings the former data back from the kept file, and says what was done. */
export type BringBack = (
  target: Target,
  keeping: Keeping,
  session: RestoreSession,
  signal: AbortSignal,
  present: Present,
) => Promise<string[]>;

/** Undoes a restore that went over the network, the way it went, and removes what a kill has cut. */
export async function undoOnline(
  state: unknown,
  session: RestoreSession,
  undoing: Undoing,
  bringBack: BringBack,
): Promise<readonly string[]> {
  const known = undoStateSchema.parse(state);
  const config = session.config.redis;
  if (config === undefined) {
    throw new BackupError('invalid-config', 'No Redis server is configured', {
      hint: `Set redis.url to the server that was restored (${known.target}).`,
    });
  }
  const keeping = keepingOf(session.keepFolder, known.restoreId);
  await dropCut(keeping);
  const lost = await findLost(known, session, undoing);
  if (lost !== undefined) throw lost;
  const phase = await readPhase(keeping);
  if (phase === undefined) {
    if (known.reached === 'staging') await dropFormer(keeping);
    return [`Redis at ${known.target} was not touched`];
  }
  if (phase === 'former') return [`Redis at ${known.target} has its former data back already`];
  const target = await findTarget(config, session.connection);
  if (target.name !== known.target) {
    throw new BackupError(
      'invalid-config',
      `The restore went to Redis at ${known.target}, but redis.url names ${target.name}`,
      {
        hint: 'Set redis.url to the server that was restored. Nothing was touched.',
      },
    );
  }
  using deadline = withTimeout(session.signal, config.timeout, 'undo');
  const kind = undoing.purpose === 'undo' ? 'must-keep' : 'try-keep';
  const present: Present = { kind, restored: known.restored, phase: undoing.phase };
  return await bringBack(target, keeping, session, deadline.signal, present);
}

/** Looks whether what such an undo needs is gone for good; changes nothing. Returns what the undo would fail with. */
export async function checkUndoOnline(
  state: unknown,
  session: RestoreSession,
  undoing: Undoing,
): Promise<BackupError | undefined> {
  return findLost(undoStateSchema.parse(state), session, undoing);
}

async function findLost(known: UndoState, session: RestoreSession, undoing: Undoing): Promise<BackupError | undefined> {
  const keeping = keepingOf(session.keepFolder, known.restoreId);
  const phase = await readPhase(keeping);
  if (phase === undefined) {
    return undoing.phase === 'switched' ? formerGone(known.target, session.keepFolder) : undefined;
  }
  if (phase === 'former' || (await exists(keeping.path))) return undefined;
  return formerGone(known.target, keeping.path);
}

/** The connection of a restore that failed, and which start of the server it was. */
export interface AtHand {
  readonly client: Client;
  readonly runId: string | undefined;
}

/**
 * Makes the server hold its former data and take writes again, whatever state it is in. One that still has them in memory
 * only becomes a primary again, which needs no disk. Returns what was done.
 *
 * @throws BackupError the former data are still in the kept file; doing it again does no harm
 */
export async function bringBack(
  target: Target,
  keeping: Keeping,
  session: RestoreSession,
  signal: AbortSignal,
  present: Present,
  atHand?: AtHand,
): Promise<string[]> {
  let mayHoldMore = true;
  return bringBackBy(
    {
      pause: pauseWrites,
      holds: async (client, former) => {
        const role = await roleOf(client, signal);
        // A replica has taken no writes since the restore began, unless it became one only after the restore.
        mayHoldMore = role === 'master' || (present.kind !== 'drop' && present.phase === 'switched');
        const before = parseInfo(await client.command('INFO'));
        const given = isGiven(before);
        if (role === 'orphan' && given && !mayHoldMore) return false;
        if (role === 'orphan') await client.command('REPLICAOF', 'NO', 'ONE');
        if (await equals(target, former, signal)) return true;
        // Nothing else has replaced its data then: what differs is what clients wrote since the copy.
        const sameStart = atHand?.runId !== undefined && atHand.runId === before.run_id;
        return role === 'orphan' && !given && sameStart && (await usedDatabases(client)).length > 0;
      },
      put: async (client, former) => {
        const kept = mayHoldMore ? await keepPresent(present, client, keeping, session, signal) : [];
        await putBack(client, former, session, signal);
        return kept;
      },
    },
    target,
    keeping,
    signal,
    atHand?.client,
  );
}

async function putBack(
  client: Client,
  former: CheckedDump,
  session: RestoreSession,
  signal: AbortSignal,
): Promise<void> {
  const reach = await findReach(client);
  await using following = await deliver({ client, reach, dump: former, signal, log: session.log });
  let differences: readonly Difference[] = [];
  try {
    differences = await differencesOf(client.target, former, signal);
    if (differences.length === 0) await persist(client, signal);
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    const why = [error.message, ...reasonsOf(error)].join(': ');
    session.log.warning(`Redis at ${client.target.name} has loaded its former data, but: ${why}`);
  } finally {
    // It has loaded all of them; that they are compared or on its disk does not make them better for its clients.
    await following.promote();
  }
  if (differences.length === 0) return;
  throw new BackupError('restore-failed', `Redis at ${client.target.name} did not take its former data as they were`, {
    because: differences.map(({ what, expected, found }) => `${what}: ${found} instead of ${expected}`),
  });
}

function differencesOf(target: Target, former: CheckedDump, signal: AbortSignal): Promise<readonly Difference[]> {
  const { aux } = former.summary;
  return compareServer(target, former, { serverVersion: aux['valkey-ver'] ?? aux['redis-ver'], signal });
}

/** False also when that cannot be found out. */
async function equals(target: Target, former: CheckedDump, signal: AbortSignal): Promise<boolean> {
  try {
    return (await differencesOf(target, former, signal)).length === 0;
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    return false;
  }
}

/** Whether the server is a primary; a replica must be one whose primary is gone, as after a restore that was cut off. */
async function roleOf(client: Client, signal: AbortSignal): Promise<'master' | 'orphan'> {
  const deadline = performance.now() + linkDownWithinMs;
  for (;;) {
    const info = parseInfo(await client.command('INFO', 'replication'));
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

async function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => {
    throw cancelled(signal);
  });
}
