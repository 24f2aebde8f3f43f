import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import process, { pid } from 'node:process';
import { systemCode } from '../lib/errors.ts';
import type { LeaseOwner } from './lease.ts';

const unknownMark = 'unknown-';
const unknownStart = 'unknown';

/** This process as the owner of a lease. */
export async function leaseOwner(operation: string, run: string | undefined): Promise<LeaseOwner> {
  const started = await processStart(pid);
  const identity = `${await machineMark()} ${pid} ${started ?? unknownStart}`;
  return { machine: hostname(), process: identity, operation, ...(run !== undefined && { run }) };
}

/** True only when the owner's process was on this very machine, boot and pid namespace, and is known to have ended. */
export async function isGone(owner: LeaseOwner): Promise<boolean> {
  const [mark, ownerPid, started] = owner.process.split(' ');
  if (mark === undefined || mark !== (await machineMark()) || ownerPid === undefined) return false;
  if (mark.startsWith(unknownMark) || started === unknownStart) return false;
  const now = await processStart(Number(ownerPid));
  // A /proc mounted with hidepid hides the processes of other users, which are not gone.
  return now === undefined ? !exists(Number(ownerPid)) : now !== started;
}

function exists(ofPid: number): boolean {
  try {
    process.kill(ofPid, 0);
    return true;
  } catch (error) {
    return systemCode(error) !== 'ESRCH';
  }
}

/** Boot id and pid namespace: a pid means the same process only within both. */
async function machineMark(): Promise<string> {
  const boot = await quiet(readFile('/proc/sys/kernel/random/boot_id', 'utf8'));
  const namespace = await quiet(readlink('/proc/self/ns/pid'));
  return boot === undefined || namespace === undefined ? `${unknownMark}${hostname()}` : `${boot.trim()}/${namespace}`;
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
