import { type ChildProcess, spawn } from 'node:child_process';
import { PassThrough, pipeline, type Readable, type Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { BackupError, cancelled, systemCode } from './errors.ts';

export interface ToolOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly cwd?: string;
  readonly stdin?: 'ignore' | 'pipe';
  readonly stdout?: 'ignore' | 'pipe';
  /** `pipe`: every byte of stderr is read from the tool too, at the reader's pace. */
  readonly stderr?: 'pipe';
  /** Called with each complete line the tool writes to stderr; what is longer than 64 KiB is cut. */
  readonly onStderrLine?: (line: string) => void;
}

export interface ToolExit {
  readonly code: number | null;
  readonly killedBy: NodeJS.Signals | null;
  /** The last lines written to stderr. */
  readonly stderr: readonly string[];
}

/** A running tool. Disposing it ends its whole process tree. */
export interface Tool extends AsyncDisposable {
  readonly command: string;
  readonly pid: number;
  readonly stdin: Writable | null;
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  /** Settles when the process has ended and its output is closed; never rejects. */
  readonly exit: Promise<ToolExit>;
}

/** Leaders of the process groups of tools that run now. However this process ends, they end too. */
const leaders = new Set<number>();
process.on('exit', () => {
  for (const pid of leaders) signalGroup(pid, 'SIGKILL');
});

const keptStderrLines = 200;
const mostLineCharacters = 64 * 1024;
const mostAnswerBytes = 128 * 1024 * 1024;
const killAfterMs = 4_000;
/** What a tool wrote before it ended has long been read by then: stderr is read as it comes. */
const stderrGraceMs = 2_000;

/**
 * Starts a tool with an argument list (never through a shell) in its own process group, so that an abort can end
 * everything it started. An abort sends SIGTERM and, 4 s later, SIGKILL: a runner kills us 10 s after it cancels.
 *
 * @throws BackupError `tool-missing` when the program does not exist, `cancelled` when the signal is already aborted.
 */
export async function startTool(command: string, args: readonly string[], options: ToolOptions): Promise<Tool> {
  if (options.signal.aborted) throw cancelled(options.signal);
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: [options.stdin ?? 'ignore', options.stdout ?? 'ignore', 'pipe'],
  });
  const lines = keepLines(child, options.onStderrLine);
  const stdout = child.stdout === null ? null : keepUnread(child.stdout);
  const stderr = options.stderr === undefined || child.stderr === null ? null : keepUnread(child.stderr);
  const closed = new Promise<ToolExit>((resolve) => {
    child.once('close', (code, killedBy) => resolve({ code, killedBy, stderr: lines }));
  });
  await spawned(child, command);

  const pid = child.pid ?? 0;
  // Workers of a tool that was killed (pg_restore --jobs) would go on, and keep its output open.
  leaders.add(pid);
  child.once('exit', (_code, killedBy) => {
    leaders.delete(pid);
    if (killedBy !== null) signalGroup(pid, 'SIGKILL');
    // A server that the tool left running may hold its stderr open for ever.
    const timer = setTimeout(() => child.stderr?.destroy(), stderrGraceMs);
    void closed.then(() => clearTimeout(timer));
  });
  const stop = () => endTree(child, pid, closed);
  options.signal.addEventListener('abort', stop, { once: true });
  const exit = closed.finally(() => options.signal.removeEventListener('abort', stop));
  return {
    command,
    pid,
    stdin: child.stdin,
    stdout,
    stderr,
    exit,
    [Symbol.asyncDispose]: async () => {
      stop();
      for (const output of [stdout, stderr, child.stdout]) output?.destroy();
      await exit;
    },
  };
}

/**
 * Runs a tool to its end and returns what it printed; stdout is for small answers.
 *
 * @throws BackupError `tool-failed` when it prints more than 128 MiB
 */
export async function runTool(
  command: string,
  args: readonly string[],
  options: ToolOptions & { readonly input?: string },
): Promise<ToolExit & { readonly stdout: string }> {
  const stdin = options.input === undefined ? 'ignore' : 'pipe';
  await using tool = await startTool(command, args, { ...options, stdout: 'pipe', stdin });
  tool.stdin?.on('error', () => {});
  tool.stdin?.end(options.input);
  const chunks: Buffer[] = [];
  let bytes = 0;
  tool.stdout?.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= mostAnswerBytes) chunks.push(chunk);
  });
  const exit = await tool.exit;
  if (bytes > mostAnswerBytes)
    throw new BackupError('tool-failed', `${command} printed ${bytes} bytes, too many to read`);
  return { ...exit, stdout: Buffer.concat(chunks).toString('utf8') };
}

/** "exit code 1" or "signal SIGKILL": how a tool ended, for an error's reasons. */
export function describeExit(exit: ToolExit): string {
  return exit.killedBy === null ? `exit code ${exit.code}` : `ended by ${exit.killedBy}`;
}

/** Throws `cancelled` when the tool was stopped by our own abort. */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw cancelled(signal);
}

/**
 * Keeps the output of a tool that ends before anybody reads it: Node.js throws away what is left unread on a child's own
 * stdout when the child exits (flushStdio in lib/internal/child_process.js). Back-pressure reaches the tool as before.
 */
function keepUnread(stdout: Readable): Readable {
  // Whoever reads sees a failure as the stream's error; one that nobody reads concerns nobody.
  const kept = new PassThrough();
  kept.on('error', () => {});
  pipeline(stdout, kept, () => {});
  return kept;
}

function spawned(child: ChildProcess, command: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause) => {
      const code = systemCode(cause);
      reject(
        code === 'ENOENT' || code === 'EACCES'
          ? new BackupError('tool-missing', `${command} is not installed on this machine`, {
              cause,
              hint: `Install ${command}, or put it on PATH.`,
            })
          : new BackupError('tool-failed', `${command} could not be started`, { cause }),
      );
    });
  });
}

function endTree(child: ChildProcess, pid: number, closed: Promise<ToolExit>): void {
  if (child.exitCode !== null || child.signalCode !== null) {
    closeOutput(child);
    return;
  }
  signalGroup(pid, 'SIGTERM');
  // What is stopped takes no other signal.
  signalGroup(pid, 'SIGCONT');
  const timer = setTimeout(() => {
    signalGroup(pid, 'SIGKILL');
    closeOutput(child);
  }, killAfterMs);
  void closed.then(() => clearTimeout(timer));
}

/** A process that left the group may hold the output open; nobody waits for it after an abort. */
function closeOutput(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
}

export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  if (pid <= 0) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (systemCode(error) !== 'ESRCH') throw error;
  }
}

function keepLines(child: ChildProcess, onLine: ((line: string) => void) | undefined): string[] {
  const kept: string[] = [];
  const decoder = new StringDecoder('utf8');
  let line = '';
  const take = () => {
    if (line.length === 0) return;
    kept.push(line);
    if (kept.length > keptStderrLines) kept.shift();
    onLine?.(line);
  };
  child.stderr?.on('data', (chunk: Buffer) => {
    for (const [at, text] of decoder.write(chunk).split('\n').entries()) {
      if (at > 0) take();
      line = ((at > 0 ? '' : line) + text).slice(0, mostLineCharacters);
    }
  });
  child.stderr?.on('end', take);
  return kept;
}
