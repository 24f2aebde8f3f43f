const dayMs = 86_400_000;

/** Names of the calendar slots that a moment lies in. */
export interface Slots {
  /** "2026-11-27" */
  readonly daily: string;
  /** The ISO week, Monday to Sunday: "2026-W48" */
  readonly weekly: string;
  /** "2026-11" */
  readonly monthly: string;
}

/** The calendar of a time zone. Only the date comes from the zone: weeks and months are counted on dates, which know no clock change. */
export function calendarOf(timezone: string): (time: Date) => Slots {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: timezone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (time) => {
    const parts = format.formatToParts(time).map(({ type, value }) => [type, value]);
    const { year = '', month = '', day = '' }: Record<string, string> = Object.fromEntries(parts);
    return {
      daily: `${year}-${month}-${day}`,
      weekly: isoWeek(Date.UTC(Number(year), Number(month) - 1, Number(day))),
      monthly: `${year}-${month}`,
    };
  };
}

/** ISO 8601: a week belongs to the year that its Thursday lies in. */
function isoWeek(midnight: number): string {
  const sinceMonday = (new Date(midnight).getUTCDay() + 6) % 7;
  const thursday = midnight + (3 - sinceMonday) * dayMs;
  const year = new Date(thursday).getUTCFullYear();
  const week = 1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * dayMs));
  return `${year}-W${String(week).padStart(2, '0')}`;
}
