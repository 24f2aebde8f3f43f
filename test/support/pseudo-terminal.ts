import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { shellQuote } from '../../src/lib/format.ts';
import { distFolder } from './runner.ts';
import { ownState } from './runner-environment.ts';

const patienceMs = 30_000;

export interface AtTerminal {
  /** Everything that was shown. */
  readonly output: string;
  readonly exitCode: number | null;
}

/** Runs the command line at a terminal (of util-linux' script), and types `keys` once it asks something. */
export async function atTerminal(folder: string, args: readonly string[], keys: string): Promise<AtTerminal> {
  const line = [process.execPath, join(distFolder, 'cli', 'index.js'), ...args].map(shellQuote).join(' ');
  const child = spawn('script', ['-qec', line, '/dev/null'], {
    cwd: folder,
    env: { ...process.env, ...ownState(folder) },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let output = '';
  let typed = false;
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
    if (typed || !/ to go on: /.test(output)) return;
    typed = true;
    child.stdin.write(keys);
  });
  // A question that never comes must not leave the two processes behind: without its terminal, the command line ends.
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  const [exitCode] = await once(child, 'close');
  clearTimeout(timer);
  return { output, exitCode: typeof exitCode === 'number' ? exitCode : null };
}
