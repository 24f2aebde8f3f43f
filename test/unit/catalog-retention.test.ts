import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/catalog/retention/calendar.ts';
import type { Backup, Question } from '../../src/catalog/retention/history.ts';
import { backup, guidePolicy, keptOn, local, offsite, pruned, question, table } from '../support/retention.ts';

const dayMs = 86_400_000;

/** Backups at 02:00 UTC of so many days, the last one of that day. */
function daily(count: number, last: string, differs: Partial<Backup> = {}): Backup[] {
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.parse(last) - (count - 1 - index) * dayMs).toISOString().slice(0, 10);
    return backup(`${day} 02:00`, differs);
  });
}

const days = (ids: readonly string[]) => ids.map((id) => id.slice(0, 10));

test('the guide’s policy over a year: backed up, copied and pruned every day', () => {
  let stores = [local(), offsite()];
  let asked = question(stores, '2025-11-28 03:00', { policy: guidePolicy });
  for (const made of daily(365, '2026-11-27')) {
    stores = asked.stores.map((store) => ({ ...store, backups: [...store.backups, made] }));
    asked = pruned({ ...asked, stores, now: new Date(made.time.getTime() + 3_600_000) });
  }
  expect(days(keptOn('local', asked))).toEqual([
    // Sundays of the last 30 days
    ...['2026-11-01', '2026-11-08', '2026-11-15'],
    // the last 7 days
    ...['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'],
  ]);
  expect(days(keptOn('offsite', asked))).toEqual([
    // last days of the months of the last 90 days
    ...['2026-08-31', '2026-09-30', '2026-10-31'],
    // Sundays of the last 30 days
    ...['2026-11-01', '2026-11-08', '2026-11-15', '2026-11-22'],
    // keep-last
    ...['2026-11-25', '2026-11-26', '2026-11-27'],
  ]);
});

test('every decision says why', () => {
  const backups = [
    backup('2026-08-20 02:00'),
    backup('2026-10-31 02:00'),
    backup('2026-11-10 02:00', { type: 'pre-deployment' }),
    backup('2026-11-15 02:00', { proven: true }),
    backup('2026-11-26 02:00'),
    backup('2026-11-26 04:00'),
    backup('2026-11-26 05:00', { type: 'incremental', parents: ['2026-11-26 04:00'] }),
  ];
  expect(table(question([local(...backups), offsite(...backups.slice(0, 3))], '2026-11-27 00:00'))).toEqual([
    'local 2026-08-20 02:00 remove: daily: more than 7 days older than 2026-11-26 04:00, from which ages count; weekly: more than 30 days older than 2026-11-26 04:00, from which ages count; monthly: kept on offsite only',
    'local 2026-10-31 02:00 keep: weekly: the newest good one of 2026-W44 here, kept for 30 days',
    'local 2026-11-10 02:00 keep: pre-deployment, kept for 30 days',
    'local 2026-11-15 02:00 keep: the newest proven backup here; not yet on offsite, which keeps weekly ones; weekly: the newest good one of 2026-W46 here, kept for 30 days',
    'local 2026-11-26 02:00 remove: daily: 2026-11-26 04:00 stands for 2026-11-26; weekly: 2026-11-26 04:00 stands for 2026-W48; monthly: kept on offsite only',
    'local 2026-11-26 04:00 keep: not yet on offsite, which keeps weekly ones; not yet on offsite, which keeps monthly ones; daily: the newest good one of 2026-11-26 here, kept for 7 days; weekly: the newest good one of 2026-W48 here, kept for 30 days; 2026-11-26 05:00 needs it',
    'local 2026-11-26 05:00 keep: the newest good backup here; no older than the last good backup here; incremental, kept for 1 day',
    'offsite 2026-08-20 02:00 keep: ages count from it until another good one confirms 2026-10-31 02:00; weekly: the newest good one of 2026-W34 here, kept for 30 days; monthly: the newest good one of 2026-08 here, kept for 90 days',
    'offsite 2026-10-31 02:00 keep: weekly: the newest good one of 2026-W44 here, kept for 30 days; monthly: the newest good one of 2026-10 here, kept for 90 days',
    'offsite 2026-11-10 02:00 keep: the newest good backup here; no older than the last good backup here; pre-deployment, kept for 30 days',
  ]);
});

