import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Tool, type ToolOptions, throwIfAborted } from '../../../lib/exec.ts';
import { shellQuote } from '../../../lib/format.ts';
import { conninfo, type Source } from '../server/source.ts';
import { isFatal, restoreToolError } from './errors.ts';
import { type Place, startProgram } from './place.ts';

/** psql that reads commands from its standard input, stops at the first error and has no ways of its own. */
const psqlArguments = ['-X', '-q', '-A', '-t', '--no-password', '-v', 'ON_ERROR_STOP=1', '-f', '-'] as const;

interface PsqlOptions extends Pick<ToolOptions, 'stdout' | 'onStderrLine'> {
  readonly pgOptions?: string;
  /** "name=value" */
  readonly variable?: string;
}

export function startPsql(place: Place, { variable, ...options }: PsqlOptions): Promise<Tool> {
  const args = [...(variable === undefined ? [] : ['-v', variable]), ...psqlArguments];
  return startProgram(place, 'psql', args, { stdin: 'pipe', ...options });
}

/**
 * Sends a script to psql. Its own failure is the reason shown, unless what feeds it failed first.
 *
 * @returns the errors that the script itself told psql to pass over
 */
export async function feedPsql(
  place: Place,
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  options: Pick<PsqlOptions, 'pgOptions' | 'variable'>,
): Promise<readonly string[]> {
  const errors: string[] = [];
  const onStderrLine = (line: string) => {
    const words = /^psql:<stdin>:\d+: (ERROR: .*)$/.exec(line)?.[1];
    if (words !== undefined && errors.length < mostErrors) errors.push(words);
  };
  await using tool = await startPsql(place, { ...options, onStderrLine });
  let feeding: unknown;
  const source = Readable.from(chunks, { objectMode: false });
  if (tool.stdin !== null) {
    await pipeline(source, tool.stdin, { signal: place.signal }).catch((error: unknown) => {
      feeding = error;
    });
  }
  const lost =
    feeding instanceof Error &&
    'code' in feeding &&
    (feeding.code === 'EPIPE' || feeding.code === 'ERR_STREAM_PREMATURE_CLOSE');
  throwIfAborted(place.signal);
  if (feeding !== undefined && !lost) throw feeding;
  const exit = await tool.exit;
  throwIfAborted(place.signal);
  if (exit.code !== 0 || feeding !== undefined || errors.some(isFatal)) throw restoreToolError('psql', exit, place);
  return errors;
}

const mostErrors = 100;

/** For a person's shell: each statement is sent by itself, and the first that fails ends it. psql takes PGPASSWORD, or asks. */
export function psqlCommand(source: Source, statements: readonly string[]): string {
  const database = /^\w+$/.test(source.database) ? source.database : conninfo(source.database);
  const where = ['-h', source.host, '-p', String(source.port), '-U', source.user, '-d', database];
  const sent = statements.map((statement) => `-c ${shellQuote(statement)}`);
  return ['psql -X -v ON_ERROR_STOP=1', ...where.map(shellQuote), ...sent].join(' ');
}
