import type { Readable } from 'node:stream';
import type { RedisConfig } from '../../../config/schema.ts';
import { BackupError } from '../../../lib/errors.ts';
import { formatBytes, plural } from '../../../lib/format.ts';
import { writeChecksums } from '../../../pipeline/checksums.ts';
import { suffixes } from '../../../pipeline/codec.ts';
import type { Sink } from '../../../pipeline/sink.ts';
import type { StoredFile } from '../../../pipeline/stored-file.ts';
import { writeStored, writeText } from '../../../pipeline/write.ts';
import type { Capture } from '../../component.ts';
import type { Session } from '../../session.ts';
import { type RedisFacts, type ServerFile, toJson } from '../facts.ts';
import { describeContent } from '../rdb/compare.ts';
import { RdbReader, type RdbSummary } from '../rdb/reader.ts';
import { type Client, connect } from '../server/client.ts';
import { withTimeout } from '../server/deadline.ts';
import { inspectServer, type ServerState } from '../server/server.ts';
import { requestSnapshot } from '../server/sync.ts';
import type { Target } from '../server/target.ts';
import { findDumpFile, saveAndOpen } from './bgsave.ts';

/** How the dump will be taken: first way that works. */
export interface Ways {
  readonly replication: boolean;
  /** Where the server saves, when that file can be read here. */
  readonly dumpFile: string | undefined;
}

interface Job {
  readonly config: RedisConfig;
  readonly session: Session;
  readonly target: Target;
  readonly ways: Ways;
}

/** What a restore must know at a glance; the rest is in the server file. */
const factSettings = new Set([
  'aclfile',
  'appendfsync',
  'appendonly',
  'cluster-enabled',
  'databases',
  'dbfilename',
  'maxmemory',
  'maxmemory-policy',
  'rdbchecksum',
  'save',
]);

interface Dump {
  readonly file: StoredFile;
  readonly summary: RdbSummary;
  readonly method: RedisFacts['method'];
  readonly startedAt: Date;
  readonly warnings: readonly string[];
}

/** Takes the dump and what lies beside it. */
export async function capture(job: Job, sink: Sink): Promise<Capture> {
  using session = withTimeout(job.session, job.config.timeout, 'dump');
  using client = await connect(job.target, session.signal);
  const state = await inspectServer(client);
  const dump = await takeDump({ ...job, session }, client, state, sink);
  const noted: ServerFile = {
    product: state.product,
    version: state.version,
    capturedAt: session.now().toISOString(),
    acl: state.acl === undefined ? null : [...state.acl],
    settings: state.settings ?? null,
  };
  const text = `${JSON.stringify(noted, undefined, 2)}\n`;
  const server = await writeText(sink, `redis/server_${sink.id}.json`, text, session.signal);
  const sums: StoredFile[] = [];
  for (const file of [dump.file, server]) sums.push(await writeChecksums(sink, file.path, [file], session.signal));
  const facts = factsOf(state, dump, server);
  return {
    files: [dump.file, server, ...sums],
    facts: toJson(facts),
    recoveryPoint: recoveryPoint(dump),
    highlights: highlightsOf(facts),
    warnings: [...dump.warnings, ...warningsOf(dump, state)],
    tools: { [state.product === 'redis' ? 'redis-server' : 'valkey-server']: state.version },
  };
}

async function takeDump(job: Job, client: Client, state: ServerState, sink: Sink): Promise<Dump> {
  const { session, ways, config } = job;
  if (ways.replication) {
    try {
      return await takeByReplication(job, state, sink);
    } catch (error) {
      if (!(error instanceof SnapshotRefused)) throw error;
      const otherWay = config.method === 'auto' && (error.code === 'unsupported' || error.code === 'access-denied');
      const dumpFile = otherWay ? await findDumpFile(state, session) : undefined;
      if (dumpFile === undefined) throw error.cause;
      const saved = await takeBySaving(job, client, dumpFile, sink);
      return { ...saved, warnings: [`${error.message}; the dump was taken by BGSAVE instead.`] };
    }
  }
  if (ways.dumpFile === undefined) throw new BackupError('internal', 'no way to take the dump was planned');
  return takeBySaving(job, client, ways.dumpFile, sink);
}

