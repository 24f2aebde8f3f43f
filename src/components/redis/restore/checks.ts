import { BackupError, reasonsOf } from '../../../lib/errors.ts';
import { formatBytes, formatCount } from '../../../lib/format.ts';
import type { Check } from '../../restorable.ts';
import { parseInfo, texts } from '../answers.ts';
import type { Client } from '../client.ts';
import type { RedisFacts } from '../facts.ts';
import { roomIn } from '../route.ts';
import { isRefusal, type ServerState } from '../server.ts';
import { type DumpVersion, loads } from './loadable.ts';
import { findReach } from './reach.ts';
import { checkRights } from './rights.ts';
import type { OnlineWay } from './stage.ts';

/** What a check looks at. */
export interface Looked {
  readonly client: Client;
  readonly state: ServerState;
  readonly facts: RedisFacts | undefined;
  readonly version: DumpVersion | undefined;
}

const byHand = 'restore by hand as RESTORE.md in the backup says';

export async function checkTarget(looked: Looked, way: OnlineWay = 'replication'): Promise<Check[]> {
  const { client, state } = looked;
  return [
    { name: 'redis-reachable', outcome: 'passed', detail: `it answers at ${client.target.name}` },
    checkVersion(looked),
    checkMode(state),
    ...(way === 'replication' ? [...checkTlsReplication(state)] : []),
    await checkRights(client, state, way),
    way === 'keys' ? notAtomic : await checkNetwork(client),
    ...(await checkRoom(looked, way)),
    ...(await checkModules(looked)),
    ...(way === 'replication' ? await checkSupervision(client) : []),
  ];
}

/** Nobody shall find out by himself that a client can see half of it. */
const notAtomic: Check = {
  name: 'redis-atomic',
  outcome: 'failed',
  detail: 'key by key is not atomic: until it is done, clients can see former and restored keys side by side',
  hint: 'Stop everything that uses Redis (services.stop), then override this check by name: redis-atomic.',
};

export function checkVersion({
  state,
  facts,
  version,
}: Pick<Looked, 'facts' | 'version'> & { readonly state: Pick<ServerState, 'product' | 'version'> }): Check {
  const name = 'redis-version';
  const server = `${state.product === 'redis' ? 'Redis' : 'Valkey'} ${state.version}`;
  if (version === undefined) {
    return {
      name,
      outcome: 'failed',
      detail: 'the file in the backup does not begin like a Redis dump',
      hint: 'Choose another backup.',
    };
  }
  const dump = `${version.format === 'valkey' ? 'a Valkey' : 'an'} RDB of version ${version.version}`;
  const written = facts === undefined ? undefined : { product: facts.product, version: facts.version };
  const origin = written === undefined ? '' : `, written by ${written.product} ${written.version},`;
  if (loads(version, state, written))
    return { name, outcome: 'passed', detail: `${dump}${origin} loads into ${server}` };
  return {
    name,
    outcome: 'failed',
    detail: `${dump}${origin} does not load into ${server}`,
    hint: `Restore into ${written === undefined ? 'a server' : `${written.product} ${written.version}`} or newer. An RDB does not load into an older server, nor a recent one into the other product.`,
  };
}

function checkMode(state: ServerState): Check {
  const name = 'redis-mode';
  if (state.mode === 'cluster' || state.settings?.['cluster-enabled'] === 'yes') {
    return {
      name,
      outcome: 'failed',
      detail: 'the server is a cluster node, which takes no data from outside its cluster',
      hint: `Stop the node and ${byHand}: on each primary its own backup, to the same slots.`,
    };
  }
  if (state.role !== 'master') {
    return {
      name,
      outcome: 'failed',
      detail: state.role === 'unknown' ? 'its role is not known' : 'the server is a replica of another one',
      hint: 'Restore into its primary. If a restore was cut off here, put the former data back with `backupctl restore --undo`.',
    };
  }
  return { name, outcome: 'passed', detail: 'it is a primary by itself' };
}

function checkTlsReplication(state: ServerState): Check[] {
  if (state.settings?.['tls-replication'] !== 'yes') return [];
  return [
    {
      name: 'redis-tls-replication',
      outcome: 'failed',
      detail: 'the server wants TLS for replication (tls-replication), which an online restore cannot give it',
      hint: `Run CONFIG SET tls-replication no for the time of the restore, or use redis.restore-method keys, or ${byHand}.`,
    },
  ];
}

async function checkNetwork(client: Client): Promise<Check> {
  const name = 'redis-network';
  try {
    const { host } = await findReach(client);
    return { name, outcome: 'passed', detail: `it sees this machine as ${host} and fetches the data from there` };
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    const hint = error.hint === undefined ? {} : { hint: error.hint };
    return { name, outcome: 'failed', detail: [error.message, ...reasonsOf(error)].join(': '), ...hint };
  }
}

