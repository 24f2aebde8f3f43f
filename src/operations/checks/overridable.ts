/**
 * Checks that may be overridden by name; the others protect the data themselves. What a disk must hold is an estimate;
 * `definitions` is looked at when all data are back.
 */
export const overridable = [
  'trading-off',
  'market-closed',
  'signature',
  'disk-space',
  'redis-rights',
  'redis-version',
  'redis-atomic',
  'redis-memory',
  'redis-start',
  'definitions',
] as const;
