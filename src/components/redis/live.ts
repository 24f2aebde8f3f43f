import { plural } from '../../lib/format.ts';
import type { Check, RestoreSession } from '../restorable.ts';
import { connect } from './client.ts';
import { factsSchema } from './facts.ts';
import { checkPending } from './restore/offline/confirm.ts';
import { inspectServer } from './server.ts';
import { findTarget } from './target.ts';

/** After a restore: each database holds the keys of the backup, less those whose time has come, plus new ones. */
export async function inspectLiveRedis(facts: unknown, session: RestoreSession): Promise<Check[]> {
  const config = session.config.redis;
  if (config === undefined) return [];
  const target = await findTarget(config, session.connection);
  using client = await connect(target, session.signal);
  const state = await inspectServer(client);
  const name = 'keys-present';
  const pending = await checkPending(session);
  if (state.databases === undefined) {
    return [
      ...pending,
      { name, outcome: 'unknown', detail: 'this user may not ask for the number of keys', hint: 'Grant +info.' },
    ];
  }
  const live = new Map(state.databases.map(({ db, keys }) => [db, keys]));
  const total = [...live.values()].reduce((sum, keys) => sum + keys, 0);
  const parsed = factsSchema.safeParse(facts);
  if (!parsed.success)
    return [...pending, { name, outcome: total > 0 ? 'passed' : 'failed', detail: plural(total, 'key') }];
  const short = parsed.data.databases.filter(({ db, keys, expires }) => (live.get(db) ?? 0) < keys - expires);
  return [
    ...pending,
    {
      name,
      outcome: short.length === 0 ? 'passed' : 'failed',
      detail:
        short.length === 0
          ? plural(total, 'key')
          : short.map(({ db, keys }) => `database ${db} has ${live.get(db) ?? 0} of ${keys} keys`).join('; '),
    },
  ];
}
