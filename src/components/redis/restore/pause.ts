import { BackupError } from '../../../lib/errors.ts';
import type { Client } from '../server/client.ts';
import { unlessRefused } from '../server/server.ts';

/** Writes that wait. Disposing it lets them go on. */
interface Pause extends AsyncDisposable {
  /** False when the server cannot do it (before 6.2) or the user may not ask for it. */
  readonly holds: boolean;
}

/** Short, so that writers go on by themselves soon after this process has died. */
const pauseMs = 10_000;
const renewMs = 3_000;

/** Makes writers wait, readers not, for as long as it lasts. */
export async function pauseWrites(client: Client): Promise<Pause> {
  const pause = () => client.command('CLIENT', 'PAUSE', String(pauseMs), 'WRITE');
  if ((await unlessRefused(pause)) === undefined) return { holds: false, [Symbol.asyncDispose]: async () => {} };
  // When renewing fails the connection is lost, and the next command on it says so.
  const timer = setInterval(() => void pause().catch(() => {}), renewMs);
  return {
    holds: true,
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer);
      // When this cannot be said, they go on by themselves a few seconds later.
      await client.command('CLIENT', 'UNPAUSE').catch((error: unknown) => {
        if (!(error instanceof BackupError)) throw error;
      });
    },
  };
}