/** The server did not begin to send: nothing has been written, another way may be tried. */
class SnapshotRefused extends BackupError {}

async function takeByReplication(job: Job, state: ServerState, sink: Sink): Promise<Dump> {
  const { session, target } = job;
  const startedAt = session.now();
  using snapshot = await requestSnapshot(target, session.signal).catch((cause: unknown) => {
    if (!(cause instanceof BackupError) || cause.code === 'cancelled') throw cause;
    throw new SnapshotRefused(cause.code, cause.message, { cause });
  });
  const total = snapshot.length ?? state.usedMemoryBytes;
  return { ...(await writeDump(job, sink, snapshot.content, total)), method: 'replication', startedAt, warnings: [] };
}

async function takeBySaving(job: Job, client: Client, path: string, sink: Sink): Promise<Dump> {
  const startedAt = job.session.now();
  await using saved = await saveAndOpen(client, path, job.session);
  const { file, summary } = await writeDump(job, sink, saved.content, undefined);
  await saved.finish();
  const forkedAt = Number(summary.aux.ctime ?? 0);
  if (forkedAt < saved.notBefore) {
    throw new BackupError('source-changed', `${path} is not the dump that Redis at ${job.target.name} has just saved`, {
      hint: 'The server seems to run on another host or in a container. Use redis.method replication.',
    });
  }
  return { file, summary, method: 'bgsave', startedAt, warnings: [] };
}

async function writeDump(
  { session }: Job,
  sink: Sink,
  content: AsyncIterable<Uint8Array> | Readable,
  totalBytes: number | undefined,
): Promise<Pick<Dump, 'file' | 'summary'>> {
  const codec = session.config.compression;
  const reader = new RdbReader();
  const file = await writeStored(sink, `redis/dump_${sink.id}.rdb${suffixes[codec]}`, content, {
    codec,
    signal: session.signal,
    consumer: reader,
    onBytes: (doneBytes) => session.log.progress({ label: 'redis', doneBytes, totalBytes }),
  });
  return { file, summary: reader.summary };
}

function factsOf(state: ServerState, dump: Dump, server: StoredFile): RedisFacts {
  const { format, version, bytes, checksum, aux, databases, functions } = dump.summary;
  return {
    product: state.product,
    version: state.version === 'unknown' ? (aux['valkey-ver'] ?? aux['redis-ver'] ?? 'unknown') : state.version,
    method: dump.method,
    mode: state.mode,
    role: state.role,
    runId: state.info.run_id,
    replicationOffset: state.replicationOffset,
    dumpFile: dump.file.path,
    serverFile: server.path,
    rdb: { format, version, bytes, checksum, aux },
    digestVersion: 1,
    keys: databases.reduce((sum, { keys }) => sum + keys, 0),
    databases: databases.map(({ lasting: _, ...counted }) => counted),
    functions,
    aclUsers: state.acl?.length,
    settings: Object.fromEntries(Object.entries(state.settings ?? {}).filter(([name]) => factSettings.has(name))),
  };
}

/** The moment of the fork, as the server noted it in the dump (whole seconds). */
function recoveryPoint(dump: Dump): Date {
  const forkedAt = Number(dump.summary.aux.ctime);
  return Number.isSafeInteger(forkedAt) && forkedAt > 0 ? new Date(forkedAt * 1000) : dump.startedAt;
}

function highlightsOf(facts: RedisFacts): string[] {
  return [
    describeContent(facts),
    `RDB version ${facts.rdb.version}, ${formatBytes(facts.rdb.bytes)}`,
    ...(facts.aclUsers === undefined ? [] : [plural(facts.aclUsers, 'ACL user')]),
  ];
}

function warningsOf(dump: Dump, state: ServerState): string[] {
  return [
    ...(dump.summary.checksum === 'none'
      ? ['The dump has no checksum of its own (rdbchecksum no); ours protects it from now on.']
      : []),
    ...(state.acl === undefined
      ? ['The ACL users could not be read (+acl|list is missing): they are not in this backup.']
      : []),
  ];
}
