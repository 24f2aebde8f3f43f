import type { Question } from './history.ts';
import { type Case, isKept, judge } from './judge.ts';

export interface Decision {
  readonly id: string;
  readonly decision: 'keep' | 'remove';
  /** In words: all that speaks for keeping it, or why nothing does. */
  readonly reasons: readonly string[];
}

export interface Decisions {
  readonly stores: readonly { readonly name: string; readonly backups: readonly Decision[] }[];
}

/** Decides for every backup of every store whether it is kept, and why. It looks at nothing but its argument. */
export function decide(question: Question): Decisions {
  const byStore = Map.groupBy(judge(question), ({ store }) => store);
  return {
    stores: question.stores.map((store) => ({ name: store.name, backups: (byStore.get(store) ?? []).map(decisionOf) })),
  };
}

/** What becomes of one that was judged. */
export function decisionOf(one: Case): Decision {
  const { id } = one.backup;
  return isKept(one)
    ? { id, decision: 'keep', reasons: [...new Set(reasonsToKeep(one))] }
    : { id, decision: 'remove', reasons: one.against };
}

function reasonsToKeep({ floors, tiers, children: [child, ...more] }: Case): string[] {
  const others = more.length === 0 ? 'needs it' : `and ${more.length} more need it`;
  return [
    ...floors,
    ...tiers.map(({ reason }) => reason),
    ...(child === undefined ? [] : [`${child.backup.id} ${others}`]),
  ];
}
