import { hostname, tmpdir, userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { BackupError, cancelled, messageOf, reasonsOf } from '../lib/errors.ts';
import type { Log, Progress } from '../lib/log.ts';
import type { Report } from '../report/report.ts';
import { reportText } from '../report/text.ts';
import type { Host } from './host.ts';
import { Masker } from './masker.ts';
import { printable } from './printable.ts';
import { ProgressLine } from './progress.ts';
import { processSignal } from './signals.ts';

export interface TerminalOptions {
  readonly inputs: ReadonlyMap<string, string>;
  /** Print the report as JSON on stdout; everything else goes to stderr. */
  readonly json: boolean;
  readonly verbose: boolean;
}

const redrawMs = 200;
const lineEveryMs = 10_000;

/** A person at a terminal, or a script: results on stdout, everything on the way on stderr. */
export function terminalHost(options: TerminalOptions): Host {
  const masker = new Masker();
  const screen = new Screen(masker);
  const { signal, stand } = processSignal({ say: (line) => screen.print(line), patience: 'person' });
  const log: Log = {
    info: (line) => screen.print(line),
    warning: (line) => screen.print(`warning: ${line}`),
    debug: (line) => {
      if (options.verbose) screen.print(line);
    },
    group: async (title, body) => {
      screen.print(`== ${title}`);
      try {
        return await body();
      } finally {
        screen.endProgress();
      }
    },
    progress: (update) => screen.progress(update),
  };
  return {
    kind: 'terminal',
    log,
    signal,
    stand,
    env: process.env,
    folder: process.cwd(),
    temporaryFolder: tmpdir(),
    run: { machine: hostname(), ...userName() },
    now: () => new Date(),
    input: (name) => options.inputs.get(name),
    inputLabel: (name) => `--${name}`,
    keepReport: async () => {},
    ask: (question) => ask(question, signal),
    mask: (secret) => masker.add(secret),
    masked: (text) => masker.apply(text),
    deliver: async (report: Report) => {
      const json = () => masker.apply(`${JSON.stringify(report, undefined, 2)}\n`);
      process.stdout.write(options.json ? json() : printable(masker.apply(reportText(report))));
    },
    fail: async (error) => {
      screen.endProgress();
      for (const line of errorLines(error, options.verbose)) screen.print(line);
      if (options.json) process.stdout.write(masker.apply(`${JSON.stringify(errorJson(error), undefined, 2)}\n`));
    },
  };
}

/** Who sits there, as the system knows them; a container may have no name for its user. */
function userName(): { readonly actor?: string } {
  try {
    return { actor: userInfo().username };
  } catch {
    return {};
  }
}

/** Only a person at a terminal is asked: a script must say it beforehand. */
async function ask(question: string, signal: AbortSignal): Promise<string | undefined> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  using lines = createInterface({ input: process.stdin, output: process.stderr });
  // A terminal in raw mode sends no signal for Ctrl-C; readline sees it first.
  lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  // Ctrl-D, or a terminal that went away, is no answer. Node.js rejects the question then, or leaves it open for ever.
  const ended = new Promise<undefined>((resolve) => lines.once('close', () => resolve(undefined)));
  try {
    return await Promise.race([lines.question(question, { signal }), ended]);
  } catch (error) {
    if (signal.aborted) throw cancelled(signal);
    if (error instanceof Error && error.name === 'AbortError') return undefined;
    throw error;
  }
}

function errorLines(error: unknown, verbose: boolean): string[] {
  const lines = [`error: ${messageOf(error)}`, ...reasonsOf(error).map((reason) => `  because: ${reason}`)];
  if (error instanceof BackupError) {
    if (error.hint !== undefined) lines.push(`  hint: ${error.hint}`);
    lines.push(`  code: ${error.code} (docs/troubleshooting.md#${error.code}), exit ${error.exitCode}`);
  }
  if (error instanceof Error && (verbose || !(error instanceof BackupError))) lines.push(error.stack ?? '');
  return lines;
}

function errorJson(error: unknown): object {
  return {
    status: 'failed',
    errorCode: error instanceof BackupError ? error.code : 'internal',
    title: messageOf(error),
    because: reasonsOf(error),
    hint: error instanceof BackupError ? error.hint : undefined,
  };
}

/** Lines and one live progress line on stderr; without a terminal, a progress line every so often. */
class Screen {
  readonly #masker: Masker;
  readonly #live = process.stderr.isTTY;
  #progress = new ProgressLine(() => performance.now());
  #drawnMs = performance.now();
  #drawn = false;

  constructor(masker: Masker) {
    this.#masker = masker;
  }

  print(line: string): void {
    this.#erase();
    process.stderr.write(`${printable(this.#masker.apply(line))}\n`);
  }

  progress(update: Progress): void {
    this.#progress.update(update);
    const now = performance.now();
    if (now - this.#drawnMs < (this.#live ? redrawMs : lineEveryMs)) return;
    this.#drawnMs = now;
    const text = printable(this.#progress.text());
    if (!this.#live) {
      this.print(text);
      return;
    }
    process.stderr.write(`\r\x1b[K${text.slice(0, Math.max(20, process.stderr.columns - 1))}`);
    this.#drawn = true;
  }

  endProgress(): void {
    this.#erase();
    this.#progress.clear();
  }

  #erase(): void {
    if (this.#drawn) process.stderr.write('\r\x1b[K');
    this.#drawn = false;
  }
}
