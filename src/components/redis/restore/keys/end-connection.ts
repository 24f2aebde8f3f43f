import type { Log } from '../../../../lib/log.ts';
import type { Client } from '../../server/client.ts';
import { unlessRefused } from '../../server/server.ts';
import type { Target } from '../../server/target.ts';
import { connectPatiently } from '../connect-patiently.ts';

/** The number of a connection at its server; undefined when the user may not ask. */
export async function connectionId(client: Client): Promise<string | undefined> {
  return unlessRefused(async () => String(await client.command('CLIENT', 'ID')));
}

/** Has the server end a connection: what was sent over it, and not run yet, would run after it was closed on this side. */
export async function endConnection(
  target: Target,
  id: string | undefined,
  signal: AbortSignal,
  log: Log,
): Promise<void> {
  using client = await connectPatiently(target, signal);
  if (id === undefined) return;
  const killed = await unlessRefused(() => client.command('CLIENT', 'KILL', 'ID', id));
  if (killed === undefined) {
    log.warning(
      'The user may not end connections (client|kill): the last commands of the restore may still be on their way.',
    );
  }
}