describe('where backups fail, none grows old', () => {
  const good = daily(8, '2026-11-20');

  test('a week without any', () => {
    expect(keptOn('local', question([local(...good)], '2026-11-27 03:00'))).toHaveLength(8);
  });

  test('a week of damaged ones, which remove no good one and are not removed', () => {
    const failed = daily(7, '2026-11-27', { state: 'damaged', system: undefined });
    expect(keptOn('local', question([local(...good, ...failed)], '2026-11-27 03:00'))).toHaveLength(15);
  });

  test('a week in which only the incremental ones succeed', () => {
    const hourly = daily(7, '2026-11-27', { type: 'incremental', parents: ['2026-11-20 02:00'] });
    expect(keptOn('local', question([local(...good, ...hourly)], '2026-11-27 03:00'))).toEqual([
      ...good.map(({ id }) => id),
      '2026-11-26 02:00',
      '2026-11-27 02:00',
    ]);
  });

  test('incremental ones that have lost their full backup count for nothing', () => {
    const orphan = backup('2026-12-24 02:00', { type: 'incremental', parents: ['2026-12-23 02:00'] });
    const pre = backup('2026-11-01 02:00', { type: 'pre-deployment' });
    expect(keptOn('local', question([local(pre, ...good, orphan)], '2026-12-24 03:00'))).toHaveLength(10);
  });

  test('the first good one after a long gap removes nothing yet, the second does', () => {
    const after = [backup('2026-12-27 02:00'), backup('2026-12-28 02:00')];
    expect(keptOn('local', question([local(...good, ...after.slice(0, 1))], '2026-12-27 03:00'))).toHaveLength(9);
    expect(days(keptOn('local', question([local(...good, ...after)], '2026-12-28 03:00')))).toEqual([
      // the last of its month
      '2026-11-20',
      ...['2026-12-27', '2026-12-28'],
    ]);
  });
});

