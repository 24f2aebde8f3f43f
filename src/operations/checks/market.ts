import type { MarketConfig } from '../../config/schema.ts';

/** Whether the market is open at a moment, by its own clock and calendar. */
export function isMarketOpen(market: MarketConfig, at: Date): boolean {
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone: market.timezone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = clock.formatToParts(at).map(({ type, value }) => [type, value]);
  const { weekday, year, month, day, hour, minute }: Record<string, string> = Object.fromEntries(parts);
  const opens = market.days.some((one) => one === weekday?.toLowerCase());
  if (!opens || market.holidays.includes(`${year}-${month}-${day}`)) return false;
  const time = `${hour}:${minute}`;
  return time >= market.open && time < market.close;
}
