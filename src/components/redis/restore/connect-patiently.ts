import { setTimeout as delay } from 'node:timers/promises';
import { BackupError, cancelled } from '../../../lib/errors.ts';
import { parseInfo } from '../answers.ts';
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
      await pauseFor(signal);
    }
  }
}

/** Whether a connection still works; returns when its server has loaded its data. */
export async function answersLoaded(client: Client, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    const info = await client.command('INFO', 'persistence').then(parseInfo, () => undefined);
    if (info?.loading !== '1') return info !== undefined;
    await pauseFor(signal);
  }
}

async function pauseFor(signal: AbortSignal): Promise<void> {
  await delay(retryMs, undefined, { signal }).catch(() => {
    throw cancelled(signal);
  });
}
