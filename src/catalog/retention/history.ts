import type { RetentionPolicy, Tier } from '../../config/retention-schema.ts';

/** One backup of a store, as far as retention looks at it. */
export interface Backup {
  readonly id: string;
  /** Undefined when no manifest tells. */
  readonly system: string | undefined;
  /** Full, where no manifest tells. */
  readonly type: 'full' | 'pre-deployment' | 'incremental';
  /** Of the signed manifest; without one, the time of the id. */
  readonly time: Date;
  /** Guide: made by the guide's scripts. Damaged: its manifest cannot be read, or its content was found to be broken. */
  readonly state: 'whole' | 'guide' | 'damaged';
  readonly proven: boolean;
  /** Ids of the backups that it cannot be restored without. */
  readonly parents: readonly string[];
  readonly lockedUntil?: Date | undefined;
  /** Why others need it, each in words. */
  readonly needed: readonly string[];
  readonly bytes: number;
}

/** A store that cannot be reached now is given without backups, never left out: what it should hold then stays elsewhere. */
export interface StoreHistory {
  readonly name: string;
  readonly offSite: boolean;
  /** Where backups are made. */
  readonly first: boolean;
  /** Undefined: the default. */
  readonly keeps?: readonly Tier[] | undefined;
  readonly backups: readonly Backup[];
}

export interface Question {
  readonly stores: readonly StoreHistory[];
  readonly policy: RetentionPolicy;
  readonly now: Date;
  readonly timezone: string;
  readonly system: string;
}

/** Whether a store keeps a tier: by its setting, else daily and incremental the first, monthly the off-site ones, the others all. */
export function keepsTier(store: StoreHistory, tier: Tier, stores: readonly StoreHistory[]): boolean {
  if (store.keeps !== undefined) return store.keeps.includes(tier);
  switch (tier) {
    case 'daily':
    case 'incremental':
      return store.first;
    case 'weekly':
    case 'pre-deployment':
      return true;
    case 'monthly':
      // For lack of another store nothing is lost.
      return store.offSite || (store.first && !stores.some(({ keeps, offSite }) => keeps?.includes(tier) ?? offSite));
  }
}
