import { z } from 'zod';
import type { RedisConfig } from '../../../config/schema.ts';
import { BackupError } from '../../../lib/errors.ts';
import type { RestoreSession } from '../../restorable.ts';
import { type PlannedUndo, plannedUndo, step, type UndoRecord } from '../../way-back.ts';
import { withTimeout } from '../server/deadline.ts';
import { exists } from '../server/route.ts';
import { findTarget, type Target } from '../server/target.ts';
import { bringBack } from './bring-back.ts';
import { isAnswering } from './connection.ts';
import { cutFiles, dropCut, dropFormer, formerGone, keepingOf, readPhase } from './former.ts';
import { undonePath } from './keep-present.ts';
import { bringBackByKeys } from './keys/undo.ts';
import { planUndoFiles } from './offline/undo.ts';

/** What undo needs in another process. The file's name is below the keep folder, wherever that is mounted then. */
const undoStateSchema = z.object({
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

const anyWay = z.object({ target: z.string(), way: z.string().exactOptional() });

/** The way back of Redis, the way it was restored. */
export async function planUndo(record: UndoRecord, session: RestoreSession): Promise<PlannedUndo> {
  const { target, way } = anyWay.parse(record.state);
  const config = session.config.redis;
  if (config !== undefined) return await (way === 'files' ? planUndoFiles : planUndoOnline)(record, session, config);
  throw new BackupError('invalid-config', 'No Redis server is configured', {
    hint: `Set redis.url to the server that was restored (${target}).`,
  });
}

/** Of a restore over the network: the former data are in a kept file, and a small file beside it says what the server may hold. */
async function planUndoOnline(
  { state, commands, phase }: UndoRecord,
  session: RestoreSession,
  config: RedisConfig,
): Promise<PlannedUndo> {
  const known = undoStateSchema.parse(state);
  const name = `Redis at ${known.target}`;
  const keeping = keepingOf(session.keepFolder, known.restoreId);
  const [reached, kept] = [await readPhase(keeping), await exists(keeping.path)];
  const gone = reached === undefined ? phase === 'switched' : reached === 'switching' && !kept;
  const error = formerGone(known.target, reached === undefined ? session.keepFolder : keeping.path);
  const replaced = reached === 'switching' && !gone;
  const untouched = reached === 'former' ? `${name} has its former data back already` : `${name} was not touched`;
  const target = replaced ? await requireTarget(known, config, session) : undefined;
  const answers = target !== undefined && (await isAnswering(target, session.signal));
  const how = known.way === 'keys' ? 'key by key' : 'as a replica of this process';
  return plannedUndo(
    {
      component: 'redis',
      target: name,
      found: replaced
        ? [`the former data are kept in ${keeping.path}`, `${name} ${answers ? 'answers' : 'does not answer now'}`]
        : gone
          ? []
          : [untouched],
      losses: replaced
        ? [`what ${name} holds now is kept in ${await undonePath(keeping)}, unless it is what was restored`]
        : [],
      commands,
      obstacle: gone ? { kind: 'gone', error } : undefined,
    },
    [
      step(await anyExists(cutFiles(keeping)), 'remove half a copy of the former data', () => dropCut(keeping)),
      step(
        reached === undefined && known.reached === 'staging' && kept,
        `remove ${keeping.path}, a copy of what ${name} still holds`,
        async () => {
          await dropFormer(keeping);
          return [untouched];
        },
      ),
      target === undefined
        ? []
        : step(true, `give ${name} the kept data back ${how}, unless it still holds them`, async (keep) => {
            using limited = withTimeout(session, config.timeout, 'undo');
            const present = { kind: keep, restored: known.restored, phase } as const;
            const bring = known.way === 'keys' ? bringBackByKeys : bringBack;
            return await bring({ target, keeping, session: limited, present });
          }),
    ],
  );
}

async function anyExists(paths: readonly string[]): Promise<boolean> {
  return (await Promise.all(paths.map(exists))).includes(true);
}

async function requireTarget(known: UndoState, config: RedisConfig, session: RestoreSession): Promise<Target> {
  const target = await findTarget(config, session.connection);
  if (target.name === known.target) return target;
  throw new BackupError(
    'invalid-config',
    `The restore went to Redis at ${known.target}, but redis.url names ${target.name}`,
    { hint: 'Set redis.url to the server that was restored. Nothing was touched.' },
  );
}
