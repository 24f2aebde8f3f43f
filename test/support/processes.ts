import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const lookEveryMs = 3;

/** What is known of a process tree while it is watched. */
export interface ProcessWatch extends AsyncDisposable {
  /** Every command line seen, arguments joined by a space. */
  readonly seen: ReadonlySet<string>;
  /** Every process seen: the watched one and all below it, also those that outlive their parent. */
  readonly pids: ReadonlySet<number>;
}

/** All processes below one, from /proc. */
export function descendants(pid: number): number[] {
  const found: number[] = [];
  const waiting = [pid];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const child of childrenOf(at)) {
      found.push(child);
      waiting.push(child);
    }
  }
  return found;
}

/** Looks at the command lines of a process and all below it, every few milliseconds, until disposed. */
export function watchArgv(pid: number): ProcessWatch {
  const seen = new Set<string>();
  const pids = new Set<number>();
  const stop = new AbortController();
  const look = () => {
    for (const one of [pid, ...[...pids, pid].flatMap(descendants)]) {
      const line = commandLine(one);
      if (line === undefined) continue;
      pids.add(one);
      seen.add(line);
    }
  };
  const watching = (async () => {
    while (!stop.signal.aborted) {
      look();
      await delay(lookEveryMs);
    }
  })();
  return {
    seen,
    pids,
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await watching;
    },
  };
}

/** True while a process exists and has not ended (a zombie has). */
export function isRunning(pid: number): boolean {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === undefined) return false;
  return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
}

/** Command line of a process, arguments joined by a space; undefined when it has ended. */
export function commandLine(pid: number): string | undefined {
  const raw = read(`/proc/${pid}/cmdline`);
  return raw === undefined || raw === '' ? undefined : raw.replace(/\0+$/, '').replaceAll('\0', ' ');
}

/** Sends a signal to those that still run. */
export function send(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended.
    }
  }
}

function childrenOf(pid: number): number[] {
  return list(`/proc/${pid}/task`)
    .flatMap((thread) => (read(`/proc/${pid}/task/${thread}/children`) ?? '').split(' '))
    .filter((word) => word !== '')
    .map(Number);
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
