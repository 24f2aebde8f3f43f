import { describe, expect, test } from 'vitest';
import type { EvidenceEntry } from '../../src/catalog/evidence/entry.ts';
import { countCopies, sampleOf } from '../../src/operations/status/audit.ts';
import { failedRuns } from '../../src/operations/status/evidence.ts';
import type { Found } from '../../src/operations/status/look.ts';
import { measureLoss } from '../../src/operations/status/loss.ts';
import type { AuditedCopy, StatusReport } from '../../src/report/status-report.ts';
import { configOf, lookedAt, reportOf, summaryAt } from '../support/status/looked.ts';

const config = configOf();
/** A Thursday, 22:30 in Kolkata: the market is closed. */
const night = new Date('2026-11-26T17:00:00Z');
const hour = 3_600_000;
const day = 24 * hour;
const before = (ms: number, from = night) => new Date(from.getTime() - ms);

/** One backup each night, the one of three days ago proven since. */
function history(now: Date, newestMs: number) {
  const proven = { at: before(3 * day - 2 * hour, now).toISOString(), restoreMs: 600_000 };
  return [5, 4, 3, 2, 1, 0].map((days) => summaryAt(before(days * day + newestMs, now), days === 3 ? { proven } : {}));
}

interface Case {
  readonly name: string;
  readonly now?: Date;
  readonly backups?: Parameters<typeof lookedAt>[1];
  readonly results?: Readonly<Record<string, AuditedCopy['result']>>;
  readonly found?: Partial<Found>;
  readonly state: StatusReport['status'];
  readonly findings: readonly string[];
}

const both = (now: Date, newestMs: number) => ({ local: history(now, newestMs), offsite: history(now, newestMs) });
const unproven = (ageMs: number) => [summaryAt(before(ageMs)), summaryAt(before(hour))];
const provenAt = (ageMs: number, restoreMs = 600_000) => {
  const backups = [
    summaryAt(before(ageMs + hour), { proven: { at: before(ageMs).toISOString(), restoreMs } }),
    summaryAt(before(hour)),
  ];
  return { local: backups, offsite: backups };
};
const changed = (more: Parameters<typeof summaryAt>[1]) => {
  const backups = [...history(night, 26 * hour), summaryAt(before(2 * hour), more)];
  return { local: backups, offsite: backups };
};
const morning = new Date('2026-11-26T05:00:00Z');
const noon = new Date('2026-11-26T06:30:00Z');
const opening = new Date('2026-11-26T03:50:00Z');
const shrunk = { components: { database: 30_000_000, redis: 9_000_000, config: 40_000, logs: 14_000_000 } };
const none = { entries: 3, whole: false, findings: [], failed: [] };
const failed = [{ operation: 'backup', runs: 2, last: night.toISOString(), code: 'unreachable' }];
const broken = { file: 'evidence/s/00000002.json', problem: 'is missing', kind: 'broken' as const };
const held = { can: 'no', because: 'it was removed' } as const;

