import type { Tool, ToolExit, ToolOptions } from '../../../lib/exec.ts';
import { throwIfAborted } from '../../../lib/exec.ts';
import { program } from '../clients.ts';
import { restoreToolError } from './errors.ts';
import { type Place, placeEnv } from './place.ts';

/** psql that reads commands from its standard input, stops at the first error and has no ways of its own. */
export const psqlArguments = ['-X', '-q', '-A', '-t', '--no-password', '-v', 'ON_ERROR_STOP=1', '-f', '-'] as const;

export function startPsql(
  place: Place,
  options: Pick<ToolOptions, 'stdout' | 'onStderrLine'> & { readonly pgOptions?: string } = {},
): Promise<Tool> {
  const { pgOptions, ...rest } = options;
  return place.connection.start(program(place.client, 'psql'), psqlArguments, {
    env: { ...placeEnv(place), ...(pgOptions === undefined ? {} : { PGOPTIONS: pgOptions }) },
    signal: place.signal,
    stdin: 'pipe',
    ...rest,
  });
}

/** Runs a short script by psql. */
export async function runPsql(place: Place, script: string, variables: readonly string[] = []): Promise<void> {
  const { connection, client, signal } = place;
  const settings = variables.flatMap((variable) => ['-v', variable]);
  const exit: ToolExit = await connection.run(program(client, 'psql'), [...settings, ...psqlArguments], {
    env: placeEnv(place),
    signal,
    input: script,
  });
  throwIfAborted(signal);
  if (exit.code !== 0) throw restoreToolError('psql', exit, place);
}
