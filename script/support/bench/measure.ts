import { execFileSync, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** One thing to measure; each run begins from the same state. */
export interface Case {
  readonly name: string;
  /** What is run, as a person would type it. */
  readonly command: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Outside the measured time. */
  before?(): Promise<void>;
  after?(): Promise<void>;
}

export interface Measured {
  readonly wallMs: number;
  /** Largest resident memory of the command's first process (with `exec`: of the program itself). */
  readonly peakBytes: number;
}

/** A command that did not end with 0. */
export class CaseFailed extends Error {}

const peakEveryMs = 20;

/** Runs every case once per round, in turn, so that what else happens on the machine falls on all of them alike. */
export async function interleave(
  cases: readonly Case[],
  rounds: number,
  onResult: (name: string, measured: Measured) => void,
): Promise<Map<string, Measured[]>> {
  const results = new Map<string, Measured[]>(cases.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const one of cases) {
      const measured = await measure(one);
      results.get(one.name)?.push(measured);
      onResult(one.name, measured);
    }
  }
  return results;
}

export async function measure(one: Case): Promise<Measured> {
  await one.before?.();
  // What earlier cases wrote must not be written to disk while this one is timed.
  execFileSync('sync');
  const begun = performance.now();
  const child = spawn('bash', ['-c', `set -euo pipefail; ${one.command}`], {
    cwd: one.cwd,
    env: { ...process.env, ...one.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stderr: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => stderr.push(text));
  let peakBytes = 0;
  const watch = setInterval(async () => {
    peakBytes = Math.max(peakBytes, await peakOf(child.pid ?? 0));
  }, peakEveryMs);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve).once('error', reject);
  });
  const wallMs = performance.now() - begun;
  clearInterval(watch);
  try {
    if (code !== 0) throw new CaseFailed(`${one.name}: exit code ${code}\n${stderr.join('').trim()}`);
  } finally {
    await one.after?.();
  }
  return { wallMs, peakBytes };
}

/** The kernel's own record of the most memory a process has had; it only grows, so looking late misses nothing but the end. */
async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
