import { hasProcessEnded, machineIdentity, processStart } from '../../../lib/process-identity.ts';

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
