import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import type { Session } from '../components/component.ts';
import type { Command } from '../config/schema.ts';
import { BackupError, cancelled, messageOf } from '../lib/errors.ts';
import { describeExit } from '../lib/exec.ts';
import { shellQuote } from '../lib/format.ts';

const retryEveryMs = 1_000;
const requestTimeoutMs = 10_000;

/** How a command is shown. */
export function commandText(command: Command): string {
  return typeof command === 'string' ? command : command.map(shellQuote).join(' ');
}

/** Runs a command of the user; undefined when it ended with 0, else why not. */
export async function tryCommand(command: Command, session: Session, timeoutMs: number): Promise<string | undefined> {
  const [program = 'sh', ...args] = typeof command === 'string' ? ['sh', '-c', command] : command;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([session.signal, timeout]);
  try {
    // Its output is not kept: what it leaves running would hold it open.
    await using tool = await session.connection.start(program, args, { env: session.env, signal });
    const exit = await tool.exit;
    if (session.signal.aborted) throw cancelled(session.signal);
    if (timeout.aborted) return `did not end within ${Math.round(timeoutMs / 1000)} s`;
    if (exit.code === 0) return undefined;
    return [describeExit(exit), ...exit.stderr.slice(-3)].join('; ');
  } catch (error) {
    if (session.signal.aborted) throw cancelled(session.signal);
    if (error instanceof BackupError && error.code === 'tool-missing') return messageOf(error);
    throw error;
  }
}

/** Asks a URL once; undefined when it answered 200, else what it answered. */
export async function tryUrl(url: string, signal: AbortSignal): Promise<string | undefined> {
  const send = url.startsWith('https:') ? secureRequest : request;
  const limited = AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]);
  return new Promise((resolve) => {
    const call = send(url, { signal: limited, agent: false }, (response) => {
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
