import type { Backup, Question, StoreHistory } from '../../src/catalog/retention/history.ts';
import type { Tier } from '../../src/config/retention-schema.ts';

/** One backup on one store. */
export type Copy = { readonly store: StoreHistory; readonly backup: Backup };

const dayMs = 86_400_000;
const tiers: readonly Tier[] = ['incremental', 'daily', 'weekly', 'monthly', 'pre-deployment'];

/**
 * Retention written a second time, as its rules are told and with no regard to speed: what is kept, as "store/id". It shares
 * no code with the first, neither for the calendar.
 */
export function modelKeeps(question: Question): Set<string> {
  const { stores, policy, now, system } = question;
  const all: Copy[] = stores.flatMap((store) => store.backups.map((backup) => ({ store, backup })));
  const ours = all.filter(({ backup }) => backup.system === undefined || backup.system === system);
  const judged = ours.filter(({ backup }) => backup.state !== 'damaged' && backup.time.getTime() <= now.getTime());

  const canBeRestored = (id: string): boolean =>
    ours.some(
      ({ backup }) => backup.id === id && backup.state === 'whole' && backup.parents.every((one) => canBeRestored(one)),
    );
  const good = new Set(ours.filter(({ backup }) => backup.state === 'whole' && canBeRestored(backup.id)));
  const isGood = (one: Copy) => good.has(one);
  const slots = new Map(ours.map((one) => [one, slotsOf(one.backup, question.timezone)]));
  const isProven = ({ backup }: Copy) => ours.some((one) => one.backup.id === backup.id && one.backup.proven);
  const isNewer = (a: Copy, b: Copy) =>
    a.backup.time.getTime() > b.backup.time.getTime() ||
    (a.backup.time.getTime() === b.backup.time.getTime() && a.backup.id > b.backup.id);
  /** Nothing in the list is newer; or it is good, and nothing good is newer. */
  const standsIn = (list: readonly Copy[], one: Copy) =>
    !list.some((other) => isNewer(other, one)) ||
    (isGood(one) && !list.some((other) => isNewer(other, one) && isGood(other)));

  function keepsTier(store: StoreHistory, tier: Tier): boolean {
    if (store.keeps !== undefined) return store.keeps.includes(tier);
    if (tier === 'daily' || tier === 'incremental') return store.first;
    if (tier === 'weekly' || tier === 'pre-deployment') return true;
    if (store.offSite) return true;
    return (
      store.first && !stores.some((other) => (other.keeps === undefined ? other.offSite : other.keeps.includes(tier)))
    );
  }

  function mayCountAs(tier: Tier, { backup }: Copy): boolean {
    if (tier === 'incremental' || tier === 'pre-deployment') return backup.type === tier;
    return backup.type === 'full';
  }

  const isInSlot = (tier: Tier, a: Copy, b: Copy) =>
    mayCountAs(tier, a) && mayCountAs(tier, b) && slots.get(a)?.[tier] === slots.get(b)?.[tier];

  /** The backup that ages count from in a store, and whether it only stands in for a newer one that is alone. */
  function clockOf(store: StoreHistory, tier: Tier): { readonly copy: Copy; readonly standsIn: boolean } | undefined {
    const good = judged.filter((one) => isGood(one) && (mayCountAs(tier, one) || !isOfCalendar(tier)));
    const here = good.filter((one) => one.store === store);
    const newestOf = (list: readonly Copy[]) => list.find((one) => !list.some((other) => isNewer(other, one)));
    const newest = newestOf(here) ?? newestOf(good);
    if (newest === undefined) return undefined;
    const isOlder = (one: Copy) => isNewer(newest, one);
    const second = newestOf(here.filter(isOlder)) ?? newestOf(good.filter(isOlder));
    const gap = second === undefined ? 0 : between(second, newest);
    const isAlone = second !== undefined && gap > policy[tier] && gap > policy.daily;
    return isAlone ? { copy: second, standsIn: true } : { copy: newest, standsIn: false };
  }

  const clocks = stores.flatMap((store) =>
    tiers.filter((tier) => keepsTier(store, tier)).map((tier) => ({ store, tier, clock: clockOf(store, tier) })),
  );

  function isOldIn(store: StoreHistory, tier: Tier, one: Copy): boolean {
    const clock = clocks.find((other) => other.store === store && other.tier === tier)?.clock;
    return clock !== undefined && between(one, clock.copy) > policy[tier];
  }

  function speaksFor(one: Copy): boolean {
    const { store, backup } = one;
    if (backup.system !== undefined && backup.system !== system) return true;
    if (backup.state === 'damaged' || backup.time.getTime() > now.getTime()) return true;
    if (backup.needed.length > 0) return true;
    if (backup.lockedUntil !== undefined && backup.lockedUntil.getTime() > now.getTime()) return true;
    const here = judged.filter((other) => other.store === store);
    if (standsIn(here, one) || (isProven(one) && standsIn(here.filter(isProven), one))) return true;
    const newerAndGood = here.filter((other) => isNewer(other, one) && isGood(other));
    if (newerAndGood.length < Math.max(1, policy['keep-last'])) return true;
    if (clocks.some(({ clock }) => clock?.copy === one && clock.standsIn)) return true;
    return tiers.some((tier) => mayCountAs(tier, one) && stores.some((other) => isWantedBy(other, tier, one)));
  }

  function isWantedBy(store: StoreHistory, tier: Tier, one: Copy): boolean {
    if (!keepsTier(store, tier)) return false;
    const slot = judged.filter((other) => isInSlot(tier, other, one));
    if (slot.every((other) => isOldIn(store, tier, other))) return false;
    const there = slot.filter((other) => other.store === store);
    if (store === one.store) return standsIn(there, one);
    const sameId = slot.filter((other) => other.backup.id === one.backup.id);
    return sameId.some((other) => standsIn(slot, other)) && !sameId.some((other) => other.store === store);
  }

  const kept = new Set(all.filter(speaksFor));
  for (let before = -1; before !== kept.size; ) {
    before = kept.size;
    for (const parent of ours) if ([...kept].some((child) => needs(child, parent))) kept.add(parent);
  }
  return new Set([...kept].map(nameOf));

  function needs(child: Copy, parent: Copy): boolean {
    if (!ours.includes(child) || !child.backup.parents.includes(parent.backup.id)) return false;
    const isBeside = ours.some(
      ({ store, backup }) => store === child.store && backup.id === parent.backup.id && backup.state === 'whole',
    );
    return parent.store === child.store ? parent.backup.state === 'whole' || !isBeside : !isBeside;
  }
}

