import type { Config } from '../../config/schema.ts';
import type { LossMeasure } from '../../report/status-report.ts';
import { marketOpened } from '../checks/market.ts';

/**
 * What would be lost now with nothing newer than `point`, against what may be. While the market is open, what was done since it
 * opened counts by the stricter measure: a backup of the night is old in the morning, and nothing was lost by that.
 */
export function measureLoss(
  point: Date,
  { market, objectives }: Pick<Config, 'market' | 'objectives'>,
  now: Date,
): LossMeasure[] {
  const since = (start: Date) => Math.max(0, now.getTime() - start.getTime());
  const { trading, otherwise } = objectives.rpo;
  const opened = market && marketOpened(market, now);
  return [
    ...(opened === undefined
      ? []
      : [{ ms: since(opened > point ? opened : point), limitMs: trading, counted: 'trading' as const }]),
    { ms: since(point), limitMs: otherwise, counted: 'otherwise' },
  ];
}
