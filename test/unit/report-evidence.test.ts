import { expect, test } from 'vitest';
import { exitCodeOf, outputsOf } from '../../src/report/outputs.ts';
import type { EvidenceReport } from '../../src/report/report.ts';
import { reportSummary } from '../../src/report/summary.ts';
import { reportText } from '../../src/report/text.ts';

const report: EvidenceReport = {
  operation: 'evidence',
  status: 'failed',
  errorCode: 'evidence-broken',
  system: 'my_system',
  store: '/srv',
  backup: undefined,
  signatures: 'checked',
  head: { number: 9, sha256: 'abc' },
  findings: [{ file: 'evidence/my_system/00000008.json', problem: 'is missing', kind: 'broken' }],
  entries: [
    {
      format: 1,
      system: 'my_system',
      number: 9,
      startedAt: '2026-11-22T02:00:00.000Z',
      finishedAt: '2026-11-22T02:01:00.000Z',
      operation: 'prune',
      outcome: 'failed',
      error: { code: 'timeout', title: 'It <took> too long' },
      run: { machine: 'runner-1', actor: 'octocat', url: 'https://ci/7', sha: '0123abc' },
      backups: [{ id: '20261101_020000', outcome: 'removed', details: { reason: 'older than 7 d' } }],
      program: '0.1.0',
    },
  ],
};

test('the log in words: when, who, what, with what result, and what is wrong with it', () => {
  const text = reportText(report);
  expect(text).toContain('9       2026-11-22T02:01:00.000Z  prune  failed: timeout (It <took> too long)  octocat');
  expect(text).toContain('octocat on runner-1, https://ci/7, commit 0123abc, version 0.1.0  20261101_020000');
  expect(text).toContain('20261101_020000: removed, reason older than 7 d\n');
  expect(text).toContain('The evidence log does not hold: 1 entry of my_system in /srv\n');
  expect(text).toContain('evidence/my_system/00000008.json is missing\n');
  expect(text).toContain('The newest entry is 9, SHA-256 abc:');
  const summary = reportSummary(report);
  expect(summary).toContain('evidence/my\\_system/00000008.json is missing');
  expect(summary).toContain('It &lt;took&gt; too long');
  expect([exitCodeOf(report), outputsOf(report)]).toEqual([7, { status: 'failed' }]);
});

test('who wrote the entries is said to be unchecked without a key; what cannot be judged is no pass', () => {
  const unsure: EvidenceReport = { ...report, status: 'not-verified', errorCode: 'not-verified', head: undefined };
  const text = reportText({ ...unsure, signatures: 'unchecked' });
  expect(text).toContain('No key is configured');
  expect(text).toContain('The evidence log could not be verified');
  expect(exitCodeOf(unsure)).toBe(8);
});
