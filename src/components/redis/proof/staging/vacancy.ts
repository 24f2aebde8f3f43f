import { randomBytes } from 'node:crypto';
import { BackupError } from '../../../../lib/errors.ts';
import { formatCount, plural } from '../../../../lib/format.ts';
import { librariesOf } from '../../rdb/compare.ts';
import { texts } from '../../server/answers.ts';
import type { Client } from '../../server/client.ts';
import { pauseFor } from '../../server/deadline.ts';
import { inspectServer, isRefusal, says } from '../../server/server.ts';
import { type Identity, identify } from './identity.ts';

/**
 * empty: a primary without a key. begun: a primary with the mark of a run that was killed. orphan: a replica that a run
 * which was killed has left, with what it was given.
 */
export type Vacancy = 'empty' | 'begun' | 'orphan';

/** The one key on a server that a proof has begun on; it is replaced by the data of the backup. */
export const markKey = 'backup-actions:restore-test';
/** Ends of data sets that a proof gives to a server: "backup-act" in hexadecimal, then twenty digits of the run. */
const idPrefix = Buffer.from('backup-act').toString('hex');

/** A run makes the server its replica within moments of marking it. */
const beginsWithinMs = 60_000;
/** A replica tries its primary again every second. */
const orphanedForMs = 5_000;
const pollMs = 250;

export function newReplicationId(): string {
  return `${idPrefix}${randomBytes(10).toString('hex')}`;
}

export function isGivenByProof(found: Identity): boolean {
  return found.replicationIds[0]?.startsWith(idPrefix) === true;
}

/** @throws BackupError `preflight-failed` somebody uses the server, `not-verified` it does not say */
export async function findVacancy(client: Client, found: Identity, signal: AbortSignal): Promise<Vacancy> {
  const { name } = client.target;
  if (found.replicas > 0) throw inUse(name, [`${plural(found.replicas, 'replica')} follow it.`]);
  const content = await readContent(client);
  if (found.role !== 'master') {
    const ours = isGivenByProof(found) || content.onlyMark;
    if (ours && (await isOrphan(client, signal))) return 'orphan';
    const { host, port } = found.primary ?? { host: 'an unknown host', port: 0 };
    if (ours) throw inUse(name, ['Another restore test is at work on it.']);
    throw inUse(name, [`It is a replica, of ${host}:${port}.`, 'What it holds belongs to that server.']);
  }
  if (content.keys === 0 && content.functions === 0) return 'empty';
  if (!content.onlyMark) {
    const functions = content.functions === 0 ? '' : ` and ${librariesOf(content.functions)}`;
    throw inUse(name, [`It holds ${formatCount(content.keys)} keys${functions}, and a proof replaces all data.`]);
  }
  const age = Date.now() - Number(await client.command('GET', markKey));
  if (age > beginsWithinMs) return 'begun';
  throw inUse(name, ['Another restore test has just begun on it, or was killed at that: try again in a minute.']);
}

interface Content {
  readonly keys: number;
  readonly functions: number;
  /** Nothing but the mark of a proof. */
  readonly onlyMark: boolean;
}

export async function readContent(client: Client): Promise<Content> {
  const { databases } = await inspectServer(client);
  if (databases === undefined) throw unknownContent(client.target.name);
  const keys = databases.reduce((sum, one) => sum + one.keys, 0);
  const functions = await countFunctions(client);
  const marked = keys === 1 && functions === 0 && Number(await client.command('EXISTS', markKey)) === 1;
  return { keys, functions, onlyMark: marked };
}

async function countFunctions(client: Client): Promise<number> {
  try {
    return texts(await client.command('FUNCTION', 'LIST')).length;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // Before 7.0 there are none.
    if (says(error, /unknown command/i)) return 0;
    throw unknownContent(client.target.name);
  }
}

/** Whether the server follows a process that is no more. */
async function isOrphan(client: Client, signal: AbortSignal): Promise<boolean> {
  for (const until = performance.now() + orphanedForMs; performance.now() < until; ) {
    const now = await identify(client);
    if (now === undefined || now.linkUp || now.syncing) return false;
    await pauseFor(pollMs, signal);
  }
  return true;
}

function inUse(name: string, because: readonly string[]): BackupError {
  return new BackupError('preflight-failed', `The staging Redis at ${name} is in use`, {
    because,
    hint: `Give restore-test.redis.url an empty server of its own. If nobody needs what is on this one: REPLICAOF NO ONE, FLUSHALL, and from version 7 on FUNCTION FLUSH. Nothing was touched.`,
  });
}

function unknownContent(name: string): BackupError {
  return new BackupError('not-verified', `Whether the staging Redis at ${name} is empty could not be found out`, {
    hint: 'The user in restore-test.redis.url needs the right to ask: ACL SETUSER <name> +info +function|list +exists +get. Nothing was touched.',
  });
}
