import { describe, expect, test } from 'vitest';
import { BackupError, errorCodes, reasonsOf } from '../../src/lib/errors.ts';
import { formatBytes, formatChange, formatCount, formatDuration, plural, shellQuote } from '../../src/lib/format.ts';
import { summaryText } from '../../src/report/backup-summary.ts';
import { shrinkWarnings } from '../../src/report/compare.ts';
import { restoreInstructions } from '../../src/report/instructions.ts';
import { bullets, escapeMarkdown, table } from '../../src/report/markdown.ts';
import { exitCodeOf, failureOutputs, outputsOf } from '../../src/report/outputs.ts';
import type {
  BackupReport,
  ProvedComponent,
  Report,
  RestoreTestReport,
  VerifyReport,
} from '../../src/report/report.ts';
import { provedLines } from '../../src/report/restore-lines.ts';
import { failureSummary, reportSummary, reportWarnings } from '../../src/report/summary.ts';
import { reportText } from '../../src/report/text.ts';
import { manifestOf } from '../support/manifest.ts';

describe('formats', () => {
  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [1_234_567, '1.2 MB'],
    [99_600, '100 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [5e15, '5000 TB'],
  ])('%d bytes: %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  test.each([
    [0, '0 ms'],
    [999.4, '999 ms'],
    [999.7, '1.0 s'],
    [59_949, '59.9 s'],
    [59_950, '1 min 00 s'],
    [185_000, '3 min 05 s'],
    [3_599_600, '1 h 00 min'],
    [7_800_000, '2 h 10 min'],
  ])('%d ms: %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

  test('changes, counts and words', () => {
    expect([
      formatChange(100, 112),
      formatChange(100, 39),
      formatChange(1000, 1001),
      formatChange(0, 0),
      formatChange(0, 1),
    ]).toEqual(['+12 %', '-61 %', '±0 %', '±0 %', 'new']);
    expect([formatCount(1234567n), plural(1, 'file'), plural(1200, 'file')]).toEqual([
      '1,234,567',
      '1 file',
      '1,200 files',
    ]);
    expect([shellQuote('a/b-1.c'), shellQuote(''), shellQuote("it's"), shellQuote('$x')]).toEqual([
      'a/b-1.c',
      "''",
      "'it'\\''s'",
      "'$x'",
    ]);
  });
});

describe('Markdown', () => {
  test('awkward names stay in their cell and are no markup', () => {
    const name = 'a|b\n<img src=x> *c* [d](http://e) `f` ~~g~~ _h_ $i$ \\';
    const text = table(['name'], [[name]]);
    expect(text.split('\n')).toHaveLength(3);
    expect(text.split('\n')[2]).toBe(
      '| a\\|b &lt;img src=x&gt; \\*c\\* \\[d\\](http://e) \\`f\\` \\~\\~g\\~\\~ \\_h\\_ \\$i\\$ \\\\ |',
    );
    expect(bullets(['a\nb', '# c'])).toBe('- a b\n- \\# c');
    expect(escapeMarkdown('&amp;')).toBe('&amp;amp;');
  });
});

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
  previous: undefined,
  warnings: ['logs: nothing matched logs/**'],
};

function comparedWith(components: Readonly<Record<string, number>>): BackupReport {
  return { ...done, previous: { id: '20261121_020000', bytes: 2_600_000, durationMs: 4200, components } };
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

test('a store that does not exist is not called an empty one', () => {
  const list: Report = {
    operation: 'list',
    status: 'ok',
    store: '/srv',
    storeExists: false,
    leftovers: [],
    backups: [],
  };
  expect(reportText(list)).toBe('The store /srv does not exist: check its name (store). The first backup makes it.\n');
  expect(reportSummary(list)).toContain('does not exist');
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

test('list and show hold the facts', () => {
  const list: Report = {
    operation: 'list',
    storeExists: true,
    status: 'ok',
    store: '/srv',
    leftovers: ['20261123_020000.partial'],
    backups: [
      {
        id: '20261121_020000',
        origin: 'damaged',
        system: undefined,
        type: undefined,
        bytes: undefined,
        components: [],
        lastProof: undefined,
        proofs: undefined,
      },
      {
        id: '20261122_020000',
        origin: 'suite',
        system: 's',
        type: 'full',
        bytes: 5000,
        components: ['database', 'redis'],
        lastProof: { kind: 'verify', outcome: 'passed', at: '2026-11-22' },
        proofs: 'restore-test whole passed 2026-11-21, verify quick passed 2026-11-22',
      },
    ],
  };
  for (const text of [reportText(list), reportSummary(list)]) {
    for (const fact of [
      '2 backups',
      '/srv',
      '20261121',
      'damaged',
      '5.0 kB',
      'database redis',
      'restore-test whole passed 2026-11-21, verify quick passed 2026-11-22',
      '20261123',
    ]) {
      expect(text).toContain(fact);
    }
  }
  const show: Report = {
    operation: 'show',
    status: 'ok',
    store: '/srv',
    id: 'x',
    path: '/srv/x',
    summary: 'a\n```\nb',
    manifest: undefined,
    proofs: [],
  };
  expect(reportSummary(show).match(/```/g)).toHaveLength(2);
  expect(reportText(show)).toContain('Never verified.');
});

test('an error tells what happened, because of what, and what to do', () => {
  const cause = new BackupError('tool-failed', 'pg_dump ended badly', {
    because: ['FATAL: <no>'],
    cause: new Error('inner'),
  });
  const error = new BackupError('source-lost', 'The database went away', { hint: 'Start *it*.', cause });
  expect(reasonsOf(error)).toEqual(['pg_dump ended badly', 'FATAL: <no>', 'inner']);
  const summary = failureSummary(error);
  for (const part of [
    'The database went away',
    '- pg\\_dump ended badly',
    '- FATAL: &lt;no&gt;',
    'Start \\*it\\*',
    '`source-lost`',
  ]) {
    expect(summary).toContain(part);
  }
  expect(failureOutputs(error)).toEqual({ status: 'failed', 'error-code': 'source-lost' });
  expect(failureOutputs(new TypeError('x'))).toEqual({ status: 'failed', 'error-code': 'internal' });
  expect([error.exitCode, new BackupError('cancelled', '').exitCode, errorCodes.internal]).toEqual([6, 130, 1]);
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
