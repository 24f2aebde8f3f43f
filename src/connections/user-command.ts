import type { Command } from '../config/schema.ts';
import { BackupError, cancelled, messageOf } from '../lib/errors.ts';
import { describeExit, type ToolOptions } from '../lib/exec.ts';
import { shellQuote } from '../lib/format.ts';
import type { Connection } from './connection.ts';

/** Where a command of the user runs. */
export interface CommandPlace {
  readonly connection: Connection;
  readonly env: ToolOptions['env'];
  readonly signal: AbortSignal;
}

/** How a command is shown. */
export function commandText(command: Command): string {
  return typeof command === 'string' ? command : command.map(shellQuote).join(' ');
}

/** Runs a command of the user; undefined when it ended with 0, else why not. */
export async function tryCommand(
  command: Command,
  place: CommandPlace,
  timeoutMs: number,
): Promise<string | undefined> {
  const [program = 'sh', ...args] = typeof command === 'string' ? ['sh', '-c', command] : command;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([place.signal, timeout]);
  try {
    // Its output is not kept: what it leaves running would hold it open.
    await using tool = await place.connection.start(program, args, { env: place.env, signal });
    const exit = await tool.exit;
    if (place.signal.aborted) throw cancelled(place.signal);
    if (timeout.aborted) return `did not end within ${Math.round(timeoutMs / 1000)} s`;
    if (exit.code === 0) return undefined;
    return [describeExit(exit), ...exit.stderr.slice(-3)].join('; ');
  } catch (error) {
    if (place.signal.aborted) throw cancelled(place.signal);
    if (error instanceof BackupError && error.code === 'tool-missing') return messageOf(error);
    throw error;
  }
}
