import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { withDeadline } from '../../lib/deadline.ts';
import { BackupError, cancelled } from '../../lib/errors.ts';
import type { ToolExit } from '../../lib/exec.ts';
import type { Session } from '../component.ts';
import { toolEnvironment } from './tool-environment.ts';

/** The output of a log tool, kept in a file on this machine until it is archived. */
export interface Captured {
  /** Its name in the archive: "containers/trading-system.log". */
  readonly name: string;
  /** Where it lies now. */
  readonly file: string;
  readonly bytes: number;
  readonly modified: Date;
}

/** Logs are the least of a backup: a log tool that hangs must not hold up the database. */
const captureLimitMinutes = 2;

/** What came of a source of logs: its lines, or why there are none. */
export type Outcome = { readonly captured: Captured } | { readonly missing: string };

/** The last lines of a container, standard output and standard error in the order of their time stamps. */
export async function captureContainer(session: Session, container: string, lines: number): Promise<Outcome> {
  const args = ['logs', '--tail', String(lines), '--timestamps', '--', container];
  const result = await capture(session, 'docker', args);
  if ('missing' in result) return { missing: `container ${container}: ${result.missing}` };
  const { out, errors } = result;
  const merged = `${out}.merged`;
  await pipeline(Readable.from(mergeByStamp(out, errors)), createWriteStream(merged, { mode: 0o600, flags: 'wx' }));
  await Promise.all([rm(out), rm(errors)]);
  return { captured: await captured(session, `containers/${fileName(container)}.log`, merged) };
}

/** The last lines of a systemd unit's journal. */
export async function captureJournal(session: Session, unit: string, lines: number): Promise<Outcome> {
  const args = [`--unit=${unit}`, `--lines=${lines}`, '--no-pager', '--output=short-iso', '--quiet'];
  const result = await capture(session, 'journalctl', args);
  if ('missing' in result) return { missing: `journal of ${unit}: ${result.missing}` };
  const journal = await captured(session, `journal/${fileName(unit)}.log`, result.out);
  return journal.bytes === 0 ? { missing: `journal of ${unit}: it holds no entries` } : { captured: journal };
}

interface Output {
  readonly out: string;
  readonly errors: string;
}

async function capture(
  session: Session,
  command: string,
  args: readonly string[],
): Promise<Output | { readonly missing: string }> {
  const out = join(session.scratch, `${command}-${crypto.randomUUID()}.out`);
  const errors = `${out}.errors`;
  const errorFile = createWriteStream(errors, { mode: 0o600, flags: 'wx' });
  const errorsWritten = finished(errorFile);
  // A failure is seen where it is awaited below, after the tool has ended.
  errorsWritten.catch(() => {});
  const limit = `${captureLimitMinutes} minutes`;
  const late = new BackupError('timeout', `${command} did not end within ${limit} and was stopped`);
  using deadline = withDeadline(session.signal, captureLimitMinutes * 60_000, late);
  const { signal } = deadline;
  try {
    await using tool = await session.connection.start(command, args, {
      env: toolEnvironment(session),
      signal,
      stdout: 'pipe',
      onStderrLine: (line) => errorFile.write(`${line}\n`),
    });
    if (tool.stdout !== null) await pipeline(tool.stdout, createWriteStream(out, { mode: 0o600, flags: 'wx' }));
    const exit = await tool.exit;
    errorFile.end();
    await errorsWritten;
    if (signal.aborted) throw cancelled(signal);
    return exit.code === 0 ? { out, errors } : { missing: reasonOf(command, exit) };
  } catch (error) {
    errorFile.destroy();
    if (session.signal.aborted) throw cancelled(session.signal);
    if (signal.aborted) return { missing: late.message };
    if (error instanceof BackupError && isNoTool(error)) return { missing: error.message };
    throw error;
  }
}

function isNoTool({ code }: BackupError): boolean {
  return code === 'tool-missing' || code === 'tool-failed';
}

/** Only the tool's own words: what the container wrote to its standard error may hold anything. */
function reasonOf(command: string, exit: ToolExit): string {
  const own = /^(?:Error\b|Cannot connect|Failed to|permission denied|No journal|Got permission|failed to connect)/i;
  const line = exit.stderr.findLast((text) => own.test(text));
  return line ?? `${command} ended with ${exit.killedBy ?? `exit code ${exit.code}`}`;
}

async function captured(session: Session, name: string, file: string): Promise<Captured> {
  const { size } = await stat(file);
  return { name, file, bytes: size, modified: session.now() };
}

/** Two files of time-stamped lines as one, in order. Time stamps of docker sort as text; a line without one stays in place. */
export async function* mergeByStamp(first: string, second: string): AsyncGenerator<string> {
  const a = linesOf(first);
  const b = linesOf(second);
  let [left, right] = [await a.next(), await b.next()];
  while (!left.done || !right.done) {
    if (right.done || (!left.done && stampOf(left.value) <= stampOf(right.value))) {
      yield `${left.value}\n`;
      left = await a.next();
    } else {
      yield `${right.value}\n`;
      right = await b.next();
    }
  }
}

function linesOf(file: string): AsyncIterator<string> {
  return createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })[
    Symbol.asyncIterator
  ]();
}

function stampOf(line: string): string {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z?/.exec(line)?.[0] ?? '';
}

function fileName(name: string): string {
  return name.replaceAll('/', '_');
}
