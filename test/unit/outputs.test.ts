import { expect, test } from 'vitest';
import { BackupError } from '../../src/lib/errors.ts';
import { actionVerbs } from '../../src/operations/index.ts';
import { failureOutputs, outputsOf } from '../../src/report/outputs.ts';
import type { ChosenBackup, Report } from '../../src/report/report.ts';

const chosen: ChosenBackup = { id: 'b', type: 'full', recoveryPoint: '', ageMs: 0, bytes: 1, proof: undefined };
const base = { system: 's', store: '/s', durationMs: 1, warnings: [] } as const;
const restore = {
  ...base,
  operation: 'restore',
  restoreId: 'r',
  backup: chosen,
  live: true,
  plans: [],
  checks: [],
} as const;

/** The fullest report of each action. */
const reports: readonly Report[] = [
  {
    ...base,
    operation: 'backup',
    status: 'ok',
    type: 'full',
    id: 'b',
    path: '/s/b',
    manifestPath: '/s/b/m',
    bytes: 1,
    skewMs: 0,
    signed: false,
    components: [],
    previous: { whole: undefined, components: {}, dropped: [] },
  },
  { ...base, operation: 'verify', status: 'failed', errorCode: 'damaged', depth: 'deep', backups: [] },
  {
    ...restore,
    lossObjectiveMs: 1,
    servicesToStop: [],
    status: 'failed',
    errorCode: 'check-failed',
    restored: [],
    steps: [],
    health: [],
    objectiveMs: 1,
    dataLossMs: 1,
    next: [],
    undo: [],
  },
  {
    ...base,
    operation: 'restore-test',
    status: 'failed',
    errorCode: 'damaged',
    backup: chosen,
    components: [],
    objectiveMs: 1,
    trend: [],
    proof: undefined,
    files: [],
  },
  { ...base, operation: 'sync', status: 'failed', errorCode: 'unreachable', from: '/s', targets: [] },
  { ...base, operation: 'prune', status: 'failed', errorCode: 'unreachable', stores: [] },
  {
    ...{ operation: 'status', format: 1, status: 'at-risk', system: 's', timezone: 'UTC', at: '', durationMs: 1 },
    ...{ findings: [], stores: [], page: '/page.html', warnings: [] },
    objectives: { rpo: { tradingMs: 1, otherwiseMs: 1 }, rtoMs: 1, proofMs: 1 },
    audit: { depth: 'none', copies: [], data: 1, kinds: [], offSite: 0, verdict: 'broken' },
  },
];

test.each(actionVerbs.map(({ name, outputs }) => ({ name, outputs })))(
  'the outputs of $name are those it describes',
  ({ name, outputs }) => {
    const report = reports.find(({ operation }) => operation === name);
    if (report === undefined) throw new Error(`no report of ${name} to look at`);
    const failed = failureOutputs(new BackupError('unreachable', 'The server is gone'));
    const set = new Set([...Object.keys(outputsOf(report)), ...Object.keys(failed)]);
    expect([...set].sort()).toEqual(Object.keys(outputs).sort());
  },
);
