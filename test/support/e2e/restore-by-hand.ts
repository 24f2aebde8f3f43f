import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { PostgresServer } from '../postgres.ts';
import type { RedisServer } from '../redis.ts';
import { stock } from './stock.ts';

/** Where somebody restores to, alone with RESTORE.md: fresh servers and empty folders. */
export interface RestoreTargets {
  readonly postgres?: PostgresServer;
  readonly redis?: RedisServer;
  readonly redisPassword?: string;
  /** Files come back into `<folder>/config` and `<folder>/logs`. */
  readonly folder: string;
}

/**
 * Runs every fenced command of a backup's RESTORE.md, in order, in one bash, started where the text says. Nothing is
 * told to it but by the variables that the text itself names.
 */
export async function followInstructions(backup: string, targets: RestoreTargets): Promise<string> {
  const text = await readFile(join(backup, 'metadata', 'RESTORE.md'), 'utf8');
  const env = variables(targets, await readdir(backup));
  for (const name of Object.keys(env)) expect(text.includes(name), `RESTORE.md names ${name}`).toBe(true);
  return stock('bash', [], { cwd: backup, env, input: commands(text) });
}

/** What stands in fenced blocks for a shell. */
export function commands(markdown: string): string {
  const blocks = [...markdown.matchAll(/^```(?:sh|bash)\n(.*?)^```$/gms)].map(([, block]) => block ?? '');
  expect(blocks.length).toBeGreaterThan(0);
  expect(markdown.match(/^```/gm)).toHaveLength(2 * blocks.length);
  return blocks.join('\n');
}

function variables(targets: RestoreTargets, components: readonly string[]): Record<string, string> {
  const { postgres, redis, redisPassword, folder } = targets;
  return {
    ...(postgres && {
      PGHOST: postgres.host,
      PGPORT: String(postgres.port),
      PGUSER: postgres.user,
      PGPASSWORD: postgres.password,
    }),
    ...(redis && { REDIS_PORT: String(redis.port), REDIS_CONF: join(redis.folder, 'server.conf') }),
    ...(redisPassword && { REDISCLI_AUTH: redisPassword }),
    ...(components.includes('config') && { CONFIG_TARGET: join(folder, 'config') }),
    ...(components.includes('logs') && { LOGS_TARGET: join(folder, 'logs') }),
  };
}
