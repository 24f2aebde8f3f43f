import type { Manifest } from '../../src/catalog/manifest.ts';

/** A manifest as a backup of two components writes it. */
export function manifestOf(id: string): Manifest {
  const component = {
    recoveryPoint: '2026-11-22T02:03:05.000Z',
    durationMs: 1500,
    tools: { pg_dump: '17.11' },
    facts: { tables: [{ name: 'trades', rows: 16_803 }] },
  };
  return {
    format: 1,
    id,
    system: 'trading-system',
    type: 'full',
    tiers: ['daily'],
    startedAt: '2026-11-22T02:03:04.000Z',
    finishedAt: '2026-11-22T02:03:08.000Z',
    timezone: 'Asia/Kolkata',
    run: { machine: 'runner-1', url: 'https://github.com/o/r/actions/runs/7' },
    program: { name: 'backup-actions', version: '0.1.0', node: 'v24.0.0' },
    components: {
      database: {
        ...component,
        source: 'trading_db on db:5432',
        bytes: 1000,
        rawBytes: 5000,
        highlights: ['7 tables'],
      },
      redis: {
        ...component,
        source: 'redis on cache:6379',
        bytes: 300,
        rawBytes: 900,
        highlights: ['12 keys'],
        tools: {},
      },
    },
    skewMs: 20,
    files: [
      {
        path: `database/trading_db_${id}.dump.zst`,
        bytes: 1000,
        sha256: 'a'.repeat(64),
        codec: 'zstd',
        rawBytes: 5000,
      },
      { path: `redis/dump_${id}.rdb.zst`, bytes: 300, sha256: 'b'.repeat(64), codec: 'zstd', rawBytes: 900 },
    ],
    warnings: ['logs: nothing matched'],
  };
}
