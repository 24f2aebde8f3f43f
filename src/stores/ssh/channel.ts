import type { Writable } from 'node:stream';
import { type Tool, type ToolExit, throwIfAborted } from '../../lib/exec.ts';
import { connectionFailure, noShell } from './failures.ts';

/** A script that runs on the remote host. Disposing it ends our side of it, and with that its own. */
export interface Channel extends AsyncDisposable {
  /** What it prints. It must be read, or the script waits. */
  readonly output: AsyncIterable<Buffer>;
  readonly input: Writable | null;
  /** How the script ended: never by ssh's own failure, which is thrown. What stood on stderr before it began is left out. */
  readonly end: () => Promise<ToolExit>;
}

/** What a talkative login shell may print before; more is no greeting. */
const longestGreeting = 256 * 1024;

/** ssh gives this for all that is its own, and for a script that was killed. */
const ofSshItself = 255;

/** Waits until the script begins: until then nothing of its input was read. */
export async function beginChannel(tool: Tool, begun: string, location: string, signal: AbortSignal): Promise<Channel> {
  const chunks = untilClosed(tool.stdout);
  tool.stdin?.on('error', () => {});
  try {
    const { rest, printed } = await skipGreeting(chunks, begun);
    if (rest === undefined) {
      if (printed.byteLength > longestGreeting) await tool[Symbol.asyncDispose]();
      const exit = await tool.exit;
      throwIfAborted(signal);
      if (exit.code === ofSshItself) throw connectionFailure(location, exit);
      throw noShell(location, exit, printed.subarray(0, 1000).toString());
    }
    return {
      output: outputFrom(rest, chunks),
      input: tool.stdin,
      end: async () => {
        const exit = await tool.exit;
        throwIfAborted(signal);
        if (exit.code === ofSshItself || exit.code === null) throw connectionFailure(location, exit);
        return { ...exit, stderr: exit.stderr.slice(exit.stderr.indexOf(begun) + 1) };
      },
      [Symbol.asyncDispose]: () => tool[Symbol.asyncDispose](),
    };
  } catch (error) {
    await tool[Symbol.asyncDispose]();
    throw error;
  }
}

/** How it ended is told by the exit code. */
async function* untilClosed(stdout: AsyncIterable<Buffer> | null): AsyncGenerator<Buffer> {
  try {
    if (stdout !== null) yield* stdout;
  } catch {
    // It was closed, by us or with the connection.
  }
}

/** What follows the script's first line; undefined when that never came. */
async function skipGreeting(
  chunks: AsyncIterator<Buffer>,
  begun: string,
): Promise<{ readonly rest: Buffer | undefined; readonly printed: Buffer }> {
  let printed: Buffer = Buffer.alloc(0);
  while (printed.byteLength <= longestGreeting) {
    const next = await chunks.next();
    if (next.done === true) break;
    printed = Buffer.concat([printed, next.value]);
    const at = printed.indexOf(`${begun}\n`);
    if (at >= 0) return { rest: printed.subarray(at + begun.length + 1), printed };
  }
  return { rest: undefined, printed };
}

async function* outputFrom(rest: Buffer, chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (rest.byteLength > 0) yield rest;
  for (;;) {
    const next = await chunks.next();
    if (next.done === true) return;
    yield next.value;
  }
}
