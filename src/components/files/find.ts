import type { Readable } from 'node:stream';
import { BackupError, cancelled } from '../../lib/errors.ts';
import { describeExit } from '../../lib/exec.ts';
import { type ToolSession, toolEnvironment } from './tool-environment.ts';
import { readMessage } from './tool-messages.ts';

/** Something on the source's disk, as `find` saw it. Links are not followed. */
export interface Found {
  /** Relative to root, byte for byte: names need not be valid UTF-8. */
  readonly name: Buffer;
  /** The same as text; bytes that are not UTF-8 are shown as U+FFFD. */
  readonly path: string;
  readonly type: 'file' | 'folder' | 'link' | 'socket' | 'other';
  readonly bytes: number;
  readonly modifiedMs: number;
}

export interface Listing {
  readonly found: readonly Found[];
  /** What was there but could not be read, as `find` named it. */
  readonly unreadable: readonly string[];
}

/** Starting points given to one `find`: argument lists have a limit. */
const startsPerRun = 200;

/**
 * Lists what lies at and below the given paths.
 *
 * @param root the folder they are relative to
 * @param paths relative, normalised, without trailing slash; those that do not exist are left out
 * @param maxDepth how many levels below each path; undefined for all
 * @throws BackupError `tool-missing`, `tool-failed`, `cancelled`
 */
export async function find(
  session: ToolSession,
  root: string,
  paths: readonly string[],
  maxDepth?: number,
): Promise<Listing> {
  const found: Found[] = [];
  const unreadable: string[] = [];
  for (let at = 0; at < paths.length; at += startsPerRun) {
    const part = await findSome(session, root, paths.slice(at, at + startsPerRun), maxDepth);
    for (const one of part.found) found.push(one);
    unreadable.push(...part.unreadable);
  }
  return { found, unreadable };
}

async function findSome(
  session: ToolSession,
  root: string,
  paths: readonly string[],
  maxDepth: number | undefined,
): Promise<Listing> {
  const base = rootPrefix(root);
  const starts = paths.map((path) => (path === '.' ? base : base + path));
  const depth = maxDepth === undefined ? [] : ['-maxdepth', String(maxDepth)];
  const args = ['-P', ...starts, ...depth, '-printf', '%y\\t%s\\t%T@\\t%p\\0'];
  const unreadable: string[] = [];
  const unknown: string[] = [];
  await using tool = await session.connection.start('find', args, {
    env: toolEnvironment(session),
    signal: session.signal,
    stdout: 'pipe',
    onStderrLine: (line) => {
      const message = readMessage(line);
      if (message.kind === 'unreadable') unreadable.push(message.path);
      else if (message.kind === 'other') unknown.push(message.text);
    },
  });
  const found = tool.stdout === null ? [] : await collect(tool.stdout, Buffer.from(base), session.signal);
  const exit = await tool.exit;
  if (session.signal.aborted) throw cancelled(session.signal);
  if (exit.killedBy !== null || unknown.length > 0 || (exit.code !== 0 && exit.stderr.length === 0)) {
    throw new BackupError('tool-failed', 'The files could not be listed with find', {
      because: [...unknown.slice(0, 5), describeExit(exit)],
      hint: 'GNU findutils are needed where the files lie; BusyBox find cannot print what a backup needs to know.',
    });
  }
  return { found, unreadable };
}

/** Root as the beginning of a starting point: never mistaken for an option, ends in a slash. */
function rootPrefix(root: string): string {
  const rooted = root.startsWith('/') ? root : `./${root}`;
  return rooted.endsWith('/') ? rooted : `${rooted}/`;
}

async function collect(stdout: Readable, base: Buffer, signal: AbortSignal): Promise<Found[]> {
  const found: Found[] = [];
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of stdout as AsyncIterable<Buffer>) {
      let from = 0;
      const data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, from)) {
        found.push(parse(data.subarray(from, end), base));
        from = end + 1;
      }
      rest = data.subarray(from);
    }
  } catch (error) {
    throw signal.aborted ? cancelled(signal) : error;
  }
  return found;
}

function parse(record: Buffer, base: Buffer): Found {
  const first = record.indexOf(9);
  const second = record.indexOf(9, first + 1);
  const third = record.indexOf(9, second + 1);
  const whole = record.subarray(third + 1);
  const below = whole.length > base.length ? Buffer.from(whole.subarray(base.length)) : Buffer.from('.');
  return {
    name: below,
    path: below.toString('utf8'),
    type: typeOf(record.toString('latin1', 0, first)),
    bytes: Number(record.toString('latin1', first + 1, second)),
    modifiedMs: Number(record.toString('latin1', second + 1, third)) * 1000,
  };
}

function typeOf(letter: string): Found['type'] {
  switch (letter) {
    case 'f':
      return 'file';
    case 'd':
      return 'folder';
    case 'l':
      return 'link';
    case 's':
      return 'socket';
    default:
      return 'other';
  }
}
