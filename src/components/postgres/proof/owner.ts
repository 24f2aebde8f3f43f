import { readFile, readlink } from 'node:fs/promises';

/** Boot, pid namespace, pid and start time of this process: together they never come again. */
export async function processMark(pid: number = process.pid): Promise<string | undefined> {
  const started = await startOf(pid);
  const boot = await orNothing(readFile('/proc/sys/kernel/random/boot_id', 'utf8'));
  const namespace = await orNothing(readlink('/proc/self/ns/pid'));
  if (boot === undefined || namespace === undefined || started === undefined) return undefined;
  return `${boot.trim()} ${namespace} ${pid} ${started}`;
}

/** True only when the process of that mark was on this machine and is known to have ended, or the machine was started anew. */
export async function hasEnded(mark: string): Promise<boolean> {
  const [boot, namespace, pid] = mark.split(' ');
  const here = (await processMark())?.split(' ');
  if (here === undefined || pid === undefined) return false;
  if (boot !== here[0]) return true;
  if (namespace !== here[1]) return false;
  return (await processMark(Number(pid))) !== mark;
}

/** Start of a process in clock ticks since boot: field 22 of /proc/PID/stat (proc(5)). */
async function startOf(pid: number): Promise<string | undefined> {
  const stat = await orNothing(readFile(`/proc/${pid}/stat`, 'utf8'));
  return stat
    ?.slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .at(19);
}

async function orNothing<T>(asking: Promise<T>): Promise<T | undefined> {
  return await asking.catch(() => undefined);
}
