import type { MarketConfig } from '../../config/schema.ts';

/** Whether the market is open at a moment, by its own clock and calendar. */
export function isMarketOpen(market: MarketConfig, at: Date): boolean {
  const parts = new Map(
    new Intl.DateTimeFormat('en-CA', {
      timeZone: market.timezone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }): [string, string] => [type, value]),
  );
  const part = (name: string) => parts.get(name) ?? '';
  const date = `${part('year')}-${part('month')}-${part('day')}`;
  const day = market.days.find((one) => one === part('weekday').toLowerCase());
  if (day === undefined || market.holidays.includes(date)) return false;
  const time = `${part('hour')}:${part('minute')}`;
  return time >= market.open && time < market.close;
}