/** Databases, memory and disk: a server that is given more than it has exits, drops keys or does not load. */
async function checkRoom({ state, facts }: Looked, way: OnlineWay): Promise<Check[]> {
  if (facts === undefined || state.settings === undefined) return [];
  const highest = Math.max(-1, ...facts.databases.map(({ db }) => db));
  const has = Number(state.settings.databases ?? Number.POSITIVE_INFINITY);
  const used = Number(facts.rdb.aux['used-mem'] ?? 0);
  const most = Number(state.settings.maxmemory ?? 0);
  // Tables grow in other steps, and a server that was a replica keeps a backlog.
  const needed = Math.ceil(used * 1.05) + Number(state.settings['repl-backlog-size'] ?? 0);
  const fits = most === 0 || needed <= most;
  const policy = state.settings['maxmemory-policy'] ?? 'noeviction';
  const otherwise = policy === 'noeviction' ? 'refuse writes' : `drop keys (maxmemory-policy ${policy})`;
  return [
    {
      name: 'redis-databases',
      outcome: highest < has ? 'passed' : 'failed',
      detail: `the backup uses databases up to ${Math.max(0, highest)}, the server has ${has}`,
      ...(highest < has ? {} : { hint: 'Raise `databases` in its configuration and start it again.' }),
    },
    {
      name: 'redis-memory',
      outcome: fits ? 'passed' : 'failed',
      detail: `the data took ${formatBytes(used)} of memory and may take ${formatBytes(needed)}, the server allows ${most === 0 ? 'any amount' : formatBytes(most)}`,
      ...(fits
        ? {}
        : { hint: `Raise maxmemory; else it may ${otherwise}. Where that is intended, override redis-memory.` }),
    },
    ...(way === 'keys' ? [] : await checkDisk(state.settings.dir ?? '', 2 * facts.rdb.bytes)),
  ];
}

/** A replica writes what it is given to a file, loads that, and saves its data again. */
async function checkDisk(folder: string, needed: number): Promise<Check[]> {
  const room = await roomIn(folder);
  if (room === undefined) return [];
  const detail = `the restore writes about ${formatBytes(needed)} to the server's folder ${folder}, which ${room === 0 ? 'nobody can write to' : `has ${formatBytes(room)} free`}`;
  if (needed <= room) return [{ name: 'disk-space', outcome: 'passed', detail }];
  const hint = 'Make room there, or override disk-space where that is the folder of another machine.';
  return [{ name: 'disk-space', outcome: 'failed', detail, hint }];
}

async function checkModules({ client, facts }: Looked): Promise<Check[]> {
  const keys = facts?.databases.reduce((sum, { types }) => sum + (types.module ?? 0), 0) ?? 0;
  if (keys === 0) return [];
  const name = 'redis-modules';
  const loaded = await answerOf(async () => texts(await client.command('MODULE', 'LIST')));
  const outcome = loaded === undefined ? 'unknown' : loaded.length > 0 ? 'passed' : 'failed';
  return [
    {
      name,
      outcome,
      detail: `${formatCount(keys)} keys need a module; the server has ${loaded?.length ?? 'an unknown number of'} loaded`,
      ...(outcome === 'passed' ? {} : { hint: 'Load the modules the source has (loadmodule).' }),
    },
  ];
}

/** A Sentinel takes a primary that becomes a replica for a failure, and acts. */
async function checkSupervision(client: Client): Promise<Check[]> {
  const list = await answerOf(async () => String(await client.command('CLIENT', 'LIST')));
  const watched = list !== undefined && / name=sentinel-/.test(list);
  const info = await answerOf(async () => parseInfo(await client.command('INFO', 'replication')));
  const replicas = Number(info?.connected_slaves ?? 0);
  return [
    ...(watched
      ? ([
          {
            name: 'redis-supervision',
            outcome: 'failed',
            detail: 'a Sentinel watches this server and would take the restore for a failure',
            hint: 'Stop the Sentinels (or SENTINEL REMOVE the primary) for the time of the restore.',
          },
        ] as const)
      : []),
    ...(replicas > 0
      ? ([
          {
            name: 'redis-replicas',
            outcome: 'passed',
            detail: `${formatCount(replicas)} replicas follow it and will get the restored data from it`,
          },
        ] as const)
      : []),
  ];
}

async function answerOf<T>(question: () => Promise<T>): Promise<T | undefined> {
  try {
    return await question();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
}
