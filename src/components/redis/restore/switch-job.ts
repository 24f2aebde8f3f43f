import { isDeepStrictEqual } from 'node:util';
import type { RedisConfig } from '../../../config/schema.ts';
import { BackupError, messageOf, reasonsOf } from '../../../lib/errors.ts';
import type { RestoreSession } from '../../restorable.ts';
import type { Client } from '../server/client.ts';
import { readInfo } from '../server/server.ts';
import { requestSnapshot } from '../server/sync.ts';
import type { Target } from '../server/target.ts';
import type { CheckedDump } from './dump-file.ts';
import { enterPhase, type Keeping, keepFormer } from './former.ts';

/** What a running server is switched to, and from. */
export interface Switch {
  readonly config: RedisConfig;
  readonly session: RestoreSession;
  readonly target: Target;
  readonly dump: CheckedDump;
  readonly keeping: Keeping;
  /** When the kept copy was begun. */
  readonly moment: Moment;
}

/** What a server has counted so far. Equal moments: nothing was written in between. */
type Moment = Readonly<Record<string, string | undefined>>;

export async function readMoment(client: Client): Promise<Moment> {
  const info = await readInfo(client);
  const { run_id, master_repl_offset, rdb_changes_since_last_save, rdb_last_save_time, rdb_saves, expired_keys } = info;
  return { run_id, master_repl_offset, rdb_changes_since_last_save, rdb_last_save_time, rdb_saves, expired_keys };
}

/** The moment of a copy that was begun at `before` and for which the server saved once: nothing was written since. */
export async function momentOfSave(client: Client, before: Moment): Promise<Moment> {
  const { rdb_last_save_time } = await readMoment(client);
  const { rdb_saves } = before;
  return {
    ...before,
    rdb_changes_since_last_save: '0',
    rdb_last_save_time,
    rdb_saves: rdb_saves === undefined ? undefined : String(Number(rdb_saves) + 1),
  };
}

/** Takes the copy of the former data again when something was written since. */
export async function renewFormer(
  { session, target, keeping, moment }: Switch,
  client: Client,
  take = requestSnapshot,
): Promise<void> {
  if (isDeepStrictEqual(await readMoment(client), moment)) return;
  session.log.info('Something was written meanwhile: the copy of the former data is taken again');
  await keepFormer(target, keeping, session.signal, take);
}

/**
 * Puts the former data back at once when a switch fails, over what it has at hand: the way back of the whole restore finds it
 * done. Returns the error to throw.
 *
 * @param bringBack what the way back does, too; absent: the server was not touched
 */
export async function rolledBack(
  { session, config, target, keeping }: Switch,
  error: unknown,
  bringBack: ((late: RestoreSession) => Promise<unknown>) | undefined,
): Promise<unknown> {
  try {
    // The session may be cancelled: this must be done all the same.
    const late = { ...session, signal: AbortSignal.timeout(config.timeout) };
    await (bringBack === undefined ? enterPhase(keeping, 'former') : bringBack(late));
  } catch (second) {
    return new BackupError('restore-failed', `Redis at ${target.name} does not serve its former data yet`, {
      because: [messageOf(error), ...reasonsOf(error), `Putting them back: ${messageOf(second)}`, ...reasonsOf(second)],
      hint: `They are kept in ${keeping.path}. As soon as the server answers, run backupctl restore --undo.`,
      cause: error,
    });
  }
  if (!(error instanceof BackupError)) return error;
  return new BackupError(error.code, error.message, {
    because: [...error.because, `Redis at ${target.name} holds its former data again.`],
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    cause: error,
  });
}
