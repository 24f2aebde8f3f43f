import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../src/catalog/retention/decide.ts';
import { untilFree } from '../../src/catalog/retention/until-free.ts';
import { backup, local, offsite, question } from '../support/retention.ts';
import { questions } from '../support/retention-arbitrary.ts';

describe('what else may go when a disk is full', () => {
  const sundays = [backup('2026-11-08 02:00'), backup('2026-11-15 02:00')];
  const last = [backup('2026-11-24 02:00'), backup('2026-11-25 02:00'), backup('2026-11-26 02:00', { proven: true })];
  const change = [
    backup('2026-11-26 03:00', { type: 'incremental', parents: ['2026-11-26 02:00'] }),
    backup('2026-11-26 04:00', { type: 'incremental', parents: ['2026-11-26 03:00'] }),
  ];
  const newest = backup('2026-11-26 05:00');
  const made = [backup('2026-08-01 02:00'), ...sundays, ...last, ...change, newest];
  const asked = question([local(...made), offsite(...sundays, newest)], '2026-11-26 06:00');
  const ids = (bytes: number) => untilFree(asked, 'local', bytes).further.map(({ id }) => id);

  test('nothing, when what the policy removes is enough', () => {
    expect(untilFree(asked, 'local', 1_000)).toEqual({ further: [], freed: 1_000, enough: true });
  });

  test('first what has a copy elsewhere, then the least valuable, of that the oldest; nothing before what needs it', () => {
    expect(ids(999_999)).toEqual([
      ...['2026-11-08 02:00', '2026-11-15 02:00'],
      ...['2026-11-26 04:00', '2026-11-26 03:00'],
      ...['2026-11-24 02:00', '2026-11-25 02:00'],
    ]);
  });

  test('no more than is wanted, each with its reasons', () => {
    expect(untilFree(asked, 'local', 3_500)).toEqual({
      further: [
        {
          id: '2026-11-08 02:00',
          bytes: 1_000,
          reasons: ['a whole copy stays on offsite', 'weekly: the newest good one of 2026-W45 here, kept for 30 days'],
        },
        {
          id: '2026-11-15 02:00',
          bytes: 1_000,
          reasons: ['a whole copy stays on offsite', 'weekly: the newest good one of 2026-W46 here, kept for 30 days'],
        },
        {
          id: '2026-11-26 04:00',
          bytes: 1_000,
          reasons: ['no other whole copy is kept', 'incremental, kept for 1 day'],
        },
      ],
      freed: 4_000,
      enough: true,
    });
  });

  test('says when floors keep the rest', () => {
    expect(untilFree(asked, 'local', 10_000)).toMatchObject({ freed: 7_000, enough: false });
  });
});

test('within the floors, over random histories', () => {
  const isFloor = (reason: string) =>
    /^(the newest|no older than|not yet on|locked|dated|damaged|of another|restore|ages count)/.test(reason);
  fc.assert(
    fc.property(questions, fc.integer({ min: 0, max: 5_000 }), (asked, bytes) => {
      const [store] = asked.stores;
      const [decided] = decide(asked).stores;
      const { further, freed, enough } = untilFree(asked, 'store0', bytes);
      const gone = new Set([
        ...(decided?.backups ?? []).filter(({ decision }) => decision === 'remove').map(({ id }) => id),
        ...further.map(({ id }) => id),
      ]);
      for (const { id, reasons } of decided?.backups ?? [])
        if (further.some((one) => one.id === id)) expect(reasons.filter(isFloor)).toEqual([]);
      const all = store?.backups ?? [];
      const left = all.filter(({ id }) => !gone.has(id));
      const ours = all.filter(({ system }) => system !== 'theirs');
      for (const { system, parents } of left)
        for (const parent of ours.filter(({ id, state }) => state === 'whole' && parents.includes(id)))
          if (system !== 'theirs') expect(left).toContain(parent);
      expect(freed).toBe(all.filter(({ id }) => gone.has(id)).reduce((sum, one) => sum + one.bytes, 0));
      expect(enough).toBe(freed >= bytes);
      const lastOne = further.at(-1);
      if (lastOne !== undefined) expect(freed - lastOne.bytes).toBeLessThan(bytes);
    }),
    { numRuns: 500 },
  );
});
