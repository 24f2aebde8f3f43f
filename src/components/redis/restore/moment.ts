import { parseInfo } from '../server/answers.ts';
import type { Client } from '../server/client.ts';

/** What a server has counted so far. Equal moments: nothing was written in between. */
export type Moment = Readonly<Record<string, string | undefined>>;

export async function readMoment(client: Client): Promise<Moment> {
  const info = parseInfo(await client.command('INFO'));
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
