import type { RedisConfig } from '../../../config/schema.ts';
import { BackupError, reasonsOf } from '../../../lib/errors.ts';
import { formatBytes, formatCount, shellQuote } from '../../../lib/format.ts';
import type { Check, PlannedRestore, RestorePlan, RestoreSession, StoredBackup } from '../../restorable.ts';
import { compareKeys, lostSince, parseFacts, type RedisFacts } from '../facts.ts';
import { connect } from '../server/client.ts';
import { inspectServer, productName, type ServerState } from '../server/server.ts';
import { findTarget } from '../server/target.ts';
import { checkTarget, type Looked } from './checks.ts';
import { isNobody } from './connection.ts';
import { findDump, peekVersion } from './dump-file.ts';
import { type Keeping, keepingOf } from './former.ts';
import { judged, type OnlineWay } from './judged.ts';
import { findDataFiles } from './offline/data-files.ts';
import { planFiles } from './offline/plan.ts';
import { type Planned, stage, stagingOf } from './stage.ts';

/** Looks at the server and the dump, and changes nothing. */
export async function planRestore(
  recorded: unknown,
  backup: StoredBackup,
  session: RestoreSession,
): Promise<PlannedRestore> {
  const config = session.config.redis;
  if (config === undefined) {
    throw new BackupError('invalid-config', 'No Redis server is configured to restore into', {
      hint: 'Set redis.url, or leave redis out of the components.',
    });
  }
  const facts = parseFacts(recorded);
  const target = await findTarget(config, session.connection);
  const dump = findDump(backup, facts?.dumpFile);
  const common = { config, session, backup, facts, target, dump };
  const method = config['restore-method'];
  if (method === 'files') {
    const files = await findDataFiles(config);
    if (files !== undefined) return planFiles({ ...common, files });
    throw new BackupError('invalid-config', 'Where Redis keeps its data is not known', {
      hint: 'redis.restore-method files needs redis.files: set its folder or its config-file.',
    });
  }
  try {
    using client = await connect(target, session.signal);
    const state = await inspectServer(client);
    const version = await peekVersion(dump);
    const { way, checks } = await chooseWay(method, { client, state, facts, version });
    const planned: Planned = { ...common, version, way };
    return { plan: describe(planned, state, checks, way), staging: stagingOf(planned), stage: () => stage(planned) };
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    if (method === 'auto' && isNobody(error)) {
      const files = await findDataFiles(config);
      if (files !== undefined) return planFiles({ ...common, files });
    }
    const hint = `${error.hint ?? ''} A server that is down is restored by file: set redis.files, or do as RESTORE.md in the backup says.`;
    const check = judged('redis-reachable', false, [error.message, ...reasonsOf(error)].join(': '), hint.trim());
    return { plan: describe(common, undefined, [check]), stage: () => Promise.reject(error) };
  }
}

/** What stands in the way of replication only. */
const replicationChecks = ['redis-rights', 'redis-network', 'redis-tls-replication'];

/** Replication, which is atomic; key by key only where the server refuses that, or where the user says so. */
async function chooseWay(
  method: RedisConfig['restore-method'],
  looked: Looked,
): Promise<{ readonly way: OnlineWay; readonly checks: Check[] }> {
  const failed = (checks: readonly Check[], names: readonly string[]) =>
    checks.some(({ name, outcome }) => outcome === 'failed' && names.includes(name));
  if (method === 'keys') return { way: 'keys', checks: await checkTarget(looked, 'keys') };
  const checks = await checkTarget(looked, 'replication');
  if (method === 'replication' || !failed(checks, replicationChecks)) return { way: 'replication', checks };
  const byKeys = await checkTarget(looked, 'keys');
  return failed(byKeys, ['redis-rights']) ? { way: 'replication', checks } : { way: 'keys', checks: byKeys };
}

function describe(
  planned: Pick<Planned, 'facts' | 'target' | 'session'>,
  state: ServerState | undefined,
  checks: readonly Check[],
  way: OnlineWay = 'replication',
): RestorePlan {
  const { facts, target, session } = planned;
  const server = state === undefined ? '' : `, ${productName(state.product)} ${state.version}`;
  const keeping = keepingOf(session.keepFolder, session.restoreId);
  return {
    component: 'redis',
    target: `Redis at ${target.name}${server}`,
    steps: stepsOf(way, keeping, state),
    keeps: `the former data stay as ${keeping.path}`,
    removal: [`rm -- ${shellQuote(keeping.path)} ${shellQuote(keeping.phasePath)}`],
    checks,
    comparisons: compareKeys(facts, state?.databases),
    losses: lossesOf(facts, state),
    neededBytes: state?.usedMemoryBytes ?? 0,
    neededIn: session.keepFolder,
  };
}

function stepsOf(way: OnlineWay, keeping: Keeping, state: ServerState | undefined): string[] {
  const first = [
    'read the dump to its end and check every byte of it',
    `keep a copy of everything the server holds now as ${keeping.path}`,
  ];
  if (way === 'keys') {
    return [
      ...first,
      'remove the keys the backup does not have, then write every key with RESTORE; this is not atomic: clients can see former and restored keys side by side until it is done',
      'compare what it holds with the backup, by digest; when that fails, write the former data back the same way',
    ];
  }
  return [
    ...first,
    'make the server a replica of this process for one full synchronisation, which replaces all its data; it takes no writes meanwhile',
    'compare what it holds with the backup, by digest, before anybody can write to it',
    state?.settings?.appendonly === 'yes'
      ? 'wait until it has rewritten its append-only file'
      : 'have it save its data, so that a start finds them',
    'make it a primary again',
  ];
}

function lossesOf(facts: RedisFacts | undefined, state: ServerState | undefined): string[] {
  if (state?.databases === undefined) return [];
  const keys = state.databases.reduce((sum, one) => sum + one.keys, 0);
  if (keys === 0) return [];
  const used = state.usedMemoryBytes === undefined ? '' : ` (${formatBytes(state.usedMemoryBytes)} in memory)`;
  return [`all ${formatCount(keys)} keys of now${used} are replaced`, lostSince(facts)];
}