const cases: readonly Case[] = [
  { name: 'all is well', state: 'healthy', findings: [] },
  { name: 'no backup at all', backups: { local: [], offsite: [] }, state: 'at-risk', findings: ['no-backup'] },
  {
    name: 'only backups of another system',
    backups: { local: [summaryAt(before(hour), { system: 'o' })], offsite: [] },
    state: 'at-risk',
    findings: ['no-backup'],
  },
  {
    name: 'the newest is broken, and none before is young enough',
    backups: {
      local: history(night, 25 * hour).concat(summaryAt(before(hour), { broken: true })),
      offsite: history(night, 25 * hour),
    },
    state: 'degraded',
    findings: ['rpo-missed', 'backup-damaged'],
  },
  {
    name: 'a backup of the night is no alarm right after the market opened',
    now: opening,
    backups: both(opening, 8 * hour),
    state: 'healthy',
    findings: [],
  },
  {
    name: 'but it is an hour and a quarter later',
    now: morning,
    backups: both(morning, 8 * hour),
    state: 'degraded',
    findings: ['rpo-missed'],
  },
  {
    name: 'and at noon nothing is protected any more',
    now: noon,
    backups: both(noon, 11 * hour),
    state: 'at-risk',
    findings: ['rpo-missed'],
  },
  {
    name: 'the market is open and there was a backup half an hour ago',
    now: noon,
    backups: both(noon, hour / 2),
    state: 'healthy',
    findings: [],
  },
  { name: 'at night the same age is no alarm', backups: both(night, 11 * hour), state: 'healthy', findings: [] },
  {
    name: 'the schedule has stopped silently a day ago',
    backups: both(night, 25 * hour),
    state: 'degraded',
    findings: ['rpo-missed'],
  },
  { name: 'and two days ago', backups: both(night, 49 * hour), state: 'at-risk', findings: ['rpo-missed'] },
  {
    name: 'a backup from the future counts for nothing',
    backups: { local: [summaryAt(before(-day))], offsite: [] },
    state: 'at-risk',
    findings: ['no-backup'],
  },
  {
    name: 'no proof yet, in the first days',
    backups: { local: unproven(3 * day), offsite: unproven(3 * day) },
    state: 'degraded',
    findings: ['no-proof'],
  },
  {
    name: 'no proof after more than a month',
    backups: { local: unproven(36 * day), offsite: unproven(36 * day) },
    state: 'at-risk',
    findings: ['no-proof'],
  },
  { name: 'a proof that is as old as it may be', backups: provenAt(35 * day), state: 'healthy', findings: [] },
  { name: 'an old proof', backups: provenAt(36 * day), state: 'degraded', findings: ['proof-old'] },
  { name: 'a proof of last season', backups: provenAt(71 * day), state: 'at-risk', findings: ['proof-old'] },
  {
    name: 'the restore took longer than agreed',
    backups: provenAt(day, 31 * 60_000),
    state: 'degraded',
    findings: ['rto-missed'],
  },
  {
    name: 'a copy in one store only',
    backups: { local: history(night, hour), offsite: [] },
    state: 'degraded',
    findings: ['not-synced', 'rule-3-2-1'],
  },
  {
    name: 'a copy is damaged',
    results: { offsite: 'damaged' },
    state: 'degraded',
    findings: ['copy-damaged', 'rule-3-2-1'],
  },
  {
    name: 'every copy is damaged',
    results: { local: 'damaged', offsite: 'damaged' },
    state: 'at-risk',
    findings: ['copy-damaged', 'copy-damaged', 'rule-3-2-1'],
  },
  { name: 'a copy cannot be read', results: { offsite: 'unknown' }, state: 'degraded', findings: ['copy-unread'] },
  {
    name: 'one store is down',
    backups: { local: history(night, hour), offsite: undefined },
    state: 'degraded',
    findings: ['store-down'],
  },
  {
    name: 'all stores are down',
    backups: { local: undefined, offsite: undefined },
    state: 'at-risk',
    findings: ['no-backup', 'store-down', 'store-down'],
  },
  { name: 'a component shrank', backups: changed(shrunk), state: 'degraded', findings: ['component-shrank'] },
  {
    name: 'a component is not there any more',
    backups: changed({ components: { database: 80_000_000, config: 40_000, logs: 14_000_000 } }),
    state: 'degraded',
    findings: ['component-missing'],
  },
  {
    name: 'a component could not be had',
    backups: changed({ missing: ['logs'], components: { database: 80_000_000, redis: 9_000_000, config: 40_000 } }),
    state: 'degraded',
    findings: ['component-missing'],
  },
  {
    name: 'runs fail',
    found: { evidence: { ...none, failed } },
    state: 'degraded',
    findings: ['runs-failed', 'runs-failed'],
  },
  {
    name: 'the evidence log was changed',
    found: { evidence: { ...none, findings: [broken] } },
    state: 'degraded',
    findings: ['evidence', 'evidence'],
  },
  {
    name: 'an entry of the evidence log could not be judged',
    found: { evidence: { ...none, findings: [{ ...broken, kind: 'unverified' }] } },
    state: 'healthy',
    findings: [],
  },
  {
    name: 'the evidence log is gone',
    found: { evidence: { ...none, entries: 0, findings: [{ ...broken, kind: 'unverified' }] } },
    state: 'degraded',
    findings: ['evidence', 'evidence'],
  },
  {
    name: 'the disk has no room for another backup',
    found: { freeBytes: 1000 },
    state: 'degraded',
    findings: ['disk-filling', 'disk-filling'],
  },
  {
    name: 'the disk is full before the weekend is over',
    found: { freeBytes: 220_000_000 },
    state: 'degraded',
    findings: ['disk-filling', 'disk-filling'],
  },
  {
    name: 'a lock does not hold',
    found: { lock: { wanted: true, held } },
    state: 'degraded',
    findings: ['lock-not-held', 'lock-not-held'],
  },
  {
    name: 'leftovers change no state',
    found: { leftovers: [{ name: 'x', reason: 'y', ageMs: 2 * day }] },
    state: 'healthy',
    findings: [],
  },
];