export function nameOf({ store, backup }: Copy): string {
  return `${store.name}/${backup.id}`;
}

function slotsOf({ id, time }: Backup, timezone: string): Readonly<Record<Tier, string>> {
  const day = localDay(time, timezone);
  return {
    incremental: id,
    'pre-deployment': id,
    daily: String(day),
    // Day 0, 1 January 1970, was a Thursday.
    weekly: String(Math.floor((day + 3) / 7)),
    monthly: new Date(day * dayMs).toISOString().slice(0, 7),
  };
}

function isOfCalendar(tier: Tier): boolean {
  return tier === 'daily' || tier === 'weekly' || tier === 'monthly';
}

function between(earlier: Copy, later: Copy): number {
  return later.backup.time.getTime() - earlier.backup.time.getTime();
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Days since 1 January 1970 by the calendar of the zone, from its offset at that moment. */
function localDay(time: Date, timezone: string): number {
  const format =
    formats.get(timezone) ?? new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' });
  formats.set(timezone, format);
  const name = format.formatToParts(time).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0', seconds = '0'] =
    /^GMT([+-])(\d+):(\d+)(?::(\d+))?$/.exec(name) ?? [];
  const offset = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * (sign === '-' ? -1000 : 1000);
  return Math.floor((time.getTime() + offset) / dayMs);
}
