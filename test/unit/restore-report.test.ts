import { expect, test } from 'vitest';
import type { CheckResult, Report, RestoreReport } from '../../src/report/report.ts';
import { restoredIn } from '../../src/report/restore-lines.ts';
import { reportSummary } from '../../src/report/summary.ts';
import { reportText } from '../../src/report/text.ts';
import type { Journal } from '../../src/state/journal.ts';
import { writeJournal } from '../../src/state/journal.ts';
import { localStore } from '../../src/stores/local.ts';
import { temporaryFolder } from '../support/temp.ts';

const backup = {
  id: '20261122_020000',
  type: 'full',
  recoveryPoint: '2026-11-22T02:00:00.000Z',
  ageMs: 60_000,
  bytes: 5000,
  proof: undefined,
};

function planned(checks: readonly CheckResult[], live = true): Extract<RestoreReport, { status: 'planned' }> {
  return {
    operation: 'restore',
    status: 'planned',
    system: 'shop',
    store: '/srv',
    restoreId: '20261122_020100',
    backup,
    live,
    plans: [],
    checks,
    lossObjectiveMs: 86_400_000,
    servicesToStop: [],
    warnings: [],
  };
}

test('a dry run says what comes next: the confirmation, or what has to be mended, each with its hint', () => {
  const good: CheckResult = { name: 'signature', outcome: 'failed', detail: 'is missing', overridden: true };
  for (const text of [reportText(planned([good])), reportSummary(planned([good]))]) {
    expect(text).toContain('Next: the same without dry-run, with backup 20261122');
    expect(text).toContain('the name of the system, shop');
  }
  expect(reportText(planned([good], false))).not.toContain('confirmed');
  const bad: CheckResult[] = [
    { name: 'trading-off', outcome: 'failed', detail: 'is on', hint: 'Stop trading first.', overridden: false },
    { name: 'disk-space', outcome: 'unknown', detail: 'hidden', hint: 'Free some space.', overridden: false },
  ];
  for (const text of [reportText(planned([good, ...bad])), reportSummary(planned([good, ...bad]))]) {
    expect(text).toContain('what would stop the restore (trading-off, disk-space)');
    expect(text).toContain('trading-off: Stop trading first.');
    expect(text).toContain('disk-space: Free some space.');
    expect(text).not.toContain('Next: the same');
  }
});

test('tables beside the live data are not told as a restore of the system', () => {
  const plan = {
    component: 'database',
    target: 'shop on db:5432',
    steps: [],
    keeps: 'shop is not changed; the tables lie in shop_tables_1 beside it',
    comparisons: [],
    losses: [],
  };
  const report: Report = {
    operation: 'restore',
    status: 'ok',
    errorCode: undefined,
    system: 'shop',
    store: '/srv',
    restoreId: '20261122_020100',
    backup,
    live: false,
    plans: [plan],
    checks: [],
    lossObjectiveMs: 86_400_000,
    servicesToStop: [],
    restored: [],
    steps: [{ name: '4/8 Database', durationMs: 45_000 }],
    health: [],
    durationMs: 5,
    objectiveMs: 10,
    dataLossMs: 60_000,
    next: [],
    undo: ['backupctl restore --undo 20261122_020100'],
    warnings: [],
  };
  expect(reportText(report)).toContain('the tables lie in shop_tables_1 beside it');
  for (const text of [reportText(report), reportSummary(report)]) {
    expect(text).toContain('beside the live data, from backup');
    expect(text).toContain('Nothing live was changed');
    expect(text).toContain('Steps: 4/8 Database 45.0 s');
    expect(text).toContain('objective 24 h 00 min: met');
    expect(text).toContain('To remove them again:');
    expect(text).not.toMatch(/Restored shop|To go back/);
  }
});

test('what is not known is not told as none, and what was not restored meets no objective', () => {
  const plan = {
    component: 'database',
    target: 'shop on db:5432',
    steps: [],
    keeps: 'all',
    comparisons: [
      { what: 'public.trades', now: 24_000, backup: null },
      { what: 'public.gone', now: undefined, backup: 7 },
    ],
    losses: [],
  };
  const text = reportText({ ...planned([]), plans: [plan] });
  expect(text).toContain('public.trades: 24,000 now, not known in the backup');
  expect(text).toContain('public.gone: none now, 7 in the backup');
  const proved = { objectiveMs: 1000, restoreMs: 0 };
  expect(restoredIn(proved)).toBe('not restored');
  expect(restoredIn({ ...proved, restoreMs: 500 })).toBe('restored in 500 ms (objective 1.0 s: met)');
});

test('UNDO.md tells what to set first, and gives no commands for what is put back already', async () => {
  await using folder = await temporaryFolder();
  const store = localStore('local', folder.path);
  const journal: Journal = {
    format: 1,
    restoreId: '20261122_020100',
    system: 'shop',
    backup: backup.id,
    startedAt: '2026-11-22T02:01:00.000Z',
    status: 'running',
    live: true,
    servicesStopped: true,
    components: [
      { component: 'database', state: {}, commands: ['psql -c once'], phase: 'switched' },
      { component: 'redis', state: {}, commands: ['redis-cli TWICE'], phase: 'undone' },
    ],
  };
  await writeJournal(store, journal);
  const text = String(await store.readSmall('restores/20261122_020100/UNDO.md'));
  for (const name of ['PGPASSWORD', 'REDISCLI_AUTH', 'REDIS_CONF', 'psql -c once']) expect(text).toContain(name);
  expect(text).not.toContain('TWICE');
});
