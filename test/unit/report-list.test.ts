import { expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { reportSummary } from '../../src/report/summary.ts';
import { reportText } from '../../src/report/text.ts';

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
        missing: [],
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
        missing: [],
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
