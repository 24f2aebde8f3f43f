import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { pid } from 'node:process';
import type { LeaseOwner } from './lease.ts';

/** This process as the owner of a lease. */
export async function leaseOwner(operation: string, run: string | undefined): Promise<LeaseOwner> {
  const started = await processStart(pid);
  const process = `${await machineMark()} ${pid} ${started ?? 'unknown'}`;
  return { machine: hostname(), process, operation, ...(run !== undefined && { run }) };
}

/** True only when the owner's process was on this very machine, boot and pid namespace, and is known to have ended. */
export async function isGone(owner: LeaseOwner): Promise<boolean> {
  const [mark, ownerPid, started] = owner.process.split(' ');
  if (mark === undefined || mark !== (await machineMark()) || ownerPid === undefined) return false;
  return (await processStart(Number(ownerPid))) !== started;
}

/** Boot id and pid namespace: a pid means the same process only within both. */
async function machineMark(): Promise<string> {
  const boot = await quiet(readFile('/proc/sys/kernel/random/boot_id', 'utf8'));
  const namespace = await quiet(readlink('/proc/self/ns/pid'));
  return boot === undefined || namespace === undefined ? `unknown-${hostname()}` : `${boot.trim()}/${namespace}`;
}

/** Start time of a process in clock ticks since boot (field 22 of /proc/PID/stat, proc(5)); undefined when it does not exist. */
async function processStart(ofPid: number): Promise<string | undefined> {
  const stat = await quiet(readFile(`/proc/${ofPid}/stat`, 'utf8'));
  return stat
    ?.slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .at(19);
}

async function quiet<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch {
    return undefined;
  }
}
