import { BackupError } from '../../../lib/errors.ts';
import { parseInfo } from '../server/answers.ts';
import { type Client, connect } from '../server/client.ts';
import { pauseFor } from '../server/deadline.ts';
import { says } from '../server/server.ts';
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
    const info = await client.command('INFO', 'persistence').then(parseInfo, () => undefined);
    if (info?.loading !== '1') return info !== undefined;
    await pauseFor(retryMs, signal);
  }
}
