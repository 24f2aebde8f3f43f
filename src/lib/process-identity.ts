import { readFile, readlink } from 'node:fs/promises';
import process from 'node:process';
import { systemCode } from './errors.ts';

/** Boot id and pid namespace: a pid means the same process only within both. Undefined where /proc does not tell. */
export async function machineIdentity(): Promise<{ readonly boot: string; readonly namespace: string } | undefined> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => undefined);
  const namespace = await readlink('/proc/self/ns/pid').catch(() => undefined);
  return boot === undefined || namespace === undefined ? undefined : { boot: boot.trim(), namespace };
}

/** Start time of a process in clock ticks since boot (field 22 of /proc/PID/stat, proc(5)); undefined when none is seen. */
export async function processStart(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return stat
    ?.slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .at(19);
}

/** True only when the process that had this pid and start, in our pid namespace, is known to have ended. */
export async function hasProcessEnded(pid: number, started: string): Promise<boolean> {
  const now = await processStart(pid);
  // A /proc mounted with hidepid hides the processes of other users, which are not gone.
  return now === undefined ? !exists(pid) : now !== started;
}

/** Boot, pid namespace, pid and start time of this process: together they never come again. */
export async function processMark(pid: number = process.pid): Promise<string | undefined> {
  const started = await processStart(pid);
  const machine = await machineIdentity();
  if (machine === undefined || started === undefined) return undefined;
  return `${machine.boot} ${machine.namespace} ${pid} ${started}`;
}

/** True only when the process of that mark was on this machine and is known to have ended, or the machine was started anew. */
export async function hasEnded(mark: string): Promise<boolean> {
  const [boot, namespace, pid, started] = mark.split(' ');
  const here = await machineIdentity();
  if (here === undefined || pid === undefined || started === undefined) return false;
  if (boot !== here.boot) return true;
  return namespace === here.namespace && (await hasProcessEnded(Number(pid), started));
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) !== 'ESRCH';
  }
}
