import { BackupError } from '../../../lib/errors.ts';
import type { Log } from '../../../lib/log.ts';
import { type Client, connect } from '../server/client.ts';
import { pauseFor } from '../server/deadline.ts';
import { readInfo, says, unlessRefused } from '../server/server.ts';
import type { Target } from '../server/target.ts';

const reachWithinMs = 30_000;
const retryMs = 250;

/** Waits for a server that is starting or loading. */
export async function connectPatiently(target: Target, signal: AbortSignal): Promise<Client> {
  const deadline = performance.now() + reachWithinMs;
  for (;;) {
    try {
      return await connect(target, signal);
    } catch (error) {
      const inTime = says(error, /^LOADING/) || performance.now() < deadline;
      const again = error instanceof BackupError && error.retryable && inTime;
      if (!again) throw error;
      await pauseFor(retryMs, signal);
    }
  }
}

/** Whether a connection still works; returns when its server has loaded its data. */
export async function answersLoaded(client: Client, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    const info = await readInfo(client, 'persistence').catch(() => undefined);
    if (info?.loading !== '1') return info !== undefined;
    await pauseFor(retryMs, signal);
  }
}

/** Whether anybody is there; a server that refuses us, or is busy loading, is there too. */
export async function isAnswering(target: Target, signal: AbortSignal): Promise<boolean> {
  try {
    using _ = await connect(target, signal);
    return true;
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    return !isNobody(error);
  }
}

/** Whether an error of `connect` means that nobody answered at all. */
export function isNobody(error: BackupError): boolean {
  return error.code === 'unreachable' && says(error, /ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENOENT/);
}

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
