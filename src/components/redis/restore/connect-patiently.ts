import { setTimeout as delay } from 'node:timers/promises';
import { BackupError, cancelled } from '../../../lib/errors.ts';
import { type Client, connect } from '../client.ts';
import type { Target } from '../target.ts';

const reachWithinMs = 30_000;
const retryMs = 250;

/** Waits for a server that is starting or loading. */
export async function connectPatiently(target: Target, signal: AbortSignal): Promise<Client> {
  const deadline = performance.now() + reachWithinMs;
  for (;;) {
    try {
      return await connect(target, signal);
    } catch (error) {
      const loading = error instanceof BackupError && error.because.some((line) => line.startsWith('LOADING'));
      const again = error instanceof BackupError && error.retryable && (loading || performance.now() < deadline);
      if (!again) throw error;
      await delay(retryMs, undefined, { signal }).catch(() => {
        throw cancelled(signal);
      });
    }
  }
}
