import { decide } from '../../src/catalog/retention/decide.ts';
import type { Backup, Question, StoreHistory } from '../../src/catalog/retention/history.ts';
import { type RetentionPolicy, retention } from '../../src/config/retention-schema.ts';

/** The guide's policy, which is the default. */
export const guidePolicy: RetentionPolicy = retention.parse({});

/** A good full backup of "2026-11-27 02:00", read as UTC; its id is that text. */
export function backup(at: string, differs: Partial<Backup> = {}): Backup {
  return {
    id: at,
    system: 'trading',
    type: 'full',
    time: new Date(`${at.replace(' ', 'T')}Z`),
    state: 'whole',
    proven: false,
    parents: [],
    needed: [],
    bytes: 1_000,
    ...differs,
  };
}

export const local = (...backups: Backup[]): StoreHistory => ({ name: 'local', offSite: false, first: true, backups });
export const offsite = (...backups: Backup[]): StoreHistory => ({
  name: 'offsite',
  offSite: true,
  first: false,
  backups,
});

export function question(stores: readonly StoreHistory[], now: string, differs: Partial<Question> = {}): Question {
  const policy = { ...guidePolicy, 'keep-last': 1 };
  return { stores, policy, now: new Date(`${now.replace(' ', 'T')}Z`), timezone: 'UTC', system: 'trading', ...differs };
}

/** What is decided, as a table to read: one line a backup, "local 2026-11-27 02:00 keep: reason; reason". */
export function table(asked: Question): string[] {
  return decide(asked).stores.flatMap(({ name, backups }) =>
    backups.map(({ id, decision, reasons }) => `${name} ${id} ${decision}: ${reasons.join('; ')}`),
  );
}

/** Ids that a store still has after what is decided was carried out. */
export function keptOn(store: string, asked: Question): string[] {
  const backups = decide(asked).stores.find(({ name }) => name === store)?.backups ?? [];
  return backups.filter(({ decision }) => decision === 'keep').map(({ id }) => id);
}

/** The same stores without what is to be removed. */
export function pruned(asked: Question): Question {
  const { stores } = decide(asked);
  const isKept = (index: number, id: string) =>
    stores[index]?.backups.some((one) => one.id === id && one.decision === 'keep') ?? false;
  return {
    ...asked,
    stores: asked.stores.map((store, index) => ({
      ...store,
      backups: store.backups.filter(({ id }) => isKept(index, id)),
    })),
  };
}
