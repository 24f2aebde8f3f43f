import { meets } from '../../../config/expectation.ts';
import { messageOf, reasonsOf } from '../../../lib/errors.ts';
import { plural } from '../../../lib/format.ts';
import type { Difference } from '../../restorable.ts';
import type { Session } from '../../session.ts';
import type { Reach } from '../restore/place.ts';
import { answer } from '../server/answer.ts';

/** Asks the restored database the user's own questions: the SQL checks of backup.yml, each against what it expects. */
export async function askQueries(
  place: Reach,
  { config }: Pick<Session, 'config'>,
): Promise<{ readonly differences: Difference[]; readonly compared: string[] }> {
  const queries = config.checks.filter(({ sql }) => sql !== undefined);
  const differences: Difference[] = [];
  for (const { name, sql = '', expect, timeout } of queries) {
    const found = await ask(place, sql, timeout);
    const expected = expect ?? 'a value';
    const met = found.value !== undefined && (expect === undefined || meets(found.value, expect));
    if (!met) differences.push({ what: `check ${name}`, expected, found: found.problem ?? found.value ?? 'no value' });
  }
  const passed = queries.length - differences.length;
  return { differences, compared: passed === 0 ? [] : [`${plural(passed, 'check')} of backup.yml`] };
}

async function ask(
  place: Reach,
  sql: string,
  timeoutMs: number,
): Promise<{ value?: string | undefined; problem?: string }> {
  try {
    return { value: await answer({ ...place, sql, timeoutMs, mode: 'read-only' }) };
  } catch (error) {
    if (place.signal.aborted) throw error;
    return { problem: [messageOf(error), ...reasonsOf(error)].join(': ') };
  }
}