describe('copies', () => {
  test('what another store keeps and has not got yet stays: copying has failed since October', () => {
    const made = daily(60, '2026-11-27');
    const asked = question([local(...made), offsite(...made.slice(0, 2))], '2026-11-27 03:00');
    expect(days(keptOn('local', asked))).toEqual([
      // the Sundays and last days of a month that are not off-site
      ...['2026-10-04', '2026-10-11', '2026-10-18', '2026-10-25', '2026-10-31', '2026-11-01', '2026-11-08'],
      ...['2026-11-15', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25'],
      ...['2026-11-26', '2026-11-27'],
    ]);
    // Nothing there grows old for lack of copies.
    expect(days(keptOn('offsite', asked))).toEqual(['2026-09-30']);
  });

  test('a damaged copy is none', () => {
    const month = backup('2026-08-31 02:00');
    const last = daily(2, '2026-11-27');
    const there = { ...month, state: 'damaged', system: undefined } as const;
    expect(keptOn('local', question([local(month, ...last), offsite(there, ...last)], '2026-11-27 03:00'))).toContain(
      month.id,
    );
  });

  test('without an off-site store, the first one keeps the monthly ones', () => {
    const stores = [local(backup('2026-08-31 02:00'), ...daily(2, '2026-11-27'))];
    expect(keptOn('local', question(stores, '2026-11-27 03:00'))).toContain('2026-08-31 02:00');
  });

  test('also when the off-site one is told to keep others', () => {
    const made = [backup('2026-08-31 02:00'), ...daily(2, '2026-11-27')];
    const stores = [local(...made), { ...offsite(...made), keeps: ['weekly'] } as const];
    expect(keptOn('local', question(stores, '2026-11-27 03:00'))).toContain('2026-08-31 02:00');
    expect(keptOn('offsite', question(stores, '2026-11-27 03:00'))).toEqual(['2026-11-27 02:00']);
  });

  test('a new disk in the first store: what only the off-site one has stays there', () => {
    const made = daily(7, '2026-11-27');
    expect(keptOn('offsite', question([local(), offsite(...made)], '2026-11-27 03:00'))).toHaveLength(7);
  });

  test('a store that has too few good ones loses none', () => {
    const made = daily(30, '2026-11-27');
    const asked = question([local(...made), offsite(...made.slice(0, 3))], '2026-11-27 03:00', { policy: guidePolicy });
    expect(keptOn('offsite', asked)).toHaveLength(3);
  });
});

describe('floors', () => {
  const late = daily(2, '2026-11-27');
  /** The reasons to keep a backup that is half a year old. */
  function reasons(differs: Partial<Backup>, all: Partial<Question> = {}): string | undefined {
    const old = backup('2026-05-05 02:00', differs);
    return table(question([local(old, ...late)], '2026-11-27 03:00', all))[0]?.slice('local 2026-05-05 02:00 '.length);
  }

  test('nothing speaks for an old one', () => {
    expect(reasons({})).toMatch(/^remove: daily: more than 7 days older than .*; weekly: more .*; monthly: more /);
  });

  test.each<[string, Partial<Backup>]>([
    ['keep: the newest proven backup here', { proven: true }],
    ['keep: locked until 2027-01-01T00:00:00.000Z', { lockedUntil: new Date('2027-01-01') }],
    ['keep: restore 2026… may still be undone with it', { needed: ['restore 2026… may still be undone with it'] }],
    ['keep: of another system, payroll', { system: 'payroll' }],
    [
      'keep: damaged: only a person removes it, after a look with backupctl verify 2026-05-05 02:00',
      { state: 'damaged' },
    ],
  ])('%s', (expected, differs) => {
    expect(reasons(differs)).toBe(expected);
  });

  test('a lock that is over is none', () => {
    expect(reasons({ lockedUntil: new Date('2026-11-27T02:59:59Z') })).toMatch(/^remove/);
  });

  test('backups of another system keep no calendar of ours, and prove nothing', () => {
    const theirs = backup('2026-11-27 02:30', { system: 'payroll', proven: true });
    const proven = backup('2026-05-05 02:00', { proven: true });
    expect(keptOn('local', question([local(proven, ...late, theirs)], '2026-11-27 03:00'))).toHaveLength(4);
  });

  test('the newest proven one stays with its chain', () => {
    const chain = [
      backup('2026-05-05 02:00'),
      backup('2026-05-05 03:00', { type: 'incremental', parents: ['2026-05-05 02:00'] }),
      backup('2026-05-05 04:00', { type: 'incremental', parents: ['2026-05-05 03:00'], proven: true }),
      backup('2026-05-05 05:00', { type: 'incremental', parents: ['2026-05-05 04:00'] }),
    ];
    expect(table(question([local(...chain, ...late)], '2026-11-27 03:00')).slice(0, 4)).toEqual([
      'local 2026-05-05 02:00 keep: 2026-05-05 03:00 needs it',
      'local 2026-05-05 03:00 keep: 2026-05-05 04:00 needs it',
      'local 2026-05-05 04:00 keep: the newest proven backup here',
      'local 2026-05-05 05:00 remove: incremental: more than 1 day older than 2026-11-27 02:00, from which ages count',
    ]);
  });

  test('what is proven in one store is proven in all', () => {
    const copies = [backup('2026-05-05 02:00'), ...late];
    const proven = [backup('2026-05-05 02:00', { proven: true }), ...late];
    expect(keptOn('offsite', question([local(...proven), offsite(...copies)], '2026-11-27 03:00'))).toContain(
      '2026-05-05 02:00',
    );
  });
});

describe('clocks', () => {
  test('a backup from the future makes nothing old, and stays', () => {
    const made = daily(8, '2026-11-27');
    const stores = [local(...made, backup('2031-01-01 02:00'))];
    const lines = table(question(stores, '2026-11-27 03:00'));
    expect(lines.filter((line) => line.includes(' keep: '))).toHaveLength(9);
    expect(lines.at(-1)).toBe(
      'local 2031-01-01 02:00 keep: dated 2031-01-01T02:00:00.000Z, in the future: a clock was wrong, and its age is not known',
    );
  });

  test('the clock of the host itself is years ahead: one backup made then removes no other', () => {
    const stores = [local(...daily(8, '2026-11-27'), backup('2031-01-01 02:00'))];
    expect(keptOn('local', question(stores, '2031-01-01 03:00'))).toHaveLength(9);
  });

  test('the clock of the host is years behind: all is from the future', () => {
    const stores = [local(...daily(40, '2026-11-27'))];
    expect(keptOn('local', question(stores, '1970-01-01 00:10'))).toHaveLength(40);
  });
});

describe('backups of the guide’s scripts', () => {
  const guide = (count: number, last: string) => daily(count, last, { state: 'guide', system: undefined });

  test('are not removed before there are as many good ones as keep-last says', () => {
    const old = guide(60, '2026-11-24');
    const keep = (count: number) =>
      keptOn(
        'local',
        question([local(...old, ...daily(count, '2026-11-27'))], '2026-11-27 03:00', { policy: guidePolicy }),
      );
    expect(keep(0)).toHaveLength(60);
    expect(keep(2)).toHaveLength(62);
    expect(keep(3).length).toBeLessThan(20);
  });

  test('count by the calendar of their ids, and displace no good one', () => {
    const [newer] = guide(1, '2026-11-26');
    const good = [backup('2026-11-26 01:00'), backup('2026-11-27 02:00')];
    expect(
      table(question([local(good[0] as Backup, newer as Backup, good[1] as Backup)], '2026-11-27 03:00')).slice(0, 2),
    ).toEqual([
      'local 2026-11-26 01:00 keep: daily: the newest good one of 2026-11-26 here, kept for 7 days',
      'local 2026-11-26 02:00 keep: daily: the newest one of 2026-11-26 here, kept for 7 days',
    ]);
  });
});

describe('the calendar of a time zone', () => {
  test.each([
    // A day ends at midnight there, not at midnight UTC.
    ['Asia/Kolkata', '2026-11-27T18:29:59Z', '2026-11-27 2026-W48 2026-11'],
    ['Asia/Kolkata', '2026-11-27T18:30:00Z', '2026-11-28 2026-W48 2026-11'],
    ['Asia/Kathmandu', '2026-10-31T18:15:00Z', '2026-11-01 2026-W44 2026-11'],
    ['America/St_Johns', '2026-12-01T03:29:59Z', '2026-11-30 2026-W49 2026-11'],
    // The hour that comes twice, and the one that never comes.
    ['America/New_York', '2026-11-01T04:00:00Z', '2026-11-01 2026-W44 2026-11'],
    ['America/New_York', '2026-11-02T04:59:59Z', '2026-11-01 2026-W44 2026-11'],
    ['America/New_York', '2026-03-09T03:59:59Z', '2026-03-08 2026-W10 2026-03'],
    // Midnight itself is skipped there.
    ['America/Santiago', '2026-09-06T04:00:00Z', '2026-09-06 2026-W36 2026-09'],
    // 2011-12-30 never was there.
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29 2011-W52 2011-12'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31 2011-W52 2011-12'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01 2026-W53 2027-01'],
    // ISO weeks over the turn of a year.
    ['UTC', '2024-12-30T00:00:00Z', '2024-12-30 2025-W01 2024-12'],
    ['UTC', '2027-01-03T23:59:59Z', '2027-01-03 2026-W53 2027-01'],
    ['UTC', '2027-01-04T00:00:00Z', '2027-01-04 2027-W01 2027-01'],
    ['UTC', '2024-02-29T12:00:00Z', '2024-02-29 2024-W09 2024-02'],
  ])('%s %s is %s', (timezone, time, expected) => {
    const { daily: day, weekly, monthly } = calendarOf(timezone)(new Date(time));
    expect(`${day} ${weekly} ${monthly}`).toBe(expected);
  });
});
