import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError, messageOf, reasonsOf } from '../../../../lib/errors.ts';
import type { RestoreSession } from '../../../restorable.ts';
import { connectPatiently } from '../../restore/connection.ts';
import { checkDump, plainDump } from '../../restore/dump-file.ts';
import { persist } from '../../restore/persist.ts';
import { findReach } from '../../restore/reach.ts';
import { deliver } from '../../restore/replicate.ts';
import { type Client, connect } from '../../server/client.ts';
import type { Target } from '../../server/target.ts';
import { identify } from './identity.ts';
import type { Staging } from './open.ts';
import { isGivenByProof, markKey, newReplicationId, readContent } from './vacancy.ts';

const emptyWithinMs = 120_000;

interface Claim extends AsyncDisposable {
  /** Must be called before any data are given to the server. @throws BackupError `not-verified` somebody else has written to it */
  begin(client: Client): Promise<void>;
}

/**
 * Marks an empty server as ours. Disposing it makes it an empty primary again, also after an abort; when nothing was given to
 * it yet, only the mark is removed.
 */
export async function claimStaging(staging: Staging, session: RestoreSession): Promise<Claim> {
  const { target, vacancy } = staging;
  if (vacancy !== 'orphan') {
    using client = await connect(target, session.signal);
    const condition = vacancy === 'empty' ? 'NX' : 'XX';
    const marked = await client.command('SET', markKey, String(Date.now()), condition);
    if (marked === null) throw taken(target, 'Another restore test has begun on it at the same moment.');
    if (!(await readContent(client)).onlyMark) {
      await client.command('DEL', markKey);
      throw taken(target, writtenTo);
    }
  }
  let begun = vacancy === 'orphan';
  return {
    async begin(client) {
      if (!begun && !(await readContent(client)).onlyMark) throw taken(target, writtenTo);
      begun = true;
    },
    [Symbol.asyncDispose]: () => emptyOrWarn(target, session, begun),
  };
}

const writtenTo = 'Somebody has written to it meanwhile.';

function taken({ name }: Target, why: string): BackupError {
  return new BackupError('not-verified', `The staging Redis at ${name} is in use`, { because: [why] });
}

async function emptyOrWarn(target: Target, session: RestoreSession, begun: boolean): Promise<void> {
  try {
    await (begun ? empty(target, session) : removeMark(target, session));
  } catch (error) {
    session.log.warning(
      `The staging Redis at ${target.name} could not be emptied (${[messageOf(error), ...reasonsOf(error)].join(': ')}); by hand: REPLICAOF NO ONE, FLUSHALL, and from version 7 on FUNCTION FLUSH.`,
    );
  }
}

/** Whatever else is there was not written by us. */
async function removeMark(target: Target, { log }: RestoreSession): Promise<void> {
  using client = await connectPatiently(target, AbortSignal.timeout(emptyWithinMs));
  const { onlyMark } = await readContent(client);
  await client.command('DEL', markKey);
  if (!onlyMark) log.warning(`Somebody else has written to the staging Redis at ${target.name}: it was left as it is.`);
}

async function empty(target: Target, session: RestoreSession): Promise<void> {
  const signal = AbortSignal.timeout(emptyWithinMs);
  using client = await connectPatiently(target, signal);
  const found = await identify(client);
  if (found?.role === 'slave' && found.linkUp && !isGivenByProof(found)) {
    const { host, port } = found.primary ?? { host: '', port: 0 };
    throw new BackupError('source-changed', `it follows ${host}:${port} now`);
  }
  if (found?.role === 'master' && (await readContent(client)).onlyMark) {
    await client.command('DEL', markKey);
    return;
  }
  try {
    await giveNothing(client, session, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    await client.command('REPLICAOF', 'NO', 'ONE');
    await client.command('FLUSHALL');
  }
  // A start must not find the data of the backup either.
  await persist(client, signal);
}

/**
 * An empty data set in the way the data came: the server becomes a primary only when it holds nothing any more, so that at
 * no moment it can be taken for one that somebody else filled; and functions go too.
 */
async function giveNothing(client: Client, session: RestoreSession, signal: AbortSignal): Promise<void> {
  const path = join(session.scratch, 'nothing.rdb');
  // Version 9 (Redis 5), the end mark, and zeros for "no checksum".
  await writeFile(path, Buffer.concat([Buffer.from('REDIS0009'), Buffer.from([0xff]), Buffer.alloc(8)]));
  const dump = await checkDump(plainDump(path), signal);
  const reach = await findReach(client);
  const quiet = { ...session.log, progress: () => {} };
  const replicationId = newReplicationId();
  await using following = await deliver({ client, reach, dump, signal, log: quiet, replicationId });
  await following.promote();
}
