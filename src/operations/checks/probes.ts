import { components } from '../../components/index.ts';
import type { Check } from '../../components/restorable.ts';
import type { Session } from '../../components/session.ts';
import { meets } from '../../config/expectation.ts';
import type { Probe } from '../../config/schema.ts';
import { messageOf, reasonsOf } from '../../lib/errors.ts';
import { commandText, tryCommand, tryUrl, untilPassed } from '../commands.ts';

/** Runs the user's checks of backup.yml, one after the other. */
export function runProbes(session: Session): Promise<Check[]> {
  return Array.fromAsync(session.config.checks, (probe) => runProbe(probe, session));
}

async function runProbe(probe: Probe, session: Session): Promise<Check> {
  const { name, timeout, command, url, sql } = probe;
  const result = (problem: string | undefined, what: string): Check => {
    if (problem === undefined) return { name, outcome: 'passed', detail: what };
    return { name, outcome: 'failed', detail: `${what}: ${problem}` };
  };
  if (command !== undefined) {
    const attempt = () => tryCommand(command, session, timeout);
    return result(await untilPassed(attempt, timeout, session.signal), commandText(command));
  }
  if (url !== undefined) {
    return result(await untilPassed(() => tryUrl(url, session.signal), timeout, session.signal), url);
  }
  return result(await trySql(probe, session), sql ?? '');
}

async function trySql({ sql = '', expect, timeout }: Probe, session: Session): Promise<string | undefined> {
  const database = components.find(({ query }) => query !== undefined);
  if (database?.query === undefined) return 'no component answers SQL';
  try {
    const value = await database.query(sql, session, timeout);
    if (expect === undefined) return value === undefined ? 'gave no row' : undefined;
    return meets(value, expect) ? undefined : `gave ${value ?? 'no row'}, expected ${expect}`;
  } catch (error) {
    if (session.signal.aborted) throw error;
    return [messageOf(error), ...reasonsOf(error)].join(': ');
  }
}
