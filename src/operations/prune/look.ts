import { manifestPath } from '../../catalog/manifest.ts';
import { type Overseen, type Overview, overseeFresh, readOverview } from '../../catalog/overview.ts';
import { decide } from '../../catalog/retention/decide.ts';
import type { Backup, Question } from '../../catalog/retention/history.ts';
import { asBackup } from '../../catalog/retention/of-overview.ts';
import { type Proposal, untilFree } from '../../catalog/retention/until-free.ts';
import type { storesOf } from '../../config/stores-schema.ts';
import type { ReadableStore } from '../../stores/store.ts';

/** A configured store, and what was found in it. */
export interface Looked {
  readonly settings: ReturnType<typeof storesOf>[number];
  /** Undefined: it cannot be looked at now. */
  readonly found: { readonly store: ReadableStore; readonly overview: Overview } | undefined;
}

export async function look(settings: Looked['settings'], store: ReadableStore): Promise<Looked> {
  return { settings, found: { store, overview: await readOverview(store) } };
}

export interface Decided {
  readonly decisions: ReturnType<typeof decide>;
  readonly proposal: Proposal | undefined;
}

type Asked = Pick<Question, 'policy' | 'now' | 'timezone' | 'system'> & {
  /** Reasons to keep a backup that only this host knows, by its id. */
  readonly needed: ReadonlyMap<string, readonly string[]>;
  readonly free: { readonly store: string; readonly bytes: number } | undefined;
  /** Of these stores something may be removed. */
  readonly pruned: ReadonlySet<string>;
};

/**
 * Decides until it is certain: what is to go is looked at itself before, for its newest proofs and locks, so that an index that
 * is behind never costs a backup.
 */
export async function decideSurely(looked: readonly Looked[], asked: Asked): Promise<Decided> {
  const fresh = new Map<string, Backup>();
  for (;;) {
    const stores = looked.map(({ settings, found }) => ({
      ...{ name: settings.name, offSite: settings.offSite, first: settings.first, keeps: settings.keeps },
      backups: (found?.overview.backups ?? []).map(
        (one) => fresh.get(`${settings.name}/${one.id}`) ?? asBackup(one, asked.needed.get(one.id)),
      ),
    }));
    const question = { ...asked, stores };
    const decisions = decide(question);
    const proposal = asked.free && untilFree(question, asked.free.store, asked.free.bytes);
    const doomed = decisions.stores.flatMap(({ name, backups }) => {
      const further = name === asked.free?.store ? (proposal?.further ?? []) : [];
      const ids = [...backups.filter(({ decision }) => decision === 'remove'), ...further].map(({ id }) => id);
      return asked.pruned.has(name) ? ids.filter((id) => !fresh.has(`${name}/${id}`)).map((id) => ({ name, id })) : [];
    });
    if (doomed.length === 0) return { decisions, proposal };
    for (const { name, id } of doomed) {
      const store = looked.find(({ settings }) => settings.name === name)?.found?.store;
      if (store === undefined) continue;
      const now = await overseeFresh(store, id);
      const seen: Overseen =
        now.kind === 'unfinished' ? { kind: 'damaged', id, problem: 'has no manifest any more' } : now;
      const lockedUntil = await store.lockedUntil(`${id}/${manifestPath}`);
      fresh.set(`${name}/${id}`, { ...asBackup(seen, asked.needed.get(id)), lockedUntil });
    }
  }
}