describe('the state', () => {
  test.each(cases)('$name: $state', ({ now = night, backups, results, found, state, findings }) => {
    const report = reportOf(lookedAt(config, backups ?? both(now, hour), found), config, now, results);
    const told = report.findings.filter(({ severity }) => severity !== 'note').map(({ finding }) => finding);
    expect(told.toSorted()).toEqual(findings.toSorted());
    expect(report.status).toBe(state);
    for (const { what, mend } of report.findings) {
      expect(what.length).toBeGreaterThan(10);
      expect(mend.length).toBeGreaterThan(10);
    }
  });

  test('the worst is told first', () => {
    const report = reportOf(lookedAt(config, { local: undefined, offsite: unproven(36 * day) }), config, night);
    expect(report.findings.map(({ severity }) => severity)).toEqual(['at-risk', 'degraded', 'note']);
  });
});

test('loss in open market counts from its opening, and never more than since the backup', () => {
  expect(measureLoss(before(8 * hour, morning), config, morning)).toEqual([
    { ms: 75 * 60_000, limitMs: hour, counted: 'trading' },
    { ms: 8 * hour, limitMs: day, counted: 'otherwise' },
  ]);
  expect(measureLoss(before(hour / 2, morning), config, morning)[0]?.ms).toBe(hour / 2);
  expect(measureLoss(before(hour, night), config, night)).toHaveLength(1);
  expect(measureLoss(before(hour, morning), { ...config, market: undefined }, morning)).toHaveLength(1);
});

test('three copies, two kinds of storage, one off-site: each of them is wanted', () => {
  const copy = (kind: string, offSite: boolean, result: AuditedCopy['result'] = 'whole'): AuditedCopy => {
    return { store: kind, kind, offSite, result, filesRead: 1, bytesRead: 1, problems: [] };
  };
  const verdict = (...copies: AuditedCopy[]) => countCopies(copies).verdict;
  expect(verdict(copy('local', false), copy('s3', true))).toBe('holds');
  expect(verdict(copy('local', false), copy('local', true))).toBe('broken');
  expect(verdict(copy('local', false), copy('ssh', false))).toBe('broken');
  expect(verdict(copy('s3', true))).toBe('broken');
  expect(verdict(copy('local', false), copy('s3', true, 'unknown'))).toBe('unknown');
  expect(verdict(copy('local', false), copy('s3', true, 'damaged'))).toBe('broken');
});

test('a sample is another one each time, and the same for the same moment', () => {
  const files = Array.from({ length: 30 }, (_, at) => ({ path: `logs/${at}`, bytes: 1 }));
  const drawn = (seed: string) => sampleOf(files, seed).map(({ path }) => path);
  expect(drawn('a')).toHaveLength(4);
  expect(drawn('a')).toEqual(drawn('a'));
  expect(new Set(['a', 'b', 'c', 'd'].flatMap(drawn)).size).toBeGreaterThan(4);
  expect(sampleOf([{ path: 'x', bytes: 1e9 }], 'a')).toEqual([]);
});

test('failed runs count since the last good one of the same operation', () => {
  const entry = (operation: string, outcome: string, number: number): EvidenceEntry => ({
    ...{ format: 1, system: 's', number, operation, outcome, backups: [], program: '1', run: { machine: 'm' } },
    ...{ startedAt: night.toISOString(), finishedAt: before(-number * hour).toISOString() },
    ...(outcome === 'failed' && { error: { code: 'unreachable' } }),
  });
  const entries = [
    entry('backup', 'failed', 1),
    entry('backup', 'done', 2),
    entry('sync', 'failed', 3),
    entry('verify', 'not-verified', 4),
    entry('sync', 'failed', 5),
  ];
  expect(failedRuns(entries)).toEqual([
    { operation: 'sync', runs: 2, last: before(-5 * hour).toISOString(), code: 'unreachable' },
    { operation: 'verify', runs: 1, last: before(-4 * hour).toISOString() },
  ]);
});
