import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment, fileCommands, ownState, runnerEnvironment } from './runner-environment.ts';
import { temporaryFolder } from './temp.ts';
import { type CommandLines, readCommands, readFileCommands } from './workflow-commands.ts';

/** The shipped bundles. */
export const distFolder = fileURLToPath(new URL('../../dist', import.meta.url));

export interface RunOptions {
  /** Besides a clean environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Default: a new empty folder that goes away with the run. For an action it is the workspace. */
  readonly cwd?: string;
  /** Folder of the bundles: `<name>/index.js`. */
  readonly dist?: string;
  /** Cancels the run as the runner does at the first line on stdout or stderr for which this is true. */
  readonly cancelWhen?: (line: string) => boolean;
  /** Out of reach of a terminal's Ctrl-C, which would reach it beside our own signals. */
  readonly ownGroup?: boolean;
  /** Called with each piece of stdout as it comes. */
  readonly onStdout?: (text: string) => void;
}

export interface ActionOptions extends RunOptions {
  /** As under `with:` in a workflow. */
  readonly inputs: Readonly<Record<string, string>>;
}

export interface CliOptions extends RunOptions {
  /** Written to stdin. */
  readonly input?: string;
}

export interface ProcessResult {
  readonly exitCode: number | null;
  readonly killedBy: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
  /** False when something it started kept stdout or stderr open for 5 s after it ended. */
  readonly outputClosed: boolean;
}

export interface ActionResult extends ProcessResult, CommandLines {
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly exported: Readonly<Record<string, string>>;
  /** The job summary, Markdown. */
  readonly summary: string;
  /** Names left in RUNNER_TEMP. */
  readonly leftInTemp: readonly string[];
}

/** A process under way. Disposing it kills what is left of it. */
export interface Started<Result> extends AsyncDisposable {
  readonly pid: number;
  readonly result: Promise<Result>;
  /** SIGINT, 7.5 s, SIGTERM, 2.5 s, SIGKILL, to this process alone, as the runner cancels a step. */
  cancel(): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

const outputGraceMs = 5_000;

/** Runs `<dist>/<name>/index.js` as the Actions runner runs it. */
export async function runAction(name: string, options: ActionOptions): Promise<ActionResult> {
  await using started = await startAction(name, options);
  return await started.result;
}

/** Starts `<dist>/<name>/index.js` as the Actions runner does. */
export async function startAction(name: string, options: ActionOptions): Promise<Started<ActionResult>> {
  const home = await temporaryFolder('runner-');
  const files = join(home.path, 'file-commands');
  const temp = join(home.path, 'temp');
  const workspace = options.cwd ?? join(home.path, 'workspace');
  for (const folder of [files, temp, join(home.path, 'tools'), workspace]) await mkdir(folder, { recursive: true });
  for (const file of fileCommands) await writeFile(join(files, file), '');
  const started = await startNode([join(options.dist ?? distFolder, name, 'index.js')], {
    ...options,
    cwd: workspace,
    env: {
      ...cleanEnvironment(),
      ...ownState(workspace),
      ...runnerEnvironment(await realpath(home.path), await realpath(workspace)),
      ...Object.fromEntries(
        Object.entries(options.inputs).map(([key, value]) => [
          `INPUT_${key.replaceAll(' ', '_').toUpperCase()}`,
          value,
        ]),
      ),
      ...options.env,
    },
  });
  const result = started.result.then(async (ended): Promise<ActionResult> => {
    const read = (file: (typeof fileCommands)[number]) => readFile(join(files, file), 'utf8');
    return {
      ...ended,
      ...readCommands(ended.stdout),
      outputs: readFileCommands(await read('OUTPUT')),
      state: readFileCommands(await read('STATE')),
      exported: readFileCommands(await read('ENV')),
      summary: await read('STEP_SUMMARY'),
      leftInTemp: await readdir(temp),
    };
  });
  result.catch(() => {});
  return {
    ...started,
    result,
    [Symbol.asyncDispose]: async () => {
      await started[Symbol.asyncDispose]();
      await result.catch(() => {});
      await home[Symbol.asyncDispose]();
    },
  };
}

/** Runs the command line, `<dist>/cli/index.js`, in a clean environment. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<ProcessResult> {
  await using started = await startCli(args, options);
  return await started.result;
}

export async function startCli(args: readonly string[], options: CliOptions = {}): Promise<Started<ProcessResult>> {
  const home = await temporaryFolder('cli-');
  const started = await startNode([join(options.dist ?? distFolder, 'cli', 'index.js'), ...args], {
    ...options,
    cwd: options.cwd ?? home.path,
    env: { ...cleanEnvironment(), ...ownState(options.cwd ?? home.path), ...options.env },
  });
  return {
    ...started,
    [Symbol.asyncDispose]: async () => {
      await started[Symbol.asyncDispose]();
      await home[Symbol.asyncDispose]();
    },
  };
}

/** Ends a process as the runner ends a cancelled step; settles when it has ended. */
export async function cancelLikeRunner(child: ChildProcess): Promise<void> {
  const ended = hasEnded(child) ? Promise.resolve() : new Promise((resolve) => child.once('exit', resolve));
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', 7_500],
    ['SIGTERM', 2_500],
    ['SIGKILL', 2_500],
  ];
  for (const [signal, waitMs] of steps) {
    if (hasEnded(child)) return;
    child.kill(signal);
    const stop = new AbortController();
    await Promise.race([ended, delay(waitMs, undefined, { signal: stop.signal }).catch(() => {})]);
    stop.abort();
  }
}

