import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { withDeadline } from '../../../lib/deadline.ts';
import { BackupError, cancelled, messageOf } from '../../../lib/errors.ts';
import type { ToolExit } from '../../../lib/exec.ts';
import { writeError } from '../../../pipeline/write.ts';
import type { Session } from '../../session.ts';
import { toolOptions } from '../tar/tool-environment.ts';

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
export function captureContainer(session: Session, container: string, lines: number): Promise<Outcome> {
  const args = ['logs', '--tail', String(lines), '--timestamps', '--', container];
  return capture(session, `container ${container}`, 'docker', args, async (out, errors) => {
    const merged = `${out}.merged`;
    await keep(Readable.from(mergeByStamp(out, errors), { objectMode: false }), merged, session.signal);
    await Promise.all([rm(out), rm(errors)]);
    return captured(session, `containers/${fileName(container)}.log`, merged);
  });
}

/** The last lines of a systemd unit's journal. */
export function captureJournal(session: Session, unit: string, lines: number): Promise<Outcome> {
  const args = [`--unit=${unit}`, `--lines=${lines}`, '--no-pager', '--output=short-iso', '--quiet'];
  return capture(session, `journal of ${unit}`, 'journalctl', args, async (out) => {
    const journal = await captured(session, `journal/${fileName(unit)}.log`, out);
    return journal.bytes === 0 ? 'it holds no entries' : journal;
  });
}

/** Whatever goes wrong, only this source is missing, and nothing of it is left on the disk. */
async function capture(
  session: Session,
  source: string,
  command: string,
  args: readonly string[],
  finish: (out: string, errors: string) => Promise<Captured | string>,
): Promise<Outcome> {
  const out = join(session.scratch, `${command}-${crypto.randomUUID()}.out`);
  const errors = `${out}.errors`;
  const limit = `${captureLimitMinutes} minutes`;
  const late = new BackupError('timeout', `${command} did not end within ${limit} and was stopped`);
  using deadline = withDeadline(session.signal, captureLimitMinutes * 60_000, late);
  const { signal } = deadline;
  const taken = await take().catch((error: unknown) => messageOf(signal.aborted ? cancelled(signal) : error));
  if (session.signal.aborted) throw cancelled(session.signal);
  if (typeof taken !== 'string') return { captured: taken };
  await Promise.all([out, errors, `${out}.merged`].map((file) => rm(file, { force: true })));
  return { missing: `${source}: ${taken}` };

  async function take(): Promise<Captured | string> {
    const options = { ...toolOptions({ ...session, signal }), stdout: 'pipe', stderr: 'pipe' } as const;
    await using tool = await session.connection.start(command, args, options);
    const outputs = [keep(tool.stdout, out, signal), keep(tool.stderr, errors, signal)];
    await Promise.all(outputs);
    const exit = await tool.exit;
    return exit.code === 0 ? await finish(out, errors) : reasonOf(command, exit);
  }
}

async function keep(from: Readable | null, file: string, signal: AbortSignal): Promise<void> {
  try {
    await pipeline(from ?? [], createWriteStream(file, { mode: 0o600, flags: 'wx' }), { signal });
  } catch (error) {
    throw writeError(error, file);
  }
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

/**
 * Two files of time-stamped lines as one, in order, whatever the length of a line. Time stamps of docker sort as text; a line
 * without one stays in place.
 */
export async function* mergeByStamp(first: string, second: string): AsyncGenerator<Buffer> {
  const [a, b] = [piecesOf(first), piecesOf(second)];
  let [left, right] = [await a.next(), await b.next()];
  while (!left.done || !right.done) {
    if (right.done || (!left.done && left.value.stamp <= right.value.stamp)) left = yield* lineOf(left, a);
    else right = yield* lineOf(right, b);
  }
}

/** Part of a line, or all of it. */
interface Piece {
  readonly bytes: Buffer;
  readonly begins: boolean;
  readonly stamp: string;
}
type Next = IteratorResult<Piece, void>;

/** Hands on one line, and returns the piece that follows. */
async function* lineOf(head: Next, pieces: AsyncGenerator<Piece, void>): AsyncGenerator<Buffer, Next> {
  let next = head;
  do {
    if (!next.done) yield next.value.bytes;
    next = await pieces.next();
  } while (!next.done && !next.value.begins);
  return next;
}

async function* piecesOf(file: string): AsyncGenerator<Piece, void> {
  const mostStampBytes = 64;
  let held: Buffer = Buffer.alloc(0);
  let begins = true;
  for await (const chunk of createReadStream(file)) {
    let rest: Buffer = Buffer.concat([held, chunk]);
    while (rest.length > 0) {
      const end = rest.indexOf('\n') + 1;
      if (end === 0 && begins && rest.length < mostStampBytes) break;
      const bytes = end === 0 ? rest : rest.subarray(0, end);
      yield { bytes, begins, stamp: begins ? stampOf(bytes) : '' };
      rest = rest.subarray(bytes.length);
      begins = end > 0;
    }
    held = rest;
  }
  if (held.length > 0 || !begins)
    yield { bytes: Buffer.concat([held, Buffer.from('\n')]), begins, stamp: stampOf(held) };
}

function stampOf(line: Buffer): string {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z?/.exec(line.toString('latin1', 0, 64))?.[0] ?? '';
}

function fileName(name: string): string {
  return name.replaceAll('/', '_');
}
