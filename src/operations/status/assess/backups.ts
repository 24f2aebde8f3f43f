import { formatBytes, formatDuration, formatLimit } from '../../../lib/format.ts';
import type { LossMeasure, StatusBackup, StatusFinding } from '../../../report/status-report.ts';
import type { Facts } from './facts.ts';

/** Whether there are backups, new enough, and with all in them that there used to be. */
export function assessBackups(facts: Facts): StatusFinding[] {
  return [...assessAge(facts), ...assessContent(facts)];
}

function assessAge({ newest, stores, system }: Facts): StatusFinding[] {
  if (newest === undefined) {
    const unknown = stores.some(({ reached }) => !reached);
    return [
      {
        ...{ severity: 'at-risk', finding: 'no-backup' },
        what: unknown
          ? `No good backup of ${system} can be found: not every store can be looked at`
          : `There is no good backup of ${system}`,
        mend: unknown
          ? 'Bring the store back, or make a backup now: backupctl backup'
          : 'Make one now: backupctl backup',
      },
    ];
  }
  const missed = newest.loss.filter(({ ms, limitMs }) => ms > limitMs);
  if (missed.length === 0) return [];
  return [
    {
      // Twice as old as it may be: not late, but absent.
      severity: missed.some(({ ms, limitMs }) => ms > 2 * limitMs) ? 'at-risk' : 'degraded',
      finding: 'rpo-missed',
      what: `The newest good backup is ${newest.id}, ${formatDuration(newest.ageMs)} old: ${missed.map(missedText).join('; ')}`,
      mend: 'Make one now (backupctl backup), and find out why none was made: is the schedule on, does its last run say why, is the runner there? Backups must be made more often than the objective.',
    },
  ];
}

function missedText({ ms, limitMs, counted }: LossMeasure): string {
  return counted === 'trading'
    ? `what was done in ${formatDuration(ms)} of open market is in no backup, ${formatLimit(limitMs)} is the most`
    : `${formatLimit(limitMs)} is the most`;
}

/** How many backups before are compared with. */
const compared = 7;

function assessContent({ stores }: Facts): StatusFinding[] {
  const each = new Map(stores.flatMap(({ backups }) => backups.map((one) => [one.id, one] as const)));
  const full = [...each.values()]
    .filter(({ origin, type, broken }) => origin === 'suite' && type === 'full' && !broken)
    .sort((a, b) => (a.id < b.id ? 1 : -1));
  const [newest, ...before] = full;
  if (newest === undefined) return [];
  const recent = before.slice(0, compared);
  return [...missingIn(newest, recent), ...shrunkIn(newest, recent)];
}

function missingIn(newest: StatusBackup, before: readonly StatusBackup[]): StatusFinding[] {
  const usual = before[0] === undefined ? [] : Object.keys(before[0].components);
  const missing = new Set([...newest.missing, ...usual.filter((name) => newest.components[name] === undefined)]);
  return [...missing].map((name) => ({
    ...{ severity: 'degraded', finding: 'component-missing' },
    what: `${name} is missing in ${newest.id}, the newest full backup`,
    mend: `See why: backupctl show ${newest.id}. When ${name} is to be had again, make a backup: backupctl backup`,
  }));
}

function shrunkIn(newest: StatusBackup, before: readonly StatusBackup[]): StatusFinding[] {
  return Object.entries(newest.components).flatMap(([name, bytes]): StatusFinding[] => {
    const usual = median(before.flatMap(({ components }) => components[name] ?? []));
    if (usual === undefined || bytes * 2 >= usual) return [];
    return [
      {
        ...{ severity: 'degraded', finding: 'component-shrank' },
        what: `${name} shrank by more than half: ${formatBytes(bytes)} in ${newest.id}, ${formatBytes(usual)} is usual`,
        mend: `Look whether data is missing at the source before older backups go: backupctl show ${newest.id}`,
      },
    ];
  });
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
