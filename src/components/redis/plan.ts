import type { RedisConfig } from '../../config/schema.ts';
import { BackupError } from '../../lib/errors.ts';
import { formatBytes, formatCount, plural } from '../../lib/format.ts';
import type { ComponentPlan, Planned } from '../component.ts';
import type { Session } from '../session.ts';
import { findDumpFile } from './capture/bgsave.ts';
import { capture, type Ways } from './capture/capture.ts';
import { connect } from './server/client.ts';
import { replicationAcl } from './server/errors.ts';
import { inspectServer, mayReplicate, productName, type ServerState } from './server/server.ts';
import { findTarget } from './server/target.ts';

export async function planBackup(config: RedisConfig, session: Session): Promise<Planned> {
  const target = await findTarget(config, session.connection);
  using client = await connect(target, session.signal);
  const state = await inspectServer(client);
  const allowed = config.method === 'bgsave' ? false : await mayReplicate(client);
  const needsFile = config.method === 'bgsave' || (config.method === 'auto' && allowed !== true);
  const dumpFile = needsFile ? await findDumpFile(state, session) : undefined;
  const ways: Ways = { replication: config.method !== 'bgsave' && allowed !== false, dumpFile };
  if (!ways.replication && dumpFile === undefined) throw noWay(config, target.name);
  return {
    plan: describe(config, state, ways, target.name),
    backup: (destination) => capture({ config, session, target, ways }, destination),
  };
}

function describe(config: RedisConfig, state: ServerState, ways: Ways, name: string): ComponentPlan {
  const used = state.usedMemoryBytes ?? 0;
  const keys = state.databases?.map(({ db, keys, expires }) => {
    const expiring = expires > 0 ? `, ${formatCount(expires)} with expiry` : '';
    return `database ${db}: ${plural(keys, 'key')}${expiring}`;
  });
  const way = ways.replication ? 'over the replication protocol' : `by BGSAVE, then reading ${ways.dumpFile}`;
  return {
    component: 'redis',
    source: `${productName(state.product)} ${state.version} on ${name}`,
    // An RDB is never larger than the data in memory, and the codec does not enlarge it.
    estimatedBytes: used,
    estimatedRawBytes: used,
    details: [
      `RDB taken ${way}`,
      ...(state.usedMemoryBytes === undefined ? [] : [`${formatBytes(used)} in memory`]),
      ...(keys ?? []),
    ],
    warnings: warningsOf(config, state),
  };
}

function warningsOf(config: RedisConfig, state: ServerState): string[] {
  const warnings: string[] = [];
  const setting = (name: string) => state.settings?.[name];
  if (state.mode === 'cluster' || setting('cluster-enabled') === 'yes') {
    warnings.push('The server is a cluster node: this backup holds only its own slots. Back up every primary.');
  }
  if (state.role === 'slave' || state.role === 'replica') {
    warnings.push('The server is a replica: the backup is as recent as what it has received from its primary.');
  }
  if (setting('rdbchecksum') === 'no') warnings.push('rdbchecksum is off: the dump carries no checksum of its own.');
  if (state.hidden.length > 0) {
    warnings.push(
      `The user may not use ${state.hidden.join(', ')}: the backup holds less about the server than it could.`,
    );
  }
  if (
    config.method === 'bgsave' &&
    (setting('save') ?? '') !== '' &&
    setting('stop-writes-on-bgsave-error') === 'yes'
  ) {
    warnings.push(
      'If BGSAVE fails, this server refuses writes until a save succeeds (stop-writes-on-bgsave-error). The replication method has no such effect.',
    );
  }
  return warnings;
}

function noWay(config: RedisConfig, name: string): BackupError {
  if (config.method === 'bgsave') {
    return new BackupError('unsupported', `The dump file of Redis at ${name} cannot be read from here`, {
      hint: 'redis.method bgsave needs a user that may CONFIG GET, and read access to the folder of the dump. Use redis.method replication for a server on another host.',
    });
  }
  return new BackupError('access-denied', `The user in redis.url may not take a copy of Redis at ${name}`, {
    because: ['The user has no right to SYNC.'],
    hint: `Give the user these rights: ACL SETUSER <name> ${replicationAcl} +info +config|get +acl|list. Managed services forbid SYNC altogether: use their own snapshots there.`,
  });
}
