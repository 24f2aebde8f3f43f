import type { MarketConfig } from '../../config/schema.ts';

/** Whether the market is open at a moment, by its own clock and calendar. */
export function isMarketOpen(market: MarketConfig, at: Date): boolean {
  return marketOpened(market, at) !== undefined;
}

/** When the market opened that is open at a moment; undefined: it is closed then. */
export function marketOpened(market: MarketConfig, at: Date): Date | undefined {
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
  if (!opens || market.holidays.includes(`${year}-${month}-${day}`)) return undefined;
  const time = `${hour}:${minute}`;
  if (time < market.open || time >= market.close) return undefined;
  // Clocks are changed at night, when no market is open.
  const openMs = (minutesOf(time) - minutesOf(market.open)) * 60_000;
  return new Date(at.getTime() - (at.getTime() % 60_000) - openMs);
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
