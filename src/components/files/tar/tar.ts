import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BackupError, cancelled, systemCode } from '../../../lib/errors.ts';
import { describeExit, type Tool, type ToolExit } from '../../../lib/exec.ts';
import { attributeOptions } from './attributes.ts';
import { type ToolSession, toolOptions } from './tool-environment.ts';
import { type Message, readMessage } from './tool-messages.ts';

/** Where GNU tar stands: its version and which of its optional abilities it has. */
export interface Tar {
  readonly version: string;
  readonly options: readonly string[];
}

/** A tar archive being made. Read `stdout` to its end, then ask `finish`. Disposing it ends tar. */
export interface RunningTar extends AsyncDisposable {
  readonly stdout: Readable;
  readonly exit: Promise<ToolExit>;
  /** What went wrong without harm, in words, once tar has ended well; throws when it has not. */
  finish(): Promise<string[]>;
}

/** @throws BackupError `tool-missing` when there is no GNU tar on the host */
export async function findTar(session: ToolSession): Promise<Tar> {
  const options = toolOptions(session);
  const answer = await session.connection.run('tar', ['--version'], options);
  const version = /GNU tar\) (\d+\.\d+(?:\.\d+)?)/.exec(answer.stdout)?.[1];
  if (version === undefined) {
    throw new BackupError('tool-missing', `GNU tar is needed on ${session.connection.name}`, {
      because: [`tar --version says: ${answer.stdout.split('\n')[0] || describeExit(answer)}`],
      hint: 'Install GNU tar (Debian: tar, Alpine: apk add tar).',
    });
  }
  const help = await session.connection.run('tar', ['--help'], options);
  const able = Object.entries(attributeOptions).filter(([option]) => help.stdout.includes(`${option} `));
  return { version, options: able.flatMap(([, options]) => options) };
}

/**
 * Starts tar on exactly these names, in this order. Names go over stdin, each ended by a zero byte: dashes, quotes, line feeds and
 * bytes that are no text are all safe. Folders are not descended into and links are not followed.
 *
 * @param unreadable whether a file that may not be read fails the archive or is a warning
 */
export async function startTar(
  session: ToolSession,
  tar: Tar,
  root: string,
  names: readonly Buffer[],
  unreadable: 'fails' | 'warns',
): Promise<RunningTar> {
  const args = [
    '--create',
    '--file=-',
    '--format=posix',
    '--sparse',
    // Access times and the process id would make every archive different (GNU tar manual, "Reproducibility").
    '--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime',
    ...tar.options,
    `--directory=${root}`,
    '--no-recursion',
    '--null',
    '--verbatim-files-from',
    '--files-from=-',
  ];
  const messages: Message[] = [];
  const tool = await session.connection.start('tar', args, {
    ...toolOptions(session),
    stdin: 'pipe',
    stdout: 'pipe',
    onStderrLine: (line) => messages.push(readMessage(line)),
  });
  const { stdout } = tool;
  if (stdout === null) throw new BackupError('internal', 'tar was started without an output');
  const fed = feed(tool, names);
  return {
    stdout,
    exit: tool.exit,
    finish: async () => {
      const exit = await tool.exit;
      if (session.signal.aborted) throw cancelled(session.signal);
      const warnings = judge(messages, exit, unreadable);
      const failure = await fed;
      if (failure !== undefined) throw new BackupError('tool-failed', 'tar did not take all names', { cause: failure });
      return warnings;
    },
    [Symbol.asyncDispose]: () => tool[Symbol.asyncDispose](),
  };
}

/**
 * What tar's messages and exit come to: warnings, when the archive is whole and every file in it is as it was at some moment.
 *
 * @throws BackupError `access-denied`, `read-failed` or `tool-failed`
 */
export function judge(
  messages: readonly Message[],
  exit: Pick<ToolExit, 'code' | 'killedBy' | 'stderr'>,
  unreadable: 'fails' | 'warns',
): string[] {
  const denied = messages.flatMap((message) => (message.kind === 'unreadable' ? [message.path] : []));
  if (denied.length > 0 && unreadable === 'fails') throw accessDenied(denied);
  const broken = messages.flatMap((message) => (message.kind === 'broken' ? [message.path] : []));
  if (broken.length > 0 && unreadable === 'fails') {
    throw new BackupError('read-failed', `${broken[0]} could not be read to its end`, {
      because: exit.stderr.slice(-5),
      hint: 'Check the disk it lies on (dmesg, smartctl), then run the backup again.',
    });
  }
  const others = messages.flatMap((message) => (message.kind === 'other' ? [message.text] : []));
  const explained = messages.some((message) => message.kind !== 'other' && message.kind !== 'summary');
  const said = unreadable === 'warns' && exit.code === 2 && messages.length > 0;
  // tar ends with 1 when files changed, and with 2 also when a named file was not there any more.
  const harmless = explained && (exit.code === 1 || (exit.code === 2 && others.length === 0));
  if (exit.killedBy !== null || !(said || exit.code === 0 || harmless)) {
    throw new BackupError('tool-failed', 'tar could not archive the files', {
      because: [describeExit(exit), ...(others.length > 0 ? others.slice(-5) : exit.stderr.slice(-5))],
    });
  }
  return messages.map(inWords).filter((text) => text !== undefined);
}

/** An error that names what may not be read. */
export function accessDenied(paths: readonly string[]): BackupError {
  const more = paths.length > 1 ? ` (and ${paths.length - 1} more)` : '';
  return new BackupError('access-denied', `${paths[0]} may not be read${more}`, {
    because: paths.slice(0, 20).map((path) => `${path}: permission denied`),
    hint: 'Run the backup as a user that may read these files, or take them out of the paths. Nothing was committed.',
  });
}

function inWords(message: Message): string | undefined {
  switch (message.kind) {
    case 'changed':
      return `${message.path} changed while it was read; it is kept as it was read`;
    case 'vanished':
      return `${message.path} vanished before it was read and is not in the backup`;
    case 'unreadable':
      return `${message.path} may not be read and is not in the backup`;
    case 'socket':
      return `${message.path} is a socket and was left out`;
    case 'other':
      return `tar: ${message.text}`;
    case 'broken':
      return `${message.path} could not be read to its end; what could not is zeros in the backup`;
    case 'summary':
      return undefined;
  }
}

/** Gives tar its names. A tar that ends early closes the pipe: its own exit says why, so that alone is no failure. */
async function feed(tool: Tool, names: readonly Buffer[]): Promise<unknown> {
  if (tool.stdin === null) return new Error('tar was started without an input');
  try {
    await pipeline(Readable.from(lists(names), { objectMode: false }), tool.stdin);
    return undefined;
  } catch (error) {
    return systemCode(error) === 'EPIPE' ? undefined : error;
  }
}

function* lists(names: readonly Buffer[]): Generator<Buffer> {
  const namesPerChunk = 500;
  const zero = Buffer.from([0]);
  for (let at = 0; at < names.length; at += namesPerChunk) {
    yield Buffer.concat(names.slice(at, at + namesPerChunk).flatMap((name) => [name, zero]));
  }
}
