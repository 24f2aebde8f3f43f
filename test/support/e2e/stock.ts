import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { cleanEnvironment } from '../runner-environment.ts';

export interface StockOptions {
  readonly cwd?: string;
  /** Besides a clean environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Runs a program of the system, no shell between, and returns what it wrote to stdout. @throws Error when it fails */
export async function stock(program: string, args: readonly string[], options: StockOptions = {}): Promise<string> {
  const child = spawn(program, args, { cwd: options.cwd, env: { ...cleanEnvironment(), ...options.env } });
  const ended = new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ?? String(code)));
  });
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  const [outcome, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  if (outcome === '0') return stdout;
  throw new Error(
    `${[program, ...args].join(' ')} ended with ${outcome}\n${stdout.slice(-4000)}\n${stderr.slice(-4000)}`,
  );
}

/** One bash that runs the text and stops at the first command that fails. */
export function bash(script: string, options: StockOptions = {}): Promise<string> {
  return stock('bash', ['-e'], { ...options, input: script });
}
