import { formatCount, plural } from '../../../lib/format.ts';
import type { Check, RestoreSession } from '../../restorable.ts';
import { factsSchema, type RedisFacts } from '../facts.ts';
import { connect } from '../server/client.ts';
import { inspectServer } from '../server/server.ts';
import { findTarget } from '../server/target.ts';
import { judged } from './judged.ts';
import { checkPending } from './offline/confirm.ts';

/** The last moment a Date can be. */
const latestDateMs = 8.64e15;

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
    return [...pending, judged(name, undefined, 'this user may not ask for the number of keys', 'Grant +info.')];
  }
  const live = new Map(state.databases.map(({ db, keys }) => [db, keys]));
  const total = [...live.values()].reduce((sum, keys) => sum + keys, 0);
  const parsed = factsSchema.safeParse(facts);
  if (!parsed.success) return [...pending, judged(name, total > 0, plural(total, 'key'))];
  const counted = parsed.data.databases.map((backup) => judgeKeys(live.get(backup.db) ?? 0, backup, session.now()));
  const outcome = (['failed', 'unknown'] as const).find((one) => counted.some((found) => found.outcome === one));
  const problems = counted.filter((found) => found.outcome === outcome).map(({ detail }) => detail);
  if (outcome === undefined) return [...pending, judged(name, true, plural(total, 'key'))];
  return [...pending, { name, outcome, detail: problems.join('; ') }];
}

type DatabaseFacts = RedisFacts['databases'][number];

/** Whether a database has as many keys as must be left of the backup's: those that never expire, and of the others one while there is any. */
function judgeKeys(found: number, backup: DatabaseFacts, now: Date): Pick<Check, 'outcome' | 'detail'> {
  const { db, keys, expires, types, latestExpiryMs } = backup;
  const vanishing = backup.vanishing ?? types.hash ?? 0;
  const detail = `database ${db} has ${formatCount(found)} of ${plural(keys, 'key')}`;
  if (found < keys - expires - vanishing) return { outcome: 'failed', detail };
  if (found > 0 || keys === 0) return { outcome: 'passed', detail };
  if (latestExpiryMs === undefined)
    return { outcome: 'unknown', detail: `${detail}; all of them expire, and the backup does not say when` };
  const until = new Date(Math.min(latestExpiryMs, latestDateMs)).toISOString();
  if (latestExpiryMs > now.getTime()) return { outcome: 'failed', detail: `${detail}; the last one expires ${until}` };
  return { outcome: 'passed', detail: `${detail}; the last one expired ${until}` };
}
