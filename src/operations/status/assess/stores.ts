import { backupTime } from '../../../catalog/backup-id.ts';
import { formatBytes, formatDuration, plural } from '../../../lib/format.ts';
import type { Severity, StatusFinding, StatusStore } from '../../../report/status-report.ts';
import type { Facts } from './facts.ts';

const dayMs = 86_400_000;

/** What is wrong with each store by itself. */
export function assessStores(facts: Facts): StatusFinding[] {
  return facts.stores.flatMap((store) => (store.reached ? assessStore(store, facts) : [down(store)]));
}

function down({ name, location, problem, hint }: StatusStore): StatusFinding {
  return {
    ...{ severity: 'degraded', finding: 'store-down', store: name },
    what: `${name} (${location}) cannot be looked at: ${problem.slice(0, 2).join('; ')}`,
    mend: hint ?? 'Bring it back, or take it out of stores in backup.yml when it is gone for good.',
  };
}

function assessStore(store: StatusStore, { at, objectives, audit }: Facts): StatusFinding[] {
  const { name } = store;
  const found = (severity: Severity, finding: StatusFinding['finding'], what: string, mend: string): StatusFinding => {
    return { severity, finding, store: name, what, mend };
  };
  const damaged = store.backups.filter(({ broken }) => broken).map(({ id }) => id);
  const isLate = (id: string) => new Date(at).getTime() - (backupTime(id)?.getTime() ?? 0) > objectives.rpo.otherwiseMs;
  const late = store.notSynced.filter(isLate);
  const left = store.leftovers.filter(({ ageMs }) => ageMs > dayMs);
  const { held, wanted } = store.lock;
  return [
    ...damaged.map((id) =>
      found(
        'degraded',
        'backup-damaged',
        `${id} in ${name} is damaged`,
        `See what is left of it: backupctl verify ${id} --store ${name}`,
      ),
    ),
    ...(late.length === 0
      ? []
      : [
          found(
            'degraded',
            'not-synced',
            `${plural(late.length, 'backup')} that ${name} should keep ${late.length === 1 ? 'is' : 'are'} not there yet: ${some(late)}`,
            `Copy: backupctl sync --to ${name}. Let it run after each backup.`,
          ),
        ]),
    ...runs(store, found),
    ...room(store, found),
    ...(wanted && (held.can === 'no' || (held.can === 'unknown' && audit.depth !== 'none'))
      ? [
          found(
            'degraded',
            'lock-not-held',
            `${name} ${held.can === 'no' ? 'does not lock what it should' : 'was not shown to lock what it should'}: ${held.because}`,
            'Make the bucket with object lock and versioning, and check who may bypass it.',
          ),
        ]
      : []),
    ...(store.evidence?.findings ?? []).slice(0, 5).map(({ file, problem, kind }) =>
      // What could not be judged is no pass; where there is nothing at all to see, somebody may have removed it.
      found(
        kind === 'broken' || (store.evidence?.entries === 0 && store.backups.length > 0) ? 'degraded' : 'note',
        'evidence',
        `Evidence log of ${name}: ${file} ${problem}`,
        `See all of it: backupctl evidence --store ${name}`,
      ),
    ),
    ...(left.length === 0
      ? []
      : [
          found(
            'note',
            'leftovers',
            `${plural(left.length, 'thing')} in ${name} ${left.length === 1 ? 'is' : 'are'} left by interrupted runs: ${some(left.map((one) => one.name))}`,
            'Sweep: backupctl prune --no-dry-run',
          ),
        ]),
    ...(store.unindexed > 50
      ? [
          found(
            'note',
            'index-behind',
            `The index of ${name} does not know ${plural(store.unindexed, 'backup')}: looking takes longer`,
            'prune renews it: backupctl prune --no-dry-run',
          ),
        ]
      : []),
  ];
}

type Found = (severity: Severity, finding: StatusFinding['finding'], what: string, mend: string) => StatusFinding;

function runs({ name, evidence }: StatusStore, found: Found): StatusFinding[] {
  return (evidence?.failed ?? []).map(({ operation, runs: count, last, code, url }) =>
    found(
      'degraded',
      'runs-failed',
      `The last ${count === 1 ? 'run' : `${count} runs`} of ${operation} on ${name} failed, last ${last.slice(0, 16)}Z${code === undefined ? '' : ` (${code})`}`,
      url === undefined ? `See the log: backupctl evidence --store ${name}` : `See that run: ${url}`,
    ),
  );
}

/** Fewer days of room than a weekend has. */
const fewDays = 3;

function room({ name, freeBytes, daysUntilFull, backups }: StatusStore, found: Found): StatusFinding[] {
  if (freeBytes === undefined) return [];
  const newest = backups.findLast(({ type }) => type === 'full');
  const mend = `See what may go: backupctl prune --stores ${name} --until-free 10GB`;
  if (newest !== undefined && freeBytes < newest.bytes)
    return [
      found(
        'degraded',
        'disk-filling',
        `${name} has room for no other full backup: ${formatBytes(freeBytes)} free, ${newest.id} has ${formatBytes(newest.bytes)}`,
        mend,
      ),
    ];
  if (daysUntilFull === undefined || daysUntilFull >= fewDays) return [];
  return [
    found(
      'degraded',
      'disk-filling',
      `${name} is full in ${formatDuration(daysUntilFull * dayMs)} if nothing is removed: ${formatBytes(freeBytes)} free`,
      mend,
    ),
  ];
}

function some(names: readonly string[]): string {
  return names.length > 4 ? `${names.slice(0, 4).join(', ')} and ${names.length - 4} more` : names.join(', ');
}
