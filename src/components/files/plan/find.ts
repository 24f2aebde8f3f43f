import type { Readable } from 'node:stream';
import { BackupError, cancelled } from '../../../lib/errors.ts';
import { describeExit } from '../../../lib/exec.ts';
import { textOfName } from '../../../lib/file-name.ts';
import { ancestorsOf, isWithin } from '../tar/paths.ts';
import { type ToolSession, toolOptions } from '../tar/tool-environment.ts';
import { readMessage } from '../tar/tool-messages.ts';

/** Something on the source's disk, as `find` saw it. Links are not followed. */
export interface Found {
  /** Relative to root, byte for byte: names need not be valid UTF-8. */
  readonly name: Buffer;
  /** The same as text: see `textOfName`. */
  readonly path: string;
  readonly type: 'file' | 'folder' | 'link' | 'socket' | 'other';
  /** On the disk: holes have none. */
  readonly bytes: number;
  readonly modifiedMs: number;
  /** What a link points at. */
  readonly target: string;
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
  // As the beginning of a starting point it is never mistaken for an option.
  const base = `${root.startsWith('/') ? '' : './'}${root}${root.endsWith('/') ? '' : '/'}`;
  // An argument can only be UTF-8: another name is looked for in its folder.
  const asked = new Set(
    paths.map((path) => [...ancestorsOf(path), path].findLast((folder) => folder.isWellFormed()) ?? '.'),
  );
  const starts = [...asked].map((path) => (path === '.' ? base : base + path));
  const depth = maxDepth === undefined ? [] : ['-maxdepth', String(maxDepth)];
  const args = ['-P', ...starts, ...depth, '-printf', '%y\\t%s\\t%b\\t%T@\\t%p\\0%l\\0'];
  const unreadable: string[] = [];
  const unknown: string[] = [];
  await using tool = await session.connection.start('find', args, {
    ...toolOptions(session),
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
  const wanted = paths.every((path) => asked.has(path))
    ? found
    : found.filter((one) => paths.some((path) => isWithin(one.path, path)));
  return { found: wanted, unreadable };
}

async function collect(stdout: Readable, base: Buffer, signal: AbortSignal): Promise<Found[]> {
  const found: Found[] = [];
  let record: Buffer | undefined;
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of stdout as AsyncIterable<Buffer>) {
      let from = 0;
      const data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, from)) {
        const part = data.subarray(from, end);
        if (record === undefined) record = part;
        else {
          found.push(parse(record, part, base));
          record = undefined;
        }
        from = end + 1;
      }
      rest = data.subarray(from);
    }
  } catch (error) {
    throw signal.aborted ? cancelled(signal) : error;
  }
  return found;
}

const types: Readonly<Record<string, Found['type']>> = { f: 'file', d: 'folder', l: 'link', s: 'socket' };

/** "type, size, blocks, time, name" and what a link points at. */
function parse(record: Buffer, target: Buffer, base: Buffer): Found {
  const [type = '', size, blocks, modified, ...name] = record.toString('latin1').split('\t');
  const whole = Buffer.from(name.join('\t'), 'latin1');
  const below = whole.length > base.length ? Buffer.from(whole.subarray(base.length)) : Buffer.from('.');
  return {
    name: below,
    path: textOfName(below),
    type: types[type] ?? 'other',
    // A file system may put the end of a file elsewhere: only what is missing on a larger scale is holes.
    bytes: Math.min(Number(size), Number(blocks) * 512 + 4096),
    modifiedMs: Number(modified) * 1000,
    target: textOfName(target),
  };
}
