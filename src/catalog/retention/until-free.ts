import { tiers } from '../../config/retention-schema.ts';
import { bytesOf } from '../manifest.ts';
import type { Question } from './history.ts';
import { type Case, isKept, judge } from './judge.ts';

export interface Proposal {
  /** What may go beyond what the policy removes, in the order in which it may go. */
  readonly further: readonly { readonly id: string; readonly bytes: number; readonly reasons: readonly string[] }[];
  /** With what the policy removes. */
  readonly freed: number;
  /** Otherwise floors keep the rest. */
  readonly enough: boolean;
}

/**
 * Proposes what else may go, so that this many bytes become free on one store: first what stays elsewhere, of that the least
 * valuable tier, of that the oldest. Floors hold, and nothing goes before what needs it.
 */
export function untilFree(question: Question, store: string, bytes: number): Proposal {
  const cases = judge(question);
  const copies = Map.groupBy(cases.filter(isKept), ({ backup }) => backup.id);
  const stays = (one: Case) =>
    (copies.get(one.backup.id) ?? []).filter(
      ({ store, backup }) => store !== one.store && backup.system === one.backup.system && backup.state === 'whole',
    );
  const here = cases.filter((one) => one.store.name === store);
  const gone = new Set(here.filter((one) => !isKept(one)));
  const candidates = here
    .filter((one) => isKept(one) && one.floors.length === 0)
    .map((one) => ({ one, isLast: stays(one).length === 0, worth: worth(one), time: one.backup.time.getTime() }))
    .sort((a, b) => Number(a.isLast) - Number(b.isLast) || a.worth - b.worth || a.time - b.time)
    .map(({ one }) => one);
  const further: Case[] = [];
  let freed = bytesOf([...gone].map(({ backup }) => backup));
  while (freed < bytes) {
    const next = candidates.find((one) => !gone.has(one) && one.children.every((child) => gone.has(child)));
    if (next === undefined) break;
    gone.add(next);
    further.push(next);
    freed += next.backup.bytes;
  }
  return {
    further: further.map((one) => ({ id: one.backup.id, bytes: one.backup.bytes, reasons: reasons(one, stays(one)) })),
    freed,
    enough: freed >= bytes,
  };
}

/** The most valuable tier that a backup counts as; less than any when only others, which go before, needed it. */
function worth(one: Case): number {
  return Math.max(-1, ...one.tiers.map(({ tier }) => tiers.indexOf(tier)));
}

function reasons({ tiers: counted }: Case, copies: readonly Case[]): string[] {
  const stores = copies.map(({ store }) => store.name);
  return [
    stores.length === 0 ? 'no other whole copy is kept' : `a whole copy stays on ${stores.join(' and ')}`,
    ...(counted.length === 0 ? ['only backups that go before it need it'] : counted.map(({ reason }) => reason)),
  ];
}
