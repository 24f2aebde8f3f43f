import { backupId } from '../../../src/catalog/backup-id.ts';
import type { Overseen } from '../../../src/catalog/overview.ts';
import type { Summary } from '../../../src/catalog/summary.ts';
import { type Config, configSchema } from '../../../src/config/schema.ts';
import { storesOf } from '../../../src/config/stores-schema.ts';
import { assess } from '../../../src/operations/status/assess/index.ts';
import { countCopies } from '../../../src/operations/status/audit.ts';
import { describe } from '../../../src/operations/status/describe.ts';
import type { Found, Looked } from '../../../src/operations/status/look.ts';
import type { AuditedCopy, StatusReport } from '../../../src/report/status-report.ts';
import { readOnly } from '../../../src/stores/store.ts';
import { memoryStore } from '../memory-store.ts';

/** A system with a disk, another disk and a bucket: all that the 3-2-1 rule wants. */
export const settings = {
  system: 's',
  timezone: 'Asia/Kolkata',
  market: { timezone: 'Asia/Kolkata', open: '09:15', close: '15:30', holidays: ['2026-11-24'] },
  stores: {
    local: { kind: 'local', path: '/srv/backups' },
    offsite: { kind: 's3', bucket: 'b', keep: ['daily', 'weekly', 'monthly'] },
  },
} as const;

export function configOf(more: object = {}): Config {
  return configSchema.parse({ ...settings, ...more });
}

/** What is known of a good backup that was made at a moment. */
export function summaryAt(time: Date, more: Partial<Summary> = {}): Summary {
  const bytes = more.components ?? { database: 80_000_000, redis: 9_000_000, config: 40_000, logs: 14_000_000 };
  return {
    ...{ kind: 'backup', id: backupId(time), system: 's', type: 'full', missing: [], signed: true, broken: false },
    ...{ startedAt: time.toISOString(), finishedAt: new Date(time.getTime() + 41_000).toISOString() },
    ...{ recoveryPoint: time.toISOString(), manifestSha256: 'a'.repeat(64), components: bytes },
    bytes: Object.values(bytes).reduce((sum, one) => sum + one, 0),
    ...more,
  };
}

/** The configured stores with these backups in each; undefined: that one is down. */
export function lookedAt(
  config: Config,
  backups: Readonly<Record<string, readonly Overseen[] | undefined>>,
  found: Partial<Found> = {},
): Looked[] {
  return storesOf(config).map((one) => {
    const here = backups[one.name];
    const location = `/of/${one.name}`;
    if (here === undefined) return { settings: one, location, found: undefined, problem: ['The disk is gone', 'EIO'] };
    const overview = { backups: here, leftovers: [], read: 0, seen: [] };
    const held = { can: 'no', because: 'backup.yml asks for no lock' } as const;
    const store = readOnly(memoryStore(one.name));
    const nothing = { freeBytes: undefined, leftovers: [], indexedAt: undefined, abilities: undefined };
    const look = { ...nothing, evidence: undefined, lock: { wanted: false, held }, ...found };
    return { settings: one, location, problem: [], found: { store, overview, ...look } };
  });
}

/** The report of what was looked at; every copy is whole unless said otherwise. */
export function reportOf(
  looked: readonly Looked[],
  config: Config,
  now: Date,
  results: Readonly<Record<string, AuditedCopy['result']>> = {},
): StatusReport {
  const picture = describe(looked, config, now);
  const backup = picture.proven?.id ?? picture.newest?.id;
  const copies = looked.map(({ settings: { name, store, offSite }, found }): AuditedCopy => {
    const has = found?.overview.backups.some(({ id }) => id === backup);
    const result = results[name] ?? (found === undefined ? 'unknown' : has ? 'whole' : 'missing');
    const problems = result === 'damaged' ? ['config/config.tar.zst has another SHA-256 than recorded'] : [];
    const read =
      result === 'whole' || result === 'damaged'
        ? { filesRead: 5, bytesRead: 1_300_000 }
        : { filesRead: 0, bytesRead: 0 };
    return { store: name, kind: store.kind, offSite, result, ...read, problems };
  });
  const audit = { depth: 'sample', backup, ...countCopies(copies) } as const;
  const facts = { ...picture, audit };
  return { ...{ operation: 'status', format: 1, durationMs: 812, warnings: [] }, ...facts, ...assess(facts) };
}
