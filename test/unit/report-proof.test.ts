import { describe, expect, test } from 'vitest';
import { exitCodeOf, outputsOf } from '../../src/report/outputs.ts';
import type { ProvedComponent, RestoreTestReport, VerifyReport } from '../../src/report/report.ts';
import { provedLines } from '../../src/report/restore-lines.ts';
import { reportSummary, reportWarnings } from '../../src/report/summary.ts';
import { reportText } from '../../src/report/text.ts';

function verified(status: VerifyReport['status'], errorCode?: VerifyReport['errorCode'], findings = 0): VerifyReport {
  return {
    operation: 'verify',
    status,
    errorCode,
    store: '/srv',
    depth: 'deep',
    durationMs: 900,
    backups: [
      {
        id: '20261122_020000',
        outcome: status === 'ok' ? 'passed' : status,
        files: 12,
        bytes: 1_300_000,
        durationMs: 900,
        findings: Array.from({ length: findings }, (_, index) => ({ file: `logs/a|${index}`, problem: 'is missing' })),
        signature: 'valid',
        warnings: ['signed by another key'],
        proof: undefined,
      },
    ],
  };
}

describe('verify', () => {
  test('could not verify is never a pass', () => {
    const codes = [
      verified('ok'),
      verified('failed', 'damaged', 1),
      verified('failed', 'signature-invalid'),
      verified('not-verified'),
      verified('failed'),
    ];
    expect(codes.map(exitCodeOf)).toEqual([0, 7, 7, 8, 8]);
  });

  test('findings are named by file, all in the text, the first hundred in the summary', () => {
    const report = verified('failed', 'damaged', 130);
    const summary = reportSummary(report);
    expect(summary).toContain('logs/a\\|99');
    expect(summary).not.toContain('logs/a\\|100');
    expect(summary).toContain('30 more');
    expect(reportText(report)).toContain('logs/a|129 is missing');
    expect(outputsOf(report)).toMatchObject({ findings: '130', status: 'failed', 'error-code': 'damaged' });
    expect(reportWarnings(report)).toEqual(['20261122_020000: signed by another key']);
  });

  test('only damage is called damage', () => {
    for (const words of [reportText, reportSummary]) {
      expect(words(verified('failed', 'damaged', 1))).toContain('Do not restore from a damaged backup');
      expect(words(verified('not-verified'))).not.toContain('damaged');
    }
  });
});

test('what was compared and differs is not called equal', () => {
  const proved: ProvedComponent = {
    component: 'database',
    outcome: 'failed',
    where: undefined,
    differences: [{ what: 'table public.trades', expected: '2 rows', found: '1 row' }],
    reason: undefined,
    compared: ['1 table, 1 row by fingerprint'],
    restoreMs: 1,
    compareMs: 1,
    objectiveMs: undefined,
  };
  const report: RestoreTestReport = {
    operation: 'restore-test',
    status: 'failed',
    errorCode: 'damaged',
    system: 'trading-system',
    store: '/srv',
    backup: { id: '20261121_020000', type: 'full', recoveryPoint: '', ageMs: 0, bytes: 0, proof: undefined },
    components: [proved],
    durationMs: 1,
    objectiveMs: 1,
    trend: [],
    proof: undefined,
    files: [],
    warnings: [],
  };
  expect(provedLines(report).join('\n')).not.toContain('equal');
  expect(reportSummary(report)).not.toMatch(/\| equal/);
  const good = { ...report, components: [{ ...proved, differences: [] }] };
  expect(provedLines(good)).toContain('  equal: 1 table, 1 row by fingerprint');
});
