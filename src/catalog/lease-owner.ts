import { hostname } from 'node:os';
import { pid } from 'node:process';
import { hasProcessEnded, machineIdentity, processStart } from '../lib/process-identity.ts';
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
  if (mark === undefined || mark !== (await machineMark()) || ownerPid === undefined || started === undefined)
    return false;
  if (mark.startsWith(unknownMark) || started === unknownStart) return false;
  return await hasProcessEnded(Number(ownerPid), started);
}

async function machineMark(): Promise<string> {
  const machine = await machineIdentity();
  return machine === undefined ? `${unknownMark}${hostname()}` : `${machine.boot}/${machine.namespace}`;
}
