import type { RedisServer } from './redis.ts';
import { until } from './until.ts';

export const bulkKeys = 4_000;

/** Data that take a while to send and to load: `bulkKeys` keys of 1.6 kB that do not compress. */
export async function fillBulk(server: RedisServer): Promise<void> {
  const script = `for i = 1, ${bulkKeys} do
    local parts = {}
    for n = 1, 40 do parts[n] = redis.sha1hex(i .. '-' .. n) end
    redis.call('SET', 'bulk:' .. i, table.concat(parts))
  end`;
  await server.command('EVAL', script, '0');
}

/**
 * Settings that slow a server down while it loads, by microseconds a key, and have it answer meanwhile, so that something
 * can happen then. Redis 6 has no setting for the second: it answers after every 2 MiB, which the bulk makes often enough.
 */
export function slowLoad(version: string, perKeyMicros: number): Readonly<Record<string, string>> {
  const slow = { 'key-load-delay': String(perKeyMicros) };
  return Number.parseInt(version, 10) < 7 ? slow : { ...slow, 'loading-process-events-interval-bytes': '1024' };
}

/** The same for a server that runs. */
export async function loadSlowly(server: RedisServer, perKeyMicros: number): Promise<void> {
  for (const [name, value] of Object.entries(slowLoad(server.version, perKeyMicros))) {
    await server.command('CONFIG', 'SET', name, value);
  }
}

/** Ends it. Redis 6 takes no setting while it loads: then it is waited for. */
export async function loadFast(server: RedisServer): Promise<void> {
  await until('the server to take a setting', () =>
    server.command('CONFIG', 'SET', 'key-load-delay', '0').then(
      () => true,
      (error: unknown) => {
        if (!String(error).includes('during loading')) throw error;
        return false;
      },
    ),
  );
}
