import { type Tier, tiers } from '../../config/retention-schema.ts';
import { formatDuration, plural } from '../../lib/format.ts';
import { calendarOf, type Slots } from './calendar.ts';
import { type Backup, keepsTier, type Question, type StoreHistory } from './history.ts';

/** One backup on one store, and what was found to speak for it. Nothing does: it may go. */
export interface Case {
  readonly store: StoreHistory;
  readonly backup: Backup;
  readonly slots: Slots;
  /** No setting can cross these. */
  readonly floors: string[];
  /** What it counts as by the policy. */
  readonly tiers: { readonly tier: Tier; readonly reason: string }[];
  /** Names of stores that keep it and have not got it yet. */
  readonly awaitedBy: string[];
  /** Kept backups that cannot be restored without it. */
  readonly children: Case[];
  /** Why it does not count as what it might. */
  readonly against: string[];
}

export function isKept({ floors, tiers, children }: Case): boolean {
  return floors.length + tiers.length + children.length > 0;
}

/** Collects what speaks for each backup, in the order of the question. */
export function judge(question: Question): readonly Case[] {
  const slotsOf = calendarOf(question.timezone);
  const cases = question.stores.flatMap((store) =>
    store.backups.map((backup): Case => {
      const floors = [...ownFloors(backup, question)];
      return {
        store,
        backup,
        slots: slotsOf(backup.time),
        floors,
        tiers: [],
        awaitedBy: [],
        children: [],
        against: [],
      };
    }),
  );
  const ours = cases.filter(({ backup }) => backup.system === undefined || backup.system === question.system);
  const history = historyOf(ours, question);
  for (const store of question.stores) keepLast(store, history);
  for (const tier of tiers) for (const store of question.stores) keepTier(tier, store, history);
  keepParents(ours);
  return cases;
}

/** Floors that a backup has by itself, whatever the others are. */
function* ownFloors(backup: Backup, { now, system }: Question): Generator<string> {
  const { id, time, state, lockedUntil, needed } = backup;
  if (backup.system !== undefined && backup.system !== system) yield `of another system, ${backup.system}`;
  // Whose it is may be unknown, what it still holds too, and tomorrow the disk may read it again.
  if (state === 'damaged') yield `damaged: only a person removes it, after a look with backupctl verify ${id}`;
  if (time > now) yield `dated ${time.toISOString()}, in the future: a clock was wrong, and its age is not known`;
  if (lockedUntil !== undefined && lockedUntil > now) yield `locked until ${lockedUntil.toISOString()}`;
  yield* needed;
}

/** What ages and calendar are told from: nothing damaged, nothing of the future, nothing of other systems. */
interface History {
  readonly question: Question;
  readonly newestFirst: readonly Case[];
  /** Whole, with all that it needs: only such a one shows that another is not needed any more. */
  readonly isGood: (one: Case) => boolean;
  /** Wherever the proof was made: copies are identical. */
  readonly isProven: (one: Case) => boolean;
}

function historyOf(ours: readonly Case[], question: Question): History {
  const restorable = restorableIds(ours);
  const proven = new Set(ours.filter(({ backup }) => backup.proven).map(({ backup }) => backup.id));
  return {
    question,
    newestFirst: ours
      .filter(({ backup }) => backup.state !== 'damaged' && backup.time <= question.now)
      .sort((a, b) => b.backup.time.getTime() - a.backup.time.getTime() || compareTexts(b.backup.id, a.backup.id)),
    isGood: ({ backup }) => backup.state === 'whole' && restorable.has(backup.id),
    isProven: ({ backup }) => proven.has(backup.id),
  };
}

/** Ids that are whole somewhere, and so is all that they need. */
function restorableIds(ours: readonly Case[]): ReadonlySet<string> {
  const whole = ours.filter(({ backup }) => backup.state === 'whole');
  const ids = new Set(whole.map(({ backup }) => backup.id));
  for (let before = -1; before !== ids.size; ) {
    before = ids.size;
    for (const { backup } of whole) if (!backup.parents.every((id) => ids.has(id))) ids.delete(backup.id);
  }
  return ids;
}

/** Of a list, newest first: the newest good one, and the newest of all, which may yet turn out to be good. */
function standing(list: readonly Case[], { isGood }: History): readonly Case[] {
  return [...new Set([list.find(isGood), list[0]])].filter((one) => one !== undefined);
}

/** The newest backups of a store and the newest proven one. */
function keepLast(store: StoreHistory, history: History): void {
  const { question, newestFirst, isGood, isProven } = history;
  const here = newestFirst.filter((one) => one.store === store);
  for (const one of standing(here, history)) one.floors.push(`the newest ${isGood(one) ? 'good ' : ''}backup here`);
  for (const one of standing(here.filter(isProven), history)) one.floors.push('the newest proven backup here');
  const count = Math.max(1, question.policy['keep-last']);
  const last = count === 1 ? 'good backup' : `${count} good backups`;
  let newer = 0;
  for (const one of here) {
    if (newer < count) one.floors.push(`no older than the last ${last} here`);
    if (isGood(one)) newer += 1;
  }
}

