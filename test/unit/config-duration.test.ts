import fc from 'fast-check';
import { expect, test } from 'vitest';
import { duration, parseDuration, waitingTime } from '../../src/config/duration.ts';

test.each([
  ['250ms', 250],
  ['90s', 90_000],
  ['1.5m', 90_000],
  ['15m', 900_000],
  ['24h', 86_400_000],
  [' 7 d ', 604_800_000],
  ['0s', 0],
])('%s is %i ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(['', '7', 'd', '7w', '-1s', '1,5h', '1e3s', '1h30m', 's5', '٣s'])('"%s" is not a duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
  expect(duration.safeParse(text).success).toBe(false);
});

test('every whole number of a unit is that many milliseconds', () => {
  fc.assert(
    fc.property(fc.nat(), (count) => {
      expect(parseDuration(`${count}s`)).toBe(count * 1000);
    }),
  );
});

test('a number without a unit is refused with an example', () => {
  expect(duration.safeParse(60).error?.issues[0]?.message).toContain('write it like 90s');
});

test('a waiting time is one that a timer can keep', () => {
  expect(waitingTime.parse('24d')).toBe(24 * 86_400_000);
  expect(waitingTime.safeParse('25d').success).toBe(false);
  expect(waitingTime.safeParse('0s').success).toBe(false);
});
