import { setTimeout as wait } from 'node:timers/promises';
import { cancelled, messageOf } from '../lib/errors.ts';

export { commandText, tryCommand } from '../connections/user-command.ts';

const retryEveryMs = 1_000;
const requestTimeoutMs = 10_000;

/** Asks a URL once; undefined when it answered 200, else what it answered. */
export async function tryUrl(url: string, signal: AbortSignal): Promise<string | undefined> {
  // Loading these takes 0.06 s of every start; few runs have a URL to ask.
  const { request } = await (url.startsWith('https:') ? import('node:https') : import('node:http'));
  const limited = AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]);
  return new Promise((resolve) => {
    const call = request(url, { signal: limited, agent: false }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode === 200 ? undefined : `answered ${response.statusCode}`));
      response.once('error', (error) => resolve(messageOf(error)));
    });
    call.once('error', (error) => resolve(messageOf(error)));
    call.end();
  });
}

/** Repeats a probe until it passes or the time is over; undefined when it passed, else the last reason. */
export async function untilPassed(
  probe: () => Promise<string | undefined>,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  const endMs = performance.now() + timeoutMs;
  for (;;) {
    const problem = await probe();
    if (signal.aborted) throw cancelled(signal);
    if (problem === undefined || performance.now() + retryEveryMs > endMs) return problem;
    await wait(retryEveryMs, undefined, { signal }).catch(() => {});
  }
}
