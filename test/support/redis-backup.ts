import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Capture, Planned } from '../../src/components/component.ts';
import { redis } from '../../src/components/redis/index.ts';
import type { Session } from '../../src/components/session.ts';
import { configSchema } from '../../src/config/schema.ts';
import { localConnection } from '../../src/connections/local.ts';
import type { Log } from '../../src/lib/log.ts';
import { sinkIn } from './local-backup.ts';

export interface RedisSettings {
  readonly url: string;
  readonly method?: 'auto' | 'replication' | 'bgsave';
  readonly 'ca-file'?: string | undefined;
  readonly timeout?: string;
  readonly compression?: 'zstd' | 'gzip';
  readonly signal?: AbortSignal;
}

/** The backup of a server in a temporary folder, removed when it is disposed. */
export interface RedisBackup extends AsyncDisposable {
  readonly folder: string;
  readonly planned: Planned;
  readonly capture: Capture;
  /** Every line that went to the log. */
  readonly log: readonly string[];
}

export const backupId = '20261122_020000';

export async function backUpRedis(settings: RedisSettings): Promise<RedisBackup> {
  const folder = await mkdtemp(join(tmpdir(), 'test-redis-backup-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const log: string[] = [];
  try {
    const planned = await planRedis(settings, log);
    const capture = await planned.backup(sinkIn(folder, backupId));
    return { folder, planned, capture, log, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

export async function planRedis(settings: RedisSettings, log: string[] = []): Promise<Planned> {
  const { compression, signal, ...rest } = settings;
  const defined = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const config = configSchema.parse({ redis: defined, ...(compression === undefined ? {} : { compression }) });
  const session: Session = {
    config,
    connection: localConnection,
    signal: signal ?? new AbortController().signal,
    log: keepLog(log),
    env: process.env,
    scratch: tmpdir(),
    now: () => new Date(),
  };
  const planned = await redis.plan(session);
  if (planned === undefined) throw new Error('nothing was planned');
  return planned;
}

export function keepLog(lines: string[]): Log {
  const keep = (line: string) => {
    lines.push(line);
  };
  return { info: keep, warning: keep, debug: keep, group: (_title, body) => body(), progress: () => {} };
}
