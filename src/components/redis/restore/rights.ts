import { randomUUID } from 'node:crypto';
import { BackupError } from '../../../lib/errors.ts';
import type { Check } from '../../restorable.ts';
import type { Client } from '../server/client.ts';
import { isRefusal, type ServerState, says } from '../server/server.ts';
import { judged, type OnlineWay } from './judged.ts';
import { compareVersions } from './loadable.ts';

/**
 * What a restore asks of the server and cannot do without, as words that change nothing on a primary: they can be tried
 * where there is no ACL DRYRUN (before 7.0), or the user may not use it. SYNC cannot; the copy of the former data tries it.
 */
const forReplication = [
  ['REPLICAOF', 'NO', 'ONE'],
  ['SYNC'],
  ['REPLCONF', 'capa', 'eof'],
  ['INFO'],
  ['BGSAVE', 'nothing'],
] as const;
const replicationAcl =
  '+replicaof +sync +replconf +info +bgsave +acl|whoami +acl|dryrun +client|id +client|list +client|pause +client|unpause +config|get';

/** What a restore key by key asks of it. The name of the key stands for all of them. */
const noKey = `backup-actions:${randomUUID()}`;
const forKeys = [
  ['RESTORE', noKey, '0', '', 'REPLACE', 'ABSTTL'],
  ['DUMP', noKey],
  ['UNLINK', noKey],
  ['SCAN', '0'],
  ['SELECT', '0'],
  ['INFO'],
] as const;
const before7 = [['RANDOMKEY'], ['PTTL', noKey], ['TIME']] as const;
const since7 = [
  ['PEXPIRETIME', noKey],
  ['FUNCTION', 'DUMP'],
  ['FUNCTION', 'RESTORE', ''],
  ['FUNCTION', 'FLUSH', 'nothing'],
] as const;
const keysAcl =
  '~* +restore +dump +unlink +scan +randomkey +pttl +pexpiretime +time +multi +exec +select +info +function +acl|whoami +acl|dryrun +memory|usage +client|id +client|kill';

/** Whether the user may do what a restore of this way does. */
export async function checkRights(client: Client, state: ServerState, way: OnlineWay): Promise<Check> {
  const more = compareVersions(state.version, '7.0.0') >= 0 ? since7 : before7;
  const [needed, restoreAcl] = way === 'keys' ? [[...forKeys, ...more], keysAcl] : [forReplication, replicationAcl];
  const refused: string[] = [];
  for (const words of needed) if (!(await may(client, state, words))) refused.push(words[0]);
  const others = way === 'keys' ? '' : ' Where a service forbids replication, use redis.restore-method keys.';
  return judged(
    'redis-rights',
    refused.length === 0,
    refused.length === 0
      ? `the user may use ${[...new Set(needed.map(([word]) => word))].join(', ')}`
      : `the user in redis.url may not use ${[...new Set(refused)].join(', ')}, or the server does not know it`,
    `Use an administrator, or give the user these rights: ACL SETUSER <name> ${restoreAcl}.${others}`,
  );
}

async function may(client: Client, state: ServerState, words: readonly [string, ...string[]]): Promise<boolean> {
  try {
    const user = String(await client.command('ACL', 'WHOAMI'));
    return (await client.command('ACL', 'DRYRUN', user, ...words)) === 'OK';
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (says(error, /Command .* not found/)) return false;
  }
  // A replica, which is not restored into, would stop following.
  if (words[0] === 'SYNC' || (words[0] === 'REPLICAOF' && state.role !== 'master')) return true;
  return tried(client, words);
}

/** Says whether it is allowed, whatever else comes of it. */
async function tried(client: Client, words: readonly [string, ...string[]]): Promise<boolean> {
  try {
    await client.command(...words);
    return true;
  } catch (error) {
    if (!(error instanceof BackupError) || error.retryable || error.code === 'cancelled') throw error;
    return !says(error, /NOPERM|unknown command/i);
  }
}