const typeOf = {
  incremental: 'incremental',
  daily: 'full',
  weekly: 'full',
  monthly: 'full',
  'pre-deployment': 'pre-deployment',
} as const satisfies Record<Tier, Backup['type']>;

/** What one store keeps of one tier, and what others keep for it because it has not got it yet. */
function keepTier(tier: Tier, store: StoreHistory, history: History): void {
  const { policy, stores } = history.question;
  const all = history.newestFirst.filter(({ backup }) => backup.type === typeOf[tier]);
  const here = all.filter((one) => one.store === store);
  if (!keepsTier(store, tier, stores)) {
    speakAgainst(here, `${tier}: kept ${onKeepers(tier, stores)}`);
    return;
  }
  const clock = clockOf(tier, store, history);
  const isOld = (one: Case) => clock !== undefined && age(one, clock) > policy[tier];
  const old = `${tier}: more than ${period(policy[tier])} older than ${clock?.backup.id}, from which ages count`;
  for (const [slot, candidates] of Map.groupBy(all, (one) => slotOf(tier, one))) {
    const own = candidates.filter((one) => one.store === store);
    if (candidates.every(isOld)) speakAgainst(own, old);
    else keepSlot(tier, slot, store, candidates, history);
  }
}

function keepSlot(tier: Tier, slot: string, store: StoreHistory, candidates: readonly Case[], history: History): void {
  const here = candidates.filter((one) => one.store === store);
  const stands = standing(here, history);
  for (const one of stands) {
    const as = slot === one.backup.id ? '' : `: the newest ${history.isGood(one) ? 'good ' : ''}one of ${slot} here`;
    one.tiers.push({ tier, reason: `${tier}${as}, kept for ${period(history.question.policy[tier])}` });
  }
  const [best] = stands;
  const others = here.filter((one) => !stands.includes(one));
  speakAgainst(others, `${tier}: ${best?.backup.id} stands for ${slot}`);
  for (const { backup } of standing(candidates, history)) {
    if (here.some((one) => one.backup.id === backup.id)) continue;
    const elsewhere = candidates.filter((one) => one.backup.id === backup.id);
    for (const one of elsewhere) {
      one.floors.push(`not yet on ${store.name}, which keeps ${tier} ones`);
      one.awaitedBy.push(store.name);
    }
  }
}

function slotOf(tier: Tier, { backup, slots }: Case): string {
  return tier === 'incremental' || tier === 'pre-deployment' ? backup.id : slots[tier];
}

/**
 * The backup that ages count from: the newest good one of the store, however long ago, so that failures make nothing old.
 * Nor does one alone after a long gap, when a clock may have jumped: until another confirms it, the one before it counts.
 * A store that has none, or no other, is measured by those of all stores.
 * Full backups count among themselves: incremental ones that succeed must not let them expire.
 */
function clockOf(tier: Tier, store: StoreHistory, { newestFirst, isGood, question }: History): Case | undefined {
  const { policy } = question;
  const good = newestFirst.filter((one) => isGood(one) && (typeOf[tier] !== 'full' || one.backup.type === 'full'));
  const here = good.filter((one) => one.store === store);
  const newest = here[0] ?? good[0];
  if (newest === undefined) return undefined;
  const olderIn = (list: readonly Case[]) =>
    list.slice(list.indexOf(newest) + 1).find(({ backup }) => backup.id !== newest.backup.id);
  const before = olderIn(here) ?? olderIn(good);
  if (before === undefined || age(before, newest) <= Math.max(policy[tier], policy.daily)) return newest;
  before.floors.push(`ages count from it until another good one confirms ${newest.backup.id}`);
  return before;
}

function age(one: Case, clock: Case): number {
  return clock.backup.time.getTime() - one.backup.time.getTime();
}

function speakAgainst(cases: readonly Case[], why: string): void {
  for (const one of cases) one.against.push(why);
}

function onKeepers(tier: Tier, stores: readonly StoreHistory[]): string {
  const names = stores.filter((store) => keepsTier(store, tier, stores)).map(({ name }) => name);
  return names.length === 0 ? 'on no store' : `on ${names.join(' and ')} only`;
}

function period(ms: number): string {
  return ms % 86_400_000 === 0 ? plural(ms / 86_400_000, 'day') : formatDuration(ms);
}

function compareTexts(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

/** What a kept backup needs is kept: on the same store, or wherever it is when it is not there. */
function keepParents(ours: readonly Case[]): void {
  const copies = Map.groupBy(ours, ({ backup }) => backup.id);
  const kept = ours.filter(isKept);
  // It grows while it is walked through.
  for (const child of kept) {
    for (const parent of child.backup.parents.flatMap((id) => nearest(copies.get(id) ?? [], child.store))) {
      if (!isKept(parent)) kept.push(parent);
      parent.children.push(child);
    }
  }
}

function nearest(copies: readonly Case[], store: StoreHistory): readonly Case[] {
  const here = copies.filter((one) => one.store === store && one.backup.state === 'whole');
  return here.length > 0 ? here : copies;
}