interface NodeOptions extends Omit<CliOptions, 'cwd' | 'env'> {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

async function startNode(args: readonly string[], options: NodeOptions): Promise<Started<ProcessResult>> {
  const begun = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: 'pipe',
    detached: options.ownGroup ?? false,
  });
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  const cancelAt = cancelOnce(child, options.cancelWhen);
  const stdout = collect(child.stdout, cancelAt, options.onStdout);
  const stderr = collect(child.stderr, cancelAt);
  const exit = new Promise<Pick<ProcessResult, 'exitCode' | 'killedBy'>>((resolve) => {
    child.once('exit', (exitCode, killedBy) => resolve({ exitCode, killedBy }));
  });
  const closed = new Promise<true>((resolve) => child.once('close', () => resolve(true)));
  const result = exit.then(async (ended): Promise<ProcessResult> => {
    const durationMs = performance.now() - begun;
    const stop = new AbortController();
    const late = delay(outputGraceMs, false, { signal: stop.signal }).catch(() => false);
    const outputClosed = await Promise.race([closed, late]);
    stop.abort();
    child.stdout.destroy();
    child.stderr.destroy();
    return { ...ended, stdout: stdout(), stderr: stderr(), durationMs, outputClosed };
  });
  return {
    pid: child.pid ?? 0,
    result,
    cancel: () => cancelLikeRunner(child),
    kill: (signal) => void child.kill(signal),
    [Symbol.asyncDispose]: async () => {
      if (!hasEnded(child)) child.kill('SIGKILL');
      await result;
    },
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function cancelOnce(child: ChildProcess, when: RunOptions['cancelWhen']): (line: string) => void {
  let done = false;
  return (line) => {
    if (done || when === undefined || !when(line)) return;
    done = true;
    void cancelLikeRunner(child);
  };
}

function collect(
  stream: NodeJS.ReadableStream,
  onLine: (line: string) => void,
  onText?: (text: string) => void,
): () => string {
  let text = '';
  let lineStart = 0;
  stream.setEncoding('utf8');
  stream.on('data', (more: string) => {
    text += more;
    onText?.(more);
    for (let end = text.indexOf('\n', lineStart); end >= 0; end = text.indexOf('\n', lineStart)) {
      onLine(text.slice(lineStart, end));
      lineStart = end + 1;
    }
  });
  return () => text;
}
