import { meets } from '../../../config/expectation.ts';
import { messageOf } from '../../../lib/errors.ts';
import { plural } from '../../../lib/format.ts';
import type { Session } from '../../component.ts';
import type { Difference } from '../../restorable.ts';
import { connectTo } from '../connect.ts';
import { firstValue } from '../first-value.ts';
import type { Reach } from '../restore/place.ts';

/** Asks the restored database the user's own questions: the SQL checks of backup.yml, each against what it expects. */
export async function askQueries(
  place: Reach,
  { config }: Pick<Session, 'config'>,
): Promise<{ readonly differences: Difference[]; readonly compared: string[] }> {
  const queries = config.checks.filter(({ sql }) => sql !== undefined);
  const differences: Difference[] = [];
  for (const { name, sql = '', expect } of queries) {
    const found = await answer(place, sql);
    const expected = expect ?? 'a value';
    const met = found.value !== undefined && (expect === undefined || meets(found.value, expect));
    if (!met) differences.push({ what: `check ${name}`, expected, found: found.problem ?? found.value ?? 'no value' });
  }
  const passed = queries.length - differences.length;
  return { differences, compared: passed === 0 ? [] : [`${plural(passed, 'check')} of backup.yml`] };
}

/** In a session of its own: a query that fails or changes settings spoils no other. */
async function answer(place: Reach, sql: string): Promise<{ value?: string | undefined; problem?: string }> {
  try {
    await using database = await connectTo(place.source, place.connection, place.signal);
    await database.run('SET default_transaction_read_only = on');
    return { value: await firstValue(database, sql) };
  } catch (error) {
    if (place.signal.aborted) throw error;
    return { problem: messageOf(error) };
  }
}
