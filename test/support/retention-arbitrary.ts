import fc from 'fast-check';
import type { Backup, Question, StoreHistory } from '../../src/catalog/retention/history.ts';
import { tiers } from '../../src/config/retention-schema.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A change of the clock, odd offsets, a day that never was, the turn of a year. */
const epochs = [
  '2026-11-27T12:00Z',
  '2026-11-01T05:00Z',
  '2026-03-29T01:00Z',
  '2012-01-01T12:00Z',
  '2027-01-01T00:00Z',
];
const timezones = ['UTC', 'Asia/Kolkata', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Apia', 'Pacific/Kiritimati'];

/** A step from one backup to the next older one: minutes, hours, days with and without jitter, gaps. */
const step = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 3 * 60 }).map((minutes) => minutes * 60_000),
  fc.integer({ min: 20, max: 28 }).map((hours) => hours * hourMs),
  fc.constant(dayMs),
  fc.integer({ min: 1, max: 45 }).map((days) => days * dayMs),
);

/** What one backup is wherever it lies, and how it lies on each of three stores. */
const made = fc.record({
  step,
  system: seldom('theirs', 'ours'),
  type: fc.constantFrom('full', 'full', 'full', 'incremental', 'incremental', 'pre-deployment'),
  proven: seldom(true, false),
  /** How many backups earlier each parent is; only incremental ones have any. */
  parents: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
  isGuide: seldom(true, false),
  copies: fc.tuple(...Array.from({ length: 3 }, () => copyOn())),
});

function seldom<T>(value: T, usual: T): fc.Arbitrary<T> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, fc.constant(value));
}

function copyOn() {
  return fc.record({
    lies: fc.constantFrom(true, true, true, false),
    damaged: seldom(true, false),
    lockedFor: fc.oneof({ weight: 12, arbitrary: fc.constant(undefined) }, fc.constantFrom(-1, 1, dayMs)),
    needed: seldom(['restore 7 may still be undone with it'], []),
    bytes: fc.nat({ max: 1000 }),
  });
}

type Made = typeof made extends fc.Arbitrary<infer T> ? T : never;

const period = fc.oneof(
  fc.constantFrom(hourMs, dayMs, 7 * dayMs, 30 * dayMs, 90 * dayMs),
  // No schema lets 0 through; floors hold all the same.
  fc.constantFrom(0, Number.POSITIVE_INFINITY),
);

const setting = fc.record({
  offSite: fc.boolean(),
  keeps: fc.option(fc.subarray([...tiers]), { nil: undefined, freq: 3 }),
});

/** A random history of up to 16 backups on up to three stores, with gaps, failures, chains, proofs and wrong clocks. */
export const questions: fc.Arbitrary<Question> = fc
  .record({
    epoch: fc.constantFrom(...epochs),
    /** Negative: some backups are from the future. */
    sinceNewest: fc.oneof(fc.integer({ min: 0, max: 200 * dayMs }), fc.integer({ min: -30 * dayMs, max: 0 })),
    made: fc.array(made, { maxLength: 16, size: 'max' }),
    settings: fc.array(setting, { minLength: 1, maxLength: 3 }),
    policy: fc.record({
      incremental: period,
      daily: period,
      weekly: period,
      monthly: period,
      'pre-deployment': period,
      'keep-last': fc.integer({ min: -1, max: 4 }),
    }),
    timezone: fc.constantFrom(...timezones),
  })
  .map(({ epoch, sinceNewest, made: history, settings, policy, timezone }) => {
    const newest = Date.parse(epoch);
    const stores = settings.map(
      (differs, index): StoreHistory => ({
        ...differs,
        name: `store${index}`,
        first: index === 0,
        backups: backupsOf(history, newest, newest + sinceNewest, index),
      }),
    );
    return { stores, policy, timezone, now: new Date(newest + sinceNewest), system: 'ours' };
  });

/** Newest first; ids fall with the time, and times may be equal. */
function backupsOf(history: readonly Made[], newest: number, now: number, store: number): Backup[] {
  let time = newest;
  return history.flatMap(({ step: back, copies, isGuide, ...one }, index) => {
    if (index > 0) time -= back;
    const copy = copies[store];
    if (copy === undefined || !copy.lies) return [];
    const chain = one.type === 'incremental' && !isGuide ? one.parents : [];
    return {
      id: idOf(index),
      system: isGuide || (copy.damaged && index % 2 === 0) ? undefined : one.system,
      type: isGuide ? 'full' : one.type,
      time: new Date(time),
      state: copy.damaged ? 'damaged' : isGuide ? 'guide' : 'whole',
      proven: one.proven && !isGuide,
      parents: chain.map((earlier) => idOf(index + earlier)),
      lockedUntil: copy.lockedFor === undefined ? undefined : new Date(now + copy.lockedFor),
      needed: copy.needed,
      bytes: copy.bytes,
    } satisfies Backup;
  });
}

function idOf(index: number): string {
  return `b${String(99 - index)}`;
}
