import { describe, expect, test } from 'vitest';
import { summaryText } from '../../src/report/backup-summary.ts';
import { restoreInstructions } from '../../src/report/instructions.ts';
import { exitCodeOf, outputsOf } from '../../src/report/outputs.ts';
import type { BackupReport } from '../../src/report/report.ts';
import { reportSummary, reportWarnings, shrinkWarnings } from '../../src/report/summary.ts';
import { reportText } from '../../src/report/text.ts';
import { manifestOf } from '../support/manifest.ts';

const done: Extract<BackupReport, { status: 'ok' }> = {
  operation: 'backup',
  status: 'ok',
  system: 'trading-system',
  type: 'full',
  store: '/srv/backups',
  id: '20261122_020000',
  path: '/srv/backups/20261122_020000',
  manifestPath: '/srv/backups/20261122_020000/metadata/backup_info.json',
  bytes: 1_300_000,
  durationMs: 4200,
  skewMs: 20,
  signed: true,
  components: [
    {
      component: 'database',
      source: 'db',
      bytes: 1_000_000,
      rawBytes: 5_000_000,
      files: 9,
      durationMs: 4000,
      highlights: ['7 tables, 16,803 rows'],
    },
    {
      component: 'redis',
      source: 'cache',
      bytes: 300_000,
      rawBytes: 900_000,
      files: 1,
      durationMs: 300,
      highlights: ['12 keys'],
    },
  ],
  previous: { whole: undefined, components: {}, dropped: [] },
  warnings: ['logs: nothing matched logs/**'],
};

function comparedWith(bytes: Readonly<Record<string, number>>): BackupReport {
  const id = '20261121_020000';
  const components = Object.entries(bytes).map(([name, each]) => [name, { id, bytes: each, sourceBytes: undefined }]);
  const whole = { id, bytes: 2_600_000, durationMs: 4200 };
  return { ...done, previous: { whole, components: Object.fromEntries(components), dropped: [] } };
}

describe('backup', () => {
  test('summary and text hold the facts', () => {
    for (const text of [reportSummary(done), reportText(done)]) {
      for (const fact of [
        done.id,
        'trading-system',
        '1.3 MB',
        '4.2 s',
        '7 tables, 16,803 rows',
        '12 keys',
        done.path,
        'nothing matched',
      ]) {
        expect(text).toContain(fact);
      }
    }
    expect(reportSummary(done)).toContain('nothing to compare with');
    expect(reportSummary(comparedWith({ database: 1_000_000 }))).toMatch(/20261121_020000: size -50 %, time ±0 %/);
  });

  test('a component that shrank by more than half is a warning; exactly half, or a new one, is not', () => {
    expect(shrinkWarnings(done)).toEqual([]);
    expect(shrinkWarnings(comparedWith({ database: 2_000_000, redis: 600_001 }))).toEqual([
      expect.stringMatching(/^redis shrank by more than half: 300 kB, was 600 kB in 20261121_020000/),
    ]);
    expect(reportWarnings(comparedWith({ database: 9_000_000 }))).toHaveLength(2);
    const dropped = [{ component: 'config', id: '20261121_020000' }];
    expect(shrinkWarnings({ ...done, previous: { ...done.previous, dropped } })).toEqual([
      'config is not in this backup, but was in 20261121_020000.',
    ]);
  });

  test('a plan says that nothing was written, and what space there is', () => {
    const planned: BackupReport = {
      operation: 'backup',
      status: 'planned',
      system: 's',
      type: 'full',
      store: '/srv',
      components: [{ component: 'database', source: 'db:5432', estimatedBytes: 7e6, details: ['pg_dump 17.11'] }],
      space: { neededBytes: 9e6, freeBytes: undefined },
      warnings: ['careful'],
    };
    for (const text of [reportSummary(planned), reportText(planned)]) {
      for (const fact of [
        'nothing was written',
        'db:5432',
        '7.0 MB',
        'pg\\_dump 17.11'.replace(text.includes('\\_') ? '' : '\\', ''),
        '9.0 MB',
        'unknown',
        'careful',
      ]) {
        expect(text).toContain(fact);
      }
    }
    expect([exitCodeOf(planned), outputsOf(planned)]).toEqual([0, { status: 'planned' }]);
  });

  test('outputs are exact', () => {
    expect(outputsOf(done)).toEqual({
      'backup-id': done.id,
      path: done.path,
      'manifest-path': done.manifestPath,
      bytes: '1300000',
      duration: '4.2',
      status: 'ok',
    });
  });
});

test('the summary and RESTORE.md of a backup hold its facts', () => {
  const manifest = manifestOf('20261122_020304');
  const text = summaryText(manifest);
  for (const fact of [
    manifest.id,
    'trading-system',
    '2026-11-22 07:33:04 Asia/Kolkata',
    '4.0 s',
    '1.3 kB in 2 files',
    '7 tables',
    'pg_dump 17.11',
    'no outside tool',
    'nothing matched',
    'actions/runs/7',
  ]) {
    expect(text).toContain(fact);
  }
  const steps = restoreInstructions(manifest, [
    { component: 'database', text: 'pg_restore …' },
    { component: 'redis', text: 'cp …' },
  ]);
  expect(steps).toContain('sha256sum --quiet -c metadata/SHA256SUMS');
  expect(steps.match(/^## .*$/gm)).toEqual(['## 0. Set up and check', '## 1. Restore database', '## 2. Restore redis']);
});
