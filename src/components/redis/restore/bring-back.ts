import { BackupError } from '../../../lib/errors.ts';
import { describeContent } from '../rdb/compare.ts';
import type { Client } from '../server/client.ts';
import type { Target } from '../server/target.ts';
import { answersLoaded, connectPatiently } from './connect-patiently.ts';
import { type CheckedDump, checkDump, plainDump } from './dump-file.ts';
import { enterPhase, type Keeping } from './former.ts';

/** How a server is given its former data. */
export interface Means {
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
  target: Target,
  keeping: Keeping,
  signal: AbortSignal,
  atHand?: Client,
): Promise<string[]> {
  const former = await checkDump(plainDump(keeping.path), signal);
  const usable = atHand !== undefined && (await answersLoaded(atHand, signal));
  using own = usable ? undefined : await connectPatiently(target, signal);
  const client = own ?? atHand;
  if (client === undefined) throw new BackupError('internal', 'there is no connection');
  await using _ = await means.pause?.(client);
  const held = await means.holds(client, former);
  const kept = held ? [] : await means.put(client, former);
  await enterPhase(keeping, 'former');
  return [
    `Redis at ${target.name} ${held ? 'still held' : 'got'} its former data${held ? '' : ' back'}: ${describeContent(former.summary)}`,
    ...kept,
  ];
}
