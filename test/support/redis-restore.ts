import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redis } from '../../src/components/redis/index.ts';
import { findServer, type ServerProgram } from '../../src/components/redis/proof/find-server.ts';
import type { RdbSummary } from '../../src/components/redis/rdb/reader.ts';
import { requestSnapshot } from '../../src/components/redis/server/sync.ts';
import { findTarget } from '../../src/components/redis/server/target.ts';
import type {
  Check,
  PlannedRestore,
  ProofResult,
  RestoreSession,
  StagedRestore,
  StoredBackup,
} from '../../src/components/restorable.ts';
import { configSchema } from '../../src/config/schema.ts';
import { localConnection } from '../../src/connections/local.ts';
import { backupIn } from './local-backup.ts';
import type { RedisProduct } from './redis.ts';
import { backupId, keepLog, type RedisBackup } from './redis-backup.ts';
import { readDump } from './redis-dump.ts';
import { wayBack } from './way-back.ts';

/** What one restore run is lent, with folders that go away when it is disposed. */
export interface RestoreRun extends AsyncDisposable {
  readonly session: RestoreSession;
  readonly log: readonly string[];
  readonly abort: AbortController;
}

export interface RunSettings {
  readonly url: string;
  readonly 'ca-file'?: string | undefined;
  readonly timeout?: string;
  readonly files?: Readonly<Record<string, unknown>>;
  readonly 'restore-method'?: string;
  readonly start?: string;
  readonly stop?: string;
  /** URL of a staging server to prove on. */
  readonly staging?: string | undefined;
}

export const restoreId = '20261122_031500';

export async function restoreRun(settings: RunSettings, env: NodeJS.ProcessEnv = process.env): Promise<RestoreRun> {
  const folder = await mkdtemp(join(tmpdir(), 'test-redis-run-'));
  const keepFolder = join(folder, 'keep');
  const scratch = join(folder, 'scratch');
  await mkdir(keepFolder, { mode: 0o700 });
  await mkdir(scratch, { mode: 0o700 });
  const log: string[] = [];
  const abort = new AbortController();
  const { staging, ...own } = settings;
  const defined = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const given = staging === undefined ? {} : { 'restore-test': { redis: { url: staging } } };
  return {
    log,
    abort,
    session: {
      config: configSchema.parse({ redis: defined, ...given }),
      connection: localConnection,
      signal: abort.signal,
      log: keepLog(log),
      env,
      scratch,
      now: () => new Date(),
      restoreId,
      keepFolder,
      ownFolders: [],
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

export function storedBackup({ folder, capture }: Pick<RedisBackup, 'folder' | 'capture'>): StoredBackup {
  return backupIn(folder, backupId, capture.files);
}

export async function planFrom(backup: RedisBackup, run: RestoreRun): Promise<PlannedRestore> {
  return planStored(backup.capture.facts, storedBackup(backup), run);
}

export async function planStored(facts: unknown, backup: StoredBackup, run: RestoreRun): Promise<PlannedRestore> {
  if (redis.planRestore === undefined) throw new Error('redis cannot be restored');
  // As a manifest would give them.
  const recorded: unknown = facts === undefined ? undefined : JSON.parse(JSON.stringify(facts));
  return redis.planRestore(recorded, backup, { tables: [] }, run.session);
}

/** Names of the checks of a plan that did not pass. */
export function failedChecks(planned: PlannedRestore): string[] {
  return planned.plan.checks.filter(({ outcome }) => outcome !== 'passed').map(({ name }) => name);
}

/** What the checks after a restore find. */
export async function inspectLive(backup: RedisBackup, run: RestoreRun): Promise<readonly Check[]> {
  if (redis.inspectLive === undefined) throw new Error('redis cannot be inspected');
  return redis.inspectLive(JSON.parse(JSON.stringify(backup.capture.facts)), run.session);
}

/** Plan, stage and switch. */
export async function restoreFrom(backup: RedisBackup, run: RestoreRun): Promise<StagedRestore> {
  const planned = await planFrom(backup, run);
  const staged = await planned.stage();
  await staged.switch();
  return staged;
}

/** As the run does whose switch has failed. */
export async function takeBack(staged: StagedRestore, { session }: RestoreRun): Promise<readonly string[]> {
  return wayBack(redis, staged.undo.state, session, 'switching', 'try-keep');
}

export async function undo(state: unknown, run: RestoreRun): Promise<readonly string[]> {
  return wayBack(redis, state, run.session);
}

export async function proveBackup(
  backup: RedisBackup,
  run: RestoreRun,
  facts: unknown = backup.capture.facts,
  sources: readonly unknown[] = [facts],
): Promise<ProofResult> {
  if (redis.prove === undefined) throw new Error('redis cannot be proved');
  const recorded: unknown = facts === undefined ? undefined : JSON.parse(JSON.stringify(facts));
  return redis.prove(recorded, storedBackup(backup), run.session, sources);
}

/** Everything a server holds now. */
export async function contentOf(settings: RunSettings): Promise<Pick<RdbSummary, 'databases' | 'functions'>> {
  const { signal } = new AbortController();
  const config = configSchema.parse({ redis: settings }).redis;
  if (config === undefined) throw new Error('no redis');
  const target = await findTarget(config, localConnection);
  using snapshot = await requestSnapshot(target, signal);
  const chunks: Buffer[] = [];
  for await (const chunk of snapshot.content) chunks.push(chunk);
  const { databases, functions } = readDump(Buffer.concat(chunks));
  return { databases, functions };
}

/** The installed server program of a product. */
export async function programOf(product: RedisProduct, run: RestoreRun): Promise<ServerProgram> {
  const oldest = { format: 'redis', version: 6 } as const;
  const { server } = await findServer(oldest, { product, version: 'unknown' }, run.session);
  if (server === undefined) throw new Error(`no ${product}-server`);
  return server;
}
