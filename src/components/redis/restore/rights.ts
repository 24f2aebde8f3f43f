import { BackupError } from '../../../lib/errors.ts';
import type { Check } from '../../restorable.ts';
import type { Client } from '../client.ts';
import { isRefusal, type ServerState } from '../server.ts';
import type { OnlineWay } from './stage.ts';

/** What a restore by replication asks of the server; `client|pause` and the others that it can do without are not here. */
const forReplication = [
  ['REPLICAOF', 'NO', 'ONE'],
  ['SYNC'],
  ['REPLCONF', 'capa', 'eof'],
  ['INFO'],
  ['BGSAVE'],
] as const;
const replicationAcl =
  '+replicaof +sync +psync +replconf +ping +info +bgsave +acl|whoami +acl|dryrun +client|id +client|list +client|pause +client|unpause +time';

/** What a restore key by key asks of it. The name of the key stands for all of them. */
const forKeys = [
  ['RESTORE', 'any', '0', '', 'REPLACE', 'ABSTTL'],
  ['DUMP', 'any'],
  ['UNLINK', 'any'],
  ['SCAN', '0'],
  ['SELECT', '0'],
  ['INFO'],
  // Only servers with functions can be asked.
  ['FUNCTION', 'DUMP'],
  ['FUNCTION', 'RESTORE', ''],
  ['FUNCTION', 'FLUSH'],
] as const;
const keysAcl =
  '~* +restore +dump +unlink +scan +randomkey +pttl +pexpiretime +time +multi +exec +select +info +function +acl|whoami +acl|dryrun +memory|usage +client|id +client|kill';

/** Whether the user may do what a restore of this way does. */
export async function checkRights(client: Client, state: ServerState, way: OnlineWay): Promise<Check> {
  const name = 'redis-rights';
  const [needed, restoreAcl] = way === 'keys' ? [forKeys, keysAcl] : [forReplication, replicationAcl];
  const answers = await Promise.all(needed.map(async (words) => ({ word: words[0], may: await may(client, words) })));
  const refused = answers.filter(({ may }) => may === 'no').map(({ word }) => word);
  if (refused.length > 0) {
    return {
      name,
      outcome: 'failed',
      detail: `the user in redis.url may not use ${refused.join(', ')}, or the server does not know it`,
      hint: `Use an administrator, or give the user these rights: ACL SETUSER <name> ${restoreAcl}. ${way === 'keys' ? '' : 'Where a service forbids replication, use redis.restore-method keys.'}`.trim(),
    };
  }
  if (answers.every(({ may }) => may === 'yes') || (await mayEverything(client, state))) {
    return { name, outcome: 'passed', detail: `the user may use ${needed.map(([word]) => word).join(', ')}` };
  }
  return {
    name,
    outcome: 'unknown',
    detail: 'this server cannot tell what the user in redis.url may do',
    hint: `Make sure of these rights: ${restoreAcl}.`,
  };
}

async function may(client: Client, words: readonly string[]): Promise<'yes' | 'no' | 'unknown'> {
  try {
    const user = String(await client.command('ACL', 'WHOAMI'));
    return (await client.command('ACL', 'DRYRUN', user, ...words)) === 'OK' ? 'yes' : 'no';
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const unknownCommand =
      error instanceof BackupError && error.because.some((line) => /Command .* not found/.test(line));
    return unknownCommand ? 'no' : 'unknown';
  }
}

/** For servers without ACL DRYRUN (before 7.0): a user with all rights and none taken away. */
async function mayEverything(client: Client, state: ServerState): Promise<boolean> {
  if (state.acl === undefined) return false;
  const user = String(await client.command('ACL', 'WHOAMI'));
  const rules = state.acl.find((line) => line.startsWith(`user ${user} `))?.split(' ') ?? [];
  return rules.includes('+@all') && !rules.some((rule) => rule.startsWith('-'));
}
