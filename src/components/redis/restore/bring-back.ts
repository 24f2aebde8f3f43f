import type { Client } from '../client.ts';
import { describeContent } from '../proof/compare.ts';
import type { Target } from '../target.ts';
import { connectPatiently } from './connect-patiently.ts';
import { type CheckedDump, checkDump, plainDump } from './dump-file.ts';
import { enterPhase, type Keeping } from './former.ts';

/** How a server is given its former data. */
export interface Means {
  holds(client: Client, former: CheckedDump): Promise<boolean>;
  /** Returns where what it held until then is kept, for people. */
  put(client: Client, former: CheckedDump): Promise<string[]>;
  /** What remains to be done once it holds them. */
  settle?(client: Client): Promise<void>;
}

/**
 * Makes the server hold what the kept file holds, unless it does already. Returns what was done.
 *
 * @throws BackupError the former data are still in the kept file; doing it again does no harm
 */
export async function bringBackBy(
  means: Means,
  target: Target,
  keeping: Keeping,
  signal: AbortSignal,
): Promise<string[]> {
  const former = await checkDump(plainDump(keeping.path), signal);
  using client = await connectPatiently(target, signal);
  const held = await means.holds(client, former);
  const kept = held ? [] : await means.put(client, former);
  await enterPhase(keeping, 'former');
  await means.settle?.(client);
  return [
    `Redis at ${target.name} ${held ? 'still held' : 'got'} its former data${held ? '' : ' back'}: ${describeContent(former.summary)}`,
    ...kept,
  ];
}
