import { backupTime } from '../../catalog/backup-id.ts';
import type { Overseen } from '../../catalog/overview.ts';
import { decisionOf } from '../../catalog/retention/decide.ts';
import { type Case, judge } from '../../catalog/retention/judge.ts';
import { asBackup } from '../../catalog/retention/of-overview.ts';
import type { Summary } from '../../catalog/summary.ts';
import { tiers } from '../../config/retention-schema.ts';
import type { Config } from '../../config/schema.ts';
import type { StatusBackup, StatusReport, StatusStore } from '../../report/status-report.ts';
import type { Looked } from './look.ts';
import { measureLoss } from './loss.ts';

const dayMs = 86_400_000;

/** What stands in the stores: the part of the report that follows from looking, without any judgement. */
export type Picture = Pick<StatusReport, 'system' | 'timezone' | 'at' | 'objectives' | 'newest' | 'proven' | 'stores'>;

export function describe(looked: readonly Looked[], config: Config, now: Date): Picture {
  const { system, timezone, objectives } = config;
  const { rpo, rto, proof } = objectives;
  const cases = judge({
    ...{ policy: config.retention, now, timezone, system },
    stores: looked.map(({ settings, found }) => ({
      ...{ name: settings.name, offSite: settings.offSite, first: settings.first, keeps: settings.keeps },
      backups: (found?.overview.backups ?? []).map((one) => asBackup(one)),
    })),
  });
  return {
    ...{ system, timezone, at: now.toISOString() },
    objectives: {
      rpo: { tradingMs: rpo.trading, otherwiseMs: rpo.otherwise },
      ...{ rtoMs: rto.system, proofMs: proof },
    },
    newest: newestOf(looked, config, now),
    proven: provenOf(looked, config, now),
    stores: looked.map((one) => describeStore(one, cases, config, now)),
  };
}

/** Whole backups of this system, as far as is known; a date in the future says that some clock is wrong. */
function goodIn({ found }: Looked, { system }: Config, now: Date): Summary[] {
  return (found?.overview.backups ?? [])
    .filter((one) => one.kind === 'backup')
    .filter((one) => one.system === system && !one.broken && new Date(one.startedAt) <= now);
}

function newestOf(looked: readonly Looked[], config: Config, now: Date): Picture['newest'] {
  const good = looked.flatMap((one) => goodIn(one, config, now).map((backup) => ({ backup, one })));
  const newest = latest(
    good.map(({ backup }) => backup),
    ({ recoveryPoint }) => recoveryPoint,
  );
  if (newest === undefined) return undefined;
  const { id, recoveryPoint } = newest;
  const stores = good.filter(({ backup }) => backup.id === id).map(({ one }) => one.settings.name);
  const point = new Date(recoveryPoint);
  return { id, recoveryPoint, ageMs: now.getTime() - point.getTime(), stores, loss: measureLoss(point, config, now) };
}

/** A copy is proven by the proof of any: they are identical. */
function provenOf(looked: readonly Looked[], config: Config, now: Date): Picture['proven'] {
  const good = looked.flatMap((one) => goodIn(one, config, now).map((backup) => ({ backup, one })));
  const newest = latest(
    good.map(({ backup }) => backup).filter(({ proven }) => proven),
    ({ proven }) => proven?.at ?? '',
  );
  if (newest?.proven === undefined) return undefined;
  const { at, restoreMs } = newest.proven;
  const stores = good.filter(({ backup }) => backup.id === newest.id).map(({ one }) => one.settings.name);
  const ageMs = Math.max(0, now.getTime() - new Date(at).getTime());
  return { id: newest.id, at, ageMs, stores, ...(restoreMs !== undefined && { restoreMs }) };
}

function latest<T>(all: readonly T[], key: (one: T) => string): T | undefined {
  return all.reduce<T | undefined>((best, one) => (best === undefined || key(one) > key(best) ? one : best), undefined);
}

function describeStore(looked: Looked, cases: readonly Case[], config: Config, now: Date): StatusStore {
  const { settings, location, found, problem, hint } = looked;
  const { name, first, offSite } = settings;
  const here = cases.filter(({ store }) => store.name === name);
  const judged = new Map(here.map((one) => [one.backup.id, one]));
  const backups = (found?.overview.backups ?? [])
    .filter((one) => one.kind !== 'backup' || one.system === config.system)
    .map((one) => describeBackup(one, judged.get(one.id)));
  const awaited = cases.filter(({ awaitedBy }) => found !== undefined && awaitedBy.includes(name));
  const { freeBytes, leftovers = [], indexedAt, abilities, lock, evidence } = found ?? {};
  const perDayBytes = addedPerDay(backups, now);
  return {
    ...{ name, kind: settings.store.kind, location, first, offSite, reached: found !== undefined },
    problem: [...problem],
    hint,
    bytes: backups.reduce((sum, { bytes }) => sum + bytes, 0),
    ...{ perDayBytes, freeBytes, indexedAt, abilities, evidence, leftovers, backups },
    daysUntilFull: freeBytes === undefined || !perDayBytes ? undefined : freeBytes / perDayBytes,
    tiers: newestOfTiers(here, now),
    notSynced: [...new Set(awaited.map(({ backup }) => backup.id))].sort(),
    unindexed: found?.overview.read ?? 0,
    lock: lock ?? { wanted: false, held: { can: 'unknown', because: 'the store cannot be looked at' } },
  };
}

function describeBackup(one: Overseen, judged: Case | undefined): StatusBackup {
  const { decision, reasons } = judged ? decisionOf(judged) : { decision: 'keep' as const, reasons: [] };
  const decided = { decision, reasons: [...reasons] };
  if (one.kind !== 'backup') {
    const startedAt = (backupTime(one.id) ?? new Date(0)).toISOString();
    const unknown = { bytes: 0, components: {}, missing: [], broken: one.kind === 'damaged' };
    return { id: one.id, origin: one.kind, startedAt, ...unknown, ...decided };
  }
  const { id, type, startedAt, finishedAt, recoveryPoint, bytes, components, missing, broken, proven } = one;
  const durationMs = new Date(finishedAt).getTime() - new Date(startedAt).getTime();
  return {
    ...{ id, origin: 'suite', type, startedAt, durationMs, recoveryPoint, bytes, components, missing, broken },
    ...(proven && { proven }),
    ...decided,
  };
}

function newestOfTiers(here: readonly Case[], now: Date): StatusStore['tiers'] {
  return tiers.flatMap((tier) => {
    const newest = here
      .filter((one) => one.backup.state !== 'damaged' && one.tiers.some((counted) => counted.tier === tier))
      .reduce<Case | undefined>(
        (best, one) => (best === undefined || one.backup.time > best.backup.time ? one : best),
        undefined,
      );
    if (newest === undefined) return [];
    const { id, time } = newest.backup;
    return [{ tier, id, at: time.toISOString(), ageMs: Math.max(0, now.getTime() - time.getTime()) }];
  });
}

/** What the last week's backups took, a day; of a store that is younger, since its first. */
function addedPerDay(backups: readonly StatusBackup[], now: Date): number | undefined {
  const ages = backups.map(({ startedAt, bytes }) => ({ bytes, ageMs: now.getTime() - new Date(startedAt).getTime() }));
  const recent = ages.filter(({ ageMs }) => ageMs >= 0 && ageMs < 7 * dayMs);
  if (recent.length < 2) return undefined;
  const oldestMs = Math.max(...recent.map(({ ageMs }) => ageMs));
  const days = ages.length > recent.length ? 7 : Math.max(1, oldestMs / dayMs);
  return recent.reduce((sum, { bytes }) => sum + bytes, 0) / days;
}
