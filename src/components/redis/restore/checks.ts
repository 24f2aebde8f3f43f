import { BackupError, reasonsOf } from '../../../lib/errors.ts';
import { formatBytes, formatCount } from '../../../lib/format.ts';
import type { Check } from '../../restorable.ts';
import type { RedisFacts } from '../facts.ts';
import { texts } from '../server/answers.ts';
import type { Client } from '../server/client.ts';
import { roomIn } from '../server/route.ts';
import { productName, type ServerState, unlessRefused } from '../server/server.ts';
import { judged, type OnlineWay } from './judged.ts';
import { type DumpVersion, loads, type Release } from './loadable.ts';
import { findReach } from './reach.ts';
import { checkRights } from './rights.ts';

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
    judged('redis-reachable', true, `it answers at ${client.target.name}`),
    checkVersion(looked),
    checkMode(state),
    ...(way === 'replication' ? checkTlsReplication(state) : []),
    await checkRights(client, state, way),
    way === 'keys' ? notAtomic : await checkNetwork(client),
    ...(await checkRoom(looked, way)),
    ...(await checkModules(looked)),
    ...(way === 'replication' ? await checkSupervision(client, state) : []),
  ];
}

/** Nobody shall find out by himself that a client can see half of it. */
const notAtomic = judged(
  'redis-atomic',
  false,
  'key by key is not atomic: until it is done, clients can see former and restored keys side by side',
  'Stop everything that uses Redis (services.stop), then override this check by name: redis-atomic.',
);

export function checkVersion({
  state,
  facts,
  version,
}: Pick<Looked, 'facts' | 'version'> & { readonly state: Release }): Check {
  const server = `${productName(state.product)} ${state.version}`;
  if (version === undefined) {
    const detail = 'the file in the backup does not begin like a Redis dump';
    return judged('redis-version', false, detail, 'Choose another backup.');
  }
  const dump = `${version.format === 'valkey' ? 'a Valkey' : 'an'} RDB of version ${version.version}`;
  const writer = facts === undefined ? undefined : `${facts.product} ${facts.version}`;
  const origin = writer === undefined ? '' : `, written by ${writer},`;
  const does = loads(version, state, facts);
  const detail = `${dump}${origin} ${does ? 'loads' : 'does not load'} into ${server}`;
  const hint = `Restore into ${writer ?? 'a server'} or newer. An RDB does not load into an older server, nor a recent one into the other product.`;
  return judged('redis-version', does, detail, hint);
}

function checkMode(state: ServerState): Check {
  if (state.mode === 'cluster' || state.settings?.['cluster-enabled'] === 'yes') {
    const detail = 'the server is a cluster node, which takes no data from outside its cluster';
    const hint = `Stop the node and ${byHand}: on each primary its own backup, to the same slots.`;
    return judged('redis-mode', false, detail, hint);
  }
  if (state.role === 'master') return judged('redis-mode', true, 'it is a primary by itself');
  const detail = state.role === 'unknown' ? 'its role is not known' : 'the server is a replica of another one';
  const hint =
    'Restore into its primary. If a restore was cut off here, put the former data back with `backupctl restore --undo`.';
  return judged('redis-mode', false, detail, hint);
}

function checkTlsReplication(state: ServerState): Check[] {
  if (state.settings?.['tls-replication'] !== 'yes') return [];
  const detail = 'the server wants TLS for replication (tls-replication), which an online restore cannot give it';
  const hint = `Run CONFIG SET tls-replication no for the time of the restore, or use redis.restore-method keys, or ${byHand}.`;
  return [judged('redis-tls-replication', false, detail, hint)];
}

async function checkNetwork(client: Client): Promise<Check> {
  const name = 'redis-network';
  try {
    const { host } = await findReach(client);
    return judged(name, true, `it sees this machine as ${host} and fetches the data from there`);
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    return judged(name, false, [error.message, ...reasonsOf(error)].join(': '), error.hint);
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
  const policy = state.settings['maxmemory-policy'] ?? 'noeviction';
  const otherwise = policy === 'noeviction' ? 'refuse writes' : `drop keys (maxmemory-policy ${policy})`;
  return [
    judged(
      'redis-databases',
      highest < has,
      `the backup uses databases up to ${Math.max(0, highest)}, the server has ${has}`,
      'Raise `databases` in its configuration and start it again.',
    ),
    judged(
      'redis-memory',
      most === 0 || needed <= most,
      `the data took ${formatBytes(used)} of memory and may take ${formatBytes(needed)}, the server allows ${most === 0 ? 'any amount' : formatBytes(most)}`,
      `Raise maxmemory; else it may ${otherwise}. Where that is intended, override redis-memory.`,
    ),
    ...(way === 'keys' ? [] : await checkDisk(state.settings.dir ?? '', 2 * facts.rdb.bytes)),
  ];
}

/** A replica writes what it is given to a file, loads that, and saves its data again. */
async function checkDisk(folder: string, needed: number): Promise<Check[]> {
  const room = await roomIn(folder);
  if (room === undefined) return [];
  const detail = `the restore writes about ${formatBytes(needed)} to the server's folder ${folder}, which ${room === 0 ? 'nobody can write to' : `has ${formatBytes(room)} free`}`;
  const hint = 'Make room there, or override disk-space where that is the folder of another machine.';
  return [judged('disk-space', needed <= room, detail, hint)];
}

async function checkModules({ client, facts }: Looked): Promise<Check[]> {
  const keys = facts?.databases.reduce((sum, { types }) => sum + (types.module ?? 0), 0) ?? 0;
  if (keys === 0) return [];
  const loaded = await unlessRefused(async () => texts(await client.command('MODULE', 'LIST')));
  const detail = `${formatCount(keys)} keys need a module; the server has ${loaded?.length ?? 'an unknown number of'} loaded`;
  const passed = loaded === undefined ? undefined : loaded.length > 0;
  return [judged('redis-modules', passed, detail, 'Load the modules the source has (loadmodule).')];
}

/** A Sentinel takes a primary that becomes a replica for a failure, and acts. */
async function checkSupervision(client: Client, { info }: ServerState): Promise<Check[]> {
  const list = await unlessRefused(async () => String(await client.command('CLIENT', 'LIST')));
  const replicas = Number(info.connected_slaves ?? 0);
  const followed = `${formatCount(replicas)} replicas follow it and will get the restored data from it`;
  const detail = 'a Sentinel watches this server and would take the restore for a failure';
  const hint = 'Stop the Sentinels (or SENTINEL REMOVE the primary) for the time of the restore.';
  return [
    ...(list !== undefined && / name=sentinel-/.test(list) ? [judged('redis-supervision', false, detail, hint)] : []),
    ...(replicas > 0 ? [judged('redis-replicas', true, followed)] : []),
  ];
}
