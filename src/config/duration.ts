import { z } from 'zod';

const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A length of time written as in backup.yml ("90s", "15m", "24h", "7d"), in milliseconds; undefined when it is not one. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)$/.exec(text.trim());
  if (match === null) return undefined;
  const unit = match[2] as keyof typeof unitMs;
  return Number(match[1]) * unitMs[unit];
}

const notDuration = 'is not a duration; write it like 90s, 15m, 24h or 7d';

/** Schema of a duration: text with a unit in, milliseconds out. */
export const duration = z.string(notDuration).transform((text, context) => {
  const ms = parseDuration(text);
  if (ms !== undefined) return ms;
  // The text is not repeated: it may have come out of an environment variable.
  context.addIssue({ code: 'custom', message: notDuration });
  return z.NEVER;
});

/** Longer timers of Node.js fire at once (2^31 - 1 ms). */
const longestTimerMs = 24 * unitMs.d;

/** Schema of a time to wait: a duration that a timer can keep. */
export const waitingTime = duration.refine(
  (ms) => ms > 0 && ms <= longestTimerMs,
  'must be more than 0 and at most 24d',
);
